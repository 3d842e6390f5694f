/* Marks on the parts of an answer: a symbol, words, and a line whose style tells them apart. */

/** @import { Mark } from "../types.d.ts" */
import { element } from "../lib/dom.js";
import { say } from "../lib/words.js";

/**
 * Puts marks where an answer was given; each control is described by the words beside it.
 * @param {HTMLElement} form
 * @param {Mark[]} marks
 * @param {boolean} all whether the feedback on what was neither chosen nor right is told, too
 */
export function putMarks(form, marks, all) {
  takeMarks(form);
  for (const { at, control, state, word, why = [], key } of marks) {
    at.dataset.mark = state;
    const told = word || all ? why : [];
    if (word || told.length > 0) {
      addLine(at, control, "why", [...(word ? [element("b", "", say(word)), " "] : []), ...told]);
    }
    if (key) {
      addLine(at, control, "right", [`${say("keyIs")} `, element("b", "", key)]);
    }
  }
}

/**
 * Adds words to a part, which describe its control.
 * @param {HTMLElement} at
 * @param {HTMLElement} control
 * @param {"why" | "right"} name
 * @param {(Node | string)[]} content
 */
function addLine(at, control, name, content) {
  const line = element("div", name === "why" ? "sc-why" : "sc-why sc-right");
  line.id = `${control.id}-${name}`;
  line.append(...content);
  at.append(line);
  describe(control, line.id, true);
}

/** @param {HTMLElement} form */
export function takeMarks(form) {
  for (const at of /** @type {NodeListOf<HTMLElement>} */ (form.querySelectorAll("[data-mark]"))) {
    delete at.dataset.mark;
  }
  for (const line of form.querySelectorAll(".sc-why")) {
    const control = form.querySelector(`[aria-describedby~="${CSS.escape(line.id)}"]`);
    if (control) {
      describe(control, line.id, false);
    }
    line.remove();
  }
}

/**
 * Adds an element to those that describe another, or takes it out.
 * @param {Element} described
 * @param {string} id
 * @param {boolean} by
 */
export function describe(described, id, by) {
  const ids = new Set((described.getAttribute("aria-describedby") ?? "").split(" ").filter(Boolean));
  by ? ids.add(id) : ids.delete(id);
  ids.size > 0
    ? described.setAttribute("aria-describedby", [...ids].join(" "))
    : described.removeAttribute("aria-describedby");
}
