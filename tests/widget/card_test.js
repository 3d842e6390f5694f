/* A card's buttons in each of its states, and the words of a result. */

/// <reference lib="deno.ns" />

import assert from "node:assert/strict";
import { sayGain } from "../../hooks/selfcheck/widget/lib/gain-words.js";
import { shared } from "../../hooks/selfcheck/widget/lib/shared.js";
import { sayList, sayOnDay } from "../../hooks/selfcheck/widget/lib/words.js";
import { buttonsOf } from "../../hooks/selfcheck/widget/question/buttons.js";

/** @import { CardState } from "../../hooks/selfcheck/widget/question/buttons.js" */

/** @type {CardState} */
const UNANSWERED = { phase: "quiz", verdict: null, shown: false, hint: false, next: true, ended: false };

/** What is unlike an unanswered question, and its buttons: main, second, aids. @type {[string, Partial<CardState>, unknown[]][]} */
const STATES = [
  ["unanswered", {}, ["check", null, ["show"]]],
  ["unanswered, with a hint", { hint: true }, ["check", null, ["hint", "show"]]],
  ["wrong", { verdict: "incorrect" }, ["again", "show", []]],
  ["partly right, with a second hint", { verdict: "partial", hint: true }, ["again", "show", ["hint"]]],
  ["wrong, answer shown", { verdict: "incorrect", shown: true }, ["next", "again", []]],
  ["right", { verdict: "correct", shown: true }, ["next", null, []]],
  ["right, with nothing after it", { verdict: "correct", shown: true, next: false }, ["again", null, []]],
  ["answer shown before a try", { shown: true }, ["next", "again", []]],
  ["a pretest", { phase: "pretest", hint: true }, ["check", null, []]],
  ["an exam", { phase: "exam" }, ["next", null, []]],
  ["an exam whose place has its own buttons", { phase: "exam", next: false }, [null, null, []]],
  ["a review", { phase: "review", verdict: "incorrect", next: false }, ["again", "show", []]],
  ["an exam that was handed in", { phase: "exam", verdict: "correct", shown: true, ended: true }, [null, null, []]],
];

for (const [name, state, buttons] of STATES) {
  Deno.test(`the buttons of ${name}`, () => {
    const { main, second, aids } = buttonsOf({ ...UNANSWERED, ...state });

    assert.deepEqual([main, second, aids], buttons);
  });
}

Deno.test("what changed is counted without zeros", () => {
  const before = shared().words;
  shared().words = { gainLearned: "{count} newly right", gainOpen: "{count} still wrong" };

  assert.equal(
    sayGain({ pairs: 4, learned: 3, kept: 0, lost: 0, open: 1, guess: 1 }),
    "3 newly right, 1 still wrong.",
  );
  shared().words = before;
});

Deno.test("a day that comes soon is named as people do", () => {
  const before = shared().words;
  shared().words = { dayOn: "on {day}", dayToday: "today", dayTomorrow: "tomorrow", dayYesterday: "yesterday" };
  const now = new Date();
  const today = Date.UTC(now.getFullYear(), now.getMonth(), now.getDate()) / 86_400_000;

  assert.deepEqual([today - 1, today, today + 1].map(sayOnDay), ["yesterday", "today", "tomorrow"]);
  assert.match(sayOnDay(today + 2), /^on \w+day, \w+ \d+$/);
  shared().words = before;
});

Deno.test("things are listed as a sentence does it", () => {
  assert.deepEqual([["1"], ["1", "2"], ["1", "2", "3"]].map(sayList), ["1", "1 and 2", "1, 2, and 3"]);
});
