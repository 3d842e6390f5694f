/* What is folded under every stage, in one order and with the same words. Some of it loads when a reader uses the figure. */

/** @import { Folded, StageSpec } from "./types.d.ts" */
import { h, openInPrint } from "../dom.js";

const LOADING = "Loading…";
const FAILED = "This could not be loaded. Open it again to try again.";
/** What a reader does with a figure, before which its tables and further sources are not loaded. */
const USES = ["click", "input", "change"];

/** @param {Folded["sources"]} sources */
const items = (sources) => sources.map((item) => h("li", {}, ...item));

/**
 * Build the drawers: Settings, Data as tables, Event log, Assumptions and sources.
 * @param {StageSpec} spec
 * @param {Node} log
 * @returns {{element: HTMLElement, update: () => void}} update fills the tables that are open anew
 */
export function createDrawers({ host, settings, tables: first = [], sources = [], more }, log) {
  const all = [...first];
  const list = h("ul", {}, ...items(sources));
  const tables = drawer("tables", "Data as tables", [...workedTables(host), ...first.map(({ element }) => element)]);
  const about = drawer("about", "Assumptions and sources", [list]);
  if (more) {
    loadOnUse(host, [tables, about], async () => {
      const { tables: later = [], sources: others = [] } = await more();
      all.push(...later);
      tables.append(...later.map(({ element }) => element));
      list.append(...items(others));
    });
  }
  return {
    element: h(
      "div",
      { class: "v-drawers" },
      drawer("settings", "Settings", settings),
      tables,
      drawer("events", "Event log", [log]),
      about,
    ),
    update: () => all.forEach((one) => one.update()),
  };
}

/**
 * Load what drawers lack, once: when one is opened, or a reader or a link has set the figure.
 * @param {HTMLElement} host
 * @param {HTMLDetailsElement[]} drawers
 * @param {() => Promise<void>} load
 */
function loadOnUse(host, drawers, load) {
  const notes = drawers.map((one) => one.appendChild(h("p", { class: "v-loads", role: "status" }, LOADING)));
  let asked = false;
  const use = async () => {
    if (!asked) {
      asked = true;
      try {
        await load();
        notes.forEach((one) => one.remove());
      } catch {
        asked = false;
        notes.forEach((one) => void (one.textContent = FAILED));
      }
    }
  };
  USES.forEach((event) => host.addEventListener(event, use));
  drawers.forEach((one) => one.addEventListener("toggle", () => void (one.open && use())));
  if ("set" in host.dataset) {
    use();
  }
}

/** The page's worked tables of the figure, which join its other tables. @param {HTMLElement} host */
const workedTables = (host) => [...host.closest("figure")?.querySelectorAll("details.visual-worked") ?? []];

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
