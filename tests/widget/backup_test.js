/* How long answers are kept, and when a copy of them is offered. */

import assert from "node:assert/strict";
import { changeBackup, newSince, offersCopy, readBackup } from "../../hooks/selfcheck/widget/core/backup.js";
import { keepingOf } from "../../hooks/selfcheck/widget/core/keeping.js";
import { dayNumber } from "../../hooks/selfcheck/widget/core/schedule.js";
import { named } from "./support.js";

const PLAIN = { lasting: true, newer: false, isFile: false, isWebKit: false, isInstalled: false, persisted: false };

/** What a page knows, and how long answers are kept. @type {[Partial<typeof PLAIN>, string][]} */
const KEPT = [
  [{}, "cleared"],
  [{ persisted: true }, "good"],
  [{ isInstalled: true }, "cleared"],
  [{ isInstalled: true, persisted: true }, "good"],
  [{ isWebKit: true }, "week"],
  // WebKit deletes after seven days without a visit, whatever it has agreed to; an installed site counts by itself.
  [{ isWebKit: true, persisted: true }, "week"],
  [{ isWebKit: true, isInstalled: true }, "cleared"],
  [{ isWebKit: true, isInstalled: true, persisted: true }, "good"],
  [{ isFile: true }, "folder"],
  [{ isFile: true, isWebKit: true, persisted: true }, "folder"],
  [{ lasting: false }, "blocked"],
  [{ lasting: false, persisted: true }, "blocked"],
  [{ lasting: false, isFile: true }, "blocked"],
  [{ lasting: false, newer: true }, "newer"],
];

for (const [facts, expected] of KEPT) {
  Deno.test(`answers are kept: ${named(facts)} is ${expected}`, () => {
    assert.equal(keepingOf({ ...PLAIN, ...facts }), expected);
  });
}

/** Answers, the last copy, its answers, "Not now", WebKit's week; on November 27, first answered on the 20th; offered? */
const OFFERS = /** @type {const} */ ([
  [0, null, 0, null, false, false],
  [9, null, 0, null, false, false],
  [10, null, 0, null, false, true],
  [19, "2026-11-27", 10, null, false, false],
  [20, "2026-11-27", 10, null, false, true],
  [20, "2026-11-01", 20, null, false, false],
  [21, "2026-11-01", 20, null, false, false],
  // Fewer than the copy has, after some were deleted.
  [5, "2026-11-01", 20, null, false, false],
  [50, null, 0, "2026-11-27", false, false],
  [50, null, 0, "2026-11-21", false, false],
  [50, null, 0, "2026-11-20", false, true],
  [1, null, 0, null, true, true],
  [1, "2026-11-23", 0, null, true, false],
  [1, "2026-11-22", 0, null, true, true],
  [1, "2026-11-22", 1, null, true, false],
  [10, "2026-11-27", 0, null, true, true],
  [1, "2026-11-20", 0, "2026-11-25", true, false],
  [1, "2026-11-20", 0, "2026-11-24", true, true],
]);

for (const [answers, day, before, declined, isWeek, expected] of OFFERS) {
  const given = named([answers, day, before, declined, isWeek]);
  Deno.test(`a copy is ${expected ? "" : "not "}offered: ${given}`, () => {
    const backup = readBackup({ version: 1, day, answers: before, declined });
    const [first, today] = [dayNumber("2026-11-20"), dayNumber("2026-11-27")];
    const now = { answers, first, backup, isWeek, today, numberOf: dayNumber };

    assert.equal(offersCopy(now), expected);
    // A file that is kept up to date is a copy already.
    assert.equal(offersCopy({ ...now, backup: { ...backup, file: "answers.json" } }), false);
  });
}

Deno.test("answers are new when no copy has them", () => {
  const backup = readBackup({ version: 1, day: "2026-11-01", answers: 20 });

  assert.deepEqual([25, 20, 5].map((answers) => newSince(answers, backup)), [5, 0, 0]);
  assert.equal(newSince(25, readBackup({ version: 1, answers: 20 })), 25);
});

const NOTHING = { newer: false, day: null, answers: 0, declined: null, asked: null, file: "", problem: "" };

/** What is kept, and what is read. @type {[unknown, Record<string, unknown>][]} */
const READ = [
  [null, {}],
  ["2026-11-20", { day: "2026-11-20" }],
  ["yesterday", {}],
  [[[]], {}],
  [7, {}],
  [{ day: {}, answers: -1, declined: "<b>", asked: 3, file: [], problem: {} }, {}],
  [{ answers: 1.5, file: "x".repeat(300) }, { file: "x".repeat(255) }],
  [{ version: "x", day: "2026-11-20" }, { day: "2026-11-20" }],
  [{ version: 2, day: "2026-11-20" }, { newer: true, day: "2026-11-20" }],
];

for (const [kept, expected] of READ) {
  Deno.test(`what is kept of copies is read where it makes sense: ${named(kept)}`, () => {
    assert.deepEqual(readBackup(kept), { ...NOTHING, ...expected });
  });
}

Deno.test("what is kept of copies has a version, and a later one is left alone", () => {
  const kept = changeBackup(null, { day: "2026-11-20", answers: 3 });
  const { newer: _, ...plain } = NOTHING;

  assert.deepEqual(kept, { ...plain, version: 1, day: "2026-11-20", answers: 3 });
  assert.deepEqual(changeBackup(kept, { asked: "2026-11-21" }), { ...kept, asked: "2026-11-21" });
  const later = { version: 2, day: "2026-11-20", more: 1 };
  assert.equal(changeBackup(later, { day: "2026-11-21" }), later);
});
