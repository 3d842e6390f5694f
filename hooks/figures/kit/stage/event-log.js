/* All that a run decides, in order: the whole of the film in words. A click on a time goes there. */

/** @import { Film, Saying } from "./types.d.ts" */
import { h } from "../dom.js";
import { lastAt } from "./motion.js";
import { marked } from "./narration.js";

/** @param {(t: number) => void} jump */
export function createEventLog(jump) {
  const element = h("ol", { class: "v-log", tabindex: 0, "aria-label": "Event log" });
  /** @type {Saying[]} */
  let log = [];
  /** @type {Element | undefined} */
  let current;
  return {
    element,

    /** @param {Film} film */
    fill(film) {
      log = film.log ?? film.says;
      current = undefined;
      const row = (/** @type {Saying} */ { t, who, text, event }) =>
        h(
          "li",
          {},
          h("button", { type: "button", class: "v-time", click: () => jump(t) }, film.clock(t)),
          " ",
          ...(who ? [h("strong", {}, who), " "] : []),
          h("span", {}, ...marked(text)),
          ...(event ? [" ", h("code", {}, event)] : []),
        );
      element.replaceChildren(...log.map(row));
    },

    /** Mark the last event until now. @param {number} t */
    show(t) {
      const entry = lastAt(log, t);
      const next = entry && element.children[log.indexOf(entry)];
      if (next !== current) {
        current?.removeAttribute("aria-current");
        next?.setAttribute("aria-current", "step");
        current = next;
      }
    },
  };
}
