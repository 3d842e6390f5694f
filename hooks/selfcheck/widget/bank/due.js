/* What is due for review now, what was reviewed today, and how a page says so. */

/** @import { AnswerRecord, BankItem, Standing } from "../types.d.ts" */
import { comingUp, minutesFor, nextSet, reviewQueue } from "../core/queue.js";
import { today } from "../core/record.js";
import { todayNumber } from "../lib/day.js";
import { element } from "../lib/dom.js";
import { pageAddress, pageInfo } from "../lib/page.js";
import { say, sayDay } from "../lib/words.js";
import { readSettings } from "../store/settings.js";
import { openedStore } from "../store/opened.js";

/** @typedef {BankItem & {standing: Standing}} Item */
/** @typedef {{item: Item, record: AnswerRecord}} Reviewed */
/** @typedef {{due: Item[], next: {day: number, items: Item[]} | null, done: Reviewed[], set: number, isLimitReached: boolean}} DueNow */

/**
 * Finds what is due, in the order in which a review asks it; `set` is how many questions come next.
 * @param {Item[]} items
 * @returns {DueNow}
 */
export function dueNow(items) {
  const now = todayNumber();
  const { due } = reviewQueue(items, now);
  const done = reviewedToday(items);
  const { daily } = readSettings();
  return {
    due,
    next: comingUp(items, now)[0] ?? null,
    done,
    set: nextSet(due.length, done.length, daily),
    isLimitReached: done.length >= daily,
  };
}

/**
 * Finds the first answer of today to each question that a review has asked, whichever set it was in.
 * @param {Item[]} items
 * @returns {Reviewed[]}
 */
function reviewedToday(items) {
  const now = today();
  const store = openedStore();
  return items.filter(({ standing }) => standing.last?.day === now).flatMap((item) => {
    const record = store.answers(item.id).find((one) =>
      one.phase === "review" && one.day === now && one.rev === item.rev && one.verdict !== null
    );
    return record ? [{ item, record }] : [];
  });
}

/** Names the button that leads to the review. @param {DueNow} now */
export function reviewLabel({ due, set }) {
  return set < due.length ? say("reviewSome", { due: due.length, set }) : say("reviewAll", { due: due.length });
}

/** Says how much comes next. @param {DueNow} now */
export function setLine({ due, set }) {
  const values = { set, minutes: minutesFor(set) };
  return set < due.length ? say("reviewSet", values) : say("reviewMinutes", values);
}

/** Says that nothing is due, and until when. @param {DueNow} now */
export function nothingDue({ next }) {
  return next ? say("reviewUntil", { day: sayDay(next.day) }) : say("reviewNone");
}

/**
 * Builds a link to the review, of all that is due or of one set; plain text where the site has no page for it.
 * @param {string} className
 * @param {Record<string, string>} set what the address says of it
 * @param {...(Node | string)} words
 */
export function reviewLink(className, set, ...words) {
  const { review } = pageInfo();
  const link = element(review ? "a" : "span", review ? className : "");
  link.append(...words);
  if (review) {
    const hash = String(new URLSearchParams(set));
    link.setAttribute("href", `${pageAddress(review)}${hash ? `#${hash}` : ""}`);
  }
  return link;
}
