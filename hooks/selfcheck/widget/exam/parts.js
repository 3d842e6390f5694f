/* The parts of an exam's page, beside its questions. */

import { button, element } from "../lib/dom.js";
import { say } from "../lib/words.js";

export class ExamParts {
  bar = element("div", "sc-exam-bar");
  notice = element("div", "sc-exam-notice");
  list = element("ol", "sc-exam-list");
  desk = element("div", "sc-exam-desk");
  flag = button(say("examFlag"), "sc-text sc-flag");
  hand = button(say("examSubmit"));

  constructor() {
    this.list.setAttribute("aria-label", say("examQuestions"));
    this.notice.setAttribute("role", "status");
  }

  /**
   * Puts what flags and what submits into a question's bar.
   * @param {HTMLElement | undefined} question
   * @param {boolean} isLast whose main button submits
   */
  placeActs(question, isLast) {
    this.hand.hidden = isLast;
    question?.querySelector(".sc-actions")?.prepend(this.hand);
    question?.querySelector(".sc-bar")?.prepend(this.flag);
  }

  /** Leads to what submits. */
  focusSubmit() {
    const main = this.hand.parentElement?.querySelector("button[type=submit]");
    const submit = this.hand.hidden && main ? main : this.hand;
    /** @type {HTMLElement} */ (submit).focus();
  }

  /** @param {boolean} hidden */
  cover(hidden) {
    for (const part of [this.desk, this.list]) {
      part.hidden = hidden;
    }
  }

  /**
   * @param {string} text
   * @param {boolean} [focus]
   */
  tell(text, focus = false) {
    const line = element("p", "", text);
    line.tabIndex = -1;
    this.notice.replaceChildren(...(text ? [line] : []));
    if (focus) {
      line.focus();
    }
  }
}

/** @param {number} minutes that the exam offers */
export function limitChoice(minutes) {
  const label = element("label", "sc-option");
  const input = document.createElement("input");
  input.type = "checkbox";
  label.append(input, say("examLimit", { minutes }));
  return label;
}
