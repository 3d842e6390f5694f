/* What was measured, in words and tables: each ranking, what fusion changes, and question by question. */

/** @import { Estimate, RagQuality, RagQuery } from "../models/retrieval-types.d.ts" */
import { h } from "../kit/dom.js";
import { createTable } from "../kit/table.js";
import { createTwin } from "../kit/words.js";

/** @param {RagQuality} found */
export const summarize = ({ queries, methods, answered }) =>
  `Of ${queries} test queries, a right passage is among the first five for ${
    Math.round(100 * methods[3].recall5.mean)
  }%, and the answer holds the expected words for ${answered}.`;

/** @param {RagQuality} found @param {RagQuery[]} asked */
export function report(found, asked) {
  const { methods, queries, depth } = found;
  return [
    h(
      "p",
      {},
      `${queries} test queries were written for this site, about all of its pages, each with the words that answer it, and other words that do as well. A passage is right when it holds at least half of such words. Each ranking counts up to place ${depth}, the length of HNSW’s list. MRR is the mean of 1 / place of the first right passage; recall at 3 is the share of queries with a right one among the first three. In brackets, where 95 of 100 resamplings of the queries fall.`,
    ),
    createTable(
      "How well each ranking finds",
      ["Ranking", "MRR", "Recall at 3", "Recall at 5"],
      methods.map(({ name, mrr, recall3, recall5 }) => [name, say(mrr), say(recall3), say(recall5)]),
    ).element,
    h("p", {}, compare(found)),
    each(found, asked),
  ];
}

/** @param {Estimate} estimate */
const say = ({ mean, low, high }) => `${mean.toFixed(2)} (${low.toFixed(2)} to ${high.toFixed(2)})`;

/** What fusion changes, and how often the answer is right. @param {RagQuality} found */
function compare({ methods, queries, answered, refusedRightly, unanswerable, refusedWrongly }) {
  const [byWords, , , fused] = methods;
  const rank = (/** @type {number} */ at) => (at < 0 ? Infinity : at);
  const better = fused.places.filter((at, one) => rank(at) < rank(byWords.places[one])).length;
  const worse = fused.places.filter((at, one) => rank(at) > rank(byWords.places[one])).length;
  return `Compared with keywords alone, fusion puts the right passage higher for ${better} queries and lower for ${worse}. The answer holds the expected words for ${answered} of ${queries}. “Nothing here answers that” is said to ${refusedRightly} of ${unanswerable} queries that no page answers, and wrongly to ${refusedWrongly} of the ${queries} that a page answers.`;
}

/** @param {RagQuality} found @param {RagQuery[]} asked */
function each({ methods: [byWords, , byVectors, fused] }, asked) {
  const texts = asked.filter(({ answers }) => answers.length).map(({ text }) => text);
  const place = (/** @type {number} */ at) => (at < 0 ? "not found" : String(at + 1));
  const { element } = createTwin(
    "Query by query",
    ["Query", "By keywords", "By vectors", "Fused"],
    () =>
      texts.map((text, one) => [
        text,
        ...[byWords, byVectors, fused].map(({ places }) => place(places[one])),
      ]),
  );
  element.classList.add("v-long");
  return element;
}
