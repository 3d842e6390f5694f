/* A passage as a reader meets it: its name, a link to its section, and its place in a ranking. */

/** @import { RagIndex, Scored } from "../../models/retrieval-types.d.ts" */
/** @import { RagJourney } from "../types.d.ts" */
import { link } from "../../kit/words.js";

/** How many passages, or terms, stand for all. */
export const SHOWN = 5;

/** @param {RagIndex} index @param {number} id */
export function passageName(index, id) {
  const passage = index.passages[id];
  const section = index.sections[passage.section];
  const parts = index.passages.filter((one) => one.section === passage.section);
  const title = section.title === section.heading ? section.title : `${section.title}, ${section.heading}`;
  return parts.length > 1 ? `${title} (${parts.indexOf(passage) + 1} of ${parts.length})` : title;
}

/** @param {RagJourney} journey @param {number} id */
export function linked({ index, address }, id) {
  const section = index.sections[index.passages[id].section];
  return link(address(section), passageName(index, id));
}

/** @param {Scored[]} ranking @param {number} id */
export function placeIn(ranking, id) {
  const at = ranking.findIndex((one) => one.id === id);
  return at < 0 ? "none" : String(at + 1);
}
