/* LSA is that of scikit-learn: the same values, the same axes, the same distances. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { embed, train } from "../../hooks/figures/models/lsa.js";
import { corpusDocuments, wordsOf } from "./corpus.js";
import { near } from "./near.js";
import oracle from "./oracles/lsa.json" with { type: "json" };

const WIDTH = oracle.values.length;

const dot = (one, two) => one.reduce((sum, value, at) => sum + value * two[at], 0);
const norm = (vector) => Math.sqrt(dot(vector, vector));
const unit = (vector) => vector.map((one) => one / Math.max(norm(vector), 1e-12));
const axesOf = ({ axes, terms }) =>
  Array.from(
    { length: WIDTH },
    (_, axis) => Array.from({ length: terms.size }, (_, term) => axes[term * WIDTH + axis]),
  );

/** scikit-learn's axes: what its passages, weighed by their places along an axis, have of each term. */
function theirAxes({ terms, weights }, documents) {
  const axes = oracle.values.map(() => Array(terms.size).fill(0));
  documents.forEach((document, row) => {
    const counts = Map.groupBy(document, (term) => terms.get(term));
    const at = [...counts.keys()];
    const weighed = unit(at.map((term) => (1 + Math.log(counts.get(term).length)) * weights[term]));
    at.forEach((term, place) =>
      oracle.values.forEach((value, axis) => axes[axis][term] += weighed[place] * oracle.places[row][axis] / value ** 2)
    );
  });
  return axes;
}

const documents = corpusDocuments(oracle.passages);
const model = train(documents, { dimensions: WIDTH });
const [ours, theirs] = [axesOf(model), theirAxes(model, documents)];

Deno.test("LSA has scikit-learn's singular values", () => {
  assert.equal(WIDTH, 32);
  near(model.values, oracle.values, { abs: 1e-3 });
});

Deno.test("LSA's axes stand upright on each other", () =>
  ours.forEach((one, at) =>
    near(ours.map((two) => dot(one, two)), ours.map((_, other) => Number(other === at)), { abs: 1e-9 })
  ));

Deno.test("LSA's axes span scikit-learn's space", () =>
  theirs.forEach((axis) => {
    near(norm(axis), 1, { abs: 1e-4 });
    const shares = ours.map((one) => dot(one, axis));
    const outside = axis.map((value, term) => value - shares.reduce((sum, one, at) => sum + one * ours[at][term], 0));
    assert.ok(norm(outside) < 1e-3, `${norm(outside)} outside`);
  }));

Deno.test("LSA's axes are scikit-learn's up to sign, where their values lie apart", () => {
  const gaps = oracle.values.slice(1).map((value, at) => oracle.values[at] - value);
  const apart = gaps.flatMap((_, at) => Math.min(...gaps.slice(Math.max(0, at - 1), at + 1)) > 0.02 ? [at] : []);

  assert.ok(apart.length > 8, `${apart.length} apart`);
  apart.forEach((at) => near(Math.abs(dot(ours[at], theirs[at])), 1, { abs: 1e-3 }));
});

Deno.test("LSA has scikit-learn's distances between queries and passages", () => {
  const passages = oracle.places.map(unit);

  oracle.queries.forEach((query, at) => {
    const vector = [...embed(model, wordsOf(query))];
    const theirVector = unit(oracle.queryPlaces[at]);
    near(
      model.vectors.map((passage) => dot(vector, passage)),
      passages.map((passage) => dot(theirVector, passage)),
      { abs: 1e-3 },
    );
  });
});

Deno.test("LSA of a few words", () => {
  const term = fc.constantFrom("gpu", "pod", "node", "drift", "query", "rag", "token", "cache");
  const texts = fc.array(fc.array(term, { minLength: 1, maxLength: 12 }), { minLength: 1, maxLength: 8 });

  fc.assert(
    fc.property(texts, fc.array(term, { maxLength: 5 }), fc.integer({ min: 1, max: 20 }), (few, query, dimensions) => {
      const learned = train(few, { dimensions });
      const asked = embed(learned, query);
      for (const vector of [...learned.vectors, asked]) {
        vector.some(Boolean) && near(norm(vector), 1);
      }
      const known = query.some((one) => few.flat().includes(one));
      assert.ok(known || !asked.some(Boolean));
    }),
  );
});
