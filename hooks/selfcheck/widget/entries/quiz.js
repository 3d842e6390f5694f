/* Pages with questions. */

import { run } from "../lib/run.js";
import { defineElements } from "../question/elements.js";
import { countPage, expectAnswers } from "../question/ends.js";
import { followPauses, keepCopies } from "../question/pause.js";
import { followMarks } from "../site/navigation.js";
import { followReading } from "../site/reading-position.js";
import { followedStore } from "../store/marks.js";
import { keepPosition } from "../store/position.js";
import { bringStore } from "../store/store.js";

export function start() {
  bringStore();
  run("quiz", show, prepare);
}

function prepare() {
  defineElements();
  expectAnswers();
  followPauses();
  keepCopies();
}

function show() {
  followMarks(followedStore(), countPage);
  // A page that asks before it teaches is read in one go or in several.
  if (document.querySelector("self-check[data-phase=pretest]")) {
    followReading(keepPosition);
  }
}
