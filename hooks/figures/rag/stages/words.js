/* The fourth stage: the search for the query's own words. */

/** @import { RagTrace, RagIndex } from "../../models/retrieval-types.d.ts" */
/** @import { RagJourney, RagStage } from "../types.d.ts" */
import * as numbers from "../../kit/numbers.js";
import { big, paragraph } from "./parts.js";
import { SHOWN } from "./passage.js";
import { drawRanking } from "./ranking.js";
import { spelled } from "./spelling.js";

/** @type {RagStage} */
export const words = {
  name: "Word search",
  say: ({ trace, index }) => `${holding(trace, index)} of ${index.passages.length} passages hold a term of it`,
  draw(journey) {
    const { trace, index } = journey;
    return [
      paragraph(
        "BM25 counts the query's own terms in each passage: rare ones more, a second time less, in long passages less.",
      ),
      big(
        `${holding(trace, index)} of ${index.passages.length}`,
        `passages hold a term. The best ${trace.words.length} are ranked.`,
      ),
      trace.words.length
        ? drawRanking(
          journey,
          trace.words.slice(0, SHOWN),
          "The best passages by BM25",
          ["Score", "Terms"],
          ({ id, score }) => [numbers.round(score), termsIn(journey, id)],
        )
        : paragraph("No passage has any of them."),
    ];
  },
};

/** How many passages hold a term. @param {RagTrace} trace @param {RagIndex} index */
const holding = ({ terms }, { bm25 }) =>
  new Set(terms.flatMap((term) => (bm25.postings.get(term) ?? []).map(([id]) => id))).size;

/** The terms that a passage holds. @param {RagJourney} journey @param {number} id */
function termsIn({ index, trace }, id) {
  const has = new Set(index.documents[id]);
  return [...new Set(trace.terms)].filter((term) => has.has(term)).map((term) => spelled(index, term)).join(", ");
}
