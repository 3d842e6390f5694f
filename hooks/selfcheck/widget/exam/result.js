/* What an exam that was submitted came to, and what to do now. */

/** @import { AnswerRecord, BankItem, Verdict } from "../types.d.ts" */
import { reviewLink } from "../bank/due.js";
import { readAgain } from "../bank/read-again.js";
import { element } from "../lib/dom.js";
import { makeTable } from "../lib/table.js";
import { say } from "../lib/words.js";

/**
 * @param {BankItem[]} items
 * @param {(Verdict | null)[]} verdicts of each item; null where it was not answered
 * @param {(id: string) => AnswerRecord | undefined} answerTo returns the last answer to a question
 * @returns {HTMLElement[]} a line with the sum, which can have focus, a table of the parts in the guide's order, and
 *   where something was missed, what to read again and where it is asked again
 */
export function examResult(items, verdicts, answerTo) {
  /** @type {Map<number, {title: string, right: number, total: number}>} */
  const parts = new Map();
  items.forEach(({ section, title }, index) => {
    const part = parts.get(section) ?? { title, right: 0, total: 0 };
    part.total += 1;
    part.right += Number(verdicts[index] === "correct");
    parts.set(section, part);
  });
  const right = verdicts.filter((verdict) => verdict === "correct").length;
  const line = element("p", "sc-summary-line", say("examRight", { right, total: items.length }));
  line.tabIndex = -1;
  const inOrder = [...parts].sort(([a], [b]) => a - b);
  const rows = inOrder.map(([, { title, ...one }]) => [title, say("examOf", one)]);
  const missed = items.filter((_, index) => verdicts[index] !== "correct");
  const next = readAgain(missed.map((item) => ({ item, record: answerTo(item.id) })));
  if (verdicts.some((verdict) => verdict !== null && verdict !== "correct")) {
    const later = element("p", "");
    later.append(reviewLink("", {}, say("examToReview")));
    next.push(later);
  }
  return [line, makeTable(say("examResult"), [say("part"), say("correct")], rows), ...next];
}
