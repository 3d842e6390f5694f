/* Steps: what a frame shows one at a time, and the ways from one question to another. */

/** @import { QuestionElement } from "../types.d.ts" */
import { leadTo } from "../lib/dom.js";

const STEP = "[data-steps] > :is(self-check-question, .sc-step)";

/**
 * Shows the step that an element is in. An address that names a question names the one that is shown.
 * @param {Element} within
 */
export function turnTo(within) {
  for (let step = within.closest(STEP); step; step = step.parentElement?.closest(STEP) ?? null) {
    const steps = [...step.parentElement?.children ?? []];
    steps.forEach((one) => one.toggleAttribute("data-current", one === step));
    const id = (step.id && step || step.querySelector("self-check-question[id]"))?.id;
    if (id && steps.some((one) => one.contains(named())) && !step.contains(named())) {
      history.replaceState(history.state, "", `#${id}`);
    }
  }
}

/**
 * Shows the question that the address names, now and later, and until then the first that is left.
 * @param {Element} frame
 * @param {QuestionElement[]} questions
 * @returns {() => void} ends it
 */
export function openSteps(frame, questions) {
  const asked = () => {
    const to = named();
    return to && frame.contains(to) ? to : undefined;
  };
  const follow = () => {
    const to = asked();
    to && turnTo(to);
  };
  // Where the store opens late, a reader may be at a question by then.
  const here = frame.contains(document.activeElement) ? document.activeElement : frame.querySelector("[data-current]");
  turnTo(asked() ?? here ?? questions.find(isLeft) ?? questions[0] ?? frame);
  addEventListener("hashchange", follow);
  return () => removeEventListener("hashchange", follow);
}

/** @param {QuestionElement} question */
function isLeft(question) {
  return question.kind && !question.last() && !question.hasAttribute("data-shown");
}

/**
 * Leads to a question, or to the text above it in its step.
 * @param {QuestionElement} question
 */
export function leadToStep(question) {
  question.lead();
  const text = /** @type {HTMLElement | null} */ (question.closest(".sc-step")?.firstElementChild);
  if (text && !text.contains(question)) {
    leadTo(text);
  }
}

function named() {
  return document.getElementById(location.hash.slice(1));
}
