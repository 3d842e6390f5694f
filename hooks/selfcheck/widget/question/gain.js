/* One question's answers before and after reading, compared. */

/** @import { AnswerRecord, Kind } from "../types.d.ts" */
import { beforeAndAfter } from "../core/gain.js";
import { kindOf } from "./kinds.js";

/**
 * Compares the answers before and after reading, both graded by the key that holds now.
 * @param {HTMLElement & { kind?: Kind }} question as the page or the bank has it
 * @param {AnswerRecord[]} records answers to it, oldest first
 */
export function questionGain(question, records) {
  const { kind: name = "", rev = "" } = question.dataset;
  const { before, after } = beforeAndAfter(records, rev);
  const kind = question.kind ?? kindOf(name);
  const key = kind && JSON.parse(question.querySelector("details.answer")?.getAttribute("data-answer") ?? "null");
  const right = (/** @type {AnswerRecord | null} */ record) =>
    record && kind ? kind.grade(record.picked, key) === "correct" : null;
  const chance = Number(question.dataset.chance ?? 0);
  return { before: right(before), after: right(after), chance, unknown: before?.picked.length === 0 };
}
