/* Answers that a reader looked at before any try: kept apart from the log, so that nothing counts them. */

import { SHOWN } from "./schema.js";
import { openedStore } from "./opened.js";

/** Of this list; what a later version wrote is neither read nor overwritten, and versions before it don't know its key. */
const VERSION = 1;

/** @returns {Record<string, string>} the revision of each question whose answer was shown */
function read() {
  const kept = openedStore().read(SHOWN);
  return kept?.version === VERSION ? Object(kept.questions) : {};
}

/** @param {DOMStringMap} question */
export function wasShown({ question = "", rev }) {
  return read()[question] === rev;
}

/**
 * @param {DOMStringMap} question
 * @param {boolean} is
 */
export function keepShown({ question = "", rev = "" }, is) {
  const store = openedStore();
  const { [question]: before, ...others } = read();
  if ((before === rev) !== is && !(store.read(SHOWN)?.version > VERSION)) {
    store.write(SHOWN, { version: VERSION, questions: is ? { ...others, [question]: rev } : others });
  }
}
