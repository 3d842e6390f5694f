/* The run in words: its week and version, the decision that is spoken, and the log of all. */

/** @import { Loop } from "../models/lifecycle-types.d.ts" */
import { h } from "../kit/dom.js";
import { createLog, createSpeaker } from "../kit/words.js";

/** @param {HTMLElement} share the link to this state */
export function createStatus(share) {
  /** @type {Loop | undefined} */
  let shown;
  const clock = h("span", { class: "v-clock" });
  const version = h("span", {});
  const speaker = createSpeaker();
  const log = createLog("What was decided", (week) => `Week ${week}`);
  return {
    elements: [
      h("div", { class: "v-status" }, h("span", {}, "Week ", clock, ", ", version), share),
      speaker.element,
      h("h4", { class: "v-title" }, "What was decided"),
      log.element,
    ],

    /** @param {Loop} loop */
    show(loop) {
      const last = loop.log[loop.log.length - 1];
      const words = last ? `Week ${last.t}, ${last.who}: ${last.text}` : "Press Play, or go from decision to decision.";
      const canary = loop.phase === "canary" && loop.canary
        ? `, version ${loop.version + 1} as a canary with ${loop.canary.weight} %`
        : "";
      if (loop === shown) {
        speaker.say(words);
      } else {
        // What another run decided is gone, and what this one has decided is no news.
        shown = loop;
        log.show([]);
        speaker.element.textContent = words;
      }
      clock.textContent = String(loop.week);
      version.textContent = `version ${loop.version} serves${canary}`;
      log.show(loop.log);
    },
  };
}
