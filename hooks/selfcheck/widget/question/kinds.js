/* The kinds of questions that a script knows: each is a folder beside the widget's, and the build lists them. */

/** @import { Kind } from "../types.d.ts" */

/** @type {Map<string, Kind>} */
const known = new Map();

/** @param {Record<string, Kind>} kinds by the names that questions have for them */
export function register(kinds) {
  for (const [name, kind] of Object.entries(kinds)) {
    known.set(name, kind);
  }
}

/** @param {string} name */
export function kindOf(name) {
  return known.get(name);
}
