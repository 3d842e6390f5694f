/* How far a reader is with the questions of one page: counted from how they stand with each. */

/** @import { PageStanding, Standing } from "../types.d.ts" */

/**
 * Counts how many questions are answered, how many were right at the last answer, and on which days they are due.
 * A quiz, a review, and an exam count; only answers to the present wording do. A question whose wording has changed since is due at once.
 * @param {Standing[]} standings
 * @returns {PageStanding}
 */
export function pageStanding(standings) {
  const last = standings.flatMap((one) => (one.last ? [one.last] : []));
  const due = standings.flatMap(({ changed, memory }) => (changed ? [0] : memory ? [memory.due] : []));
  return {
    answered: last.length,
    right: last.filter(({ verdict }) => verdict === "correct").length,
    due: due.sort((a, b) => a - b),
  };
}
