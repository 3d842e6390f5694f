/* Where the time of one answer goes; the home page has the numbers for 200 tokens without a script. */

/// <reference lib="deno.ns" />

import assert from "node:assert/strict";
import { sum, time } from "../../hooks/figures/answer/words.js";
import { answerSeconds } from "../../hooks/figures/models/answer.js";
import { near } from "./near.js";

const HOME = Deno.readTextFileSync(new URL("../../docs/index.md", import.meta.url));

// tokens | seconds of search, prompt and answer: 8% of 30.72 GB at 307.2 GB/s; 2 x 8e9 x 1,100 FLOP at 40% of
// 989 TFLOP/s; 16 GB at 3.35 TB/s for each token
const ROWS = [
  [10, 0.008, 0.04449, 0.04776],
  [200, 0.008, 0.04449, 0.95522],
  [300, 0.008, 0.04449, 1.43284],
];

ROWS.forEach(([tokens = 0, ...expected]) =>
  Deno.test(`seconds of an answer with ${tokens} tokens`, () => {
    near(Object.values(answerSeconds(tokens)), expected, { rel: 1e-3 });
  })
);

Deno.test("the home page has what the model computes for 200 tokens", () => {
  const parts = answerSeconds(200);
  const times = [...HOME.matchAll(/<b>(.*?)<\/b>/g)].map(([, text]) => text);
  const widths = [...HOME.matchAll(/<rect width="([\d.]+)%"/g)].map(([, width]) => Number(width));

  assert.deepEqual(times, Object.values(parts).map(time));
  near(widths, Object.values(parts).map((seconds) => (100 * seconds) / answerSeconds(300).write), { abs: 0.06 });
  const [first = ""] = sum(parts).split(". ");
  assert.ok(HOME.includes(first.replace("Writing", "writing")), first);
});

Deno.test("what it comes to depends on the length", () => {
  assert.equal(sum(answerSeconds(200)), "Writing takes 95% of 1.01 s. A faster search would hardly help.");
  assert.equal(sum(answerSeconds(10)), "Writing takes 48% of 0.10 s. Now the prompt matters too.");
});
