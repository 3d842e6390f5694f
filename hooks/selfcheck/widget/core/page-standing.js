/* How far a reader is with the questions of one page: counted from their answers. */

/** @import { AnswerRecord, PageStanding } from "../types.d.ts" */
import { standingOf } from "./queue.js";

/**
 * Counts how many questions are answered, how many were right at the last answer, and on which days they are due.
 * A quiz, a review, and an exam count; only answers to the present wording do. A question whose wording has changed since is due at once.
 * @param {{ records: AnswerRecord[], rev: string }[]} questions
 * @returns {PageStanding}
 */
export function pageStanding(questions) {
  const standings = questions.map(({ records, rev }) => standingOf(records, rev));
  const last = standings.flatMap((one) => (one.last ? [one.last] : []));
  const due = standings.flatMap(({ changed, memory }) => (changed ? [0] : memory ? [memory.due] : []));
  return {
    answered: last.length,
    right: last.filter(({ verdict }) => verdict === "correct").length,
    due: due.sort((a, b) => a - b),
  };
}
