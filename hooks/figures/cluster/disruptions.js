/* What a reader does to nodes: drains them, lets them fail, and takes it back. */

/** @import { ClusterSettings } from "../models/types.d.ts" */
/** @import { Run } from "./run.js" */
import { h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { readActions } from "../models/cluster.js";

/**
 * @param {Run} run
 * @param {(some: Partial<ClusterSettings>, until?: number) => void} change
 */
export function createDisruptions(run, change) {
  const victim = h("select", { "aria-label": "Node" });
  const button = (/** @type {string} */ text, /** @type {() => void} */ click) =>
    h("button", { type: "button", click }, text);
  const disrupt = (/** @type {"drain" | "fail"} */ type) => () => {
    const at = run.now + 1;
    change({ actions: [run.settings.actions, `${at}:${type}:${victim.value}`].filter(Boolean).join(" ") }, at);
  };
  const forget = button("Forget these", () => {
    change({ actions: run.given });
    victim.focus();
  });
  const done = h("p", { class: "v-note" });
  const buttons = [button("Drain", disrupt("drain")), button("Let fail", disrupt("fail")), forget];
  return {
    elements: [h("div", { class: "v-player", role: "group", "aria-label": "Nodes" }, victim, ...buttons), done],

    /** Says what was done. */
    say() {
      const { actions } = run.settings;
      done.textContent = readActions(actions)
        .map(({ at, type, node }) => `At ${numbers.clock(at)}, ${node} ${type === "drain" ? "is drained" : "fails"}.`)
        .join(" ");
      forget.hidden = actions === run.given;
    },

    /** Offers the nodes that there are. */
    offer() {
      const names = run.cluster.nodes.map((node) => node.name);
      if (names.join() !== [...victim.options].map((option) => option.value).join()) {
        const before = victim.value;
        victim.replaceChildren(...names.map((name) => h("option", { value: name, selected: name === before }, name)));
      }
    },
  };
}
