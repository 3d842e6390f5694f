/* What questions came to at the first try: the count, a table of marks, and what changed since the pretest. */

/** @import { Gain, QuestionElement } from "../types.d.ts" */
import { countGain } from "../core/gain.js";
import { element } from "../lib/dom.js";
import { sayGain } from "../lib/gain-words.js";
import { say, sayNumber } from "../lib/words.js";
import { openedStore } from "../store/opened.js";
import { questionGain } from "./gain.js";

/** @typedef {{ question: QuestionElement, number: number, before: string, after: string }} Row */
/**
 * @typedef {object} Result
 * @property {Row[]} rows the questions that a pretest asks, too; all of them where it asks none
 * @property {number} answered
 * @property {number} right
 * @property {boolean} compared whether a question was answered before reading
 * @property {Gain} gain
 * @property {{ total: number, right: number }} fresh the new questions that were answered
 */

/**
 * @param {QuestionElement[]} questions
 * @returns {Result}
 */
export function resultOf(questions) {
  const isNew = (/** @type {QuestionElement} */ question) => question.dataset.post !== undefined;
  const main = questions.every(isNew) ? questions : questions.filter((question) => !isNew(question));
  const gains = new Map(questions.map((question) => [question, gainOf(question)]));
  const rows = main.map((question, at) => {
    const { before = null, after = null, unknown = false } = gains.get(question) ?? {};
    return { question, number: at + 1, before: unknown ? "unknown" : stateOf(before), after: stateOf(after) };
  });
  const fresh = questions.filter((question) => !main.includes(question)).flatMap((question) => {
    const { after = null } = gains.get(question) ?? {};
    return after === null ? [] : [after];
  });
  return {
    rows,
    answered: rows.filter(({ after }) => after !== "open").length,
    right: rows.filter(({ after }) => after === "right").length,
    compared: rows.some(({ before }) => before !== "open"),
    gain: countGain(main.flatMap((question) => gains.get(question) ?? [])),
    fresh: { total: fresh.length, right: fresh.filter(Boolean).length },
  };
}

/** Compares a question's answers before and after reading. @param {QuestionElement} question */
export function gainOf(question) {
  return questionGain(question, openedStore().answers(question.dataset.question ?? ""));
}

/**
 * @param {QuestionElement[]} questions
 * @returns {HTMLElement | undefined} nothing where none is answered
 */
export function resultOfRun(questions) {
  const result = resultOf(questions);
  return result.answered > 0 ? resultCard(result) : undefined;
}

/**
 * @param {Result} result
 * @param {Node[]} more what stands below the table
 */
export function resultCard(result, more = []) {
  const card = element("section", "sc-result");
  const top = element("div", "sc-sum");
  const score = element("p", "sc-score");
  const { answered, right, rows } = result;
  const total = rows.length;
  score.append(element("b", "", say(...headline(answered, right, total))), element("span", "", say("firstTry")));
  const box = element("div", "sc-scroll");
  box.append(table(result));
  top.append(score, box);
  const told = sentences(result);
  card.append(top, ...more, ...(told.length > 0 ? [paragraph(told)] : []));
  return card;
}

/**
 * @param {number} answered
 * @param {number} right
 * @param {number} total
 * @returns {[string, Record<string, number>]}
 */
function headline(answered, right, total) {
  return answered < total ? ["countAnswered", { count: answered, total }] : ["rightOf", { right, total }];
}

/** @param {Result} result */
function table({ rows, compared }) {
  const made = element("table", "sc-marks");
  made.append(
    element("caption", "sc-unseen", say("compare")),
    line("when", rows, "th", ({ question, number }) => {
      const link = element("a", "", String(number));
      link.setAttribute("href", `#${question.id}`);
      link.setAttribute("aria-label", say("question", { number }));
      return [link, "col"];
    }),
    ...(compared ? [line("before", rows, "td", ({ before }) => cell(before))] : []),
    line("after", rows, "td", ({ after }) => cell(after)),
  );
  return made;
}

/**
 * @param {string} word heads the row, and names it for styles
 * @param {Row[]} rows
 * @param {"th" | "td"} tag
 * @param {(row: Row) => [Node, string]} fill what a cell holds, and its scope or state
 */
function line(word, rows, tag, fill) {
  const made = element("tr", `sc-${word}`);
  const head = element("th", "", "");
  head.setAttribute("scope", tag === "th" ? "col" : "row");
  head.append(tag === "th" ? element("span", "sc-unseen", say(word)) : say(word));
  made.append(head);
  for (const row of rows) {
    const [content, state] = fill(row);
    const one = element(tag, "");
    one.setAttribute(tag === "th" ? "scope" : "data-is", state);
    one.append(content);
    made.append(one);
  }
  return made;
}

/**
 * @param {string} state
 * @returns {[Node, string]}
 */
function cell(state) {
  return [element("span", "sc-unseen", say(STATES[state] ?? "")), state];
}

/** @type {Record<string, string>} */
const STATES = { open: "unanswered", right: "correct", unknown: "unknownBefore", wrong: "incorrect" };

/** @param {boolean | null} right */
function stateOf(right) {
  return right === null ? "open" : right ? "right" : "wrong";
}

/** @param {Result} result */
function sentences({ gain, fresh }) {
  const compared = gain.pairs > 0
    ? [
      element("b", "", sayGain(gain)),
      element("span", "", say("gainGuess", { guess: sayNumber(gain.guess), pairs: gain.pairs })),
    ]
    : [];
  return [...compared, ...(fresh.total > 0 ? [element("span", "sc-fresh", say("newQuestions", fresh))] : [])];
}

/** @param {HTMLElement[]} parts */
function paragraph(parts) {
  const made = element("p", "sc-told");
  made.append(...parts.flatMap((part) => [part, " "]));
  return made;
}
