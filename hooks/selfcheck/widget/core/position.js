/* The heading that was read last, and days, as they are read back from storage. */

/** @import { Position } from "../types.d.ts" */

const LONGEST = 200;
const DAY = /^\d{4}-\d{2}-\d{2}$/;

/**
 * Reads what is kept; null where it makes no sense.
 * @param {any} kept
 * @returns {Position | null}
 */
export function readPosition(kept) {
  const { page, id, day } = Object(kept);
  const isShort = (/** @type {unknown} */ text) => typeof text === "string" && text.length <= LONGEST;
  return isShort(page) && isShort(id) && readDay(day) ? { page, id, day } : null;
}

/**
 * @param {any} kept
 * @returns {string | null}
 */
export function readDay(kept) {
  return typeof kept === "string" && DAY.test(kept) ? kept : null;
}
