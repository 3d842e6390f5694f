/* Takes over what the first version of the store kept for each page. */

/** @import { AnswerStore } from "../types.d.ts" */
import { fromFirstSchema } from "../core/first-schema.js";

/**
 * Moves what is under some keys of the browser's storage into the store.
 * @param {string[]} keys
 * @param {AnswerStore} store
 */
export function takeOver(keys, store) {
  for (const key of keys) {
    const text = localStorage.getItem(key) ?? "";
    if (key.endsWith(":broken") || !takePage(text, store)) {
      store.keepBroken([...store.brokenLines(), text.replace(/\s+/g, " ")]);
    }
    if (store.lasting) {
      localStorage.removeItem(key);
    }
  }
}

/**
 * @param {string} text
 * @param {AnswerStore} store
 * @returns {boolean} whether it could be read
 */
function takePage(text, store) {
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
