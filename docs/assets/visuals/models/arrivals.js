/* What arrives at a cluster: requests by the second, and jobs, from a seeded generator.
   Needs models/random.js. */
"use strict";

(() => {
  const SALE = { begins: 120, ends: 720, factor: 10 };
  const RAMP = { begins: 60, ends: 660, factor: 5 };
  const NIGHT = { begins: 300, every: 1800 };

  /**
   * How many requests a second come on average.
   * @param {{shape: LoadShape, base: number}} load base is requests a second before anything happens
   * @param {number} at seconds
   */
  function rate({ shape, base }, at) {
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
  function count(mean, random) {
    return Math.max(0, Math.round(mean + Math.sqrt(mean) * models.random.normal(random)));
  }

  /**
   * Tells whether the nightly batch begins in this second.
   * @param {LoadShape} shape
   * @param {number} at seconds
   */
  function batchBegins(shape, at) {
    return shape === "nightly" && at >= NIGHT.begins && (at - NIGHT.begins) % NIGHT.every === 0;
  }

  const arrivals = { SALE, RAMP, NIGHT, rate, count, batchBegins };
  globalThis.models = { ...globalThis.models, arrivals };
})();
