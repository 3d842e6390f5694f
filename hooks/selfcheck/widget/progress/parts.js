/* How far the reader is in each part, with a way to each set of its questions. */

/** @import { Item } from "../bank/due.js" */
import { reviewLink } from "../bank/due.js";
import { countPart, masteryOf } from "../core/mastery.js";
import { element } from "../lib/dom.js";
import { markOf } from "../lib/mark.js";
import { legend, meter } from "../lib/meter.js";
import { pageAddress } from "../lib/page.js";
import { say } from "../lib/words.js";

const SETS = /** @type {const} */ (["right", "fix", "open", "due"]);
const PIECES = /** @type {const} */ (["right", "fix", "open"]);
const STATES = /** @type {const} */ (["started", "answered", "mastered"]);

/** @typedef {{title: string, url: string, items: Item[]}} Part */

/**
 * Groups the questions by part, in the guide's order.
 * @param {Item[]} items
 * @returns {Part[]}
 */
export function partsOf(items) {
  /** @type {Map<number, Part>} */
  const parts = new Map();
  for (const item of items) {
    const part = parts.get(item.section) ?? { title: item.title, url: item.url, items: [] };
    part.items.push(item);
    parts.set(item.section, part);
  }
  return [...parts.values()];
}

/**
 * @param {Part[]} parts
 * @param {number} today as a number of days
 * @returns {Node[]}
 */
export function showParts(parts, today) {
  const list = element("ul", "sc-parts");
  list.append(...parts.map((part) => row(part, today)));
  return [list, legend(PIECES.map((piece) => [piece, say(`legend-${piece}`)])), marks()];
}

/**
 * @param {Part} part
 * @param {number} today
 */
function row({ title, url, items }, today) {
  const count = countPart(items.map((item) => item.standing), today);
  const state = masteryOf(count);
  const made = element("li", "");
  const heading = element("h3", "");
  const link = element("a", "", title);
  link.setAttribute("href", pageAddress(url));
  heading.append(link);
  const mastery = element("p", "sc-state");
  mastery.append(markOf(state), say(`mastery-${state}`));
  const sets = element("ul", "sc-sets");
  for (const set of SETS.filter((one) => count[one] > 0)) {
    const unseen = element("span", "sc-unseen", ` ${say("inPart", { part: title })}`);
    const words = [element("b", "", String(count[set])), ` ${say(`set-name-${set}`)}`, unseen];
    const item = element("li", "");
    item.append(reviewLink("", { set, part: url }, ...words));
    sets.append(item);
  }
  made.append(heading, mastery, meter(PIECES.map((piece) => [piece, count[piece]])), sets);
  return made;
}

/** Says what the marks stand for. */
function marks() {
  const list = element("ul", "sc-legend");
  for (const state of STATES) {
    const item = element("li", "");
    item.append(markOf(state), say(state === "mastered" ? "masteredMeans" : `mastery-${state}`));
    list.append(item);
  }
  return list;
}
