/* What an exam that was handed in came to. */

/** @import { BankItem, Verdict } from "../types.d.ts" */
import { element } from "../lib/dom.js";
import { makeTable } from "../lib/table.js";
import { say } from "../lib/words.js";

/**
 * @param {BankItem[]} items
 * @param {(Verdict | null)[]} verdicts of each item; null where it was not answered
 * @returns {HTMLElement[]} a line with the sum, which can have focus, and a table of the parts in the guide's
 *   order
 */
export function examResult(items, verdicts) {
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
  return [line, makeTable(say("examResult"), [say("part"), say("correct")], rows)];
}
