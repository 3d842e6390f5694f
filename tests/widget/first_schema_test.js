/* What the first version of the store kept is taken over without losing anything. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { fromFirstSchema } from "../../hooks/selfcheck/widget/core/first-schema.js";

const OLD = {
  attempt: "ab".repeat(16),
  question: "an-id",
  rev: "12345678",
  phase: "quiz",
  picked: ["c1a2b3c4"],
  verdict: "correct",
  day: "2026-11-23",
};

Deno.test("the first schema is taken over without losing a record", () => {
  const kept = {
    records: [OLD, { ...OLD, attempt: "cd".repeat(16) }, { ...OLD, question: "other" }, { attempt: 1 }, null],
    broken: ["before"],
  };

  const found = fromFirstSchema(kept);
  const again = fromFirstSchema(kept);

  assert.deepEqual(found.records.map((one) => [one.question, one.attempt]), [
    ["an-id", "0000abababababab"],
    ["an-id", "0001cdcdcdcdcdcd"],
    ["other", "0000abababababab"],
  ]);
  assert.deepEqual(found.broken, ["before", { attempt: 1 }, null]);
  assert.deepEqual(again, found);
});

const { anything } = fc.letrec((/** @type {fc.LetrecLooselyTypedTie} */ tie) => ({
  anything: fc.oneof(
    { maxDepth: 5 },
    fc.constant(null),
    fc.integer(),
    fc.string({ maxLength: 5 }),
    fc.array(tie("anything"), { maxLength: 6 }),
    fc.dictionary(fc.constantFrom("records", "broken", "attempt", "question"), tie("anything"), {
      noNullPrototype: true,
    }),
  ),
}));

Deno.test("migration keeps or sets aside whatever there is", () => {
  const count = (/** @type {unknown} */ list) => (Array.isArray(list) ? list.length : 0);
  fc.assert(
    fc.property(anything, (/** @type {any} */ kept) => {
      const found = fromFirstSchema(kept);

      assert.equal(found.records.length + found.broken.length, count(kept?.records) + count(kept?.broken));
    }),
    { numRuns: 1000 },
  );
});
