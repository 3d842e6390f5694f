/* What the measure says of fusion: whether it ranks the right passages higher than the better of the two searches. Pure. */

/** @import { RagQuality } from "../models/retrieval-types.d.ts" */

/**
 * @param {RagQuality} quality
 * @returns the mean reciprocal ranks as they are printed, the better search, and the verdict in words
 */
export function verdictOf({ queries, methods: [byWords, , byVectors, fused] }) {
  const [words, vectors, both] = [byWords, byVectors, fused].map(({ mrr }) => mrr.mean);
  const alone = Math.max(words, vectors);
  const print = (/** @type {number} */ value) => value.toFixed(2);
  return {
    queries,
    words: print(words),
    vectors: print(vectors),
    fused: print(both),
    best: words >= vectors ? "keywords" : "vectors",
    alone: print(alone),
    verdict: both > alone ? "Fusion wins on average." : "Fusion doesn't win on average.",
  };
}
