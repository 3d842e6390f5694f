/* A visual in words: a live region that speaks decisions, a log, a table behind each drawing, and what the model leaves out. */

import { h, openInPrint } from "./dom.js";
import * as numbers from "./numbers.js";
import { createTable } from "./table.js";

const PAUSE = 2000;
const SHOWN = 200;

/**
 * A live region that speaks at most every two seconds; of several sayings the last.
 * @returns {{element: HTMLElement, say: (text: string) => void}}
 */
export function createSpeaker() {
  const element = h("p", { class: "v-live", role: "status" });
  let last = 0;
  let timer = 0;
  let text = "";
  const speak = () => {
    timer = 0;
    last = performance.now();
    element.textContent = text;
  };
  return {
    element,
    say(next) {
      text = next;
      timer ||= setTimeout(speak, Math.max(0, last + PAUSE - performance.now()));
    },
  };
}

/**
 * A list of decisions, the newest first.
 * @param {string} label
 * @param {(t: number) => string} [say] how a time is written
 * @returns {{element: HTMLElement, show: (lines: {t: number, who: string, text: string}[]) => void}}
 */
export function createLog(label, say = numbers.clock) {
  const list = h("ol", { class: "v-log", reversed: true, tabindex: 0, "aria-label": label });
  let shown = 0;
  return {
    element: list,
    show(lines) {
      if (lines.length < shown) {
        list.replaceChildren();
        shown = 0;
      }
      const rows = lines.slice(Math.max(shown, lines.length - SHOWN)).map(({ t, who, text }) =>
        h("li", {}, h("time", {}, say(t)), " ", h("strong", {}, who), " ", h("span", {}, text))
      );
      shown = lines.length;
      list.prepend(...rows.reverse());
      while (list.childElementCount > SHOWN) {
        list.lastElementChild?.remove();
      }
    },
  };
}

/**
 * A table behind a summary: the same as a drawing. It is filled when it is opened or printed.
 * @param {string} summary
 * @param {string[]} headings
 * @param {() => (Node | string | number)[][]} rows
 * @param {boolean} [open]
 * @returns {{element: HTMLDetailsElement, update: () => void}}
 */
export function createTwin(summary, headings, rows, open = false) {
  const table = createTable(summary, headings);
  const element = h("details", { class: "v-twin", open }, h("summary", {}, summary), table.element);
  const fill = () => table.fill(rows());
  const update = () => void (element.open && fill());
  element.addEventListener("toggle", update);
  addEventListener("beforeprint", fill);
  openInPrint(element);
  update();
  return { element, update };
}

/**
 * The disclosure that every visual has.
 * @param {(Node | string)[][]} items
 */
export function createAbout(...items) {
  return h(
    "details",
    { class: "v-about" },
    h("summary", {}, "Model, sources, what is left out"),
    h("ul", {}, ...items.map((item) => h("li", {}, ...item))),
  );
}

/**
 * @param {string} address
 * @param {string} text
 */
export const link = (address, text) => h("a", { href: address }, text);
