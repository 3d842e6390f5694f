/* Pages with an exam. */

import { openExam } from "../exam/exam.js";
import { defineQuestion } from "../question/elements.js";
import { keepCopies } from "../question/pause.js";
import { runPlaces } from "./place.js";

export function start() {
  runPlaces("exam", openExam, () => {
    defineQuestion();
    keepCopies();
  });
}
