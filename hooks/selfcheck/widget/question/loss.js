/* The note that answers are lost when the page is left. */

/** @import { AnswerStore } from "../types.d.ts" */
import { element } from "../lib/dom.js";
import { say } from "../lib/words.js";

/**
 * Says it once on a page, where its store keeps nothing.
 * @param {AnswerStore} store
 * @param {Element} before what it stands before
 */
export function noteLoss({ lasting, newer }, before) {
  const noted = document.querySelector(".sc-loss:not(.sc-unloaded)");
  if (lasting) {
    noted?.remove();
  } else if (!noted) {
    before.before(element("p", "sc-loss", say(newer ? "newerStore" : "notKept")));
  }
}
