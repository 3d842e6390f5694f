/* The parts of an exam's page, beside its questions. */

import { button, element } from "../lib/dom.js";
import { say } from "../lib/words.js";

export class ExamParts {
  bar = element("div", "sc-exam-bar");
  notice = element("div", "sc-exam-notice");
  list = element("ol", "sc-exam-list");
  desk = element("div", "sc-exam-desk");
  foot = element("div", "sc-actions");
  previous = button(say("examPrevious"));
  next = button(say("examNext"));
  flag = button(say("examFlag"), "sc-quiet");
  hand = button(say("examSubmit"), "sc-quiet");

  constructor() {
    this.list.setAttribute("aria-label", say("examQuestions"));
    this.notice.setAttribute("role", "status");
    this.foot.append(this.previous, this.next, this.flag, this.hand);
  }

  /** @param {boolean} hidden */
  cover(hidden) {
    for (const part of [this.desk, this.foot, this.list]) {
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
