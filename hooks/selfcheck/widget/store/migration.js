/* Takes over what the first version of the store kept for each page. */

/** @import { AnswerStore } from "../types.d.ts" */
import { fromFirstSchema } from "../core/first-schema.js";

/**
 * Takes over once; a key says that this has been done.
 * @param {string} site
 * @param {number} schema the version that the store writes
 * @param {AnswerStore} store
 */
export function migrate(site, schema, store) {
  try {
    if (Number(localStorage.getItem(`${site}:schema`)) >= schema) {
      return;
    }
    for (const key of Object.keys(localStorage).filter((one) => one.startsWith(`${site}:1:`))) {
      const text = localStorage.getItem(key) ?? "";
      if (key.endsWith(":broken") || !takeOver(text, store)) {
        store.keepBroken([...store.brokenLines(), text.replace(/\s+/g, " ")]);
      }
      if (store.lasting) {
        localStorage.removeItem(key);
      }
    }
    if (store.lasting) {
      localStorage.setItem(`${site}:schema`, String(schema));
    }
  } catch {
    // Without storage there is nothing to take over.
  }
}

/**
 * @param {string} text
 * @param {AnswerStore} store
 * @returns {boolean} whether it could be read
 */
function takeOver(text, store) {
  /** @type {any} */
  let kept;
  try {
    kept = JSON.parse(text);
  } catch {
    return false;
  }
  const { records, broken } = fromFirstSchema(kept);
  store.add(records);
  if (broken.length > 0) {
    store.keepBroken([...store.brokenLines(), ...broken.map((one) => JSON.stringify(one))]);
  }
  return true;
}
