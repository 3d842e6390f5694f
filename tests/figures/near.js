/* Compares numbers within a tolerance. */

import assert from "node:assert/strict";

/**
 * Asserts that numbers, or lists of them, differ by no more than a share of what is expected, or by so much.
 * @param {any} actual
 * @param {any} expected
 * @param {{rel?: number, abs?: number}} [tolerance] a millionth unless said
 */
export function near(actual, expected, { rel, abs } = {}) {
  if (typeof expected === "number") {
    const share = rel ?? (abs === undefined ? 1e-6 : 0);
    const most = Math.max(share * Math.abs(expected), abs ?? 1e-12);
    const close = actual === expected || Math.abs(actual - expected) <= most;
    assert.ok(close, `${actual} is not ${expected} within ${most}`);
    return;
  }
  assert.equal(actual.length, expected.length);
  expected.forEach((/** @type {any} */ one, /** @type {number} */ at) => near(actual[at], one, { rel, abs }));
}
