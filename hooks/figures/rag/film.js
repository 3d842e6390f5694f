/* A query's way along the line as a film: what is said when, and how it ends. Pure. */

/** @import { Film } from "../kit/stage/types.d.ts" */
/** @import { RagStory } from "./types.d.ts" */
import * as numbers from "../kit/numbers.js";
import { changes } from "../kit/settings.js";
import { whole } from "./names.js";
import { sayingsOf } from "./narration.js";
import { DEFAULTS, EXAMPLES } from "./settings.js";
import { END, stationAt, STATIONS } from "./stations.js";

/** @param {RagStory} story @returns {Film} */
export const filmOf = (story) => ({
  end: END,
  clock: numbers.clock,
  head: (t) => `Station **${stationAt(t) + 1}** of ${STATIONS.length}`,
  says: sayingsOf(story),
  ending: endingOf(story),
});

/** A film of one sentence, for as long as there is no story. @param {string} text @returns {Film} */
export const filmWithout = (text) => ({
  end: 0,
  clock: numbers.clock,
  head: () => "",
  says: [{ t: 0, text }],
  ending: { title: "", numbers: [], tries: [] },
});

/** @param {RagStory} story @returns {Film["ending"]} */
function endingOf(story) {
  const { index, trace, prompt, answer, settings, first, rest, dropped } = story;
  const state = changes(settings, DEFAULTS);
  const alone = settings.weight === 0;
  const refused = answer.sentences.length === 0;
  const left = dropped.length
    ? `passages in the prompt; ${dropped.length} ${dropped.length === 1 ? "was" : "were"} dropped: prompt full`
    : "passages in the prompt";
  return {
    title: refused ? "Refused: nothing here answers that" : "Answered, with its source",
    numbers: [
      [
        `${whole(trace.near.visited.length)} of ${whole(index.passages.length)}`,
        "passages compared in the vector search",
      ],
      [`${prompt.included.length} of ${prompt.included.length + dropped.length}`, left],
      [
        numbers.duration(first + rest),
        `for ${numbers.round(settings.answer)} tokens on one ${settings.gpu}; the first after ${
          numbers.duration(first)
        }`,
      ],
    ],
    tries: [
      alone
        ? { text: "the same query by both searches", state: { ...state, weight: DEFAULTS.weight } }
        : { text: "the same query by keywords alone", state: { ...state, weight: 0 } },
      refused
        ? { text: "a query that is answered", state: { query: EXAMPLES[0][0] } }
        : { text: "a query that nothing here answers", state: { query: EXAMPLES[EXAMPLES.length - 1][0] } },
    ],
  };
}
