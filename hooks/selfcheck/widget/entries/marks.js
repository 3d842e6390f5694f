/* Pages without a question: marks in the navigation, and no more. */

import { run } from "../lib/run.js";
import { followMarks } from "../site/navigation.js";
import { followedMarks } from "../store/marks-alone.js";

export function start() {
  run("marks", () => followMarks(followedMarks()));
}
