/* The elements' names. */

import { define } from "../lib/dom.js";
import { SelfCheckQuestion } from "./question.js";
import { SelfCheck } from "./quiz.js";

export function defineElements() {
  defineQuestion();
  define("self-check", SelfCheck);
}

/** For pages that ask questions of other pages alone. */
export function defineQuestion() {
  define("self-check-question", SelfCheckQuestion);
}
