/* How far a reader is with some questions: counted from how they stand with each. */

/** @import { Mastery, PartCount, Standing } from "../types.d.ts" */

/**
 * Tells whether a question is due for review: its day has come, or its wording has changed since it was answered.
 * @param {Standing} standing
 * @param {number} today as a number of days
 */
export function isDue({ changed, memory }, today) {
  return changed || (memory !== null && memory.due <= today);
}

/**
 * Names the set that a question belongs to by its last answer.
 * @param {Standing} standing
 * @returns {"right" | "fix" | "open"}
 */
export function setOf({ last }) {
  if (last === null) {
    return "open";
  }
  return last.verdict === "correct" ? "right" : "fix";
}

/**
 * Counts the questions of each set, and those that are due.
 * @param {Standing[]} standings
 * @param {number} today as a number of days
 * @returns {PartCount}
 */
export function countPart(standings, today) {
  const count = { total: standings.length, right: 0, fix: 0, open: 0, due: 0 };
  for (const standing of standings) {
    count[setOf(standing)] += 1;
    count.due += Number(isDue(standing, today));
  }
  return count;
}

/**
 * Names how far a reader is: mastered means that the last answer to every question was right.
 * @param {{total: number, right: number, open: number}} count
 * @returns {Mastery}
 */
export function masteryOf({ total, right, open }) {
  if (total === open) {
    return "notStarted";
  }
  if (open > 0) {
    return "started";
  }
  return right === total ? "mastered" : "answered";
}
