/* The figure's numbers as people write them, and what they come to. */

/** @param {number} seconds */
export const time = (seconds) => (seconds < 0.1 ? `${Math.round(seconds * 1000)} ms` : `${seconds.toFixed(2)} s`);

/** The share of the whole from which on nothing but writing matters. */
const MOST = 0.6;

/** @param {{search: number, read: number, write: number}} parts seconds */
export function sum({ search, read, write }) {
  const all = search + read + write;
  const share = write / all;
  const so = share > MOST ? "A faster search would hardly help." : "Now the prompt matters too.";
  return `Writing takes ${Math.round(share * 100)}% of ${time(all)}. ${so}`;
}
