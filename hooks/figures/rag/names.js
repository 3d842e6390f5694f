/* Passages as readers meet them: their names, and words as the pages spell them. */

/** @import { RagIndex } from "../models/retrieval-types.d.ts" */
/** @import { RagJourney } from "./types.d.ts" */
import * as numbers from "../kit/numbers.js";
import { link } from "../kit/words.js";
import { stem, telling } from "../models/words.js";

/** Which part of its section each passage is, by index. @type {WeakMap<RagIndex, [part: number, of: number][]>} */
const parts = new WeakMap();
/** Each term as the pages first spell it, by index. @type {WeakMap<RagIndex, Map<string, string>>} */
const spellings = new WeakMap();

/** @param {RagIndex} index @param {number} id @returns {[part: number, of: number]} */
function partOf(index, id) {
  let known = parts.get(index);
  if (!known) {
    const counts = index.sections.map(() => 0);
    const numbers = index.passages.map(({ section }) => ++counts[section]);
    known = index.passages.map(({ section }, at) => [numbers[at], counts[section]]);
    parts.set(index, known);
  }
  return known[id];
}

/** Return a passage's full name. @param {RagIndex} index @param {number} id */
export function passageName(index, id) {
  const { title, heading } = index.sections[index.passages[id].section];
  const [part, of] = partOf(index, id);
  const name = title === heading ? title : `${title}, ${heading}`;
  return of > 1 ? `${name} (${part} of ${of})` : name;
}

/** Cut a text off where it is longer. @param {string} text @param {number} most characters */
export const clip = (text, most) => text.length > most ? `${text.slice(0, most - 1).trimEnd()}…` : text;

/** Return a passage's name as far as there is room. @param {RagIndex} index @param {number} id @param {number} most characters */
export function shortName(index, id, most) {
  const { title, heading } = index.sections[index.passages[id].section];
  const [part, of] = partOf(index, id);
  const tail = of > 1 ? ` ${part}/${of}` : "";
  const name = heading.replace(/^Go deeper: /, "");
  const whole = `${title}: ${name}`;
  const room = most - tail.length;
  return clip(title !== heading && whole.length <= room ? whole : name, room) + tail;
}

/** Link a passage's name to its section. @param {RagJourney} journey @param {number} id */
export function linked({ index, address }, id) {
  const section = index.sections[index.passages[id].section];
  return link(address(section), passageName(index, id));
}

/** Return a term with the ending that stemming cut off. @param {RagIndex} index @param {string} term */
export function spelled(index, term) {
  const known = spellings.get(index) ?? new Map();
  if (known.size === 0) {
    telling(index.sections.map(({ heading, text }) => `${text} ${heading}`).join(" ")).forEach((word) => {
      const one = stem(word);
      known.has(one) || known.set(one, word);
    });
    spellings.set(index, known);
  }
  return known.get(term) ?? term;
}

/** Return a passage's rank from 1, or 0 where a ranking does not have it. @param {{id: number}[]} ranking @param {number} id */
export const rankOf = (ranking, id) => ranking.findIndex((one) => one.id === id) + 1;

const WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine"];
const ORDINALS = ["", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth"];

/** Write a small number as a word. @param {number} value */
export const spell = (value) => WORDS[value] ?? String(value);

/** Write a rank as a word. @param {number} rank from 1 */
export const ordinal = (rank) => ORDINALS[rank] ?? `number ${rank}`;

/** Write a number of things. @param {number} value @param {string} thing */
export const some = (value, thing) => `${whole(value)} ${thing}${value === 1 ? "" : "s"}`;

/** Write a number with a minus that is one. @param {number} value */
export const signed = (value) => numbers.round(value).replace("-", "−");

/** Write a whole number with all of its digits. @param {number} value */
export const whole = (value) => value.toLocaleString("en-US");
