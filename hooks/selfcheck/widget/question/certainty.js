/* How sure a reader is: three buttons under a question, where the reader wants them. */

/** @import { Certainty } from "../types.d.ts" */
import { element } from "../lib/dom.js";
import { say } from "../lib/words.js";

/**
 * Puts the buttons before a question's actions, or takes them out.
 * @param {Element} actions
 * @param {string} name of the group, unique on the page
 * @param {boolean} wanted
 */
export function offerCertainty(actions, name, wanted) {
  const group = actions.parentElement?.querySelector(":scope > .sc-certainty");
  if (group || !wanted) {
    group?.toggleAttribute("hidden", !wanted);
    return;
  }
  const fieldset = element("fieldset", "sc-certainty");
  fieldset.append(element("legend", "", say("certainty")));
  for (const certainty of /** @type {Certainty[]} */ ([3, 2, 1])) {
    const label = element("label", "");
    const input = document.createElement("input");
    input.type = "radio";
    input.name = `${name}-certainty`;
    input.value = String(certainty);
    label.append(input, say(`certainty${certainty}`));
    fieldset.append(label);
  }
  actions.before(fieldset);
}

/**
 * @param {HTMLFormElement} form
 * @returns {Certainty | undefined}
 */
export function certaintyOf(form) {
  const input =
    /** @type {HTMLInputElement | null} */ (form.querySelector(".sc-certainty:not([hidden]) input:checked"));
  return input ? /** @type {Certainty} */ (Number(input.value)) : undefined;
}

/**
 * @param {HTMLFormElement} form
 * @param {Certainty | undefined} certainty
 */
export function setCertainty(form, certainty) {
  for (const input of /** @type {NodeListOf<HTMLInputElement>} */ (form.querySelectorAll(".sc-certainty input"))) {
    input.checked = Number(input.value) === certainty;
  }
}
