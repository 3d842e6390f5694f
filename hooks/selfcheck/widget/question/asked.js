/* The questions of a page, but for those of its pretest. */

/** @import { QuestionElement } from "../types.d.ts" */

const ASKED = "self-check[data-phase=quiz] > self-check-question";

export function askedIn() {
  return [.../** @type {NodeListOf<QuestionElement>} */ (document.querySelectorAll(ASKED))];
}
