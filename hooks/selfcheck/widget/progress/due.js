/* What is due for review, at the top of the progress page. */

/** @import { Item } from "../bank/due.js" */
/** @import { Part } from "./parts.js" */
import { dueNow, nothingDue, reviewLabel, reviewLink, setLine } from "../bank/due.js";
import { element } from "../lib/dom.js";
import { pageAddress } from "../lib/page.js";
import { say } from "../lib/words.js";

/**
 * Says what is due and leads to it; who has answered nothing is led to the first part.
 * @param {Item[]} items
 * @param {Part | undefined} first
 */
export function showDue(items, first) {
  const now = dueNow(items);
  const { due, next } = now;
  if (due.length > 0) {
    const link = reviewLink("sc-button sc-main", {}, reviewLabel(now));
    return [words(say("dueCount", { due: due.length }), setLine(now)), link];
  }
  if (next || !first) {
    return [words(nothingDue(now))];
  }
  const link = element("a", "sc-button sc-main", say("startPart", { part: first.title }));
  link.setAttribute("href", pageAddress(first.url));
  return [words(nothingDue(now)), link];
}

/**
 * @param {string} title
 * @param {string} [note]
 */
function words(title, note = "") {
  const made = element("p", "");
  made.append(element("strong", "", title), ...(note ? [" ", element("span", "", note)] : []));
  return made;
}
