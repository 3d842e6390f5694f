/* What is folded under every stage, in one order and with the same words. */

import { h, openInPrint } from "../dom.js";

/**
 * Build the drawers: Settings, Data as tables, Event log, Assumptions and sources.
 * @param {{settings: Node[], tables: Node[], log: Node, sources: (Node | string)[][]}} parts
 */
export function createDrawers({ settings, tables, log, sources }) {
  const list = h("ul", {}, ...sources.map((item) => h("li", {}, ...item)));
  return h(
    "div",
    { class: "v-drawers" },
    drawer("settings", "Settings", settings),
    drawer("tables", "Data as tables", tables),
    drawer("events", "Event log", [log]),
    drawer("about", "Assumptions and sources", [list]),
  );
}

/**
 * @param {string} name
 * @param {string} title
 * @param {Node[]} content
 */
function drawer(name, title, content) {
  const element = h("details", { class: `v-drawer v-${name}` }, h("summary", {}, title), ...content);
  openInPrint(element);
  return element;
}
