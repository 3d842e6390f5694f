/* The elements' names. */

import { define } from "../lib/dom.js";
import { SelfCheckQuestion } from "./question.js";
import { SelfCheck } from "./quiz.js";

export function defineElements() {
  define("self-check-question", SelfCheckQuestion);
  define("self-check", SelfCheck);
}
