/* What a page on file:// leaves in its own storage beside the hidden page's: a mark, and lines that are on their way. */

import { LOG } from "./schema.js";

export const PROBE = "probe";
export const PENDING = "pending";

/**
 * Leaves a mark in this page's own storage, by which it is recognized from elsewhere.
 * @param {string} prefix
 */
export function leaveProbe(prefix) {
  try {
    const mark = String(crypto.getRandomValues(new Uint32Array(2)));
    localStorage.setItem(prefix + PROBE, mark);
    return mark;
  } catch {
    return null;
  }
}

/** @param {string} key in this page's own storage */
export function removeOwn(key) {
  try {
    localStorage.removeItem(key);
  } catch {
    // There was none to remove.
  }
}

/**
 * Keeps the lines that the hidden page does not have yet.
 * @param {string} prefix
 * @param {Iterable<{is: string, key: string, content: any}>} open
 */
export function keepPending(prefix, open) {
  const lines = [...open].filter(({ is }) => is === "append").map(({ key, content }) => [key, content]);
  try {
    lines.length > 0 ? localStorage.setItem(prefix + PENDING, JSON.stringify(lines)) : removeOwn(prefix + PENDING);
  } catch {
    // The message itself is on its way.
  }
}

/**
 * Reads what an earlier visit to this page left; whatever else stands there is passed over.
 * @param {string} prefix
 * @returns {[string, string[]][]}
 */
export function readPending(prefix) {
  try {
    const kept = JSON.parse(localStorage.getItem(prefix + PENDING) ?? "[]");
    const isOurs = (/** @type {any} */ one) =>
      typeof one?.[0] === "string" && one[0].startsWith(LOG) && Array.isArray(one[1]) &&
      one[1].every((/** @type {unknown} */ row) => typeof row === "string");
    return Array.isArray(kept) ? kept.filter(isOurs) : [];
  } catch {
    return [];
  }
}
