/* The panel beside the wheel: what is done in a phase, on what, and with which tools. */

/** @import { LifecyclePhase } from "../data/types.d.ts" */
/** @import { Layout } from "./geometry.js" */
import { phases } from "../data/lifecycle.js";
import { h, svg } from "../kit/dom.js";
import { link } from "../kit/words.js";

/** @param {Layout} layout @param {boolean} phone has room for the activities alone */
export function createPanel({ panel: [x = 0, y = 0, width = 0, height = 0] }, phone) {
  const panel = h("div", { class: phone ? "lc-panel lc-small" : "lc-panel" });
  let shown = -1;
  return {
    element: svg("foreignObject", { x, y, width, height }, panel),

    /** @param {number} number of a phase */
    show(number) {
      if (number !== shown) {
        shown = number;
        panel.replaceChildren(...contentOf(/** @type {LifecyclePhase} */ (phases[number]), number, phone));
      }
    },
  };
}

/** @param {LifecyclePhase} phase @param {number} number @param {boolean} phone */
function contentOf({ title, about, activities, infrastructure, tools, crisp }, number, phone) {
  const list = (/** @type {string[]} */ items) => h("ul", {}, ...items.map((item) => h("li", {}, item)));
  const heading = h("p", { class: "lc-title" }, `${number + 1} ${title}`);
  const part = (/** @type {string} */ name) => h("p", { class: "lc-part" }, name);
  return phone ? [heading, list(activities)] : [
    heading,
    h("p", {}, about),
    part("Activities"),
    list(activities),
    part("Infrastructure"),
    list(infrastructure),
    part("Tools, for example"),
    h(
      "p",
      {},
      ...tools.flatMap(({ name, source }, at) => [...(at > 0 ? [", "] : []), link(source, name)]),
    ),
    h("p", { class: "lc-part" }, `CRISP-ML(Q): ${crisp}`),
  ];
}
