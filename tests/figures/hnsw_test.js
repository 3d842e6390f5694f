/* HNSW finds what exact search finds, and visits a part of what there is. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { build, exact, search } from "../../hooks/figures/models/hnsw.js";
import { embed, train } from "../../hooks/figures/models/lsa.js";
import { generator, normal } from "../../hooks/figures/models/random.js";
import { cut, termsOf, tokenize } from "../../hooks/figures/models/words.js";
import corpus from "./oracles/corpus.json" with { type: "json" };

const mean = (values) => values.reduce((sum, one) => sum + one, 0) / values.length;
const idsOf = (scored) => scored.map(({ id }) => id);

Deno.test("HNSW finds what exact search finds", () => {
  const passages = cut(corpus.sections, { size: 10, overlap: 2.5 }).slice(0, 1000);
  const learned = train(passages.map((one) => termsOf(corpus.sections[one.section], one)), { dimensions: 32 });
  const queries = corpus.queries.map((text) => embed(learned, tokenize(text))).filter((vector) => vector.some(Boolean));
  const graph = build(learned.vectors);
  const answers = queries.map((query) => ({
    right: new Set(idsOf(exact(learned.vectors, query, 5))),
    ...search(graph, query, { k: 5, ef: 20 }),
  }));

  assert.equal(passages.length, 1000);
  assert.ok(queries.length > 100);
  const recall = mean(answers.map(({ right, found }) => right.intersection(new Set(idsOf(found))).size / right.size));
  assert.ok(recall >= 0.95, `recall ${recall}`);
  const share = mean(answers.map(({ visited }) => visited.length / 1000));
  assert.ok(share < 1 / 3, `${share} visited`);
});

Deno.test("HNSW with room for all is exact", () => {
  const of = (min, max) => fc.integer({ min, max });

  fc.assert(fc.property(of(0, 80), of(2, 6), of(1, 10), of(0, 2 ** 31), (count, width, k, seed) => {
    const draw = generator(seed);
    const vectors = Array.from({ length: count + 1 }, () => {
      const vector = Array.from({ length: width }, () => normal(draw));
      return vector.map((one) => one / Math.hypot(...vector));
    });
    const query = /** @type {number[]} */ (vectors.pop());
    const { found, visited } = search(build(vectors), query, { k, ef: 200 });

    assert.deepEqual(found, exact(vectors, query, k));
    assert.equal(new Set(idsOf(visited)).size, visited.length);
    assert.ok(visited.length <= count);
  }));
});

Deno.test("HNSW takes vectors that are the same or zero", () => {
  const vectors = [...Array(40).fill([1, 0]), ...Array(5).fill([0, 0])];
  const { found } = search(build(vectors), [1, 0], { k: 3, ef: 20 });

  assert.deepEqual(found.map(({ score }) => score), [1, 1, 1]);
});
