/* The form of a question on the page: its parts, its answers, and what it shows. */

/** @import { AnswerRecord, Phase } from "../types.d.ts" */
import { copies, element, part } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { readSettings } from "../store/settings.js";
import { openedStore } from "../store/store.js";
import { offerCertainty } from "./certainty.js";
import { questionGain } from "./gain.js";
import { kindOf } from "./kinds.js";

export class QuestionForm extends HTMLElement {
  /** Takes over the form that the page holds. */
  takeForm() {
    const find = (/** @type {string} */ selector) => part(this, selector);
    this.form = /** @type {HTMLFormElement} */ (find("form"));
    this.fieldset = find("fieldset");
    this.status = /** @type {HTMLElement} */ (find(".sc-status"));
    this.actions = find(".sc-actions");
    this.submit = /** @type {HTMLButtonElement} */ (find("button[type=submit]"));
    this.phase = /** @type {Phase} */ (this.closest("self-check")?.getAttribute("data-phase") ?? "quiz");
    this.kind = kindOf(this.dataset.kind ?? "");
    if (!this.kind) {
      throw new Error(`<self-check-question id="${this.id}"> is of an unknown kind, ${this.dataset.kind}`);
    }
    if (this.phase !== "pretest") {
      this.answer = /** @type {HTMLElement} */ (find("details.answer"));
      this.key = JSON.parse(this.answer.dataset.answer ?? "");
    }
    this.store = openedStore();
    // A browser that brings back what was picked before a reload would show picks without their verdict.
    this.form.autocomplete = "off";
    this.addButtons();
  }

  addButtons() {
    const { form, actions, submit } = this.parts();
    submit.hidden = false;
    this.unknown = /** @type {HTMLButtonElement | null} */ (actions.querySelector(".sc-unknown"));
    if (this.unknown) {
      this.unknown.hidden = false;
    }
    this.retry = /** @type {HTMLButtonElement} */ (
      actions.querySelector(".sc-retry") ?? element("button", "sc-retry", say("retry"))
    );
    this.retry.type = "button";
    this.retry.hidden = true;
    actions.append(this.retry);
    this.message = form.querySelector(".sc-message") ?? element("p", "sc-message");
    this.message.id = `${this.id}-message`;
    actions.before(this.message);
  }

  offerCertainty() {
    if (this.message && this.phase !== "exam") {
      offerCertainty(this.message, this.id, readSettings().certainty);
    }
  }

  /** @returns {AnswerRecord[]} the answers to this question in every phase and wording */
  everyAnswer() {
    return this.store?.answers(this.dataset.question ?? "") ?? [];
  }

  /** @returns {AnswerRecord[]} the answers to this wording of the question in this phase, oldest first */
  answers() {
    const every = this.everyAnswer();
    const all = every.filter((record) => record.phase === this.phase);
    const isSame = (/** @type {AnswerRecord} */ record) => record.rev === this.dataset.rev;
    // A review asks what was answered elsewhere.
    const before = this.phase === "review" ? every.filter((record) => record.phase !== "pretest") : all;
    this.toggleAttribute("data-changed", before.length > 0 && !before.some(isSame));
    return all.filter(isSame);
  }

  /** The answer that is shown. */
  last() {
    return this.answers().at(-1);
  }

  /** The question itself, for a list or a link elsewhere. */
  stem() {
    const copy = element("span", "");
    copy.append(...copies(this.querySelector("legend")?.childNodes ?? []));
    for (const inner of copy.querySelectorAll("a")) {
      inner.replaceWith(...inner.childNodes);
    }
    return [...copy.childNodes];
  }

  /** What the question tells of before and after. */
  gain() {
    return questionGain(this, this.everyAnswer());
  }

  /** @param {number} round */
  arrange(round) {
    if (this.dataset.shuffle !== "false") {
      this.kind?.arrange(this.parts().form, this.dataset.question ?? "", this.phase ?? "quiz", round);
    }
  }

  /**
   * Says beside the form what is missing, and leads to the first input.
   * @param {string} word
   * @param {Record<string, string>} [values]
   */
  complain(word, values = {}) {
    const { form, fieldset } = this.parts();
    this.message?.replaceChildren(say(word, values));
    const description = fieldset.getAttribute("aria-describedby") ?? "";
    const ids = new Set(description.split(" ").filter(Boolean)).add(`${this.id}-message`);
    fieldset.setAttribute("aria-describedby", [...ids].join(" "));
    for (const input of form.querySelectorAll("input[type=text], select")) {
      input.setAttribute("aria-invalid", "true");
    }
    const first = /** @type {HTMLElement | null} */ (form.querySelector("input, select"));
    first?.focus();
  }

  /** @param {string[]} picked */
  explain(picked) {
    if (!this.answer || !this.kind) {
      return [];
    }
    const rest = this.answer.querySelectorAll(":scope > .sc-explanation, :scope > .sc-learn, :scope > .sc-source");
    return copies([...this.kind.explain(picked, this.answer, this.key), ...rest]);
  }

  /** Takes the verdict away: it was on another answer than the form now holds. */
  clear() {
    const { status } = this.parts();
    this.removeAttribute("data-verdict");
    this.removeAttribute("data-sure");
    this.removeAttribute("data-answered");
    this.message?.replaceChildren();
    for (const input of this.parts().form.querySelectorAll("[aria-invalid]")) {
      input.removeAttribute("aria-invalid");
    }
    status.replaceChildren();
    if (this.retry) {
      this.retry.hidden = true;
    }
  }

  /**
   * Fills the status region without having it read out: the reader did nothing just now. What the reader does next
   * makes it speak again.
   * @param {() => void} fill
   */
  quietly(fill) {
    const { status } = this.parts();
    status.setAttribute("aria-live", "off");
    fill();
  }

  parts() {
    const { form, fieldset, status, actions, submit } = this;
    if (!form || !fieldset || !status || !actions || !submit) {
      throw new Error(`<self-check-question id="${this.id}"> was not upgraded`);
    }
    return { form, fieldset, status, actions, submit };
  }
}
