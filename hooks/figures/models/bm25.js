/* BM25: how well a passage matches the words of a query. */

/** @import { Bm25Index } from "./retrieval-types.d.ts" */

/**
 * Counts terms for Okapi BM25 as rank-bm25 has it: a term in more than half of the documents would weigh less than
 * nothing, and gets a quarter of the mean weight instead.
 * Source: Trotman and others 2014, https://doi.org/10.1145/2682862.2682863; https://github.com/dorianbrown/rank_bm25
 * @param {string[][]} documents terms of each
 * @param {{k1?: number, b?: number, epsilon?: number}} [settings]
 * @returns {Bm25Index}
 */
export function index(documents, { k1 = 1.5, b = 0.75, epsilon = 0.25 } = {}) {
  /** @type {Map<string, [number, number][]>} */
  const postings = new Map();
  documents.forEach((terms, id) => {
    /** @type {Map<string, number>} */
    const counts = new Map();
    terms.forEach((term) => counts.set(term, (counts.get(term) ?? 0) + 1));
    counts.forEach((count, term) => {
      const list = postings.get(term);
      list ? list.push([id, count]) : postings.set(term, [[id, count]]);
    });
  });
  const weights = new Map(
    [...postings].map((
      [term, { length }],
    ) => [term, Math.log(documents.length - length + 0.5) - Math.log(length + 0.5)]),
  );
  const mean = [...weights.values()].reduce((sum, one) => sum + one, 0) / Math.max(1, weights.size);
  weights.forEach((weight, term) => void (weight < 0 && weights.set(term, epsilon * mean)));
  const lengths = documents.map(({ length }) => length);
  const average = lengths.reduce((sum, one) => sum + one, 0) / Math.max(1, lengths.length);
  return { k1, b, postings, weights, lengths, average };
}

/**
 * Scores every document. Terms that none has count nothing; a term twice in the query counts twice.
 * @param {Bm25Index} index
 * @param {string[]} query terms
 * @returns {number[]} by document
 */
export function scores({ k1, b, postings, weights, lengths, average }, query) {
  const all = lengths.map(() => 0);
  for (const term of query) {
    const weight = weights.get(term) ?? 0;
    for (const [id, count] of postings.get(term) ?? []) {
      const length = k1 * (1 - b + (b * (lengths[id] ?? 0)) / average);
      all[id] = (all[id] ?? 0) + (weight * count * (k1 + 1)) / (count + length);
    }
  }
  return all;
}
