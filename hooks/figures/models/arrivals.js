/* What arrives at a cluster: requests by the second, and jobs, from a seeded generator. */

/** @import { LoadShape } from "./types.d.ts" */
import { normal } from "./random.js";

export const SALE = { begins: 120, ends: 720, factor: 10 };
export const RAMP = { begins: 60, ends: 660, factor: 5 };
export const NIGHT = { begins: 300, every: 1800 };

/**
 * How many requests a second come on average.
 * @param {{shape: LoadShape, base: number}} load base is requests a second before anything happens
 * @param {number} at seconds
 */
export function rate({ shape, base }, at) {
  switch (shape) {
    case "sale":
      return at >= SALE.begins && at < SALE.ends ? base * SALE.factor : base;
    case "ramp":
      return base * (1 + (RAMP.factor - 1) * Math.min(1, Math.max(0, (at - RAMP.begins) / (RAMP.ends - RAMP.begins))));
    default:
      return base;
  }
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
 * Tells whether the nightly batch begins in this second.
 * @param {LoadShape} shape
 * @param {number} at seconds
 */
export function batchBegins(shape, at) {
  return shape === "nightly" && at >= NIGHT.begins && (at - NIGHT.begins) % NIGHT.every === 0;
}
