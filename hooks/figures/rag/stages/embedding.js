/* The second stage: the terms become a vector. */

/** @import { RagTrace } from "../../models/retrieval-types.d.ts" */
/** @import { RagJourney, RagStage } from "../types.d.ts" */
import { svg } from "../../kit/dom.js";
import * as numbers from "../../kit/numbers.js";
import { big, paragraph, widthNow } from "./parts.js";
import { SHOWN } from "./passage.js";
import { spelled } from "./spelling.js";

/** @type {RagStage} */
export const embedding = {
  name: "Embedding",
  say: ({ trace }) =>
    strongest(trace) < 0 ? "no vector, since no term is known" : `a vector of ${trace.vector.length} numbers`,
  draw(journey) {
    const vector = [...journey.trace.vector];
    const axis = strongest(journey.trace);
    if (axis < 0) {
      return [paragraph("No page has any of the terms, so there is no vector.")];
    }
    return [
      paragraph("LSA, learned just now from which words stand together on these pages. No neural network."),
      drawing(vector, axis),
      big(
        `Number ${axis + 1} is the strongest, ${signed(vector[axis])}.`,
        `Its side stands for: ${speaksOf(journey, axis, Math.sign(vector[axis]))}.`,
      ),
    ];
  },
};

const signed = (/** @type {number} */ value) => numbers.round(value).replace("-", "−");

/** The number in which a vector stands out most from others: the first one only says that it is English. @param {RagTrace} trace */
function strongest({ vector }) {
  let best = -1;
  vector.forEach((value, at) => {
    if (value !== 0 && (at > 0 || vector.length === 1) && (best < 0 || Math.abs(value) > Math.abs(vector[best]))) {
      best = at;
    }
  });
  return best;
}

/** The terms that weigh most on one side of an axis. @param {RagJourney} journey @param {number} axis @param {number} sign */
function speaksOf({ index }, axis, sign) {
  const { terms, axes, values } = index.lsa;
  return [...terms]
    .map(([term, at]) => ({ term, weight: sign * axes[at * values.length + axis] }))
    .sort((one, two) => two.weight - one.weight)
    .slice(0, SHOWN)
    .map(({ term }) => spelled(index, term))
    .join(", ");
}

/** Each number as a bar, up or down. @param {number[]} vector @param {number} strong the place of the strongest */
function drawing(vector, strong) {
  const most = Math.max(...vector.map(Math.abs));
  const whole = widthNow();
  const width = whole / vector.length;
  const bars = vector.map((value, at) => {
    const height = (46 * Math.abs(value)) / most;
    return svg("rect", {
      class: at === strong ? "v-strong" : "",
      x: (at * width + 1).toFixed(1),
      width: (width - 2).toFixed(1),
      y: (value > 0 ? 50 - height : 50).toFixed(1),
      height: height.toFixed(1),
    });
  });
  const said = `${vector.length} numbers from ${signed(Math.min(...vector))} to ${
    signed(Math.max(...vector))
  }; number ${strong + 1} is the strongest`;
  return svg(
    "svg",
    { class: "v-chart v-vector", viewBox: `0 0 ${whole} 100`, role: "img", "aria-label": said },
    svg("line", { class: "v-grid", x1: 0, x2: whole, y1: 50, y2: 50 }),
    ...bars,
  );
}
