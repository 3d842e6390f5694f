/* Before an exam is submitted: which questions are unanswered, with a way to each, and a way back. */

/** @import { QuestionElement } from "../types.d.ts" */
import { button, element } from "../lib/dom.js";
import { listOf, say } from "../lib/words.js";

/** @typedef {{notice: HTMLElement, focusSubmit: () => void, handIn: () => void, turn: (at: number) => void}} Desk */

/**
 * @param {Desk} desk
 * @param {QuestionElement[]} questions
 * @param {QuestionElement[]} open those without an answer
 */
export function askToSubmit(desk, questions, open) {
  const submit = button(say(open.length > 0 ? "examSubmitAnyway" : "examSubmitNow"), "sc-main");
  const back = button(say("examKeepWorking"));
  submit.onclick = () => desk.handIn();
  back.onclick = () => {
    desk.notice.replaceChildren();
    desk.focusSubmit();
  };
  const line = open.length > 0 ? unanswered(desk, questions, open) : element("p", "", say("examAllAnswered"));
  const acts = element("div", "sc-acts");
  acts.append(submit, back);
  desk.notice.replaceChildren(line, acts);
  submit.focus();
}

/**
 * @param {Desk} desk
 * @param {QuestionElement[]} questions
 * @param {QuestionElement[]} open
 */
function unanswered(desk, questions, open) {
  const line = element("p", "", `${say("examStillOpen", { count: open.length })} `);
  const links = open.map((question) => {
    const at = questions.indexOf(question);
    const link = element("a", "", String(at + 1));
    link.setAttribute("href", `#${question.id}`);
    link.setAttribute("aria-label", say("question", { number: at + 1 }));
    link.onclick = (event) => {
      event.preventDefault();
      desk.notice.replaceChildren();
      desk.turn(at);
    };
    return link;
  });
  line.append(...listOf(links), ".");
  return line;
}
