/* What comes after an answer, for pages with questions. */

import { openNextSteps } from "../question/next-steps.js";
import { keepPageMark } from "../question/page-mark.js";
import { resultOfRun } from "../question/result.js";
import { shared } from "../lib/shared.js";

export function start() {
  shared().results ??= { keepPageMark, openNextSteps, resultOfRun };
}
