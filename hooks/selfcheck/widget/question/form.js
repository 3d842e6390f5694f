/* The form of a question on the page: its parts, its answers, and what it shows. */

/** @import { AnswerRecord, Next, Phase } from "../types.d.ts" */
import { button, copies, element, leadTo, part } from "../lib/dom.js";
import { say } from "../lib/words.js";
import { readSettings } from "../store/settings.js";
import { openedStore } from "../store/opened.js";
import { Bar } from "./bar.js";
import { offerCertainty } from "./certainty.js";
import { kindOf } from "./kinds.js";
import { describe } from "./marks.js";
import { turnTo } from "./steps.js";

export class QuestionForm extends HTMLElement {
  /** @type {Next | undefined} */
  next;

  /** @type {Bar | undefined} */
  bar;

  /** Takes over the form that the page holds. */
  takeForm() {
    const find = (/** @type {string} */ selector) => part(this, selector);
    this.form = /** @type {HTMLFormElement} */ (find("form"));
    this.fieldset = find("fieldset");
    this.phase = /** @type {Phase} */ (this.closest("self-check")?.getAttribute("data-phase") ?? "quiz");
    this.kind = kindOf(this.dataset.kind ?? "");
    if (!this.kind) {
      throw new Error(`<self-check-question id="${this.id}"> is of an unknown kind, ${this.dataset.kind}`);
    }
    if (this.phase !== "pretest") {
      this.answer = /** @type {HTMLDetailsElement} */ (find("details.answer"));
      this.key = JSON.parse(this.answer.dataset.answer ?? "");
      this.offerOthers(this.answer);
      // What it holds is shown beside the choices, and keeps room for itself until then.
      this.answer.open = true;
    }
    this.store = openedStore();
    // A browser that brings back what was picked before a reload would show picks without their verdict.
    this.form.autocomplete = "off";
    // Instant navigation may put a page's element back in; its bar came along.
    const aided = this.phase === "quiz" || this.phase === "review";
    this.bar ??= new Bar(this.form, aided);
    this.toggleAttribute("data-ready", true);
    // An exam keeps no room for what it doesn't tell.
    this.toggleAttribute("data-held", this.phase === "exam");
    this.toggleAttribute("data-aided", aided);
  }

  /**
   * Offers the feedback on the choices that were neither chosen nor right, where there is some.
   * @param {Element} answer
   */
  offerOthers(answer) {
    if (!this.others && answer.querySelectorAll('li[data-correct="false"] > .sc-feedback').length > 0) {
      this.others = button(say("explainOthers"), "sc-text sc-others");
      const learn = answer.querySelector(":scope > .sc-learn");
      const line = learn ?? element("p", "sc-learn");
      learn ?? answer.append(line);
      line.append(" ", this.others);
    }
  }

  offerCertainty() {
    if (this.phase !== "exam") {
      offerCertainty(this.parts().bar.root, this.id, readSettings().certainty);
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

  /** @param {number} round */
  arrange(round) {
    if (this.dataset.shuffle !== "false") {
      this.kind?.arrange(this.parts().form, this.dataset.question ?? "", this.phase ?? "quiz", round);
    }
  }

  /**
   * Says in the bar what is missing, and leads to the first input.
   * @param {string} word
   * @param {Record<string, string>} [values]
   */
  complain(word, values = {}) {
    const { form, fieldset, bar } = this.parts();
    const line = bar.tell(say(word, values), "sc-message");
    line.id = `${this.id}-message`;
    describe(fieldset, line.id, true);
    for (const input of form.querySelectorAll("input[type=text], select")) {
      input.setAttribute("aria-invalid", "true");
    }
    this.first()?.focus();
  }

  /** The first input of the answer. */
  first() {
    return /** @type {HTMLElement | null} */ (this.querySelector("form input, form select"));
  }

  /**
   * @param {string} text
   * @param {string} [className]
   */
  tell(text, className = "sc-note") {
    this.parts().bar.tell(text, className);
  }

  /** Leads to the stem. */
  lead() {
    turnTo(this);
    const legend = /** @type {HTMLElement | null} */ (this.querySelector("legend"));
    if (legend) {
      leadTo(legend, this);
    }
  }

  /**
   * Shows steps in the card's head, for the eye: the words beside them tell the same.
   * @param {boolean[]} done
   * @param {number} now
   */
  showSteps(done, now) {
    const head = this.querySelector(".sc-head");
    const steps = head?.querySelector(".sc-steps") ?? element("span", "sc-steps");
    steps.setAttribute("aria-hidden", "true");
    steps.replaceChildren(...done.map((is, at) => element("i", at === now ? "sc-now" : is ? "sc-done" : "")));
    head?.querySelector(".sc-number")?.after(steps);
  }

  /**
   * Fills the status region without having it read out: the reader did nothing just now. What the reader does next
   * makes it speak again.
   * @param {() => void} fill
   */
  quietly(fill) {
    this.parts().bar.status.setAttribute("aria-live", "off");
    fill();
  }

  parts() {
    const { form, fieldset, bar } = this;
    if (!form || !fieldset || !bar) {
      throw new Error(`<self-check-question id="${this.id}"> was not upgraded`);
    }
    return { form, fieldset, bar };
  }
}
