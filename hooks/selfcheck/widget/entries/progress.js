/* Pages that show a reader's progress. */

import { openProgress } from "../progress/progress.js";
import { runPlaces } from "./place.js";

export function start() {
  runPlaces("progress", openProgress);
}
