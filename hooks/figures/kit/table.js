/* A table in a box that scrolls by itself; the first cell of each row heads it. */

import { h } from "./dom.js";

/**
 * @param {string} caption for who does not see what stands around it
 * @param {string[]} headings
 * @param {(Node | string | number)[][]} [first] rows, where they are known by now
 * @returns {{element: HTMLElement, fill: (rows: (Node | string | number)[][]) => void}}
 */
export function createTable(caption, headings, first = []) {
  const body = h("tbody");
  const fill = (/** @type {(Node | string | number)[][]} */ rows) =>
    body.replaceChildren(
      ...rows.map((row) =>
        h("tr", {}, ...row.map((cell, index) => (index ? h("td", {}, cell) : h("th", { scope: "row" }, cell))))
      ),
    );
  fill(first);
  const element = h(
    "div",
    { class: "v-scroll", tabindex: 0, role: "group", "aria-label": caption },
    h(
      "table",
      {},
      h("caption", { class: "v-hidden" }, caption),
      h("thead", {}, h("tr", {}, ...headings.map((text) => h("th", { scope: "col" }, text)))),
      body,
    ),
  );
  return { element, fill };
}
