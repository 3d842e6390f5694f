/* When a question is asked again is what FSRS says, as PyPI `fsrs` computes it; tests/test_oracles.py writes that down. */

import assert from "node:assert/strict";
import { gradeOf, memoryOf, reviewed } from "../../hooks/selfcheck/widget/core/schedule.js";
import { named, RECORD } from "./support.js";

/** @import { AnswerRecord } from "../../hooks/selfcheck/widget/types.d.ts" */

/** A review's day and grade, and the stability, difficulty and interval after it. @typedef {number[]} Review */

/** @type {{ histories: Review[][] }} */
const { histories } = JSON.parse(Deno.readTextFileSync(new URL("oracles/fsrs.json", import.meta.url)));

/** @param {number} found @param {number} expected */
function isClose(found, expected) {
  return Math.abs(found - expected) <= Math.max(1e-6, 1e-6 * Math.max(Math.abs(found), Math.abs(expected)));
}

Deno.test("stability, difficulty and interval are those of FSRS", () => {
  let count = 0;
  for (const history of histories) {
    let trace = null;
    // A history is asked about after each of its reviews.
    for (const [at, [day = NaN, grade = NaN, stability = NaN, difficulty = NaN, interval = NaN]] of history.entries()) {
      trace = reviewed(trace, day, grade);
      count += 1;

      const memory = memoryOf(trace);

      const which = JSON.stringify(history.slice(0, at + 1));
      assert.ok(isClose(memory.stability, stability), `${which}: ${memory.stability} is not ${stability}`);
      assert.ok(isClose(memory.difficulty, difficulty), `${which}: ${memory.difficulty} is not ${difficulty}`);
      assert.equal(memory.interval, interval, which);
      assert.equal(memory.due, day + interval, which);
    }
  }
  assert.ok(count >= 10_000);
});

/** @type {[Partial<AnswerRecord>, number | null][]} */
const GRADES = [
  [{ verdict: "correct" }, 3],
  [{ verdict: "correct", certainty: 3 }, 3],
  [{ verdict: "correct", certainty: 2 }, 3],
  [{ verdict: "correct", certainty: 1 }, 2],
  [{ verdict: "partial" }, 1],
  [{ verdict: "incorrect", certainty: 3 }, 1],
  [{ verdict: null, phase: "pretest" }, null],
];

for (const [answer, grade] of GRADES) {
  Deno.test(`an answer with ${named(answer)} is graded ${grade}`, () => {
    assert.equal(gradeOf({ ...RECORD, ...answer }), grade);
  });
}
