/* Tables, in a box that scrolls by itself. */

import { element } from "./dom.js";

/**
 * Builds a table; the first cell of each row heads it.
 * @param {string} caption
 * @param {string[]} headings
 * @param {(Node | string)[][]} rows
 */
export function makeTable(caption, headings, rows) {
  const table = document.createElement("table");
  const head = document.createElement("thead");
  head.append(line(headings.map((text) => cell("th", "col", text))));
  const body = document.createElement("tbody");
  body.append(
    ...rows.map((row) =>
      line(row.map((content, index) => (index ? cell("td", "", content) : cell("th", "row", content))))
    ),
  );
  table.append(element("caption", "", caption), head, body);
  const box = element("div", "sc-scroll");
  box.append(table);
  return box;
}

/** @param {Element[]} cells */
function line(cells) {
  const row = document.createElement("tr");
  row.append(...cells);
  return row;
}

/**
 * @param {string} tag
 * @param {string} scope
 * @param {Node | string} content
 */
function cell(tag, scope, content) {
  const made = document.createElement(tag);
  if (scope) {
    made.setAttribute("scope", scope);
  }
  made.append(content);
  return made;
}
