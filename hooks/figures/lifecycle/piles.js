/* Where the dots of the trials fall: in a pile for each range of what the alarm rule measures. Pure. */

import { clamp } from "../kit/stage/motion.js";

/** The highest multiple of the limit that has a pile of its own. */
export const WIDEST = 2;

/**
 * Pile up levels, in their order.
 * @param {number[]} levels multiples of the limit
 * @param {number} piles an even number, so that the limit is between two
 */
export function pileUp(levels, piles) {
  const heights = new Array(piles).fill(0);
  const dots = levels.map((level) => {
    const pile = Math.min(piles - 1, Math.floor(clamp(level / WIDEST) * piles));
    return { pile, place: heights[pile]++ };
  });
  return { dots, highest: Math.max(1, ...heights) };
}
