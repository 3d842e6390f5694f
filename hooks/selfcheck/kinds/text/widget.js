/* Questions for a word or a phrase. */

/** @import { Kind, Verdict } from "../../widget/types.d.ts" */
/** @import { TextKey } from "../../widget/contract/shapes.d.ts" */
import { entry, entryField, entryMarks } from "../entry.js";
import { plainText } from "../../widget/core/typed.js";

/**
 * @param {string[]} picked
 * @param {unknown} answer
 * @returns {Verdict}
 */
function grade([typed = ""], answer) {
  const { accepted, caseSensitive } = /** @type {TextKey} */ (answer);
  const plain = (/** @type {string} */ value) => plainText(value, caseSensitive);
  return accepted.some((one) => plain(one) === plain(typed)) ? "correct" : "incorrect";
}

/** @type {Kind} */
const text = {
  ...entry,

  problem: (form) => (entryField(form).value.trim() ? null : "nothingTyped"),

  grade,

  marks: entryMarks(grade),
};

export const kinds = { text };
