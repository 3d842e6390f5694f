/* Statements that are true or false: two radio buttons, without any order but the one they have. */

/** @import { Kind } from "../../widget/types.d.ts" */
/** @import { TrueFalseKey } from "../../widget/contract/shapes.d.ts" */
import { copies, element } from "../../widget/lib/dom.js";
import { say } from "../../widget/lib/words.js";
import { picks } from "../picks.js";

/** @param {string} value */
function said(value) {
  return say(value === "true" ? "isTrue" : "isFalse");
}

/** @type {Kind} */
const trueFalse = {
  ...picks,

  grade([picked], answer) {
    return picked === String(/** @type {TrueFalseKey} */ (answer).isTrue) ? "correct" : "incorrect";
  },

  arrange() {},

  explain([picked = ""], answer) {
    const yours = element("p", "sc-your-answer", say("yourAnswer", { answer: said(picked) }));
    return [yours, ...copies(answer.querySelectorAll(":scope > .sc-key-label, :scope > .sc-key-value"))];
  },
};

export const kinds = { "true-false": trueFalse };
