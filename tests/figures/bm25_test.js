/* BM25 is that of rank-bm25. */

import assert from "node:assert/strict";
import { index, scores } from "../../hooks/figures/models/bm25.js";
import { corpusDocuments, wordsOf } from "./corpus.js";
import { near } from "./near.js";
import oracle from "./oracles/bm25.json" with { type: "json" };

Deno.test("BM25 is that of rank-bm25", () =>
  oracle.small.forEach(({ documents, query, scores: expected }) => near(scores(index(documents), query), expected)));

Deno.test("BM25 is that of rank-bm25 on passages of this site", () => {
  const counted = index(corpusDocuments(oracle.passages));

  assert.equal(oracle.scores.length, oracle.queries.length);
  oracle.queries.forEach((query, at) => near(scores(counted, wordsOf(query)), oracle.scores[at]));
});
