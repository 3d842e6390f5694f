/* A text with gaps, each graded as a phrase. */

/** @import { Kind } from "../../widget/types.d.ts" */
/** @import { ClozeKey } from "../../widget/contract/shapes.d.ts" */
import { markOf, shareOf, verdictOf } from "../marking.js";
import { plainText } from "../../widget/core/typed.js";

/** @param {HTMLFormElement} form */
function fields(form) {
  return /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll(".sc-gap input")]);
}

/**
 * Tells of each gap whether it holds an accepted phrase.
 * @param {string[]} picked
 * @param {unknown} answer
 */
function marks(picked, answer) {
  const { gaps, caseSensitive } = /** @type {ClozeKey} */ (answer);
  const plain = (/** @type {string} */ value) => plainText(value, caseSensitive);
  return gaps.map((accepted, at) => accepted.some((one) => plain(one) === plain(picked[at] ?? "")));
}

/** @type {Kind} */
const cloze = {
  read: (form) => fields(form).map((input) => input.value.trim()),

  problem(form) {
    const empty = fields(form).filter((input) => !input.value.trim()).length;
    return empty === 0 ? null : "allGaps";
  },

  write(form, picked) {
    fields(form).forEach((input, at) => {
      input.value = picked[at] ?? "";
    });
  },

  share: (picked, answer) => shareOf(marks(picked, answer)),

  grade: (picked, answer) => verdictOf(shareOf(marks(picked, answer))),

  arrange() {},

  marks(form, _, { picked, key }) {
    const right = marks(picked, key);
    return fields(form).map((control, at) =>
      markOf(/** @type {HTMLElement} */ (control.parentElement), control, picked.length > 0 ? right[at] : undefined)
    );
  },

  score(picked, key) {
    const right = marks(picked, key);
    return { right: right.filter(Boolean).length, total: right.length };
  },
};

export const kinds = { cloze };
