/* What an exam that was handed in came to. */

/** @import { BankItem, Verdict } from "../types.d.ts" */
import { element } from "../lib/dom.js";
import { makeTable } from "../lib/table.js";
import { say } from "../lib/words.js";

/**
 * @param {BankItem[]} items
 * @param {(Verdict | null)[]} verdicts of each item; null where it was not answered
 * @returns {HTMLElement[]} a line with the sum, which can have focus, and a table of the parts
 */
export function examResult(items, verdicts) {
  /** @type {Map<string, {right: number, total: number}>} */
  const sections = new Map();
  items.forEach(({ title }, index) => {
    const section = sections.get(title) ?? { right: 0, total: 0 };
    section.total += 1;
    section.right += Number(verdicts[index] === "correct");
    sections.set(title, section);
  });
  const right = verdicts.filter((verdict) => verdict === "correct").length;
  const line = element("p", "sc-summary-line", say("summary", { right, total: items.length }));
  line.tabIndex = -1;
  const rows = [...sections].map(([title, one]) => [title, say("examOf", one)]);
  return [line, makeTable(say("examResult"), [say("section"), say("correct")], rows)];
}
