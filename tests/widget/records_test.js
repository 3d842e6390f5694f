/* What counts as an answer, how it is written down and read back, and how logs are merged without losing any. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  decode,
  encode,
  isRecord,
  makeRecord,
  mergeRows,
  readScores,
  today,
  upToNow,
} from "../../hooks/selfcheck/widget/core/record.js";
import { named, RECORD } from "./support.js";

/** @import { AnswerRecord } from "../../hooks/selfcheck/widget/types.d.ts" */

/** What differs from a record, and whether it is one still. @type {[Record<string, unknown>, boolean][]} */
const CHANGES = [
  [{}, true],
  [{ picked: [] }, true],
  [{ picked: ["typed, with a comma", "ä ö", "100 %"] }, true],
  [{ verdict: null, phase: "pretest" }, true],
  [{ certainty: 3 }, true],
  [{ phase: "exam" }, true],
  [{ certainty: "sure" }, false],
  [{ certainty: 4 }, false],
  [{ attempt: 7 }, false],
  [{ attempt: "a b" }, false],
  [{ attempt: "short" }, false],
  [{ question: null }, false],
  [{ question: "No Id" }, false],
  [{ question: "a".repeat(65) }, false],
  [{ question: "__proto__" }, false],
  [{ picked: "a" }, false],
  [{ picked: [1] }, false],
  [{ picked: ["a".repeat(201)] }, false],
  [{ picked: Array(101).fill("a") }, false],
  [{ verdict: "yes" }, false],
  [{ verdict: "toString" }, false],
  [{ phase: "constructor" }, false],
  [{ rev: "x".repeat(201) }, false],
  [{ day: { toString: "x" } }, false],
  [{ day: "2026-13-01" }, false],
  [{ day: "<b>" }, false],
  // Some browsers read these as days of the next month, and some as none.
  [{ day: "2026-02-29" }, false],
  [{ day: "2026-02-31" }, false],
  [{ day: "2026-04-31" }, false],
  [{ day: "1900-02-29" }, false],
  [{ day: "2000-02-29" }, true],
  [{ day: "2028-02-29" }, true],
  [{ day: "2026-12-31" }, true],
];

for (const [change, expected] of CHANGES) {
  Deno.test(`an answer with ${named(change)} is ${expected ? "a" : "no"} record`, () => {
    assert.equal(isRecord({ ...RECORD, ...change }), expected);
  });
}

/** @type {[string, boolean][]} */
const DAYS = [["2026-02-28", true], ["2026-02-29", false], ["2026-02-31", false]];

for (const [day, isDay] of DAYS) {
  Deno.test(`a line has a day of the calendar: ${day} is ${isDay ? "one" : "none"}`, () => {
    const row = `0000abcdefgh 12345678 q c - ${day} 1 a`;

    assert.equal(decode(row, "an-id") !== null, isDay);
  });
}

const GARBAGE = [
  "{",
  "null",
  "[]",
  "7",
  '{"records": 3}',
  '{"records": [null, 1, {"attempt": 1}, {"picked": {}}]}',
  "\u0000",
  "a b c d e f g h",
  "0000aaaaaaaa 8f04396f q c - 2026-11-23 1 %E0%A4%A",
  "0000aaaaaaaa 8f04396f q c - 2026-99-99 1 aaaaaaaa",
  "0000aaaaaaaa 8f04396f q c - 2026-11-23 999999 aaaaaaaa",
];

for (const row of GARBAGE) {
  Deno.test(`${JSON.stringify(row)} is the line of no answer`, () => {
    assert.equal(decode(row, "an-id"), null);
  });
}

Deno.test("answers of days to come are read as given before what came after them", () => {
  const ahead = { ...RECORD, attempt: "0001abcdefgh", day: "9999-12-31" };
  const later = { ...RECORD, attempt: "0002abcdefgh", day: "2026-01-02" };
  const first = { ...RECORD, day: "2026-01-01" };
  const read = (/** @type {AnswerRecord[]} */ all) => upToNow(all).map((one) => `${one.attempt} ${one.day}`);

  assert.deepEqual(read([first, later]), ["0000abcdefgh 2026-01-01", "0002abcdefgh 2026-01-02"]);
  assert.deepEqual(read([first, later, ahead]), [
    "0000abcdefgh 2026-01-01",
    "0001abcdefgh 2026-01-02",
    "0002abcdefgh 2026-01-02",
  ]);
  assert.deepEqual(read([ahead]), [`0001abcdefgh ${today()}`]);
});

for (const value of [null, 3, "text", [], {}]) {
  Deno.test(`${JSON.stringify(value)} is no record`, () => {
    assert.equal(isRecord(value), false);
  });
}

/** Every character but a half of a pair, and often one of those that have a meaning in a line. */
const character = fc.oneof(
  fc.string({ unit: "binary", minLength: 1, maxLength: 1 }),
  fc.string({ unit: "binary-ascii", minLength: 1, maxLength: 1 }),
  fc.constantFrom(" ", ",", "%", "\n"),
);
const record = fc.record(
  {
    attempt: fc.stringMatching(/^[0-9a-z]{8,20}$/),
    question: fc.constant("an-id"),
    rev: fc.stringMatching(/^[0-9a-f]{8}$/),
    phase: fc.constantFrom("pretest", "quiz", "review", "exam"),
    picked: fc.array(fc.string({ unit: character, maxLength: 20 }), { maxLength: 4 }),
    verdict: fc.constantFrom(null, "correct", "partial", "incorrect"),
    day: fc
      .date({ min: new Date("0001-01-01"), max: new Date("9999-12-31"), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
    certainty: fc.constantFrom(1, 2, 3),
  },
  { requiredKeys: ["attempt", "question", "rev", "phase", "picked", "verdict", "day"], noNullPrototype: true },
);
const records = /** @type {fc.Arbitrary<AnswerRecord>} */ (record);

Deno.test("a record comes back from its line as it was", () => {
  fc.assert(
    fc.property(fc.array(records, { maxLength: 30 }), (given) => {
      assert.deepEqual(given.map((one) => decode(encode(one), "an-id")), given);
    }),
  );
});

/** @param {AnswerRecord} record */
function scoreOf({ rev, phase, verdict, certainty, day }) {
  return { rev, phase, verdict, ...(certainty ? { certainty } : {}), day };
}

/** The end of the second of two lines, and whether their scores are read without the rest. @type {[string, boolean][]} */
const ENDS = [
  ["- 2026-01-02 1 b", true],
  ["3 2026-01-02 1 b", true],
  ["- 2026-01-02 0 ", true],
  ["- 2026-01-02 2 a,b", false],
  ["- 2026-01-02 1 100%25", false],
  [`- 2026-01-02 1 ${"a".repeat(201)}`, false],
  ["- 2026-01-02 2 a", false],
  ["- 2026-02-31 1 a", false],
  ["- 9999-12-31 1 a", false],
  ["- 2026-01-02 a", false],
  ["{", false],
];

for (const [end, isPlain] of ENDS) {
  Deno.test(`the score ${isPlain ? "is" : "isn't"} read alone from ${named(end)}`, () => {
    const rows = ["0000abcdefgh 12345678 p - - 2026-01-01 1 a", `0001abcdefgh 12345678 q c ${end}`];
    const answers = rows.flatMap((row) => decode(row, "an-id") ?? []);
    // As for the log before, from which the day is known.
    upToNow(answers);

    assert.deepEqual(readScores(rows.join("\n")), isPlain ? answers.map(scoreOf) : null);
  });
}

Deno.test("scores are those of the records, or are left to them", () => {
  const line = fc.oneof(
    records.map(encode),
    fc.constantFrom(...GARBAGE, ...ENDS.map(([end]) => `0a0a0a0a 12345678 r i ${end}`)),
  );
  fc.assert(
    fc.property(fc.array(line, { minLength: 1, maxLength: 6 }), (rows) => {
      const answers = rows.map((row) => decode(row, "an-id"));
      const known = answers.filter((one) => one !== null);
      const scores = readScores(rows.join("\n"));

      assert.ok(scores === null || known.length === rows.length);
      assert.deepEqual(scores ?? upToNow(known).map(scoreOf), upToNow(known).map(scoreOf));
    }),
  );
});

Deno.test("merging is commutative, associative and idempotent", () => {
  const log = fc.array(records, { maxLength: 6 });
  // Some attempts stand in two logs, and some of those differ, as where somebody changed a file.
  const shared = fc.array(fc.tuple(fc.boolean(), fc.boolean()), { minLength: 6, maxLength: 6 });
  fc.assert(
    fc.property(log, log, log, shared, (first, second, third, chances) => {
      const again = first.flatMap((one, at) => {
        const [isShared, isChanged] = chances[at] ?? [];
        return isShared ? [{ ...one, verdict: isChanged ? null : one.verdict }] : [];
      });
      const logs = [first, [...second, ...again], third];
      const [a, b, c] = /** @type {[string[], string[], string[]]} */ (logs.map((one) => one.map(encode)));

      assert.deepEqual(mergeRows(a, b), mergeRows(b, a));
      assert.deepEqual(mergeRows(mergeRows(a, b), c), mergeRows(a, mergeRows(b, c)));
      assert.deepEqual(mergeRows(mergeRows(a, b), mergeRows(a, b)), mergeRows(a, b));
      const attempts = mergeRows(mergeRows(a, b), c).map((row) => row.split(" ")[0]);
      assert.deepEqual(new Set(attempts), new Set(logs.flat().map((one) => one.attempt)));
    }),
  );
});

Deno.test("a log stands in the order in which it was made", () => {
  const rows = Array.from({ length: 1500 }, (_, at) =>
    encode(
      makeRecord({ question: "an-id", rev: "12345678", phase: "quiz", picked: [String(at)], verdict: null }, at),
    ));

  const merged = mergeRows([], rows.toReversed()).map((row) => decode(row, "an-id")?.picked[0]);

  assert.deepEqual(merged, Array.from({ length: 1500 }, (_, at) => String(at)));
});
