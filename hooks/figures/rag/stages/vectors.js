/* The third stage: the search along the graph for the nearest vectors. */

/** @import { RagStage } from "../types.d.ts" */
import * as numbers from "../../kit/numbers.js";
import { drawGraph, key } from "./graph.js";
import { big, paragraph } from "./parts.js";
import { placeIn, SHOWN } from "./passage.js";
import { drawRanking } from "./ranking.js";

/** @type {RagStage} */
export const vectors = {
  name: "Vector search",
  say: ({ trace, index }) => `${trace.near.visited.length} of ${index.passages.length} passages visited`,
  moves: true,
  draw(journey, share) {
    const { trace, index } = journey;
    const { visited } = trace.near;
    const found = trace.near.found.slice(0, SHOWN);
    const best = trace.exact.slice(0, SHOWN);
    const hits = found.filter(({ id }) => best.some((one) => one.id === id)).length;
    const some = visited.slice(0, Math.ceil(visited.length * share));
    const drawing = [
      paragraph(
        "HNSW links each passage to near ones, on layers that thin out upward. The search jumps along the links to ever nearer passages. Exact search compares all.",
      ),
      drawGraph(index, some, share < 1 ? undefined : found),
      key(),
      big(
        `${some.length} of ${index.passages.length}`,
        `passages visited. Of the ${best.length} nearest by exact search it found ${hits}. The more passages, the smaller the share: of 1,800 it visits 8 %.`,
      ),
    ];
    if (share < 1) {
      return drawing;
    }
    const table = drawRanking(
      journey,
      found,
      "The nearest passages by HNSW",
      ["Cosine", "Place by exact search"],
      ({ id, score }) => [numbers.round(score), placeIn(trace.exact, id)],
    );
    return [...drawing, table];
  },
};
