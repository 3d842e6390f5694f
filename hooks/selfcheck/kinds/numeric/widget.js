/* Questions for a number. */

/** @import { Kind, Verdict } from "../../widget/types.d.ts" */
/** @import { NumericKey } from "../../widget/contract/shapes.d.ts" */
import { readTyped, unmistakable } from "../../widget/core/typed.js";
import { languages } from "../../widget/lib/words.js";
import { entry, entryField, entryMarks } from "../entry.js";

/**
 * @param {string[]} picked
 * @param {unknown} answer
 * @returns {Verdict}
 */
function grade([typed = ""], answer) {
  const { value, tolerance, unit } = /** @type {NumericKey} */ (answer);
  const given = readTyped(typed, unit ?? "", languages()).value;
  // What a decimal fraction loses in binary is not the reader's mistake: a few units in the last place, and no more.
  const slack = 4 * Number.EPSILON * Math.abs(value);
  return Math.abs(given - value) <= tolerance + slack ? "correct" : "incorrect";
}

/** @type {Kind} */
const numeric = {
  ...entry,

  problem(form) {
    const { value, dataset } = entryField(form);
    if (!value.trim()) {
      return "nothingTyped";
    }
    const read = readTyped(value, dataset.unit, languages());
    if (read.other !== null) {
      return ["twoNumbers", { one: unmistakable(read.value), other: unmistakable(read.other) }];
    }
    if (!Number.isNaN(read.value)) {
      return null;
    }
    return /^\s*[-+\u2212]?\d/.test(value) ? "moreThanANumber" : "notANumber";
  },

  grade,

  marks: entryMarks(grade),
};

export const kinds = { numeric };
