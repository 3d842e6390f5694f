/* How well retrieval finds what answers: mean reciprocal rank and recall, each with its interval. */

/** @import { Estimate, RagIndex, RagQuality, RagQuery, RagTrace, Scored, Vector } from "./retrieval-types.d.ts" */
import * as hnsw from "./hnsw.js";
import { generator } from "./random.js";
import * as retrieval from "./retrieval.js";
import { splitSentences } from "./words.js";

const RESAMPLES = 1000;
/** @type {[string, (trace: RagTrace) => Scored[]][]} */
const METHODS = [
  ["BM25", ({ words }) => words],
  ["LSA, exact search", ({ exact }) => exact],
  ["LSA, HNSW", ({ near }) => near.found],
  ["BM25 and HNSW fused", ({ fused }) => fused],
];

/**
 * A mean with the interval that 95 of 100 resamplings of the queries stay in (percentile bootstrap).
 * Source: Efron and Tibshirani 1993, chapter 13; Sakai 2006 for retrieval, https://doi.org/10.1145/1148170.1148261
 * @param {number[]} values
 * @param {() => number} draw
 * @returns {Estimate}
 */
export function estimate(values, draw) {
  const mean = (/** @type {number[]} */ all) => all.reduce((sum, one) => sum + one, 0) / all.length;
  const means = Array.from(
    { length: RESAMPLES },
    () => mean(values.map(() => values[Math.floor(draw() * values.length)] ?? 0)),
  ).sort((one, two) => one - two);
  return {
    mean: mean(values),
    low: means[Math.floor(0.025 * RESAMPLES)] ?? 0,
    high: means[Math.ceil(0.975 * RESAMPLES) - 1] ?? 0,
  };
}

/**
 * Whether sentences say what answers a query: all of the words that do, each sentence of them in one.
 * @param {string[]} sentences
 * @param {RagQuery} query
 */
function holds(sentences, { answers }) {
  return answers.some(({ words }) =>
    splitSentences(words).every((part) => sentences.some((one) => one.includes(part)))
  );
}

/**
 * Asks every query, and looks at which place the first passage stands that answers it, and whether the answer says it.
 * @param {RagIndex} index
 * @param {RagQuery[]} queries
 * @param {{weight?: number, ef?: number, budget?: number, most?: number, threshold?: number}} [settings]
 * @returns {RagQuality} with every ranking cut at the length of the graph's list, so that none has more places to be right at
 */
export function measure(index, queries, settings = {}) {
  const { ef: depth = 20 } = settings;
  const asked = queries.map((query) => {
    const trace = retrieval.search(index, query.text, settings);
    const { included } = retrieval.prompt(index, query.text, trace.fused.map(({ id }) => id), settings);
    const { sentences } = retrieval.answer(index, trace.terms, included.map(({ id }) => id), settings);
    return { query, trace, right: retrieval.relevant(index, query), said: sentences.map(({ text }) => text) };
  });
  const answerable = asked.filter(({ query }) => query.answers.length > 0);
  const others = asked.filter(({ query }) => query.answers.length === 0);
  const draw = generator(1);
  const methods = METHODS.map(([name, ranking]) => {
    const places = answerable.map(({ right, trace }) =>
      ranking(trace).slice(0, depth).findIndex(({ id }) => right.has(id))
    );
    return {
      name,
      places,
      mrr: estimate(places.map((place) => (place < 0 ? 0 : 1 / (place + 1))), draw),
      recall3: estimate(places.map((place) => Number(place >= 0 && place < 3)), draw),
      recall5: estimate(places.map((place) => Number(place >= 0 && place < 5)), draw),
    };
  });
  const refused = (/** @type {{said: string[]}[]} */ all) => all.filter(({ said }) => said.length === 0).length;
  return {
    queries: answerable.length,
    depth,
    methods,
    answered: answerable.filter(({ query, said }) => holds(said, query)).length,
    refusedRightly: refused(others),
    unanswerable: others.length,
    refusedWrongly: refused(answerable),
  };
}

/**
 * The share of the exact nearest that a graph finds too, and the share of its vectors that it visits for that.
 * @param {RagIndex} index
 * @param {Vector[]} vectors queries, of length 1
 * @param {{k?: number, ef?: number}} [settings]
 * @returns {{recall: number, visited: number}} 0 to 1
 */
export function graphRecall({ graph }, vectors, { k = 5, ef = 20 } = {}) {
  let hits = 0;
  let visited = 0;
  for (const vector of vectors) {
    const right = new Set(hnsw.exact(graph.vectors, vector, k).map(({ id }) => id));
    const answer = hnsw.search(graph, vector, { k, ef });
    hits += answer.found.filter(({ id }) => right.has(id)).length / Math.min(k, graph.vectors.length);
    visited += answer.visited.length / graph.vectors.length;
  }
  return { recall: hits / vectors.length, visited: visited / vectors.length };
}
