/* Which buttons a card has in each of its states: one is the main one, and goes on. */

/** @import { Phase, Verdict } from "../types.d.ts" */

/** @typedef {"check" | "again" | "next" | "show" | "hint"} Act */
/**
 * @typedef {object} CardState
 * @property {Phase} phase
 * @property {Verdict | null} verdict
 * @property {boolean} shown whether the card tells what is right
 * @property {boolean} hint whether a hint is still folded
 * @property {boolean} next whether there is a next step
 * @property {boolean} ended whether the answer can't be changed any more
 */

/**
 * @param {CardState} state
 * @returns {{ main: Act | null, second: Act | null, aids: Act[] }}
 */
export function buttonsOf({ phase, verdict, shown, hint, next, ended }) {
  if (ended) {
    return { main: null, second: null, aids: [] };
  }
  if (phase === "pretest") {
    return { main: "check", second: null, aids: [] };
  }
  if (phase === "exam") {
    return { main: next ? "next" : null, second: null, aids: [] };
  }
  if (shown) {
    const isRight = verdict === "correct";
    return { main: next ? "next" : "again", second: next && !isRight ? "again" : null, aids: [] };
  }
  if (verdict) {
    return { main: "again", second: "show", aids: hint ? ["hint"] : [] };
  }
  return { main: "check", second: null, aids: hint ? ["hint", "show"] : ["show"] };
}
