/* Before and after: pairs, counts, what a guesser gets, how sure a reader was. */

import assert from "node:assert/strict";
import { beforeAndAfter, calibration, countGain } from "../../hooks/selfcheck/widget/core/gain.js";
import { product } from "./support.js";

/** @import { AnswerRecord, Phase } from "../../hooks/selfcheck/widget/types.d.ts" */

/**
 * @param {Phase} phase
 * @param {string} picked
 * @param {Partial<AnswerRecord>} [more]
 * @returns {AnswerRecord}
 */
function record(phase, picked, more = {}) {
  return {
    attempt: "x",
    question: "q",
    rev: "12345678",
    phase,
    picked: [picked],
    verdict: null,
    day: "2026-11-23",
    ...more,
  };
}

const OTHER_WORDING = { rev: "00000000" };

/** A name, the answers, and what was picked in those that are paired. @type {[string, AnswerRecord[], string | null, string | null][]} */
const PAIRS = [
  ["no answer", [], null, null],
  ["a pretest alone", [record("pretest", "a")], "a", null],
  ["a quiz alone", [record("quiz", "b")], null, "b"],
  ["a pretest and a quiz", [record("pretest", "a"), record("quiz", "b")], "a", "b"],
  [
    "a pretest can be answered anew until the text is read; the last one counts",
    [record("pretest", "a"), record("pretest", "b"), record("quiz", "c")],
    "b",
    "c",
  ],
  [
    "the first check counts: what comes after it has seen the feedback",
    [record("pretest", "a"), record("quiz", "b"), record("quiz", "c")],
    "a",
    "b",
  ],
  [
    "who goes back to the pretest after the quiz knows the key",
    [record("quiz", "b"), record("pretest", "a")],
    null,
    "b",
  ],
  [
    "another wording before is another question",
    [record("pretest", "a", OTHER_WORDING), record("quiz", "b")],
    null,
    "b",
  ],
  [
    "another wording after is another question",
    [record("pretest", "a"), record("quiz", "b", OTHER_WORDING)],
    "a",
    null,
  ],
  [
    "reviews and exams are no part of the pair",
    [record("pretest", "a"), record("review", "c"), record("quiz", "b")],
    "a",
    "b",
  ],
];

for (const [name, answers, before, after] of PAIRS) {
  Deno.test(`which answers are paired: ${name}`, () => {
    const found = beforeAndAfter(answers, "12345678");

    assert.deepEqual([found.before?.picked[0] ?? null, found.after?.picked[0] ?? null], [before, after]);
  });
}

const RESULTS = product([true, false], 5);
const ways = RESULTS.flatMap((first) => RESULTS.map((second) => ({ first, second })));

/** @param {boolean[]} results */
function right(results) {
  return results.filter(Boolean).length;
}

for (const [before = 0, after = 0] of product([0, 1, 2, 3, 4, 5], 2)) {
  // Over every way to get so many right, the four counts say what happened, and no more than that.
  Deno.test(`${before} of five items right before, and ${after} after`, () => {
    const found = ways.filter(({ first, second }) => right(first) === before && right(second) === after);
    assert.ok(found.length > 0);
    for (const { first, second } of found) {
      const items = first.map((one, at) => ({ before: one, after: second[at] ?? null, chance: 0.25 }));

      const gain = countGain(items);

      assert.equal(gain.pairs, 5);
      assert.equal(gain.kept + gain.lost, before);
      assert.equal(gain.kept + gain.learned, after);
      assert.equal(gain.learned + gain.kept + gain.lost + gain.open, 5);
      assert.equal(gain.learned, items.filter((item) => !item.before && item.after).length);
      assert.equal(gain.guess, 1.25);
    }
  });
}

Deno.test("what was not answered twice is no pair", () => {
  const gain = countGain([
    { before: null, after: true, chance: 0.25 },
    { before: true, after: null, chance: 0.25 },
    { before: false, after: true, chance: 0.5 },
  ]);

  assert.deepEqual(gain, { pairs: 1, learned: 1, kept: 0, lost: 0, open: 0, guess: 0.5 });
});

Deno.test("calibration counts graded answers by how sure they were", () => {
  const answers = [
    record("quiz", "a", { certainty: 3, verdict: "correct" }),
    record("quiz", "a", { certainty: 3, verdict: "incorrect" }),
    record("quiz", "a", { certainty: 1, verdict: "partial" }),
    record("pretest", "a", { certainty: 3 }),
    record("quiz", "a", { verdict: "correct" }),
  ];

  assert.deepEqual(calibration(answers), [
    { certainty: 3, total: 2, right: 1 },
    { certainty: 2, total: 0, right: 0 },
    { certainty: 1, total: 1, right: 0 },
  ]);
});
