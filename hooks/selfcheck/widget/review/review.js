/* The review: asks what is due from the whole site, or a set that the address names. */

/** @import { DueNow, Item, Reviewed } from "../bank/due.js" */
/** @import { BankItem } from "../types.d.ts" */
import { dueNow, nothingDue, setLine } from "../bank/due.js";
import { readAgain } from "../bank/read-again.js";
import { standingsOf } from "../bank/standings.js";
import { todayNumber } from "../lib/day.js";
import { element } from "../lib/dom.js";
import { pageAddress } from "../lib/page.js";
import { loadBackup } from "../lib/scripts.js";
import { say } from "../lib/words.js";
import { chosenSet } from "./chosen-set.js";
import { schedule } from "./coming-up.js";
import { askInTurn } from "./session.js";
import { summary } from "./summary.js";

/** @typedef {{place: HTMLElement, bank: BankItem[]}} Review */

/**
 * @param {HTMLElement} place
 * @param {BankItem[]} whole
 * @returns {Promise<void> | void} fulfilled when the first question is there, if one is asked
 */
export function openReview(place, whole) {
  const tags = (place.dataset.tags ?? "").split(" ").filter(Boolean);
  const bank = whole.filter((item) => tags.length === 0 || tags.some((tag) => item.tags.includes(tag)));
  const review = { place, bank };
  const items = standingsOf(bank);
  const chosen = chosenSet(items, todayNumber());
  return chosen ? askChosen(review, chosen) : openDue(review, items);
}

/**
 * Asks all of a set that was chosen.
 * @param {Review} review
 * @param {{items: Item[], notes: string[]}} set
 * @returns {Promise<void> | void}
 */
function askChosen(review, { items, notes }) {
  const whole = element("a", "", say("reviewWhole"));
  whole.setAttribute("href", "#");
  const leave = element("p", "sc-meta");
  leave.append(whole);
  const above = [...notes.map((text) => element("p", "sc-meta", text)), leave];
  if (items.length === 0) {
    review.place.replaceChildren(...above);
    return;
  }
  const end = (/** @type {Reviewed[]} */ done) => {
    const result = summary({ done, total: items.length });
    review.place.replaceChildren(...above, result, ...after(review, done));
    result.querySelector("h2")?.focus();
    pause();
  };
  return askInTurn({ place: review.place, above, items, before: 0, end });
}

/**
 * Asks today's set, or says what became of it; without one, says until when there is none.
 * @param {Review} review
 * @param {Item[]} items
 * @returns {Promise<void> | void}
 */
function openDue(review, items) {
  const now = dueNow(items);
  if (now.due.length > 0 && !now.isLimitReached) {
    return askDue(review, now);
  }
  if (now.done.length > 0) {
    showResult(review, now);
  } else if (now.next === null) {
    review.place.replaceChildren(...nothingYet(review.bank));
  } else {
    review.place.replaceChildren(element("p", "", nothingDue(now)), ...schedule(items, []));
  }
}

/**
 * @param {Review} review
 * @param {DueNow} now
 */
function askDue(review, now) {
  const { due, done, set } = now;
  const line = `${say("dueCount", { due: due.length })}. ${setLine(now)}`;
  const end = () => {
    showResult(review, dueNow(standingsOf(review.bank)));
    review.place.querySelector("h2")?.focus();
    pause();
  };
  const above = [element("p", "sc-meta", line)];
  return askInTurn({ place: review.place, above, items: due.slice(0, set), before: done.length, end });
}

/** Lets what belongs to a pause be asked below the result. */
function pause() {
  void loadBackup().then((backup) => backup.pause());
}

/**
 * Says how far the reader is today, how well it went, and leads on.
 * @param {Review} review
 * @param {DueNow} now
 */
function showResult(review, now) {
  const { done, due, set } = now;
  const next = due.length > 0 ? null : now.next;
  const goOn = () => askDue(review, dueNow(standingsOf(review.bank)));
  const result = { done, total: done.length + due.length, due: due.length, set, next, goOn };
  review.place.replaceChildren(summary(result), ...after(review, done));
}

/**
 * Lists what to read again, and when questions come back.
 * @param {Review} review
 * @param {Reviewed[]} done
 */
function after(review, done) {
  const missed = done.filter(({ record }) => record.verdict !== "correct");
  return [...readAgain(missed), ...schedule(standingsOf(review.bank), missed)];
}

/**
 * Says where to begin, while nothing has been answered.
 * @param {BankItem[]} bank
 */
function nothingYet(bank) {
  const list = element("ul", "");
  for (const { title, url } of new Map(bank.map((item) => [item.section, item])).values()) {
    const link = element("a", "", title);
    link.setAttribute("href", pageAddress(url));
    const row = element("li", "");
    row.append(link);
    list.append(row);
  }
  return [element("p", "", say("reviewEmpty")), list];
}
