/* Statements that are true or false: two radio buttons, without any order but the one they have. */

/** @import { Kind } from "../../widget/types.d.ts" */
/** @import { TrueFalseKey } from "../../widget/contract/shapes.d.ts" */
import { copies, element } from "../../widget/lib/dom.js";
import { say } from "../../widget/lib/words.js";

/** @param {HTMLFormElement} form */
function inputs(form) {
  return /** @type {HTMLInputElement[]} */ ([...form.querySelectorAll(".choice > input")]);
}

/** @param {string} value */
function said(value) {
  return say(value === "true" ? "isTrue" : "isFalse");
}

/** @type {Kind} */
const trueFalse = {
  read: (form) => inputs(form).filter((input) => input.checked).map((input) => input.value),

  problem: (form) => (inputs(form).some((input) => input.checked) ? null : "nothing"),

  write(form, picked) {
    for (const input of inputs(form)) {
      input.checked = picked.includes(input.value);
    }
  },

  grade([picked], answer) {
    return picked === String(/** @type {TrueFalseKey} */ (answer).isTrue) ? "correct" : "incorrect";
  },

  arrange() {},

  explain([picked = ""], answer) {
    const yours = element("p", "sc-your-answer", say("yourAnswer", { answer: said(picked) }));
    return [yours, ...copies(answer.querySelectorAll(":scope > .sc-key-label, :scope > .sc-key-value"))];
  },
};

export const kinds = { "true-false": trueFalse };
