/* Statements that are true or false: two radio buttons, without any order but the one they have. */

/** @import { Kind } from "../../widget/types.d.ts" */
/** @import { TrueFalseKey } from "../../widget/contract/shapes.d.ts" */
import { choiceInputs, picks } from "../picks.js";

/** @type {Kind} */
const trueFalse = {
  ...picks,

  grade([picked], answer) {
    return picked === String(/** @type {TrueFalseKey} */ (answer).isTrue) ? "correct" : "incorrect";
  },

  arrange() {},

  marks(form, _, { picked: [picked], key, revealed }) {
    const right = String(/** @type {TrueFalseKey} */ (key).isTrue);
    return choiceInputs(form).map((control) => {
      const at = /** @type {HTMLElement} */ (control.parentElement);
      const isKey = control.value === right;
      if (control.value === picked) {
        return { at, control, state: isKey ? "right" : "wrong", word: isKey ? "pickedRight" : "pickedWrong" };
      }
      return isKey && revealed
        ? { at, control, state: "right", word: "correctAnswer" }
        : { at, control, state: "rest" };
    });
  },
};

export const kinds = { "true-false": trueFalse };
