/* The last stage: the answer in the pages' own words, or that there is none. */

/** @import { RagStage } from "../types.d.ts" */
import { h } from "../../kit/dom.js";
import * as numbers from "../../kit/numbers.js";
import { paragraph } from "./parts.js";
import { linked } from "./passage.js";

/** Words of a sentence that are quoted at most. */
const QUOTED = 80;

/** @type {RagStage} */
export const answer = {
  name: "Answer",
  say: ({ answer: { sentences } }) =>
    sentences.length ? `in the pages' own words: ${sentences[0].text}` : "nothing here answers that",
  draw(journey) {
    const { answer: { sentences, share }, settings } = journey;
    const held = `The best passage holds ${numbers.round(100 * share, 2)} % of the query’s weight; at least ${
      numbers.round(100 * settings.threshold, 2)
    } % are asked for. A rare term weighs more, and one that no page has the most.`;
    if (sentences.length === 0) {
      return [h("p", { class: "v-big" }, "Nothing here answers that."), paragraph(held)];
    }
    return [
      ...sentences.map(({ id, text }) => h("p", { class: "v-answer" }, `“${begin(text)}” `, linked(journey, id))),
      paragraph(`${held} Sentences are taken as they stand.`),
    ];
  },
};

/** @param {string} text */
function begin(text) {
  const all = text.split(" ");
  return all.length > QUOTED ? `${all.slice(0, QUOTED).join(" ")} …` : text;
}
