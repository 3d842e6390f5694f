/* Terms as readers know them, with the endings that stemming cut off. */

/** @import { RagIndex } from "../../models/retrieval-types.d.ts" */
import { stem, telling } from "../../models/words.js";

/** Each term as the pages first spell it, by index. @type {WeakMap<RagIndex, Map<string, string>>} */
const spellings = new WeakMap();

/** @param {RagIndex} index @param {string} term */
export function spelled(index, term) {
  const known = spellings.get(index) ?? new Map();
  if (known.size === 0) {
    telling(index.sections.map(({ heading, text }) => `${text} ${heading}`).join(" ")).forEach((word) => {
      const one = stem(word);
      known.has(one) || known.set(one, word);
    });
    spellings.set(index, known);
  }
  return known.get(term) ?? term;
}
