/* The mark of how far a reader is: a ring, half of it, a dot in it, a tick. */

/** @import { Mastery } from "../types.d.ts" */
import { element } from "./dom.js";

/** @param {Mastery} state which words beside the mark say too */
export function markOf(state) {
  const mark = element("span", "sc-mastery");
  mark.dataset.state = state;
  mark.setAttribute("aria-hidden", "true");
  return mark;
}
