/* Which questions a review asks, in which order, and how the paper of an exam is drawn. */

import assert from "node:assert/strict";
import {
  comingUp,
  drawPaper,
  minutesFor,
  nextSet,
  reviewQueue,
  standingOf,
} from "../../hooks/selfcheck/widget/core/queue.js";
import { RECORD } from "./support.js";

/** @import { AnswerRecord } from "../../hooks/selfcheck/widget/types.d.ts" */

/**
 * @param {AnswerRecord["verdict"]} verdict
 * @param {string} day
 * @param {Partial<AnswerRecord>} [more]
 * @returns {AnswerRecord}
 */
function record(verdict, day, more = {}) {
  return { ...RECORD, attempt: `${day.slice(-2)}${verdict ?? "none"}xx`, verdict, day, ...more };
}

/** A name, the answers, and whether the question changed, was sure and wrong, has a memory. @type {[string, AnswerRecord[], [boolean, boolean, boolean]][]} */
const STANDINGS = [
  ["no answer", [], [false, false, false]],
  ["a pretest", [record(null, "2026-11-01", { phase: "pretest" })], [false, false, false]],
  ["an answer", [record("correct", "2026-11-01")], [false, false, true]],
  ["an answer to another wording", [record("correct", "2026-11-01", { rev: "00000000" })], [true, false, false]],
  [
    "an answer to another wording and one to this, sure and wrong",
    [record("correct", "2026-11-01", { rev: "00000000" }), record("incorrect", "2026-11-02", { certainty: 3 })],
    [false, true, true],
  ],
];

for (const [name, answers, expected] of STANDINGS) {
  Deno.test(`how a reader stands with ${name}`, () => {
    const { changed, sureWrong, memory } = standingOf(answers, "12345678");

    assert.deepEqual([changed, sureWrong, memory !== null], expected);
  });
}

/**
 * @param {[id: string, section: number, due: number | null, stability: number, sureWrong: boolean, changed: boolean][]} rows
 * @param {number} today
 */
function queue(rows, today) {
  const items = rows.map(([id, section, due, stability, sureWrong, changed]) => {
    const memory = due === null ? null : { stability, difficulty: 5, interval: 1, day: due - 1, due };
    return { id, section, standing: { asked: true, last: null, changed, sureWrong, memory } };
  });
  const { due, next } = reviewQueue(items, today);
  return { due: due.map((item) => item.id), next };
}

Deno.test("the queue", () => {
  const found = queue([
    ["never-asked", 0, null, 1, false, false],
    ["due-weak", 0, 99, 1, false, false],
    ["due-strong", 0, 99, 50, false, false],
    ["other-section", 1, 100, 9, false, false],
    ["sure-but-wrong", 1, 100, 30, true, false],
    ["changed", 2, null, 1, false, true],
    ["later", 2, 103, 1, false, false],
    ["much-later", 2, 140, 1, false, false],
  ], 100);

  assert.deepEqual(found, {
    due: ["sure-but-wrong", "due-weak", "other-section", "changed", "due-strong"],
    next: 103,
  });
});

Deno.test("an empty queue", () => {
  assert.deepEqual(queue([], 100), { due: [], next: null });
});

/**
 * @param {number} sections
 * @param {number} each how many questions a section has
 * @param {number} count
 * @param {string} seed
 */
function draw(sections, each, count, seed) {
  const items = Array.from({ length: sections * each }, (_, at) => {
    const section = Math.floor(at / each);
    return { id: `q-${section}-${at % each}`, section };
  });
  return drawPaper(items, count, seed).map((item) => item.id);
}

/** @type {[number, number, number][]} */
const PAPERS = [[3, 5, 10], [1, 5, 3], [4, 2, 20], [5, 9, 5], [3, 1, 1]];

for (const [sections, each, count] of PAPERS) {
  Deno.test(`a paper takes from all sections alike: ${count} from ${sections} of ${each}`, () => {
    const paper = draw(sections, each, count, "seed");

    const bySection = Array.from(
      { length: sections },
      (_, section) => paper.filter((one) => one.startsWith(`q-${section}-`)).length,
    );
    assert.equal(paper.length, Math.min(count, sections * each));
    assert.equal(new Set(paper).size, paper.length);
    assert.ok(Math.max(...bySection) - Math.min(...bySection) <= 1);
    assert.deepEqual(draw(sections, each, count, "seed"), paper);
  });
}

Deno.test("another seed draws another paper", () => {
  const papers = Array.from({ length: 20 }, (_, number) => draw(3, 5, 10, `seed ${number}`).join());

  assert.equal(new Set(papers).size, 20);
});

Deno.test("what is coming up, by day", () => {
  const rows = [["later", 105], ["due", 99], ["sooner", 101], ["also-sooner", 101], ["never-asked", null]];
  const items = rows.map(([id, due]) => {
    const memory = due === null ? null : { stability: 1, difficulty: 5, interval: 1, day: 0, due: Number(due) };
    return { id, standing: { asked: true, last: null, changed: false, sureWrong: false, memory } };
  });

  const days = comingUp(items, 100).map(({ day, items: some }) => [day, some.map(({ id }) => id)]);

  assert.deepEqual(days, [[101, ["sooner", "also-sooner"]], [105, ["later"]]]);
});

// due | done today | daily limit | questions of the next set
const SETS = [
  [34, 0, 20, 20],
  [5, 0, 20, 5],
  [27, 7, 20, 13],
  [14, 20, 20, 14],
  [40, 20, 20, 20],
  [0, 3, 20, 0],
];

for (const [due = 0, done = 0, daily = 0, expected] of SETS) {
  Deno.test(`the next set with ${due} due, ${done} done, ${daily} a day`, () => {
    assert.equal(nextSet(due, done, daily), expected);
  });
}

Deno.test("minutes for some questions", () => assert.deepEqual([1, 14, 20].map(minutesFor), [1, 10, 15]));
