/* The card that leads to the review. */

/** @import { Item } from "../bank/due.js" */
import { dueNow, nothingDue, reviewLabel, reviewLink, setLine } from "../bank/due.js";
import { element } from "../lib/dom.js";
import { say } from "../lib/words.js";

/**
 * @param {Item[]} items
 * @param {boolean} isMain whether nothing on the page is more important
 */
export function reviewCard(items, isMain) {
  const now = dueNow(items);
  const { due } = now;
  const made = element("section", `sc-card${isMain ? " sc-first" : ""}`);
  made.append(element("h2", "sc-meta", say("review")));
  if (due.length === 0) {
    made.append(element("p", "", nothingDue(now)));
    return made;
  }
  const count = element("p", "sc-count");
  const [before = "", after = ""] = say("dueCount", { due: due.length }).split(String(due.length));
  count.append(before, element("b", "", String(due.length)), after);
  const isSureWrong = due.some(({ standing }) => standing.sureWrong);
  const line = isSureWrong ? `${setLine(now)} ${say("sureFirst")}` : setLine(now);
  const link = reviewLink(`sc-button${isMain ? " sc-main" : ""}`, {}, reviewLabel(now));
  made.append(count, element("p", "", line), link);
  return made;
}
