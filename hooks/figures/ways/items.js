/* The elements of a picture as data: what a scene is made of. Pure. */

/** @import { Item } from "./types.d.ts" */

/** @param {string} look its classes @param {string} d @param {Record<string, string | number>} [more] @returns {Item} */
export const path = (look, d, more) => ["path", { class: look, d, ...more }];

/** @param {number} x @param {number} y @param {string} words @param {string} look @returns {Item} */
export const text = (x, y, words, look) => ["text", { class: look, x, y }, words];

/**
 * @param {string} look
 * @param {number} x
 * @param {number} y
 * @param {number} width below 0 for nothing
 * @param {number} height
 * @param {string} [fill]
 * @returns {Item}
 */
export const rect = (look, x, y, width, height, fill = "") => [
  "rect",
  { class: look, x, y, width: Math.max(0, width), height, ...(fill && { fill }) },
];

/** A way's shape. @param {string} kind @param {string} d of 1 px @param {number} x @param {number} y @param {number} size */
export const shape = (kind, d, x, y, size) =>
  path(`ways-head ways-${kind}`, d, { transform: `translate(${x.toFixed(1)} ${y.toFixed(1)})scale(${size})` });
