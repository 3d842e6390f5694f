/* What an exam begins with: a paper that is drawn, and its questions. */

/** @import { BankItem, ExamState, QuestionElement } from "../types.d.ts" */
import { loadQuestion } from "../bank/bank.js";
import { drawPaper } from "../core/queue.js";
import { say } from "../lib/words.js";
import { openedStore } from "../store/opened.js";

/**
 * Draws a paper.
 * @param {BankItem[]} bank
 * @param {number} count how many questions
 * @param {number | null} left the time in milliseconds; null where nothing limits it
 * @returns {ExamState}
 */
export function newExam(bank, count, left) {
  const id = Array.from(crypto.getRandomValues(new Uint8Array(8)), (byte) => byte.toString(16)).join("");
  const paper = drawPaper(bank, count, id);
  return {
    id,
    done: false,
    paper: paper.map((item) => [item.id, item.rev]),
    picked: {},
    flagged: [],
    at: 0,
    left,
    paused: false,
  };
}

/**
 * Loads the questions of a paper.
 * @param {ExamState} state
 * @param {BankItem[]} bank
 * @returns {Promise<{items: BankItem[], questions: QuestionElement[]}>}
 */
export async function loadPaper(state, bank) {
  const byId = new Map(bank.map((item) => [item.id, item]));
  const items = state.paper.flatMap(([id]) => byId.get(id) ?? []);
  const questions = await Promise.all(items.map((item) => loadQuestion(item, "exam")));
  questions.forEach((question, index) => {
    const number = say("number", { number: index + 1, total: questions.length });
    question.querySelector(".sc-number")?.replaceChildren(number);
    question.round = roundOf(state, /** @type {BankItem} */ (items[index]));
  });
  return { items, questions };
}

/**
 * How often a question was in an exam before this one: its choices keep the order in which they were answered.
 * @param {ExamState} state
 * @param {BankItem} item
 */
function roundOf(state, { id, rev }) {
  const answers = openedStore().answers(id);
  const given = answers.filter((record) => record.phase === "exam" && record.rev === rev).length;
  const isCounted = state.done && (state.picked[id] ?? []).length > 0;
  return Math.max(0, given - Number(isCounted));
}
