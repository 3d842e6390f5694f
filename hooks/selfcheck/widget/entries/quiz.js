/* Pages with questions. */

import { run } from "../lib/run.js";
import { defineElements } from "../question/elements.js";
import { keepPageMark } from "../question/page-mark.js";
import { followMarks } from "../site/navigation.js";
import { followedStore } from "../store/marks.js";

export function start() {
  run("quiz", () => followMarks(followedStore(), keepPageMark), defineElements);
}
