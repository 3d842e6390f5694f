/* What the monitor said and was wrong about, by week: marks below the lines, told apart by shape. */

/** @import { Loop } from "../models/lifecycle-types.d.ts" */
import { svg } from "../kit/dom.js";
import { draw } from "./drawing.js";

/** @type {[string, string, (week: Loop["series"][number]) => boolean, string][]} */
const SORTS = [
  ["alarm", "alarms, rightly", ({ drift, truly }) => drift && truly, "M0-6L6 5H-6z"],
  ["false", "false alarms", ({ drift, truly }) => drift && !truly, "M0-6L6 5H-6z"],
  ["miss", "misses", ({ drift, truly }) => !drift && truly, "M-5-5L5 5M5-5L-5 5"],
];

/**
 * @param {HTMLElement} place
 * @param {Loop["series"]} series
 * @param {number} width
 */
export function drawVerdicts(place, series, width) {
  // Where a chart of the kit begins and ends, so that marks stand below its weeks.
  const [left, right] = [68, width - 12];
  const between = Math.max(1, series.length - 1);
  const toX = (/** @type {number} */ week) => left + ((week - 1) / between) * (right - left);
  /** @type {[Element[], string[], [Element, string][]]} */
  const [marks, said, key] = [[], [], []];
  for (const [kind, name, is, d] of SORTS) {
    const weeks = series.filter(is).map(({ week }) => week);
    const mark = (/** @type {number} */ x) =>
      svg("path", { class: `v-verdict v-verdict-${kind}`, d, transform: `translate(${x.toFixed(1)} 10)` });
    marks.push(...weeks.map((week) => mark(toX(week))));
    said.push(`${name}: ${weeks.length ? "in week " : "none"}${weeks.join(", ")}`);
    key.push([svg("svg", { width: 20, height: 20 }, mark(10)), `${name}: ${weeks.length}`]);
  }
  draw(
    place,
    "What the monitor said",
    svg(
      "svg",
      {
        class: "v-chart",
        viewBox: `0 0 ${width} 20`,
        role: "img",
        "aria-label": `What the monitor said by week. ${said.join("; ")}`,
      },
      svg("line", { class: "v-grid", x1: left, x2: right, y1: 10, y2: 10 }),
      ...marks,
    ),
    key,
  );
}
