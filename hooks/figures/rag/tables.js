/* All that the stage shows, as tables; passages are links to their sections. */

/** @import { RagStory } from "./types.d.ts" */
import { h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { createTwin } from "../kit/words.js";
import { linked, passageName, rankOf, signed } from "./names.js";
import { SHOWN } from "./story.js";

/** @typedef {(Node | string | number)[][]} Rows */

/** Title, headings, and rows of each. @type {[string, string[], (story: RagStory) => Rows][]} */
const TABLES = [
  [
    "Words of the query",
    ["Word", "Passages that have it"],
    ({ words }) => words.map(({ text, term, passages }) => [text, term ? passages : "dropped: every text has it"]),
  ],
  [
    "The query's vector",
    ["Number", "Value"],
    ({ axis, trace }) => axis < 0 ? [] : [...trace.vector].map((value, at) => [at + 1, signed(value)]),
  ],
  [
    "Visited passages",
    ["Visit", "Layer", "Passage", "Cosine"],
    ({ trace, index }) =>
      trace.near.visited.map(({ id, layer, score }, at) => [at + 1, layer, passageName(index, id), signed(score)]),
  ],
  [
    "Vector search",
    ["Passage", "Cosine", "Rank by exact search"],
    (story) =>
      story.trace.near.found.map(({ id, score }) => [
        linked(story, id),
        numbers.round(score),
        rankOf(story.trace.exact, id) || "none",
      ]),
  ],
  [
    "Keyword search",
    ["Passage", "BM25", "Words"],
    (story) => story.trace.words.map(({ id, score }) => [linked(story, id), numbers.round(score), wordsIn(story, id)]),
  ],
  ["Fused ranking", ["Passage", "Rank", "By keywords", "By vectors", "Moved", "Sum, thousandths"], fusedRows],
  ["The prompt", ["Part", "Tokens", "Text"], promptRows],
  [
    "The answer",
    ["Sentence", "Passage"],
    (story) =>
      story.answer.sentences.length
        ? story.answer.sentences.map(({ id, text }) => [`“${text}”`, linked(story, id)])
        : [["Nothing here answers that.", "none"]],
  ],
  ["Time of a language model", ["Step", "Time"], ({ first, each, rest, settings }) => [
    ["Reading the prompt, to the first token", numbers.duration(first)],
    [`Writing ${numbers.round(settings.answer)} tokens, ${numbers.duration(each)} each`, numbers.duration(rest)],
  ]],
];

/** @param {() => RagStory | undefined} story nothing as long as the pages are being read */
export const createTables = (story) =>
  TABLES.map(([title, headings, rows]) => {
    const twin = createTwin(title, headings, () => {
      const known = story();
      return known ? rows(known) : [];
    });
    twin.element.classList.add("v-long");
    return twin;
  });

/** The words of the query that a passage has. @param {RagStory} story @param {number} id */
function wordsIn({ known, index }, id) {
  const has = new Set(index.documents[id]);
  return known.filter(({ term }) => has.has(term)).map(({ text }) => text).join(", ");
}

/** @param {RagStory} story @returns {Rows} */
function fusedRows(story) {
  const { trace, settings } = story;
  return trace.fused.slice(0, Math.max(SHOWN, settings.most)).map(({ id, score }, at) => {
    const words = rankOf(trace.words, id);
    const vectors = rankOf(trace.near.found, id);
    return [
      linked(story, id),
      at + 1,
      words || "none",
      vectors || "none",
      moved(at + 1, words),
      numbers.round(score * 1000),
    ];
  });
}

/** How a rank differs from that of the keyword search. @param {number} now @param {number} before 0 where it has none */
function moved(now, before) {
  if (before === 0) {
    return "new";
  }
  const by = before - now;
  const [mark, said] = by > 0 ? [`▲${by}`, `${by} up`] : by < 0 ? [`▼${-by}`, `${-by} down`] : ["=", "as before"];
  return h("span", {}, h("span", { "aria-hidden": "true" }, mark), h("span", { class: "v-hidden" }, said));
}

/** @param {RagStory} story @returns {Rows} */
function promptRows(story) {
  const { prompt, dropped, settings } = story;
  const frame = prompt.included.reduce((left, { tokens }) => left - tokens, prompt.tokens);
  return [
    ["Instruction", `${frame} with the query`, prompt.instruction],
    ...prompt.included.map(({ id, tokens, text }) => [linked(story, id), tokens, text]),
    ["Query", "", `Question: ${settings.query}`],
    ...dropped.map(({ id, tokens }) => [linked(story, id), tokens, "dropped: prompt full"]),
  ];
}
