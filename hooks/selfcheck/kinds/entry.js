/* Answers that are typed into a text field: what questions for a number and for a phrase share. */

import { copies, element, part } from "../widget/lib/dom.js";
import { say } from "../widget/lib/words.js";

/** @param {HTMLFormElement} form */
export function entryField(form) {
  return /** @type {HTMLInputElement} */ (part(form, ".sc-entry input"));
}

export const entry = {
  read: (/** @type {HTMLFormElement} */ form) => [entryField(form).value.trim()].filter(Boolean),

  write(/** @type {HTMLFormElement} */ form, /** @type {string[]} */ picked) {
    entryField(form).value = picked[0] ?? "";
  },

  arrange() {},

  explain(/** @type {string[]} */ picked, /** @type {HTMLElement} */ answer) {
    const typed = element("p", "sc-your-answer", say("yourAnswer", { answer: picked[0] ?? "" }));
    return [typed, ...copies(answer.querySelectorAll(":scope > .sc-key-label, :scope > .sc-key-value"))];
  },
};
