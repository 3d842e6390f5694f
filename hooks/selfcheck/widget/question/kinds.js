/* The kinds of questions that a page knows: each is a folder beside the widget's, and the build lists them. */

/** @import { Kind } from "../types.d.ts" */
import { shared } from "../lib/shared.js";

/** @param {Record<string, Kind>} kinds by the names that questions have for them */
export function register(kinds) {
  Object.assign(shared().kinds, kinds);
}

/**
 * @param {string} name
 * @returns {Kind | undefined}
 */
export function kindOf(name) {
  return shared().kinds[name];
}
