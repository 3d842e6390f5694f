/* A bar of right, missed, and other questions, and its legend. */

import { element } from "./dom.js";

/** What a piece of a bar stands for; each has a pattern of its own. @typedef {"right" | "fix" | "open"} Piece */

/**
 * Draws a bar; without a name, the words beside it say the same.
 * @param {[Piece, number][]} counts
 * @param {string} [name]
 */
export function meter(counts, name = "") {
  const bar = element("div", "sc-meter");
  name ? bar.setAttribute("role", "img") : bar.setAttribute("aria-hidden", "true");
  if (name) {
    bar.setAttribute("aria-label", name);
  }
  for (const [piece, count] of counts.filter(([, one]) => one > 0)) {
    const part = element("span", `sc-${piece}`);
    part.style.flexGrow = String(count);
    bar.append(part);
  }
  return bar;
}

/**
 * Lists what the pieces of a bar stand for, for those who see it.
 * @param {[Piece, ...(Node | string)[]][]} rows
 */
export function legend(rows) {
  const list = element("ul", "sc-legend");
  list.setAttribute("aria-hidden", "true");
  for (const [piece, ...words] of rows) {
    const row = element("li", "");
    row.append(element("span", `sc-swatch sc-${piece}`), ...words);
    list.append(row);
  }
  return list;
}
