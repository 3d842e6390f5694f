/* What the panel says of a phase: what is done, on what, with which tools, and who else calls it what. */

/** @import { LifecyclePhase } from "../data/types.d.ts" */
import { levels } from "../data/lifecycle.js";
import { h } from "../kit/dom.js";
import { link } from "../kit/words.js";

/**
 * @param {LifecyclePhase} phase
 * @param {number} number
 */
export function contentOf(phase, number) {
  const tools = phase.tools.map(({ name, does, source }) => [link(source, name), ` ${does}`]);
  return [
    h("h4", {}, `${number}. ${phase.title}`),
    h("p", {}, phase.about),
    h(
      "div",
      { class: "v-controls" },
      h("div", {}, ...list("Activities", phase.activities), ...list("Infrastructure", phase.infrastructure)),
      h("div", {}, ...list("Tools", tools), h("p", { class: "v-note" }, "Examples, not recommendations.")),
    ),
    h("h5", {}, "Elsewhere"),
    h("p", {}, "CRISP-ML(Q) calls it ", h("strong", {}, phase.crisp), ". How it is done at the three levels of MLOps:"),
    h(
      "ol",
      { start: 0, class: "v-levels" },
      ...phase.levels.map((text, level) => h("li", {}, h("strong", {}, levels[level]), `: ${text}`)),
    ),
  ];
}

/**
 * @param {string} title
 * @param {(string | (Node | string)[])[]} items
 */
const list = (title, items) => [h("h5", {}, title), h("ul", {}, ...items.map((item) => h("li", {}, ...[item].flat())))];
