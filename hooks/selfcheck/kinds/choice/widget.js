/* Questions with choices: one key (radio buttons) or several (checkboxes). */

/** @import { Kind } from "../../widget/types.d.ts" */
/** @import { ChoiceKey } from "../../widget/contract/shapes.d.ts" */
import { roundOrder } from "../../widget/core/order.js";
import { copies } from "../../widget/lib/dom.js";
import { verdictOf } from "../marking.js";
import { choiceInputs, picks } from "../picks.js";

/**
 * Returns (right picks - wrong picks) / keys, and never less than nothing.
 * @param {string[]} picked
 * @param {unknown} answer
 */
function share(picked, answer) {
  const { keys } = /** @type {ChoiceKey} */ (answer);
  const right = picked.filter((id) => keys.includes(id)).length;
  return Math.max(0, right - (picked.length - right)) / keys.length;
}

/** @type {Kind} */
const choice = {
  ...picks,

  share,

  grade: (picked, answer) => verdictOf(share(picked, answer)),

  arrange(form, question, phase, round) {
    const rows = new Map(
      choiceInputs(form).map((input) => [input.value, /** @type {Element} */ (input.parentElement)]),
    );
    const fieldset = rows.values().next().value?.parentElement;
    let place = rows.values().next().value ?? null;
    for (const id of roundOrder([...rows.keys()], question, phase, round)) {
      const row = /** @type {Element} */ (rows.get(id));
      // Each move costs: the browser looks at the form anew.
      if (row === place) {
        place = row.nextElementSibling;
      } else {
        fieldset?.insertBefore(row, place);
      }
    }
  },

  marks(form, answer, { picked, key, revealed }) {
    const { keys } = /** @type {ChoiceKey} */ (key);
    return choiceInputs(form).map((control) => {
      const id = control.value;
      const [isKey, isPicked] = [keys.includes(id), picked.includes(id)];
      const at = /** @type {HTMLElement} */ (control.parentElement);
      const why = copies(answer.querySelectorAll(`li[data-choice="${id}"] > .sc-feedback`));
      if (isPicked) {
        return { at, control, why, state: isKey ? "right" : "wrong", word: isKey ? "pickedRight" : "pickedWrong" };
      }
      if (!isKey || !revealed) {
        return { at, control, why, state: "rest" };
      }
      // Among several that were to be found, one is missed; where one is right, it is told.
      const isMissed = control.type === "checkbox" && picked.length > 0;
      return isMissed
        ? { at, control, why, state: "missed", word: "missed" }
        : { at, control, why, state: "right", word: "correctAnswer" };
    });
  },

  score(picked, key) {
    const { keys } = /** @type {ChoiceKey} */ (key);
    const right = picked.filter((id) => keys.includes(id)).length;
    return right === picked.length ? { right, total: keys.length } : null;
  },
};

export const kinds = { single: choice, multiple: choice };
