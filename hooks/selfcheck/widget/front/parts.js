/* The cards of the parts: how far the reader is in each. */

/** @import { Item } from "../bank/due.js" */
/** @import { PartCount } from "../types.d.ts" */
import { countPart, masteryOf } from "../core/mastery.js";
import { todayNumber } from "../lib/day.js";
import { element } from "../lib/dom.js";
import { markOf } from "../lib/mark.js";
import { meter } from "../lib/meter.js";
import { say } from "../lib/words.js";

/** A heading's id and text, the minutes from there to the end, and whether questions are below it. @typedef {[id: string, title: string, left: number, asks: boolean]} Section */
/** @typedef {{card: HTMLElement, url: string, title: string, sections: Section[], items: Item[], count: PartCount}} Part */

/**
 * Reads the cards, and finds the questions of each part.
 * @param {Item[]} items
 * @returns {Part[]} in the order of the page
 */
export function partsOnPage(items) {
  const now = todayNumber();
  const cards = /** @type {NodeListOf<HTMLElement>} */ (document.querySelectorAll("[data-selfcheck-part]"));
  return [...cards].map((card) => {
    const { selfcheckPart: url = "", selfcheckSections = "[]" } = card.dataset;
    const own = items.filter((item) => item.url === url);
    return {
      card,
      url,
      title: card.querySelector("a")?.textContent ?? "",
      sections: JSON.parse(selfcheckSections),
      items: own,
      count: countPart(own.map((item) => item.standing), now),
    };
  });
}

/** @param {Part[]} parts */
export function fillParts(parts) {
  for (const { card, count } of parts) {
    const state = masteryOf(count);
    const words = state === "notStarted" || state === "mastered"
      ? say(`mastery-${state}`)
      : say("partRight", { ...count });
    const line = card.lastElementChild;
    card.querySelector(".sc-meter")?.remove();
    if (state !== "notStarted") {
      line?.before(meter([["right", count.right], ["fix", count.fix], ["open", count.open]]));
    }
    const shown = element("span", "sc-state");
    shown.append(markOf(state), words);
    line?.lastElementChild?.replaceChildren(shown);
  }
}
