/* Text to search in: plurals, terms, and where passages are cut. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { cut, stem, tokenize } from "../../hooks/figures/models/words.js";

// word | its stem, by the three rules of Harman 1991, table 1, and their exceptions
const STEMS = [
  ["queries", "query"],
  ["policies", "policy"],
  ["eies", "eie"],
  ["dies", "dy"],
  ["replicas", "replica"],
  ["nodes", "node"],
  ["caches", "cache"],
  ["goes", "goes"],
  ["sees", "sees"],
  ["status", "status"],
  ["class", "class"],
  ["pods", "pod"],
  ["gpus", "gpu"],
  ["cpus", "cpu"],
  ["tpus", "tpu"],
  ["campus", "campus"],
  ["is", "is"],
  ["s", "s"],
];

STEMS.forEach(([word, expected]) => Deno.test(`plurals: ${word}`, () => assert.equal(stem(word), expected)));

// text | its terms
const TERMS = [
  ["What does the HPA do?", ["hpa"]],
  ["Scale-down of 8-bit GPUs' memory", ["scale", "down", "8", "bit", "gpu", "memory"]],
  ["ＧＰＵ ﬁne-tuning", ["gpu", "fine", "tuning"]],
  ["Größe, naïve, 10²", ["größe", "naïve", "102"]],
  ["the of and", []],
  ["Tell me more about how we explain it", []],
  ["", []],
];

TERMS.forEach(([text, terms]) =>
  Deno.test(`a text becomes terms: "${text}"`, () => assert.deepEqual(tokenize(text), terms))
);

const section = (text) => ({ page: "p.html", title: "T", heading: "H", anchor: "h", text });

// words | size, overlap | where the passages begin and end
const CUTS = [
  [5, 10, 2, [[0, 5]]],
  [10, 10, 2, [[0, 10]]],
  [11, 10, 2, [[0, 10], [8, 11]]],
  [20, 5, 0, [[0, 5], [5, 10], [10, 15], [15, 20]]],
  [9, 5, 1, [[0, 5], [4, 9]]],
];

CUTS.forEach(([words, size, overlap, places]) =>
  Deno.test(`where passages are cut: ${words} words by ${size} and ${overlap}`, () => {
    const all = Array.from({ length: words }, (_, number) => String(number));
    const found = cut([section(all.join(" "))], { size, overlap });

    assert.deepEqual(found.map(({ from, to }) => [from, to]), places);
    assert.deepEqual(found.map(({ text }) => text), places.map(([from, to]) => all.slice(from, to).join(" ")));
  })
);

Deno.test("passages hold every word, and no two sections", () => {
  const lengths = fc.array(fc.integer({ min: 1, max: 60 }), { maxLength: 4 });
  const settings = fc.tuple(fc.integer({ min: 1, max: 30 }), fc.integer({ min: 0, max: 29 }));

  fc.assert(fc.property(lengths, settings, (counts, [size, wanted]) => {
    const overlap = Math.min(wanted, Math.floor(size / 2));
    const sections = counts.map((count) => section(Array(count).fill("w").join(" ")));
    const found = cut(sections, { size, overlap });
    counts.forEach((count, number) => {
      const places = found.filter((one) => one.section === number);
      assert.equal(places[0].from, 0);
      assert.equal(places.at(-1).to, count);
      assert.ok(places.every(({ from, to }) => to - from <= size));
      places.slice(1).forEach(({ from }, at) => assert.equal(places[at].to - from, overlap));
    });
  }));
});
