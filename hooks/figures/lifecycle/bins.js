/* The shares of a week in the ten bins of PSI, beside those of the training records. */

/** @import { Loop } from "../models/lifecycle-types.d.ts" */
import { svg } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { draw } from "./drawing.js";

/** What the bars are of, where they begin in a bin, and how the key calls them. @type {["trained" | "seen", number, string][]} */
const KINDS = [["trained", 0.1, "p, of the training records"], ["seen", 0.52, "q, of the requests"]];

/**
 * @param {HTMLElement} place
 * @param {Loop["series"][number]} week
 * @param {number} width
 */
export function drawBins(place, { week, bins }, width) {
  draw(
    place,
    `Week ${week} in the tenths of the training data`,
    svg(
      "svg",
      {
        class: "v-chart v-bins",
        viewBox: `0 0 ${width} 100`,
        role: "img",
        "aria-label": `Shares of week ${week} in the ten bins of PSI, from ${percent(Math.min(...bins.seen))} to ${
          percent(Math.max(...bins.seen))
        }`,
      },
      svg("line", { class: "v-grid", x1: 0, x2: width, y1: 82.5, y2: 82.5 }),
      ...marksOf(bins, width),
    ),
    KINDS.map(([kind, , name]) => [
      svg(
        "svg",
        { width: 12, height: 14 },
        svg("rect", { class: `v-bin v-bin-${kind}`, x: 1, y: 1, width: 10, height: 12 }),
      ),
      name,
    ]),
  );
}

/** The same as a table. @param {Loop["series"][number]} week */
export const rowsOf = ({ bins: { trained, seen } }) =>
  trained.map((share, at) => [at + 1, percent(share), percent(seen[at])]);

/** @param {number} share */
const percent = (share) => `${numbers.round(100 * share)} %`;

/** @param {Loop["series"][number]["bins"]} bins @param {number} width */
function marksOf(bins, width) {
  const most = Math.max(...bins.trained, ...bins.seen);
  const one = width / bins.trained.length;
  return bins.trained.flatMap((_, at) => [
    ...KINDS.map(([kind, begins]) => {
      const height = (76 * bins[kind][at]) / most;
      return svg("rect", {
        class: `v-bin v-bin-${kind}`,
        x: ((at + begins) * one).toFixed(1),
        width: (0.36 * one).toFixed(1),
        y: (82 - height).toFixed(1),
        height: height.toFixed(1),
      });
    }),
    svg("text", { class: "v-tick", x: ((at + 0.5) * one).toFixed(1), y: 96, "text-anchor": "middle" }, String(at + 1)),
  ]);
}
