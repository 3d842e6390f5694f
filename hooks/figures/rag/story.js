/* What the stage shows of a query's journey, computed once: words, hops, bars, what was dropped, times. Pure. */

/** @import { RagIndex, RagQuality, RagTrace } from "../models/retrieval-types.d.ts" */
/** @import { RagJourney, RagStory, StoryHop, StoryWord } from "./types.d.ts" */
import * as bm25 from "../models/bm25.js";
import { decodeStepSeconds, prefillSeconds } from "../models/llm.js";
import * as retrieval from "../models/retrieval.js";
import { tokenize } from "../models/words.js";
import { spelled } from "./names.js";
import { EXAMPLES } from "./settings.js";

/** How many passages stand for a ranking. */
export const SHOWN = 5;
/** Words with a color of their own in the keyword search. */
export const COUNTED = 3;
/** The share of its peak at which a GPU reads a prompt, as in the worked table. */
const EFFICIENCY = 0.4;

/**
 * @param {RagJourney} journey
 * @param {RagQuality} [quality]
 * @returns {RagStory}
 */
export function storyOf(journey, quality) {
  const { index, trace, settings } = journey;
  const words = wordsOf(index, settings.query);
  const known = words.filter(({ term, passages }, at) =>
    passages > 0 && words.findIndex((one) => one.term === term) === at
  );
  const axis = strongest(trace);
  return {
    ...journey,
    ...keywordsOf(index, trace, known),
    ...timesOf(journey),
    words,
    known,
    right: rightOf(index, settings.query),
    axis,
    axisWords: axis < 0 ? [] : speaksOf(index, axis, Math.sign(trace.vector[axis])),
    hops: hopsOf(trace),
    nearest: nearestOf(trace),
    dropped: droppedOf(journey),
    quality,
  };
}

/** The query's words as they were typed. @param {RagIndex} index @param {string} query @returns {StoryWord[]} */
const wordsOf = (index, query) =>
  (query.normalize("NFKC").match(/[\p{L}\p{N}]+/gu) ?? []).map((text) => {
    const [term = ""] = tokenize(text);
    return { text, term, passages: index.bm25.postings.get(term)?.length ?? 0 };
  });

/** The passages that answer a query, where it is one that is offered. @param {RagIndex} index @param {string} query */
export function rightOf(index, query) {
  const [, page = "", words = ""] = EXAMPLES.find(([text]) => text === query) ?? [];
  return retrieval.relevant(index, { text: query, answers: words ? [{ page, words }] : [] });
}

/** The number in which a vector stands out most from others: the first one only says that it is English. @param {RagTrace} trace */
function strongest({ vector }) {
  let best = -1;
  vector.forEach((value, at) => {
    if (value !== 0 && (at > 0 || vector.length === 1) && (best < 0 || Math.abs(value) > Math.abs(vector[best]))) {
      best = at;
    }
  });
  return best;
}

/** The words that weigh most on one side of an axis. @param {RagIndex} index @param {number} axis @param {number} sign */
function speaksOf(index, axis, sign) {
  const { terms, axes, values } = index.lsa;
  return [...terms]
    .map(([term, at]) => ({ term, weight: sign * axes[at * values.length + axis] }))
    .sort((one, two) => two.weight - one.weight)
    .slice(0, SHOWN)
    .map(({ term }) => spelled(index, term));
}

/** @param {RagTrace} trace @returns {StoryHop[]} */
function hopsOf({ near: { visited } }) {
  let best = -Infinity;
  return visited.flatMap((one, visit) => {
    const nearer = one.score > best;
    best = Math.max(best, one.score);
    return nearer ? [{ ...one, visit }] : [];
  });
}

/** @param {RagTrace} trace */
function nearestOf({ near: { visited } }) {
  /** @type {{id: number, score: number}[]} */
  let nearest = [];
  return visited.flatMap((one, at) => {
    if (nearest.length === SHOWN && one.score <= nearest[SHOWN - 1].score) {
      return [];
    }
    nearest = [...nearest, one].sort((a, b) => b.score - a.score).slice(0, SHOWN);
    return [{ visits: at + 1, ids: nearest.map(({ id }) => id) }];
  });
}

/** @param {RagIndex} index @param {RagTrace} trace @param {StoryWord[]} known */
function keywordsOf(index, { terms, words }, known) {
  const best = words.slice(0, SHOWN);
  const adds = new Map(
    known.map(({ term }) => [term, bm25.scores(index.bm25, terms.filter((one) => one === term))]),
  );
  const share = (/** @type {StoryWord} */ { term }, /** @type {number} */ id) => adds.get(term)?.[id] ?? 0;
  const total = (/** @type {StoryWord} */ word) => best.reduce((sum, { id }) => sum + share(word, id), 0);
  const counted = [...known].sort((one, two) => total(two) - total(one));
  const others = counted.slice(COUNTED);
  const bars = best.map(({ id, score }) => ({
    id,
    score,
    parts: [
      ...counted.slice(0, COUNTED).map((word) => share(word, id)),
      others.reduce((sum, word) => sum + share(word, id), 0),
    ],
  }));
  const holding = new Set(known.flatMap(({ term }) => index.bm25.postings.get(term) ?? []).map(([id]) => id)).size;
  return { counted, bars, holding };
}

/** @param {RagJourney} journey */
function droppedOf({ index, settings, trace, prompt }) {
  const all = retrieval.prompt(index, settings.query, trace.fused.map(({ id }) => id), {
    ...settings,
    budget: Infinity,
  });
  return all.included.slice(prompt.included.length).map(({ id, tokens }) => ({ id, tokens }));
}

/** @param {RagJourney} journey */
function timesOf({ prompt: { tokens }, settings: { parameters, gpu, answer } }) {
  const each = decodeStepSeconds({ parameters, gpu });
  return { first: prefillSeconds({ parameters, tokens, gpu, efficiency: EFFICIENCY }), each, rest: each * answer };
}
