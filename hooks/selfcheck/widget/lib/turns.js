/* The ways from a card to its neighbors, for the eye a sign and for the ear where it leads. */

/** @import { QuestionElement } from "../types.d.ts" */
import { button, element } from "./dom.js";
import { say } from "./words.js";

/**
 * Adds the ways to its neighbors to a card's head.
 * @param {Element} question
 * @param {QuestionElement[]} all
 * @param {(to: QuestionElement) => void} act
 */
export function offerTurns(question, all, act) {
  const head = question.querySelector(".sc-head");
  const here = all.findIndex((one) => one === question);
  if (head && !head.querySelector(".sc-turns")) {
    const turns = element("span", "sc-turns");
    for (const [sign, at] of /** @type {const} */ ([["‹", here - 1], ["›", here + 1]])) {
      const to = all[at];
      const turn = button(sign, "sc-turn");
      turn.setAttribute("aria-label", say("question", { number: at + 1 }));
      turn.disabled = !to;
      turn.onclick = () => to && act(to);
      turns.append(turn);
    }
    head.append(turns);
  }
}
