/* The strip of stages: each as far as the query has come in it, and the words for the last that is seen. */

/** @import { RagJourney } from "./types.d.ts" */
import { h } from "../kit/dom.js";
import { stages } from "./stages.js";

export function createStrip() {
  const bodies = stages.map(() => h("div"));
  const cards = stages.map(({ name }, at) =>
    h("section", { class: "v-card v-stage", "aria-label": name }, h("h4", {}, `${at + 1}. ${name}`), bodies[at])
  );
  /** @type {RagJourney | undefined} */
  let last;
  /** @type {number[]} the share of each stage that is drawn, so that only what changes is drawn again */
  let drawn = [];
  return {
    element: h("div", { class: "v-stages" }, ...cards),

    /**
     * @param {RagJourney | undefined} journey nothing as long as the pages are being read
     * @param {number} way how far the query has come, in stages
     */
    show(journey, way) {
      drawn = journey === last ? drawn : [];
      last = journey;
      stages.forEach((stage, at) => {
        const part = Math.min(1, Math.max(0, way - at));
        const share = stage.moves ? part : 1;
        cards[at].hidden = part === 0;
        cards[at].classList.toggle("v-now", part > 0 && part < 1);
        if (journey && part > 0 && drawn[at] !== share) {
          bodies[at].replaceChildren(...stage.draw(journey, share));
          drawn[at] = share;
        }
      });
    },
  };
}
