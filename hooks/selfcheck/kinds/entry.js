/* Answers that are typed into a text field: what questions for a number and for a phrase share. */

/** @import { Kind, Verdict } from "../widget/types.d.ts" */
import { part } from "../widget/lib/dom.js";
import { markOf } from "./marking.js";

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
};

/**
 * Marks the one field of a question.
 * @param {(picked: string[], key: unknown) => Verdict} grade
 * @returns {Kind["marks"]}
 */
export function entryMarks(grade) {
  return (form, _, { picked, key }) => {
    const field = entryField(form);
    const right = picked.length > 0 ? grade(picked, key) === "correct" : undefined;
    return [markOf(/** @type {HTMLElement} */ (field.parentElement), field, right)];
  };
}
