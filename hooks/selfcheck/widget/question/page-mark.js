/* How far the reader is on the page that is open: counted from its questions and kept. */

import { countGain } from "../core/gain.js";
import { pageStanding } from "../core/page-standing.js";
import { standingOf } from "../core/queue.js";
import { pageInfo } from "../lib/page.js";
import { keepMarks, keptMarks } from "../store/marks.js";
import { openedStore } from "../store/opened.js";
import { askedIn } from "./asked.js";
import { gainOf } from "./result.js";

/** Keeps it, where it has changed. */
export function keepPageMark() {
  const questions = askedIn();
  const store = openedStore();
  const { page } = pageInfo();
  const marks = keptMarks();
  const known = marks[page];
  if (questions.length === 0 || !store.ready) {
    return;
  }
  const rows = questions.filter((one) => one.kind);
  const standing = pageStanding(
    rows.map(({ dataset: { question = "", rev = "" } }) => standingOf(store.answers(question), rev)),
  );
  const mark = { ...standing, total: questions.length, gain: countGain(rows.map(gainOf)) };
  if ((standing.answered > 0 || known) && JSON.stringify(mark) !== JSON.stringify(known)) {
    keepMarks({ ...marks, [page]: mark });
  }
}
