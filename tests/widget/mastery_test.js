/* How far a reader is with a part: what is counted, and what each state means. */

import assert from "node:assert/strict";
import { countPart, masteryOf } from "../../hooks/selfcheck/widget/core/mastery.js";
import { standingOf } from "../../hooks/selfcheck/widget/core/queue.js";
import { dayNumber } from "../../hooks/selfcheck/widget/core/schedule.js";
import { RECORD } from "./support.js";

/** @import { AnswerRecord } from "../../hooks/selfcheck/widget/types.d.ts" */

/** @param {Partial<AnswerRecord>[]} answers to one question */
function standing(...answers) {
  const records = answers.map((one, at) => ({ ...RECORD, attempt: `000${at}abcdefgh`, ...one }));
  return standingOf(records, RECORD.rev);
}

const RIGHT = standing({ verdict: "incorrect" }, { verdict: "correct" });
const WRONG = standing({ verdict: "correct" }, { verdict: "incorrect" });
const PARTIAL = standing({ verdict: "partial" });
const NONE = standing();
const PRETEST = standing({ phase: "pretest", verdict: null });
const CHANGED = standing({ rev: "00000000" });

Deno.test("the last answer counts", () => {
  const count = countPart([RIGHT, WRONG, PARTIAL, NONE, PRETEST, CHANGED], dayNumber(RECORD.day));

  assert.deepEqual(count, { total: 6, right: 1, fix: 2, open: 3, due: 1 });
});

Deno.test("a question is due from its day on", () => {
  const { memory } = RIGHT;
  assert.ok(memory);

  assert.equal(countPart([RIGHT], memory.due - 1).due, 0);
  assert.equal(countPart([RIGHT], memory.due).due, 1);
});

/** @type {[string, ReturnType<typeof standing>[], string][]} */
const STATES = [
  ["nothing answered", [NONE, PRETEST, CHANGED], "notStarted"],
  ["one of two answered", [RIGHT, NONE], "started"],
  ["all answered, one wrong at last", [RIGHT, WRONG], "answered"],
  ["all answered, one in part right", [RIGHT, PARTIAL], "answered"],
  ["all right at last", [RIGHT, RIGHT], "mastered"],
  ["no questions", [], "notStarted"],
];

for (const [name, standings, expected] of STATES) {
  Deno.test(`how far a reader is: ${name}`, () => assert.equal(masteryOf(countPart(standings, 0)), expected));
}
