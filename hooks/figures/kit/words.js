/* A visual in words: a table behind each drawing, and links. */

import { h, openInPrint } from "./dom.js";
import { createTable } from "./table.js";

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
 * @param {string} address
 * @param {string} text
 */
export const link = (address, text) => h("a", { href: address }, text);
