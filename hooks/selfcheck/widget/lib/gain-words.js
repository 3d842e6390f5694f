/* What changed between before and after, in words. */

/** @import { Gain } from "../types.d.ts" */
import { say } from "./words.js";

/**
 * Says how many questions are newly right, right both times, still wrong, and newly wrong; zeros are left out.
 * @param {Gain} gain
 */
export function sayGain({ learned, kept, open, lost }) {
  const counts = { gainLearned: learned, gainKept: kept, gainOpen: open, gainLost: lost };
  const parts = Object.entries(counts).filter(([, count]) => count > 0).map(([word, count]) => say(word, { count }));
  return `${parts.join(", ")}.`;
}
