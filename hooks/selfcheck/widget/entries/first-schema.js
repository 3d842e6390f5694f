/* What the first version of the store kept, for a browser that has some of it. */

import { shared } from "../lib/shared.js";
import { takeOver } from "../store/take-over.js";

export function start() {
  shared().takeOver = takeOver;
}
