/* The fifth stage: the two rankings become one. */

/** @import { RagJourney, RagStage } from "../types.d.ts" */
import { h } from "../../kit/dom.js";
import * as numbers from "../../kit/numbers.js";
import { paragraph } from "./parts.js";
import { placeIn, SHOWN } from "./passage.js";
import { drawRanking } from "./ranking.js";

/** @type {RagStage} */
export const fusion = {
  name: "Fusion",
  say: ({ trace, settings }) =>
    `${
      trace.fused.slice(0, settings.most).filter(({ id }, at) => placeIn(trace.words, id) !== String(at + 1)).length
    } of the first ${settings.most} places differ from those of the word search`,
  draw(journey) {
    const { trace, settings } = journey;
    return [
      paragraph(
        `Reciprocal rank fusion adds up places, since scores of two kinds can't be added: ${
          numbers.round(1 - settings.weight)
        } / (60 + place by words) + ${
          numbers.round(settings.weight)
        } / (60 + place by vectors). Moved is counted from the place by words.`,
      ),
      trace.fused.length ? best(journey) : paragraph("There is nothing to fuse."),
    ];
  },
};

/** @param {RagJourney} journey */
function best(journey) {
  const { trace, settings } = journey;
  const table = drawRanking(
    journey,
    trace.fused.slice(0, Math.max(SHOWN, settings.most)),
    "The best passages after fusion",
    ["Place", "By words", "By vectors", "Moved", "Sum, thousandths"],
    ({ id, score }, at) => [
      at + 1,
      placeIn(trace.words, id),
      placeIn(trace.near.found, id),
      moved(at, trace.words.findIndex((one) => one.id === id)),
      numbers.round(score * 1000),
    ],
  );
  table.classList.add("v-fusion");
  return table;
}

/** How a place differs from that of the word search. @param {number} now @param {number} before both from 0, before -1 where it has none */
function moved(now, before) {
  if (before < 0) {
    return "new";
  }
  const by = before - now;
  const [mark, said] = by > 0 ? [`▲${by}`, `${by} up`] : by < 0 ? [`▼${-by}`, `${-by} down`] : ["=", "as before"];
  return h("span", {}, h("span", { "aria-hidden": "true" }, mark), h("span", { class: "v-hidden" }, said));
}
