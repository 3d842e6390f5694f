/* Where the files of a new version come from: what is already stored, what an older version has, and what is downloaded. */

/** @import { Files, Plan } from "./types.d.ts" */

/**
 * @param {Files} wanted
 * @param {ReadonlySet<string>} stored the paths that an earlier attempt has stored for this version
 * @param {ReadonlyMap<string, Files>} others what the site's other caches hold, by their names
 * @returns {Plan}
 */
export function plan(wanted, stored, others) {
  /** @type {Map<string, { cache: string, from: string }>} */
  const sources = new Map();
  for (const [cache, files] of others) {
    for (const [from, hash] of Object.entries(files)) {
      sources.set(hash, { cache, from });
    }
  }
  /** @type {Plan} */
  const made = { stored: [], copies: [], downloads: [] };
  for (const [file, hash] of Object.entries(wanted)) {
    const source = sources.get(hash);
    if (stored.has(file)) {
      made.stored.push(file);
    } else if (source) {
      made.copies.push({ file, ...source });
    } else {
      made.downloads.push(file);
    }
  }
  return made;
}
