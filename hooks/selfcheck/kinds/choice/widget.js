/* Questions with choices: one key (radio buttons) or several (checkboxes). */

/** @import { Kind, Verdict } from "../../widget/types.d.ts" */
/** @import { ChoiceKey } from "../../widget/contract/shapes.d.ts" */
import { roundOrder } from "../../widget/core/order.js";
import { element } from "../../widget/lib/dom.js";
import { say } from "../../widget/lib/words.js";
import { choiceInputs, picks } from "../picks.js";

/**
 * Grades as (right picks - wrong picks) / keys, never below nothing; full marks are correct, a part is partial.
 * @param {string[]} picked
 * @param {unknown} answer
 * @returns {Verdict}
 */
function grade(picked, answer) {
  const { keys } = /** @type {ChoiceKey} */ (answer);
  const right = picked.filter((id) => keys.includes(id)).length;
  const score = right - (picked.length - right);
  if (score === keys.length) {
    return "correct";
  }
  return score > 0 ? "partial" : "incorrect";
}

/** @type {Kind} */
const choice = {
  ...picks,

  grade,

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

  explain(picked, answer) {
    const list = element("ul", "sc-choices");
    for (const row of /** @type {NodeListOf<HTMLElement>} */ (answer.querySelectorAll("li[data-choice]"))) {
      const isPicked = picked.includes(row.dataset.choice ?? "");
      if (isPicked || row.dataset.correct === "true") {
        const copy = /** @type {HTMLElement} */ (row.cloneNode(true));
        copy.toggleAttribute("data-picked", isPicked);
        const word = isPicked ? (row.dataset.correct === "true" ? "pickedRight" : "pickedWrong") : "missed";
        copy.querySelector(".sc-mark")?.replaceChildren(say(word));
        list.append(copy);
      }
    }
    return [list];
  },
};

export const kinds = { single: choice, multiple: choice };
