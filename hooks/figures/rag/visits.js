/* The passages that the search along the graph visited, in words: the same as their drawing. */

/** @import { RagJourney } from "./types.d.ts" */
import * as numbers from "../kit/numbers.js";
import { createTwin } from "../kit/words.js";
import { passageName } from "./stages/passage.js";

export function createVisits() {
  /** @type {RagJourney | undefined} */
  let last;
  const { element, update } = createTwin(
    "The visited passages as a table",
    ["Visit", "Layer", "Passage", "Cosine"],
    () => last ? rows(last) : [],
  );
  element.classList.add("v-long");
  return {
    element,

    /** @param {RagJourney} journey */
    show(journey) {
      last = journey;
      update();
    },
  };
}

/** @param {RagJourney} journey */
const rows = ({ index, trace }) =>
  trace.near.visited.map(({ id, layer, score }, at) => [at + 1, layer, passageName(index, id), numbers.round(score)]);
