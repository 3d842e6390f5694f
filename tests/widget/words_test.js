/* The interface's words go with their numbers, in every language. */

import assert from "node:assert/strict";
import { say } from "../../hooks/selfcheck/widget/lib/words.js";

/**
 * Says a phrase with numbers on a page in a language, and leaves no page behind.
 * @param {string} language
 * @param {string} phrase
 * @param {number[]} counts
 */
function said(language, phrase, counts) {
  const scope = /** @type {any} */ (globalThis);
  const before = { document: scope.document, selfcheck: scope.selfcheck };
  scope.document = { documentElement: { lang: language } };
  scope.selfcheck = { words: { words: phrase } };
  try {
    return counts.map((count) => say("words", { count }));
  } finally {
    Object.assign(scope, before);
  }
}

/** @type {[string, string, string[]][]} */
const PHRASES = [
  ["en", "answer|answers", ["0 answers", "1 answer", "2 answers", "11 answers"]],
  ["pl", "plik|pliki|plików|pliku", ["0 plików", "1 plik", "2 pliki", "11 plików"]],
  ["ja", "回答", ["0 回答", "1 回答", "2 回答", "11 回答"]],
  // A translation that lacks a form says the last one.
  ["pl", "plik", ["0 plik", "1 plik", "2 plik", "11 plik"]],
];

for (const [language, forms, expected] of PHRASES) {
  Deno.test(`words go with their number: ${forms} in ${language}`, () => {
    assert.deepEqual(said(language, `{count} {count|${forms}}`, [0, 1, 2, 11]), expected);
  });
}
