/* What an exam does with a question's card: it reads and fills it, and shows what was right once all is handed in. */

/** @import { QuestionElement, Verdict } from "../types.d.ts" */
import { say } from "../lib/words.js";

/** What the card's form holds. @param {QuestionElement} question */
export function pickedIn(question) {
  const { form } = question.parts();
  return question.kind?.problem(form) ? [] : (question.kind?.read(form) ?? []);
}

/**
 * Puts an answer into the form and asks for no check: in an exam, all are handed in together.
 * @param {QuestionElement} question
 * @param {string[]} picked
 */
export function fillCard(question, picked) {
  question.kind?.write(question.parts().form, picked);
  question.toggleAttribute("data-begun", picked.length > 0);
}

/**
 * Keeps the answer, where there is one, and takes away what led through the exam.
 * @param {QuestionElement} question
 * @param {string[]} picked
 */
export function handInCard(question, picked) {
  question.hidden = false;
  question.querySelectorAll(".sc-turns, .sc-flag").forEach((one) => one.remove());
  if (picked.length > 0) {
    question.keep(picked);
  }
}

/**
 * Shows an answer of an exam that was handed in, with the key; it can't be changed any more.
 * @param {QuestionElement} question
 * @param {string[]} picked
 * @returns {Verdict | null} null where nothing was answered
 */
export function revealCard(question, picked) {
  question.ended = true;
  fillCard(question, picked);
  for (const field of /** @type {Iterable<HTMLInputElement>} */ (question.parts().form.elements)) {
    field.disabled = field.type !== "button" && field.type !== "submit";
  }
  if (picked.length === 0) {
    question.quietly(() => question.tell(say("examUnanswered")));
    question.tellKey([]);
    return null;
  }
  question.quietly(() => question.show({ picked }));
  question.tellKey(picked);
  return question.kind?.grade(picked, question.key) ?? null;
}
