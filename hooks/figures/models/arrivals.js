/* What arrives at a cluster: requests by the second, and jobs, from a seeded generator. */

/** @import { LoadShape } from "./types.d.ts" */
import { normal } from "./random.js";

export const SALE = { begins: 120, ends: 720, factor: 10 };
export const RAMP = { begins: 60, ends: 660, factor: 5 };
export const NIGHT = { begins: 300, every: 1800 };
/** A Monday morning: seconds, and the share of the rush at that moment; one training job, preprocessing twice. */
export const MONDAY = {
  rush: [[75, 0], [480, 0.82], [660, 1], [900, 1], [1200, 0]],
  factor: 5,
  training: 30,
  batches: [510, 1620],
};
/** How many times the first load the peak is, where nothing is said of it. */
export const FACTORS = { steady: 1, nightly: 1, sale: SALE.factor, ramp: RAMP.factor, monday: MONDAY.factor };

/**
 * How many requests a second come on average.
 * @param {{shape: LoadShape, base: number, peak?: number}} load base is requests a second before anything happens
 * @param {number} at seconds
 */
export function rate({ shape, base, peak = base * FACTORS[shape] }, at) {
  return base + (peak - base) * shareOfPeak(shape, at);
}

/** @param {LoadShape} shape @param {number} at seconds */
function shareOfPeak(shape, at) {
  switch (shape) {
    case "sale":
      return Number(at >= SALE.begins && at < SALE.ends);
    case "ramp":
      return along([[RAMP.begins, 0], [RAMP.ends, 1]], at);
    case "monday":
      return along(MONDAY.rush, at);
    default:
      return 0;
  }
}

/** Return the height of a line through points. @param {number[][]} points @param {number} at */
function along(points, at) {
  const next = points.findIndex(([x]) => x > at);
  const [to, high] = points.at(next) ?? [0, 0];
  if (next < 1) {
    return high;
  }
  const [from, low] = points[next - 1];
  return low + (high - low) * (at - from) / (to - from);
}

/**
 * How many requests come in one second: about a Poisson number, by its normal approximation.
 * @param {number} mean
 * @param {() => number} random drawn twice, whatever the mean
 */
export function count(mean, random) {
  return Math.max(0, Math.round(mean + Math.sqrt(mean) * normal(random)));
}

/**
 * Tells whether preprocessing begins in this second.
 * @param {LoadShape} shape
 * @param {number} at seconds
 */
export function batchBegins(shape, at) {
  return shape === "monday"
    ? MONDAY.batches.includes(at)
    : shape === "nightly" && at >= NIGHT.begins && (at - NIGHT.begins) % NIGHT.every === 0;
}
