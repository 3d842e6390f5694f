/* Answers in a link: what is packed comes back, in few bytes, and a link of anybody's making does no harm. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { carriesAnswers, fromFragment, toBytes, toDigits, toFragment } from "../../hooks/selfcheck/widget/core/link.js";
import { pack, unpack } from "../../hooks/selfcheck/widget/core/packing.js";
import { latestDay, makeRecord } from "../../hooks/selfcheck/widget/core/record.js";
import { named, RECORD } from "./support.js";

/** @import { AnswerRecord } from "../../hooks/selfcheck/widget/types.d.ts" */

const record = /** @type {fc.Arbitrary<AnswerRecord>} */ (fc.record(
  {
    attempt: fc.oneof(
      fc.stringMatching(/^[0-9a-z]{8,40}$/),
      fc.stringMatching(/^000[0-9a-z]([0-6][0-9a-z]|7[0-3]){6}$/),
    ),
    question: fc.constantFrom("an-id", "a-longer-id", "x"),
    rev: fc.stringMatching(/^[0-9a-f]{8}$/),
    phase: fc.constantFrom("pretest", "quiz", "review", "exam"),
    picked: fc.array(
      fc.oneof(fc.stringMatching(/^[0-9a-f]{8}$/), fc.string({ unit: "grapheme", maxLength: 12 })),
      { maxLength: 4 },
    ),
    verdict: fc.constantFrom(null, "correct", "partial", "incorrect"),
    certainty: fc.constantFrom(1, 2, 3),
    day: fc
      .date({ min: new Date("2000-01-01"), max: new Date(), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10)),
  },
  { requiredKeys: ["attempt", "question", "rev", "phase", "picked", "verdict", "day"], noNullPrototype: true },
));
/** What the guide asks: one question of those above is gone. */
const IDS = ["an-id", "a-longer-id"];
const inOrder = (/** @type {AnswerRecord[]} */ all) =>
  all.toSorted((a, b) => (JSON.stringify(a) < JSON.stringify(b) ? -1 : 1));

Deno.test("answers come back from their bytes as they were", () => {
  fc.assert(
    fc.property(fc.array(record, { maxLength: 20 }), (records) => {
      const found = unpack(pack("a-site", records, IDS), IDS);

      assert.ok(found);
      assert.deepEqual([found.site, found.rejected], ["a-site", 0]);
      assert.deepEqual(inOrder(found.records), inOrder(records));
    }),
  );
});

Deno.test("a link and a code bring the same answers", async () => {
  await fc.assert(
    fc.asyncProperty(fc.array(record, { maxLength: 20 }), async (records) => {
      const bytes = await toBytes("a-site", records, IDS);
      for (const fragment of [toFragment(bytes) ?? "", toDigits(bytes).join("")]) {
        const found = await fromFragment(fragment, IDS);

        assert.ok(carriesAnswers(fragment));
        assert.match(fragment, /^#[\w=-]+$/);
        assert.ok("records" in found);
        assert.deepEqual(inOrder(found.records), inOrder(records));
      }
    }),
    { numRuns: 50 },
  );
});

/**
 * A reader's answers: so many questions, each answered so many times.
 * @param {number} questions
 * @param {number} times
 */
function answers(questions, times) {
  const hex = () => Math.floor(Math.random() * 2 ** 32).toString(16).padStart(8, "0");
  return Array.from({ length: questions }, (_, at) => {
    const [rev, choices] = [hex(), [hex(), hex()]];
    return Array.from({ length: times }, (_, before) =>
      makeRecord({
        question: `${["rag", "training", "cluster", "drift"][at % 4]}-${hex().slice(4)}-question`,
        rev,
        phase: before ? "review" : "quiz",
        picked: [choices[before % 2] ?? ""],
        verdict: before % 2 ? "correct" : "incorrect",
      }, before)).map((one, _, [first]) => ({ ...one, question: first?.question ?? "" }));
  }).flat();
}

/** Questions, times, and the most bytes that an answer may take. */
const SIZES = /** @type {const} */ ([[100, 1, 19], [60, 3, 12.5], [20, 10, 9]]);

for (const [questions, times, most] of SIZES) {
  Deno.test(`an answer takes ${most} bytes at most: ${questions} questions, ${times} answers to each`, async () => {
    const records = answers(questions, times);

    const bytes = await toBytes("ai-study-guide", records, records.map((one) => one.question));

    // A QR code holds 7,089 digits.
    assert.ok(bytes.length < most * records.length, `${bytes.length / records.length} bytes an answer`);
    assert.ok(toDigits(bytes)[1].length < 7000);
  });
}

Deno.test("more answers than a link holds are said to be", async () => {
  assert.equal(toFragment(await toBytes("s", answers(500, 8), [])), null);
});

const good = await toBytes("a-site", [RECORD], []);
const deflated = async (/** @type {Uint8Array<ArrayBuffer>} */ bytes) =>
  new Uint8Array(
    await new Response(new Blob([bytes]).stream().pipeThrough(new CompressionStream("deflate-raw"))).arrayBuffer(),
  );
/** @param {Uint8Array} dense @param {number[]} [rest] */
const framed = (dense, rest = []) =>
  toFragment(
    Uint8Array.from([1, dense.length >> 16, (dense.length >> 8) & 255, dense.length & 255, ...dense, ...rest]),
  );
const bomb = framed(await deflated(new Uint8Array(20_000_000)));
const wild = framed(await deflated(Uint8Array.from([0, 255, 255, 255, 127])));

/** @type {[string, string][]} */
const HOSTILE = [
  ["#answers=", "linkDamaged"],
  ["#answers=%%%", "linkDamaged"],
  ["#answers=<img src=x onerror=alert(1)>", "linkDamaged"],
  ["#answers10=abc", "linkDamaged"],
  ["#answers10=", "linkDamaged"],
  ["#answers10=99999999999999999", "linkDamaged"],
  ["#answers=AAAA", "linkDamaged"],
  ["#answers=AAAAAA", "linkDamaged"],
  ["#answers=AgAAAA", "linkNewer"],
  ["#answers=_____w", "linkNewer"],
  ["#answers=Af____________", "linkDamaged"],
  [`#answers=${"A".repeat(200_000)}`, "linkDamaged"],
  [bomb ?? "", "linkDamaged"],
  [wild ?? "", "linkDamaged"],
  [toFragment(good.slice(0, -1)) ?? "", "linkDamaged"],
  [toFragment(Uint8Array.from([...good, 0])) ?? "", "linkDamaged"],
];

for (const [fragment, problem] of HOSTILE) {
  Deno.test(`a link that is none of ours is turned away: ${named(fragment)}`, async () => {
    assert.deepEqual(await fromFragment(fragment, IDS), { problem });
  });
}

Deno.test("a link that was changed anywhere is turned away, or brings records that are some", async () => {
  const bytes = [...await toBytes("a-site", answers(5, 2), [])];
  for (let at = 1; at < bytes.length; at += 3) {
    const found = await fromFragment(toFragment(Uint8Array.from(bytes.with(at, (bytes[at] ?? 0) ^ 0x55))) ?? "", []);

    assert.ok("problem" in found ? found.problem === "linkDamaged" : found.records.length + found.rejected <= 10);
  }
});

Deno.test("a link holds no answers of days to come", async () => {
  const records = [latestDay(), "9999-12-31"].map((day) => ({ ...RECORD, day }));

  const found = await fromFragment(toFragment(await toBytes("s", records, [])) ?? "", []);

  assert.deepEqual(found, { site: "s", records: records.slice(0, 1), rejected: 1 });
});

Deno.test("answers to a question that the other side doesn't know are counted, and the others come", async () => {
  const records = [RECORD, { ...RECORD, question: "new-there" }, { ...RECORD, question: "gone-there" }];
  const fragment = toFragment(await toBytes("s", records, ["an-id", "new-there"])) ?? "";

  const found = await fromFragment(fragment, ["an-id"]);

  assert.ok("records" in found);
  assert.deepEqual([inOrder(found.records), found.rejected], [[RECORD, records[2]], 1]);
});

Deno.test("two questions whose hashes are alike go by their names", () => {
  // Found by trying; both are 5e4daa9d.
  const ids = ["costarring", "liquid"];

  assert.deepEqual(
    inOrder(unpack(pack("s", ids.map((question) => ({ ...RECORD, question })), ids), ids)?.records ?? []),
    [
      { ...RECORD, question: "costarring" },
      { ...RECORD, question: "liquid" },
    ],
  );
});
