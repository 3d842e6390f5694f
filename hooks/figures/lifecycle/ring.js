/* The ring between the phases, and the token that goes around it. */

/** @import { Run } from "./run.js" */
import { phases } from "../data/lifecycle.js";
import { calm, svg } from "../kit/dom.js";

const ALL = phases.length;

export function createRing() {
  const arrows = phases.map((_, at) => createArrow(at));
  const token = svg("circle", { class: "v-ring-token", r: 4.5 });
  return {
    element: svg(
      "svg",
      { class: "v-ring", viewBox: "0 0 200 200", "aria-hidden": "true" },
      svg("circle", { class: "v-ring-all", cx: 100, cy: 100, r: 80 }),
      ...arrows,
      token,
    ),

    /** The token stands outside the phase that the loop is in, or is on its way there. @param {Run} run */
    paint({ from, to, part }) {
      const angle = ((from + (to - from) * (calm() ? 1 : Math.min(1, part))) / ALL) * 360;
      token.setAttribute("transform", `rotate(${angle.toFixed(1)} 100 100) translate(100 0)`);
      arrows.forEach((one, at) => one.classList.toggle("v-lit", (at - from + ALL) % ALL < to - from));
    },
  };
}

/** An arrowhead between a phase and the next. @param {number} at */
function createArrow(at) {
  // Those beside the widest tab, at the bottom, stand nearer to their other neighbors.
  const angle = ((at + 0.5) / ALL) * 360 + (at === 2 ? -10 : at === 3 ? 10 : 0);
  return svg("path", {
    class: "v-ring-arrow",
    d: "M-4 -5L5 0L-4 5z",
    transform: `rotate(${angle} 100 100) translate(100 20)`,
  });
}
