/* A RAG pipeline without its language model: passages, three rankings of them, a prompt, an answer in their own words. */

/** @import { RagAnswer, RagIndex, RagPrompt, RagQuery, RagSection, RagTrace, Scored } from "./retrieval-types.d.ts" */
import * as bm25 from "./bm25.js";
import * as hnsw from "./hnsw.js";
import * as lsa from "./lsa.js";
import { cut, splitSentences, termsOf, tokenize } from "./words.js";

export const DEPTH = 50;
/** Words of instruction around the passages of a prompt. */
const INSTRUCTION =
  "Answer the question from these passages alone, and name those that you used. If they do not hold the answer, say so.";
/** The least share of a query's weight that one passage has to hold; see coverage(). */
export const THRESHOLD = 0.4;
/** What it counts that a sentence begins with the query's terms, or that they are its heading, beside 1 for holding them. */
const BEGINNING = 0.1;
const NAMED = 0.2;

/**
 * Makes sections searchable.
 * @param {RagSection[]} sections
 * @param {{size?: number, overlap?: number, dimensions?: number, seed?: number}} [settings] size and overlap of a
 *   passage in words
 * @returns {RagIndex}
 */
export function index(sections, { size = 80, overlap = 20, dimensions = 48, seed = 1 } = {}) {
  const passages = cut(sections, { size, overlap });
  const documents = passages.map((passage) => termsOf(/** @type {RagSection} */ (sections[passage.section]), passage));
  const learned = lsa.train(documents, { dimensions, seed });
  return {
    sections,
    passages,
    documents,
    bm25: bm25.index(documents),
    lsa: learned,
    graph: hnsw.build(learned.vectors, { seed }),
  };
}

/**
 * Fuses rankings by places, not by scores: each adds weight / (k + place), places from 1.
 * Source: Cormack and others 2009, https://doi.org/10.1145/1571941.1572114, with their k of 60.
 * @param {number[][]} rankings ids, the best first
 * @param {{k?: number, weights?: number[]}} [settings] a weight for each ranking, 1 unless said
 * @returns {Scored[]} by falling score, of equals the lower id first
 */
export function reciprocalRankFusion(rankings, { k = 60, weights = [] } = {}) {
  /** @type {Map<number, number>} */
  const scores = new Map();
  rankings.forEach((ids, ranking) =>
    ids.forEach((id, place) => scores.set(id, (scores.get(id) ?? 0) + (weights[ranking] ?? 1) / (k + place + 1)))
  );
  return [...scores].filter(([, score]) => score > 0).map(([id, score]) => ({ id, score })).sort((one, two) =>
    two.score - one.score || one.id - two.id
  );
}

/**
 * Ranks by scores; what scores nothing has no place.
 * @param {number[]} scores by id
 * @param {number} [most]
 * @returns {Scored[]}
 */
export function rank(scores, most = DEPTH) {
  return scores
    .map((score, id) => ({ id, score }))
    .filter(({ score }) => score > 0)
    .sort((one, two) => two.score - one.score || one.id - two.id)
    .slice(0, most);
}

/**
 * Sends a query through all rankings.
 * @param {RagIndex} index
 * @param {string} text
 * @param {{weight?: number, ef?: number}} [settings] weight is the share of the vectors in the fusion, 0 to 1
 * @returns {RagTrace}
 */
export function search({ passages, bm25: counted, lsa: learned, graph }, text, { weight = 0.5, ef = 20 } = {}) {
  const terms = tokenize(text);
  const vector = lsa.embed(learned, terms);
  const known = vector.some((one) => one !== 0);
  const words = rank(bm25.scores(counted, terms));
  const exact = known
    ? hnsw.exact(graph.vectors, vector, Math.min(DEPTH, passages.length)).filter(({ score }) => score > 0)
    : [];
  const near = known ? hnsw.search(graph, vector, { k: ef, ef }) : { found: [], visited: [] };
  const found = near.found.filter(({ score }) => score > 0);
  const fused = reciprocalRankFusion([words.map(({ id }) => id), found.map(({ id }) => id)], {
    weights: [1 - weight, weight],
  });
  return {
    terms,
    unknown: terms.filter((term) => !learned.terms.has(term)),
    vector,
    words,
    exact,
    near: { found, visited: near.visited },
    fused,
  };
}

/** The tokens of a language model that a text takes: about four for three words. @param {string} text */
export const tokens = (text) => Math.ceil((text.split(/\s+/).filter(Boolean).length * 4) / 3);

/**
 * Puts passages into a prompt, the best first, as long as the budget lasts. One that does not fit ends it: a shorter
 * one from further down would stand before a better one.
 * @param {RagIndex} index
 * @param {string} text the query
 * @param {number[]} ids the best first
 * @param {{budget?: number, most?: number}} [settings] the budget in tokens, the whole prompt
 * @returns {RagPrompt}
 */
export function prompt({ passages, sections }, text, ids, { budget = 1000, most = 5 } = {}) {
  const frame = tokens(INSTRUCTION) + tokens(text);
  let used = frame;
  /** @type {{id: number, tokens: number, text: string}[]} */
  const included = [];
  const wanted = ids.slice(0, most);
  for (const id of wanted) {
    const passage = passages[id];
    const section = passage && sections[passage.section];
    const line = `[${included.length + 1}] ${section?.title ?? ""}, ${section?.heading ?? ""}: ${passage?.text ?? ""}`;
    if (used + tokens(line) > budget) {
      break;
    }
    used += tokens(line);
    included.push({ id, tokens: tokens(line), text: line });
  }
  return { instruction: INSTRUCTION, included, dropped: wanted.slice(included.length), tokens: used };
}

/**
 * How much a term tells: the weight of a rare one is larger, that of an unknown one the largest.
 * @param {RagIndex} index
 * @param {string} term
 */
function weightOf({ lsa: { terms, weights }, passages }, term) {
  const known = terms.get(term);
  return known === undefined ? Math.log(1 + passages.length) + 1 : (weights[known] ?? 0);
}

/**
 * The share of a query's weight that a passage holds in its own words.
 * @param {RagIndex} index
 * @param {string[]} terms of the query
 * @param {string[]} has terms of the passage
 * @returns {number} 0 to 1
 */
export function coverage(index, terms, has) {
  const asked = [...new Set(terms)];
  const all = asked.reduce((sum, term) => sum + weightOf(index, term), 0);
  const held = new Set(has);
  return all > 0
    ? asked.filter((term) => held.has(term)).reduce((sum, term) => sum + weightOf(index, term), 0) / all
    : 0;
}

/**
 * The sentences of which a passage holds half or more, whole, as they stand in the section.
 * @param {RagIndex} index
 * @param {number} id
 */
function sentencesOf({ passages, sections }, id) {
  const { section = 0, from = 0, to = 0 } = passages[id] ?? {};
  let end = 0;
  return splitSentences(sections[section]?.text ?? "").flatMap((text) => {
    const begin = end;
    end += text.split(" ").length;
    return 2 * (Math.min(to, end) - Math.max(from, begin)) >= end - begin ? [{ key: `${section} ${begin}`, text }] : [];
  });
}

/**
 * Answers in the passages' own sentences, or not at all: where no passage of the prompt holds enough of the query.
 * @param {RagIndex} index
 * @param {string[]} terms of the query
 * @param {number[]} ids of the passages in the prompt, the best first
 * @param {{threshold?: number}} [settings]
 * @returns {RagAnswer}
 */
export function answer(index, terms, ids, { threshold = THRESHOLD } = {}) {
  const shares = ids.map((id) => coverage(index, terms, index.documents[id] ?? []));
  const share = Math.max(0, ...shares);
  if (ids.length === 0 || share < threshold) {
    return { share, sentences: [] };
  }
  /** @type {Map<string, {id: number, text: string, score: number}>} */
  const sentences = new Map();
  ids.forEach((id, place) => {
    const heading = tokenize(index.sections[index.passages[id]?.section ?? 0]?.heading ?? "");
    sentencesOf(index, id).forEach(({ key, text }) => {
      const has = tokenize(text);
      // A sentence that begins with what was asked for is about it, and so is one whose heading was asked for.
      const about = BEGINNING * coverage(index, terms, has.slice(0, terms.length + 2)) +
        NAMED * coverage(index, heading, terms);
      const score = coverage(index, terms, has) + (shares[place] ?? 0) / 2 - place / 100 + about;
      const known = sentences.get(key);
      (known && known.score >= score) || sentences.set(key, { id, text, score });
    });
  });
  const best = [...sentences.values()].sort((one, two) => two.score - one.score);
  const long = best.filter(({ text }) => text.split(" ").length > 3);
  const first = long[0] ?? best[0];
  const next = long.find(({ text, score }) => first && score > 0.8 * first.score && text !== first.text);
  return { share, sentences: [first, next].filter((one) => one !== undefined).map(({ id, text }) => ({ id, text })) };
}

/**
 * The passages that hold at least half of the words of an answer, of one of them where there are several.
 * @param {RagIndex} index
 * @param {RagQuery} query
 * @returns {Set<number>}
 */
export function relevant({ sections, passages }, { answers }) {
  /** @type {Set<number>} */
  const found = new Set();
  answers.forEach(({ page, words }) =>
    sections.forEach(({ page: where, text }, section) => {
      const at = where === page ? text.indexOf(words) : -1;
      const from = text.slice(0, Math.max(0, at)).split(" ").length - 1;
      const to = from + words.split(" ").length;
      passages.forEach((passage, id) => {
        const shared = Math.min(to, passage.to) - Math.max(from, passage.from);
        if (at >= 0 && passage.section === section && 2 * shared >= to - from) {
          found.add(id);
        }
      });
    })
  );
  return found;
}
