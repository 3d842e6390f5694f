/* How well retrieval finds what answers: mean reciprocal rank and recall, each with its interval.
   Needs models/random.js models/retrieval.js. */
"use strict";

(function quality() {
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
  function estimate(values, draw) {
    const mean = (/** @type {number[]} */ all) => all.reduce((sum, one) => sum + one, 0) / all.length;
    const means = Array.from({ length: RESAMPLES }, () => mean(values.map(() => values[Math.floor(draw() * values.length)] ?? 0))).sort((one, two) => one - two);
    return { mean: mean(values), low: means[Math.floor(0.025 * RESAMPLES)] ?? 0, high: means[Math.ceil(0.975 * RESAMPLES) - 1] ?? 0 };
  }

  /**
   * Asks every query, and looks at which place the first passage stands that answers it.
   * @param {RagIndex} index
   * @param {RagQuery[]} queries
   * @param {{weight?: number, ef?: number, budget?: number, most?: number, threshold?: number}} [settings]
   * @returns {RagQuality}
   */
  function measure(index, queries, settings = {}) {
    const answerable = queries.filter((query) => query.answer).map((query) => ({ right: models.retrieval.relevant(index, query), trace: models.retrieval.search(index, query.text, settings) }));
    const draw = models.random.generator(1);
    const methods = METHODS.map(([name, ranking]) => {
      const places = answerable.map(({ right, trace }) => ranking(trace).findIndex(({ id }) => right.has(id)));
      return {
        name,
        places,
        mrr: estimate(places.map((place) => (place < 0 ? 0 : 1 / (place + 1))), draw),
        recall3: estimate(places.map((place) => Number(place >= 0 && place < 3)), draw),
        recall5: estimate(places.map((place) => Number(place >= 0 && place < 5)), draw),
      };
    });
    const refused = (/** @type {RagQuery} */ { text }) => {
      const { terms, fused } = models.retrieval.search(index, text, settings);
      const { included } = models.retrieval.prompt(index, text, fused.map(({ id }) => id), settings);
      return models.retrieval.answer(index, terms, included.map(({ id }) => id), settings).sentences.length === 0;
    };
    const others = queries.filter((query) => !query.answer);
    return {
      queries: answerable.length,
      methods,
      refusedRightly: others.filter(refused).length,
      unanswerable: others.length,
      refusedWrongly: queries.filter((query) => query.answer && refused(query)).length,
    };
  }

  /**
   * The share of the exact nearest that a graph finds too, and the share of its vectors that it visits for that.
   * @param {RagIndex} index
   * @param {Vector[]} vectors queries, of length 1
   * @param {{k?: number, ef?: number}} [settings]
   * @returns {{recall: number, visited: number}} 0 to 1
   */
  function graphRecall({ graph }, vectors, { k = 5, ef = 20 } = {}) {
    const { exact, search } = models.retrieval.hnsw;
    let hits = 0;
    let visited = 0;
    for (const vector of vectors) {
      const right = new Set(exact(graph.vectors, vector, k).map(({ id }) => id));
      const answer = search(graph, vector, { k, ef });
      hits += answer.found.filter(({ id }) => right.has(id)).length / Math.min(k, graph.vectors.length);
      visited += answer.visited.length / graph.vectors.length;
    }
    return { recall: hits / vectors.length, visited: visited / vectors.length };
  }

  globalThis.models = { ...globalThis.models, retrieval: { ...globalThis.models?.retrieval, quality: { measure, graphRecall, estimate, part: quality } } };
})();
