/* The list of an exam's questions: which are answered, flagged, and open now, and a way to each. */

/** @import { ExamState } from "../types.d.ts" */
import { button, element } from "../lib/dom.js";
import { say } from "../lib/words.js";

/**
 * Fills the list anew; what had focus has it again.
 * @param {HTMLElement} list
 * @param {string[]} ids of the questions, in their order
 * @param {ExamState} state
 * @param {(index: number) => void} turn shows a question
 */
export function fillList(list, ids, state, turn) {
  const rows = ids.map((id, index) => {
    const row = element("li", "");
    row.append(jumpTo(index, id, state, turn));
    return row;
  });
  const focused = [...list.children].findIndex((row) => row.contains(document.activeElement));
  list.replaceChildren(...rows);
  if (focused >= 0) {
    rows[focused]?.querySelector("button")?.focus();
  }
}

/**
 * @param {number} index
 * @param {string} id
 * @param {ExamState} state
 * @param {(index: number) => void} turn
 */
function jumpTo(index, id, state, turn) {
  const isFlagged = state.flagged.includes(id);
  const isAnswered = (state.picked[id] ?? []).length > 0;
  const words = [say(isAnswered ? "examAnswered" : "examOpen"), ...(isFlagged ? [say("examFlagged")] : [])];
  const jump = button(String(index + 1), "sc-exam-jump");
  jump.setAttribute("aria-label", say("examJump", { number: index + 1, state: words.join(", ") }));
  jump.toggleAttribute("data-answered", isAnswered);
  jump.toggleAttribute("data-flagged", isFlagged);
  if (index === state.at) {
    jump.setAttribute("aria-current", "step");
  }
  jump.onclick = () => turn(index);
  return jump;
}
