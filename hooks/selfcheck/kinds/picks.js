/* Answers that are picked among choices: what radio buttons and checkboxes share. */

/** @import { Kind } from "../widget/types.d.ts" */

/** @param {HTMLFormElement} form */
export function choiceInputs(form) {
  return /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll(".choice > input")]);
}

/** @type {Pick<Kind, "read" | "problem" | "write">} */
export const picks = {
  read: (form) => choiceInputs(form).filter((input) => input.checked).map((input) => input.value),

  problem: (form) => (choiceInputs(form).some((input) => input.checked) ? null : "nothing"),

  write(form, picked) {
    for (const input of choiceInputs(form)) {
      input.checked = picked.includes(input.value);
    }
  },
};
