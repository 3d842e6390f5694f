/* A text with gaps, each graded as a phrase. */

/** @import { Kind } from "../../widget/types.d.ts" */
/** @import { ClozeKey } from "../../widget/contract/shapes.d.ts" */
import { plainText } from "../../widget/core/typed.js";
import { copies, element } from "../../widget/lib/dom.js";
import { say } from "../../widget/lib/words.js";

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

  grade(picked, answer) {
    const right = marks(picked, answer);
    if (right.every(Boolean)) {
      return "correct";
    }
    return right.some(Boolean) ? "partial" : "incorrect";
  },

  arrange() {},

  explain(picked, answer, key) {
    const list = element("ol", "sc-gap-marks");
    marks(picked, key).forEach((right, at) => {
      const row = element("li", "", `${picked[at]}: `);
      row.dataset.correct = String(right);
      row.append(element("span", "sc-mark", say(right ? "rightGap" : "wrongGap")));
      list.append(row);
    });
    return [list, ...copies(answer.querySelectorAll(":scope > .sc-key-label, :scope > .sc-key-value"))];
  },
};

export const kinds = { cloze };
