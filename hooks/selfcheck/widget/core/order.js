/* Orders that look random and are the same each time: no clock and no chance, a seed alone. */

/** @import { Phase } from "../types.d.ts" */

/**
 * Orders things by a seed.
 * @template T
 * @param {T[]} things
 * @param {(thing: T) => string} name
 * @param {string} seed
 * @returns {T[]}
 */
export function shuffled(things, name, seed) {
  const begun = mixed(`${seed} `);
  return things
    .map((thing) => ({ thing, name: name(thing), rank: hash(name(thing), begun) }))
    .sort((a, b) => a.rank - b.rank || (a.name < b.name ? -1 : 1))
    .map(({ thing }) => thing);
}

/**
 * Orders the ids of a question's choices for one round of one phase. The order differs from that of the round
 * before, and the quiz's first from the pretest's first, wherever there are two choices or more.
 * @param {string[]} ids in any order
 * @param {string} question the question's id
 * @param {Phase} phase
 * @param {number} round how often the question was answered in this phase before
 * @returns {string[]}
 */
export function roundOrder(ids, question, phase, round) {
  let before = phase === "pretest" ? [] : roundOrder(ids, question, "pretest", 0);
  for (let at = 0; at <= round; at += 1) {
    const next = shuffled(ids, (id) => id, `${question} ${phase} ${at}`);
    if (next.length > 1 && next.every((id, index) => id === before[index])) {
      next.push(...next.splice(0, 1));
    }
    before = next;
  }
  return before;
}

/**
 * FNV-1a of a text, or of more text behind one that is mixed already.
 * @param {string} text
 * @param {number} [begun]
 */
function mixed(text, begun = 0x811c9dc5) {
  let value = begun;
  for (let index = 0; index < text.length; index += 1) {
    value = Math.imul(value ^ text.charCodeAt(index), 0x01000193);
  }
  return value;
}

/**
 * FNV-1a with the final mix of MurmurHash3, so that seeds that differ in one digit give unlike orders.
 * @param {string} text
 * @param {number} begun what stands before it, mixed
 */
function hash(text, begun) {
  let value = mixed(text, begun);
  value = Math.imul(value ^ (value >>> 16), 0x85ebca6b);
  value = Math.imul(value ^ (value >>> 13), 0xc2b2ae35);
  return (value ^ (value >>> 16)) >>> 0;
}
