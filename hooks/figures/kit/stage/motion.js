/* How things move: positions between two places, as functions of a share from 0 to 1. Pure. */

/** Keep a share between 0 and 1. @param {number} share */
export const clamp = (share) => Math.min(1, Math.max(0, share));

/** Start and stop softly: 3x² − 2x³. @param {number} share */
export const ease = (share) => clamp(share) ** 2 * (3 - 2 * clamp(share));

/** Return the value at a share of the way. @param {number} from @param {number} to @param {number} share */
export const lerp = (from, to, share) => from + (to - from) * share;

/**
 * Return how much of a span has passed, from 0 to 1.
 * @param {number} t
 * @param {number} start
 * @param {number} seconds how long it takes; at least a blink
 */
export const passed = (t, start, seconds) => clamp((t - start) / Math.max(seconds, 1e-9));

/**
 * Return the last entry at or before t, or undefined before the first.
 * @template {{t: number}} Entry
 * @param {Entry[]} entries in order of time
 * @param {number} t
 */
export const lastAt = (entries, t) => entries.findLast((one) => one.t <= t + 1e-9);
