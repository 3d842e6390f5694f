/* The wheel: a tab for each phase around the ring, turned by pointer and by arrow keys, and the panel of the phase. */

/** @import { LifecyclePhase } from "../data/types.d.ts" */
/** @import { Run } from "./run.js" */
import { phases } from "../data/lifecycle.js";
import { h } from "../kit/dom.js";
import { contentOf } from "./panel.js";
import { createRing } from "./ring.js";

/** @param {(phase: LifecyclePhase) => void} turn gets the phase that the reader turns to */
export function createWheel(turn) {
  const tabs = createTabs(turn);
  const ring = createRing();
  const now = h("p", { class: "v-ring-now", "aria-hidden": "true" });
  const panel = h("div", { role: "tabpanel", id: "lifecycle-panel", class: "v-card", tabindex: 0 });
  const list = h("div", { class: "v-tabs", role: "tablist", "aria-label": "Phases of the lifecycle" }, ...tabs);
  return {
    element: h("div", { class: "v-wheel" }, ring.element, list, now),
    panel,

    /** Shows a phase. @param {LifecyclePhase} phase */
    show(phase) {
      const shown = phases.indexOf(phase);
      tabs.forEach((tab, at) => {
        tab.setAttribute("aria-selected", String(at === shown));
        tab.tabIndex = at === shown ? 0 : -1;
      });
      panel.setAttribute("aria-labelledby", tabs[shown].id);
      panel.replaceChildren(...contentOf(phase, shown + 1));
    },

    /** Shows where the loop is. @param {Run} run */
    paint(run) {
      const place = run.place();
      ring.paint(run);
      tabs.forEach((tab, at) => tab.classList.toggle("v-active", at === place));
      now.textContent = `Week ${run.loop.week}: ${phases[place].short.toLowerCase()}`;
    },
  };
}

/** @param {(phase: LifecyclePhase) => void} turn */
function createTabs(turn) {
  const move = (/** @type {KeyboardEvent} */ event) => {
    const [at, last] = [tabs.findIndex((tab) => tab.tabIndex === 0), tabs.length - 1];
    /** @type {Record<string, number>} */
    const keys = { ArrowRight: at + 1, ArrowDown: at + 1, ArrowLeft: at - 1, ArrowUp: at - 1, Home: 0, End: last };
    const next = (keys[event.key] + tabs.length) % tabs.length;
    if (next >= 0) {
      event.preventDefault();
      turn(phases[next]);
      tabs[next].focus();
    }
  };
  const tabs = phases.map((phase, at) =>
    h(
      "button",
      {
        type: "button",
        role: "tab",
        id: `lifecycle-tab-${phase.id}`,
        "aria-controls": "lifecycle-panel",
        class: `v-tab v-tab-${at}`,
        click: () => turn(phase),
        keydown: move,
      },
      h("span", { class: "v-tab-number", "aria-hidden": "true" }, String(at + 1)),
      h("span", { class: "v-tab-short" }, phase.short),
      h("span", { class: "v-hidden" }, `: ${phase.title}`),
    )
  );
  return tabs;
}
