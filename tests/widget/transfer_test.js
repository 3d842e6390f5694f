/* Files of progress: what is written can be read back and by people, and a file of anybody's making does no harm. */

import assert from "node:assert/strict";
import { encode, makeRecord, today } from "../../hooks/selfcheck/widget/core/record.js";
import { readProgress, writeProgress, writeShared } from "../../hooks/selfcheck/widget/core/transfer.js";
import { kinds, named, RECORD } from "./support.js";

/** @import { AnswerRecord } from "../../hooks/selfcheck/widget/types.d.ts" */

const ROW = "0000abcdefgh 12345678 q c - 2026-11-23 1 a";

/** @param {Record<string, unknown>} change */
function file(change) {
  return JSON.stringify({ format: "selfcheck-progress", version: 2, site: "s", records: [RECORD], ...change });
}

/** @type {[string, string][]} */
const OTHERS = [
  ["", "importNoJson"],
  ["{", "importNoJson"],
  ["null", "importOther"],
  ["[]", "importOther"],
  ['"text"', "importOther"],
  [file({ format: "else" }), "importOther"],
  [file({ records: { length: 3 } }), "importOther"],
  [file({ version: 3 }), "importOther"],
  [file({ version: 3, log: [["a row"]] }), "importOther"],
  [file({ version: 3, log: { "an-id": "a row" } }), "importOther"],
  [file({ version: 3, log: { "an-id": { length: 3 } } }), "importOther"],
  [file({ version: 4 }), "importNewer"],
  ["[".repeat(100_000), "importOther"],
  // A text of millions of quotes that never ends.
  ['"' + '\\"'.repeat(2_500_000), "importNoJson"],
  ['{"a":"' + '\\"'.repeat(2_500_000), "importNoJson"],
  ['{"a":'.repeat(50_000) + "1" + "}".repeat(50_000), "importOther"],
  [" ".repeat(5 * 1024 * 1024 + 1), "importLarge"],
];

for (const [text, problem] of OTHERS) {
  Deno.test(`a file that is none of ours is turned away: ${named(text)}`, () => {
    assert.deepEqual(readProgress(text), { problem });
  });
}

Deno.test("a file gives its records and nothing else", () => {
  const hostile = { ...RECORD, html: "<img src=x onerror=alert(1)>", toString: "x" };
  const text = file({ records: [RECORD, hostile, { ...RECORD, question: "__proto__" }, 3], extra: { a: 1 } });

  const found = readProgress(text);

  assert.ok("records" in found);
  assert.deepEqual([found.records, found.unread.length, Object.keys(found).length], [[RECORD, RECORD], 2, 3]);
});

Deno.test("a file read back is what was written", () => {
  /** @type {AnswerRecord[]} */
  const records = [RECORD, { ...RECORD, certainty: 2 }];

  assert.deepEqual(readProgress(writeProgress("site", records)), { site: "site", records, unread: [] });
});

/** As many answers as the 4 MiB of a store hold. */
function fullest() {
  /** @type {AnswerRecord[]} */
  const all = [];
  for (let size = 0, at = 0; size < 4 * 1024 * 1024; at += 1) {
    const question = `question-${at % 2000}`;
    const one = makeRecord(
      { question, rev: "12345678", phase: "quiz", picked: ["a1b2c3d4"], verdict: "correct" },
      Math.floor(at / 2000),
    );
    all.push(one);
    size += encode(one).length + 1;
  }
  return all;
}

Deno.test("the store at its fullest comes back from its file", () => {
  // All that 4 MiB hold fits into the 5 MB that are read; so do 50,000 answers.
  const all = fullest();
  const keys = (/** @type {AnswerRecord[]} */ list) => list.map((one) => `${one.question} ${encode(one)}`).sort();

  for (const count of [50_000, all.length]) {
    const given = all.slice(0, count);
    const text = writeProgress("site", given);
    const found = readProgress(text);

    assert.ok(count >= 50_000);
    assert.equal(given.length, count);
    assert.ok(text.length < 5 * 1024 * 1024);
    assert.ok("records" in found);
    assert.equal(found.unread.length, 0);
    assert.deepEqual(keys(found.records), keys(given));
  }
});

Deno.test("a file can be read by people", () => {
  const text = writeProgress("site", [RECORD, { ...RECORD, question: "constructor" }]);

  assert.deepEqual(JSON.parse(text), {
    format: "selfcheck-progress",
    version: 3,
    site: "site",
    log: { "an-id": [ROW], constructor: [ROW] },
  });
  assert.ok(text.includes(`\n   "${ROW}"\n`));
});

Deno.test("lines of a file that are no answers are told apart, and stay in a file that is written anew", () => {
  const log = {
    "an-id": [ROW, "row", null, 3, [], ROW.replace("11-23", "02-31")],
    "No Id": [ROW],
    ["__proto__"]: [ROW],
  };

  const found = readProgress(file({ version: 3, log }));

  assert.ok("records" in found);
  assert.deepEqual([found.records, found.unread.length], [[RECORD], 7]);
  const again = readProgress(writeProgress("s", found.records, found.unread));
  assert.ok("records" in again);
  assert.deepEqual([again.records, again.unread.length], [[RECORD], 7]);
});

Deno.test("a file holds no answers of days to come", () => {
  const now = new Date();
  const days = [0, 1, 3].map((ahead) => today(new Date(now.getFullYear(), now.getMonth(), now.getDate() + ahead)));
  const given = [...days, "9999-12-31"].map((day) => ({ ...RECORD, day }));

  const found = readProgress(file({ records: given }));

  assert.ok("records" in found);
  assert.deepEqual([found.records, found.unread.length], [given.slice(0, 2), 2]);
});

Deno.test("the shared file tells nothing of who answered", () => {
  /** @type {AnswerRecord} */
  const typed = { ...RECORD, question: "a-text", picked: ["my name"], certainty: 1 };
  const all = [RECORD, typed, { ...RECORD, question: "gone" }];
  const items = [{ id: "an-id", kind: "single" }, { id: "a-text", kind: "text" }];

  const shared = JSON.parse(
    writeShared("site", items, (question) => all.filter((one) => one.question === question)),
  );

  const { attempt: _, ...chosen } = RECORD;
  const { attempt: __, picked: ___, ...unnamed } = typed;
  assert.deepEqual(shared, {
    format: "selfcheck-responses",
    version: 1,
    site: "site",
    responses: [chosen, unnamed],
  });
});

for (const kind of Object.keys(kinds)) {
  const isTyped = ["numeric", "text", "cloze"].includes(kind);
  Deno.test(`what was ${isTyped ? "typed is not" : "chosen is"} shared: ${kind}`, () => {
    const shared = JSON.parse(writeShared("site", [{ id: RECORD.question, kind }], () => [RECORD]));

    assert.equal(shared.responses.length, 1);
    assert.equal("picked" in shared.responses[0], !isTyped);
  });
}
