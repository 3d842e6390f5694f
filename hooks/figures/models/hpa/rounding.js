/* How the controller rounds and compares: in Go's integers, and in replicas of 32 bits. */

/** @import { HpaTolerance } from "../types.d.ts" */

const TOLERANCE = 0.1;
const MOST = 2 ** 31 - 1;

/** @param {number} value rounded toward zero, as Go's integers are; the small addend is what binary fractions lose */
export const whole = (value) => Math.trunc(value + Math.sign(value) * 1e-9);

/** @param {number} value replicas, rounded up, as 32 bits hold them */
export const count = (value) => Math.min(MOST, Math.ceil(value));

/** @param {number[]} values */
export const total = (values) => values.reduce((sum, value) => sum + value, 0);

/**
 * Tells whether a ratio of use to target is too near to 1 to act on.
 * @param {number} ratio
 * @param {HpaTolerance | null} [tolerance] shares, 0.1 each unless said
 */
export function isWithin(ratio, tolerance) {
  return 1 - (tolerance?.down ?? TOLERANCE) <= ratio && ratio <= 1 + (tolerance?.up ?? TOLERANCE);
}
