/* Marks of parts that are right or wrong by themselves, and what shares of full marks come to. */

/** @import { Mark, Verdict } from "../widget/types.d.ts" */

/**
 * Says what a share of full marks comes to.
 * @param {number} share from 0 to 1
 * @returns {Verdict}
 */
export function verdictOf(share) {
  if (share >= 1) {
    return "correct";
  }
  return share > 0 ? "partial" : "incorrect";
}

/**
 * Counts the parts that are right, as a share of all.
 * @param {boolean[]} right
 */
export function shareOf(right) {
  return right.filter(Boolean).length / right.length;
}

/**
 * @param {HTMLElement} at
 * @param {HTMLElement} control
 * @param {boolean | undefined} right undefined where nothing was answered
 * @param {string} [key] what is right, where it has to be told
 * @returns {Mark}
 */
export function markOf(at, control, right, key) {
  const told = key && !right ? { key } : {};
  if (right === undefined) {
    return { at, control, state: "rest", ...told };
  }
  return { at, control, state: right ? "right" : "wrong", word: right ? "correct" : "incorrect", ...told };
}
