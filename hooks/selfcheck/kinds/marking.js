/* Marks of parts that are right or wrong by themselves: what rows, gaps and fields share. */

/** @import { Mark } from "../widget/types.d.ts" */

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
