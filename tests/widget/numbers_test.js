/* Numbers are read as a person would read them, in the page's language. */

import assert from "node:assert/strict";
import { readNumber } from "../../hooks/selfcheck/widget/core/typed.js";
import { named } from "./support.js";

/** What is typed, the unit, the language, and the number that it is. @type {[string, string, string, number][]} */
const NUMBERS = [
  ["312", "", "en", 312],
  ["1,000", "", "en", 1000],
  ["1,234,567.5", "", "en", 1234567.5],
  ["1 000", "", "en", 1000],
  ["1\u00a0000", "", "en", 1000],
  ["1\u202f000", "", "fr", 1000],
  ["1'000", "", "de-CH", 1000],
  ["1e3", "", "en", 1000],
  ["1E-3", "", "en", 0.001],
  ["3×10^8", "", "en", 3e8],
  ["3 x 10^-2", "", "en", 0.03],
  ["1000 TFLOP/s", "TFLOP/s", "en", 1000],
  ["1000TFLOP/S", "TFLOP/s", "en", 1000],
  ["1000", "TFLOP/s", "en", 1000],
  ["-0", "", "en", 0],
  ["-5", "", "en", -5],
  ["\u22125", "", "en", -5],
  ["+5", "", "en", 5],
  [".5", "", "en", 0.5],
  ["5.", "", "en", 5],
  ["5 %", "%", "en", 5],
  ["5 %", "", "en", 0.05],
  ["\uff11\uff12\uff0e\uff15", "", "ja", 12.5],
  ["1,5", "", "de", 1.5],
  ["1.000", "", "de", 1000],
  ["1.000,5", "", "de", 1000.5],
  ["1,000", "", "de", 1],
  ["1,5", "", "en", 1.5],
  ["1.5", "", "de", 1.5],
  ["  7  ", "", "en", 7],
];

for (const [text, unit, language, value] of NUMBERS) {
  Deno.test(`reads "${text}"${unit && ` in ${unit}`} as ${value} in ${language}`, () => {
    const found = readNumber(text, unit, language);

    assert.ok(Math.abs(found - value) <= Math.abs(value) * 1e-6, String(found));
  });
}

const NO_NUMBERS = [
  "",
  " ",
  "NaN",
  "Infinity",
  "three",
  "1,00,0",
  "1.2.3",
  "12 GB",
  "1e",
  "--5",
  "0x10",
  "1e999",
  ",",
  "5 5",
  "%",
];

for (const text of NO_NUMBERS) {
  Deno.test(`"${named(text)}" is no number`, () => {
    assert.ok(Number.isNaN(readNumber(text, "TFLOP/s", "en")));
  });
}
