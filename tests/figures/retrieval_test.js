/* A query's way: how rankings are fused, what goes into a prompt, and what an answer is made of. */

import assert from "node:assert/strict";
import { generator } from "../../hooks/figures/models/random.js";
import * as quality from "../../hooks/figures/models/retrieval-quality.js";
import * as retrieval from "../../hooks/figures/models/retrieval.js";
import { near } from "./near.js";
import corpus from "./oracles/corpus.json" with { type: "json" };

// rankings | settings | ids and sums, by hand: 1 / (60 + place)
const FUSIONS = [
  [[[1, 2], [2, 3]], {}, [[2, 1 / 62 + 1 / 61], [1, 1 / 61], [3, 1 / 62]]],
  [[[1], [2]], {}, [[1, 1 / 61], [2, 1 / 61]]],
  [[[1], [2]], { weights: [0.25, 0.75] }, [[2, 0.75 / 61], [1, 0.25 / 61]]],
  [[[1, 2], [2, 1]], { weights: [1, 0] }, [[1, 1 / 61], [2, 1 / 62]]],
  [[[7]], { k: 0 }, [[7, 1]]],
  [[[], []], {}, []],
];

FUSIONS.forEach(([rankings, given, fused]) =>
  Deno.test(`fusion: ${JSON.stringify(rankings)} with ${JSON.stringify(given)}`, () => {
    const found = retrieval.reciprocalRankFusion(rankings, given);

    assert.deepEqual(found.map(({ id }) => id), fused.map(([id]) => id));
    near(found.map(({ score }) => score), fused.map(([, score]) => score));
  })
);

function journey(sections, text, settings) {
  const index = retrieval.index(sections, settings);
  const trace = retrieval.search(index, text, settings);
  const prompt = retrieval.prompt(index, text, trace.fused.map(({ id }) => id), settings);
  const answer = retrieval.answer(index, trace.terms, prompt.included.map(({ id }) => id), settings);
  return { fused: trace.fused, prompt, answer };
}

[1, 60, 200, 700, 5000].forEach((budget) =>
  Deno.test(`a prompt stays within its budget: ${budget}`, () => {
    const text = "What happens to a model when data changes?";
    const { fused, prompt } = journey(corpus.sections, text, { budget, most: 8 });
    const included = prompt.included.map(({ id }) => id);

    assert.equal(included.length + prompt.dropped.length, 8);
    assert.deepEqual([...included, ...prompt.dropped], fused.slice(0, 8).map(({ id }) => id));
    assert.ok(prompt.tokens <= budget || included.length === 0, `${prompt.tokens} tokens`);
  })
);

Deno.test("tokens are four for three words", () => {
  assert.equal(retrieval.tokens("one two  three "), 4);
  assert.equal(retrieval.tokens(""), 0);
});

const section = (text) => ({ page: "p.html", title: "T", heading: "H", anchor: "h", text });

Deno.test("an answer is whole sentences where a passage cuts them", () => {
  const text = "One two three four. Pods run on five six seven eight nodes of the cluster. Nine ten.";
  const { answer } = journey([section(text)], "pods nodes", { size: 10, overlap: 0 });

  assert.deepEqual(answer.sentences.map((one) => one.text), ["Pods run on five six seven eight nodes of the cluster."]);
});

// Of three terms one is in the only passage: ln(2/2) + 1 of that and two times ln(2) + 1.
Deno.test("the threshold is the share of a query's weight", () => {
  const held = 1 / (1 + 2 * (Math.log(2) + 1));
  for (const [threshold, answers] of [[held - 0.001, 1], [held + 0.001, 0]]) {
    const { answer } = journey([section("pods run")], "pod bread butter", { threshold });
    near(answer.share, held);
    assert.equal(answer.sentences.length, answers);
  }
});

Deno.test("a site of one word", () => {
  const { fused } = journey([section("pods")], "pods", {});

  assert.deepEqual(fused.map(({ id }) => id), [0]);
});

// Of 100 questions with 70 right the share's deviation is 0.046, the root of .7 * .3 / 100; 1.96 of them lie on each side.
Deno.test("the interval of a mean is that of its distribution", () => {
  const found = quality.estimate([...Array(70).fill(1), ...Array(30).fill(0)], generator(7));

  near(found.mean, 0.7);
  near(found.low, 0.7 - 0.09, { abs: 0.015 });
  near(found.high, 0.7 + 0.09, { abs: 0.015 });
});

Deno.test("a passage answers that holds half of the words", () => {
  const words = Array.from({ length: 20 }, (_, number) => `w${number}`).join(" ");
  const sections = [section(words), { ...section(words), page: "other.html" }];
  const query = { text: "?", answers: [{ page: "p.html", words: "w8 w9 w10 w11" }] };
  const index = retrieval.index(sections, { size: 10, overlap: 0 });

  assert.deepEqual([...retrieval.relevant(index, query)], [0, 1]);
});
