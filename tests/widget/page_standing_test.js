/* How far a reader is with a page's questions: what the navigation shows of it. */

import assert from "node:assert/strict";
import { pageStanding } from "../../hooks/selfcheck/widget/core/page-standing.js";
import { standingOf } from "../../hooks/selfcheck/widget/core/queue.js";
import { RECORD } from "./support.js";

/** @import { AnswerRecord } from "../../hooks/selfcheck/widget/types.d.ts" */

const NOVEMBER_1 = 20_758;

/**
 * @param {AnswerRecord["verdict"]} verdict
 * @param {Partial<AnswerRecord>} [more]
 * @returns {AnswerRecord}
 */
function answer(verdict, more = {}) {
  return { ...RECORD, verdict, day: "2026-11-01", ...more };
}

/** A name, the answers to each question, and answered, right, due in so many days. @type {[string, AnswerRecord[][], [number, number, number[]]][]} */
const PAGES = [
  ["nothing", [[], []], [0, 0, []]],
  ["a pretest alone", [[answer(null, { phase: "pretest" })]], [0, 0, []]],
  ["a right and a wrong answer", [[answer("correct")], [answer("incorrect")]], [2, 1, [1, 2]]],
  ["a question that was right and is wrong now", [[answer("correct"), answer("incorrect")]], [1, 0, [1]]],
  ["a question that was wrong and is right now", [[answer("incorrect"), answer("correct")]], [1, 1, [1]]],
  ["partly right", [[answer("partial")]], [1, 0, [1]]],
  ["an answer in a review", [[answer("correct", { phase: "review" })]], [1, 1, [2]]],
];

for (const [name, answers, [answered, right, days]] of PAGES) {
  Deno.test(`how far a reader is with ${name}`, () => {
    const found = pageStanding(answers.map((scores) => standingOf(scores, RECORD.rev)));

    assert.deepEqual(found, { answered, right, due: days.map((day) => NOVEMBER_1 + day) });
  });
}

Deno.test("a question whose wording has changed is due at once, and not answered", () => {
  const found = pageStanding([standingOf([answer("correct")], "ffffffff")]);

  assert.deepEqual(found, { answered: 0, right: 0, due: [0] });
});
