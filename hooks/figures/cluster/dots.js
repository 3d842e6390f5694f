/* Requests as dots: how many one stands for, when each arrives, leaves, or gives up. Pure. */

/** @import { Dots, Take } from "./types.d.ts" */

/** Dots that may wait, and that may be under way in a second of the run. */
const MOST_WAITING = 24;
const MOST_MOVING = 1.2;

/**
 * @param {Take["flow"]} flow by second
 * @returns {Dots}
 */
export function dotsOf(flow) {
  const waiting = Math.max(...flow.map(({ arrived, left }) => arrived - left));
  const busiest = Math.max(...flow.map(({ arrived }, t) => (arrived - (flow[t - 20]?.arrived ?? 0)) / 20));
  const worth = round(Math.max(waiting / MOST_WAITING, busiest / MOST_MOVING));
  const arrive = passings(flow.map(({ arrived }) => arrived / worth));
  const leave = passings(flow.map(({ left }) => left / worth)).map((t, index) => Math.max(t, arrive[index] ?? t));
  /** @type {Set<number>} */
  const lost = new Set();
  leave.forEach((t, index) => flow[Math.floor(t)].lost / worth > lost.size + 1 && lost.add(index));
  return { worth, arrive, leave, lost };
}

/** The next of 1, 2, 5, 10, 20, ... @param {number} least */
function round(least) {
  const size = 10 ** Math.floor(Math.log10(Math.max(1, least)));
  return [1, 2, 5, 10].map((one) => one * size).find((one) => one >= least) ?? size;
}

/**
 * When a growing amount passes each whole number, between seconds too.
 * @param {number[]} amounts by second
 */
function passings(amounts) {
  /** @type {number[]} */
  const found = [];
  amounts.forEach((amount, t) => {
    const before = amounts[t - 1] ?? 0;
    while (found.length < amount) {
      found.push(Math.max(0, t - 1 + (found.length - before) / (amount - before)));
    }
  });
  return found;
}
