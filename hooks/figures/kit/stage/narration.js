/* What happens, in plain words: a line for the eye at once, a live region that speaks now and then, the platform's own text on request. */

/** @import { Saying } from "./types.d.ts" */
import { h } from "../dom.js";

const PAUSE = 1600;
let made = 0;

/** Leave out the marks of emphasis. @param {string} text */
export const plain = (text) => text.replaceAll("**", "");

/** Make nodes of a text in which `**` marks what is strong. @param {string} text */
export const marked = (text) =>
  text.split("**").map((part, index) => (index % 2 ? h("b", {}, part) : document.createTextNode(part)));

/**
 * @returns {{elements: HTMLElement[], line: HTMLElement, tell: (saying: Saying | undefined, aloud: boolean) => void}}
 *   tell shows a saying at once; aloud also lets the live region speak it, at most every 1.6 seconds, the last one
 */
export function createNarration() {
  // Who listens has the live region, and the line as the drawing's description.
  const line = h("p", { class: "v-narration", id: `v-narration-${++made}`, "aria-hidden": "true" });
  const event = h("button", { type: "button", class: "v-event", "aria-expanded": "false" }, "Show event");
  const live = h("p", { class: "v-hidden", role: "status" });
  /** @type {Saying | undefined} */
  let told;
  let opened = false;
  let spoke = -PAUSE;
  let timer = 0;

  const show = () => {
    const text = told?.text ?? "";
    line.replaceChildren(...(opened && told?.event ? [h("code", {}, told.event)] : marked(text)));
    event.hidden = !told?.event;
    event.textContent = opened ? "Hide event" : "Show event";
    event.setAttribute("aria-expanded", String(opened));
  };
  const speak = () => {
    timer = 0;
    spoke = performance.now();
    live.textContent = plain(told?.text ?? "");
  };
  event.addEventListener("click", () => {
    opened = !opened;
    show();
  });
  return {
    elements: [h("div", { class: "v-say" }, line, event), live],
    line,
    tell(saying, aloud) {
      if (saying?.t === told?.t && saying?.text === told?.text) {
        return;
      }
      told = saying;
      opened = false;
      show();
      if (aloud) {
        timer ||= setTimeout(speak, Math.max(0, spoke + PAUSE - performance.now()));
      }
    },
  };
}
