/* What is said at each station, in plain words: once when its picture begins, once when it is complete. Pure. */

/** @import { Saying } from "../kit/stage/types.d.ts" */
/** @import { RagStory, StoryWord } from "./types.d.ts" */
import * as numbers from "../kit/numbers.js";
import { clip, ordinal, rankOf, some, spell, whole } from "./names.js";
import { beginsAt, completeAt, MEASURED, STATIONS } from "./stations.js";
import { verdictOf } from "./verdict.js";

/** Characters of a word that is quoted. */
const QUOTED = 16;

/** @param {RagStory} story @returns {Saying[]} */
export function sayingsOf(story) {
  const pairs = [
    [
      `A query arrives. This site's pages were cut into **${whole(story.index.passages.length)} passages** beforehand.`,
      sayWords(story),
    ],
    [
      "Its words become one vector. The keywords go their own way, to station 4.",
      story.axis < 0
        ? "**No page has any of these words**, so there is no vector to search with."
        : `**${story.trace.vector.length} numbers** stand for the query. Passages of similar words have similar numbers.`,
    ],
    [
      "The search enters the graph at a fixed passage and asks: which neighbor is nearer to the query?",
      saySearch(story),
    ],
    [
      `Meanwhile, BM25 counts the query's own words. **${some(story.holding, "passage")} ${
        story.holding === 1 ? "has" : "have"
      } one.** Rare words count more.`,
      sayKeywords(story),
    ],
    [
      "The two rankings meet. Scores of two kinds can't be added, so fusion adds up ranks.",
      sayFusion(story),
      sayMeasured(story),
    ],
    ["The best passages go into the prompt first, as long as the budget lasts.", sayPrompt(story)],
    ["Now a language model would read the prompt and write. Its time is computed; none runs here.", sayAnswer(story)],
  ];
  return pairs.flatMap((texts, at) => {
    const times = [beginsAt(at), completeAt(at), completeAt(at) + MEASURED];
    return texts.filter(Boolean).map((text, order) => ({ t: times[order], text, who: STATIONS[at].name }));
  });
}

const quote = (/** @type {StoryWord} */ { text }) => `“${clip(text, QUOTED)}”`;

/** @param {RagStory} story */
function sayWords({ words }) {
  const kept = words.filter(({ term }) => term);
  const lost = kept.filter(({ passages }) => passages === 0);
  if (kept.length === 0) {
    return "Every word is one that every text has. **Nothing is left to search for.**";
  }
  const stay = kept.length === 1 ? "One stays" : `${kept.length} stay`;
  if (lost.length === 0) {
    return `Words that every text has drop out. **${stay}**; below each stands how many passages have it.`;
  }
  const which = lost.length === 1 ? `${quote(lost[0])} is` : `${some(lost.length, "word")} of them are`;
  return `Words that every text has drop out. ${stay}; **${which} on no page**.`;
}

/** @param {RagStory} story */
function saySearch({ trace, index }) {
  const visited = trace.near.visited.length;
  return visited
    ? `The search hops along links, always nearer to the query. **It compares ${whole(visited)} of ${
      whole(index.passages.length)
    }.**`
    : "Without a vector, **nothing can be compared**. Only keywords could find something.";
}

/** @param {RagStory} story */
function sayKeywords({ known }) {
  const [rarest, ...more] = [...known].sort((one, two) => one.passages - two.passages);
  const common = more[more.length - 1];
  if (!rarest) {
    return "**No passage has any of these words**, so this ranking is empty, too.";
  }
  const where = `in ${some(rarest.passages, "passage")}`;
  return common && common.passages > rarest.passages
    ? `**${quote(rarest)} counts most: it is ${where} only.** ${quote(common)} is in ${whole(common.passages)}.`
    : `**${quote(rarest)} is ${where}.** In a long passage, or a second time, it counts less.`;
}

/** @param {RagStory} story */
function sayFusion(story) {
  const { trace, right, settings } = story;
  if (trace.fused.length === 0) {
    return "Both rankings are empty: **there is nothing to fuse.**";
  }
  if (settings.weight === 0 || settings.weight === 1) {
    return `The weight of the other search is zero: **${settings.weight ? "vectors" : "keywords"} alone decide.**`;
  }
  if (right.size === 0) {
    return sayFirst(story);
  }
  const rank = (/** @type {{id: number}[]} */ all) => all.findIndex(({ id }) => right.has(id)) + 1;
  const [words, vectors, fused] = [trace.words, trace.near.found, trace.fused].map(rank);
  if (fused === 1 && words > 1 && vectors > 1) {
    return `**Neither search put the right passage first:** ${ordinal(words)} by keywords, ${
      ordinal(vectors)
    } by vectors. Fusion does.`;
  }
  if (fused === 1 && words === 1 && vectors === 1) {
    return "Both searches put the right passage first, **and so does fusion.**";
  }
  const had = (/** @type {string} */ who, /** @type {number} */ at) =>
    `${who} ${at ? `had it ${ordinal(at)}` : "missed it"}`;
  return `Fusion puts the right passage **${fused ? ordinal(fused) : "nowhere"}**: ${had("keywords", words)}, ${
    had("vectors", vectors)
  }.`;
}

/** What fusion did, where nobody has said which passage is right. @param {RagStory} story */
function sayFirst({ trace }) {
  const [{ id }] = trace.fused;
  const [words, vectors] = [rankOf(trace.words, id), rankOf(trace.near.found, id)];
  const at = (/** @type {number} */ rank) => rank ? ordinal(rank) : "nowhere";
  return words > 1 && vectors > 1
    ? `**Neither search put this passage first:** ${at(words)} by keywords, ${at(vectors)} by vectors. Fusion does.`
    : `The first passage is **${at(words)} by keywords and ${at(vectors)} by vectors.**`;
}

/** @param {RagStory} story */
function sayMeasured({ quality }) {
  if (!quality) {
    return "";
  }
  const { queries, best, alone, fused, verdict } = verdictOf(quality);
  return `On ${queries} test queries, ${best} alone score ${alone} and fusion ${fused}. **${verdict}**`;
}

/** @param {RagStory} story */
function sayPrompt({ prompt: { included }, dropped, settings }) {
  const fit = included.length === 1 ? "One passage fits" : `${spell(included.length)} passages fit`;
  const room = `The prompt has room for ${whole(settings.budget)} tokens.`;
  if (included.length + dropped.length === 0) {
    return `${room} **No passage was found** to go into it.`;
  }
  if (dropped.length === 0) {
    return `${room} **${fit[0].toUpperCase()}${fit.slice(1)}, and none is dropped.**`;
  }
  const which = dropped.length === 1 ? `the ${ordinal(included.length + 1)} is` : `${spell(dropped.length)} are`;
  return `${room} ${fit[0].toUpperCase()}${fit.slice(1)}; **${which} dropped: prompt full.**`;
}

/** @param {RagStory} story */
function sayAnswer({ answer, settings, first, rest }) {
  if (answer.sentences.length === 0) {
    const needed = numbers.round(100 * settings.threshold, 2);
    return `**Nothing here answers that:** no passage of the prompt holds ${needed}% of the query's weight.`;
  }
  const longest = rest > first ? "Writing takes longest, not searching." : "Reading the prompt takes longest.";
  return `**The answer is in the pages' own words**, with its source. ${longest}`;
}
