/* A canary: a new version gets more of the traffic, interval by interval, or none of it any more. */

/** @import { CanaryEvent, CanaryMetrics, CanaryRules, CanaryState } from "./lifecycle-types.d.ts" */
import { normal } from "./random.js";

/** The rules of Flagger's own example: https://docs.flagger.app/usage/how-it-works @type {CanaryRules} */
export const RULES = { stepWeight: 10, maxWeight: 50, threshold: 5, successRate: 99, latency: 500 };

/** @returns {CanaryState} */
export const begin = () => ({ phase: "progressing", weight: 0, failures: 0 });

/**
 * One interval, as Flagger's controller does it: failed checks add up and are never forgiven, and as many as the
 * threshold roll back; nothing is checked before there is traffic; from the greatest weight on, one more good check
 * promotes.
 * Source: https://github.com/fluxcd/flagger/blob/main/pkg/controller/scheduler.go, advanceCanary and runCanary
 * @param {CanaryState} state
 * @param {CanaryMetrics} metrics of the interval: success in percent, the 99th percentile of latency in ms; null where
 *   no request came
 * @param {Partial<CanaryRules>} [rules] weights in percent
 * @returns {{state: CanaryState, event: CanaryEvent, reasons: string[]}}
 */
export function step(state, metrics, rules = {}) {
  const { stepWeight, maxWeight, threshold } = { ...RULES, ...rules };
  if (state.phase !== "progressing") {
    return { state, event: "over", reasons: [] };
  }
  if (state.failures >= threshold) {
    return {
      state: { ...state, phase: "rolledBack", weight: 0 },
      event: "rollback",
      reasons: [`${state.failures} of ${threshold} checks failed`],
    };
  }
  const reasons = state.weight > 0 ? failures(metrics, { ...RULES, ...rules }) : [];
  if (reasons.length > 0) {
    return { state: { ...state, failures: state.failures + 1 }, event: "halt", reasons };
  }
  if (state.weight >= maxWeight) {
    return {
      state: { ...state, phase: "promoted", weight: 100 },
      event: "promote",
      reasons: [`the check at ${state.weight}% passed`],
    };
  }
  const event = state.weight === 0 ? "start" : "advance";
  return { state: { ...state, weight: Math.min(100, state.weight + stepWeight) }, event, reasons: [] };
}

/**
 * @param {CanaryMetrics} metrics
 * @param {CanaryRules} rules
 * @returns {string[]} what is not as it should be
 */
function failures({ success, latency }, { successRate, latency: slowest }) {
  if (success === null || latency === null) {
    return ["no request came, so there is no value"];
  }
  return [
    ...(success < successRate ? [`success ${success.toFixed(2)}% < ${successRate}%`] : []),
    ...(latency > slowest ? [`p99 ${latency.toFixed(0)} ms > ${slowest} ms`] : []),
  ];
}

/**
 * Tells whether two shares differ by more than chance: z of the pooled test for two proportions, and its two-sided p.
 * Source: NIST/SEMATECH e-Handbook 7.3.3, https://www.itl.nist.gov/div898/handbook/prc/section3/prc33.htm
 * @param {{hits: number, total: number}} one
 * @param {{hits: number, total: number}} two
 * @returns {{z: number, p: number}} 0 and 1 where nothing can be told
 */
export function twoProportionZ(one, two) {
  const pooled = (one.hits + two.hits) / (one.total + two.total);
  const deviation = Math.sqrt(pooled * (1 - pooled) * (1 / one.total + 1 / two.total));
  if (!(deviation > 0 && deviation < Infinity)) {
    return { z: 0, p: 1 };
  }
  const z = (one.hits / one.total - two.hits / two.total) / deviation;
  return { z, p: complement(Math.abs(z) / Math.SQRT2) };
}

/**
 * The complementary error function, to 1.2e-7 of its value (Press and others 2007, Numerical Recipes, section 6.2.2).
 * @param {number} x 0 or more
 */
function complement(x) {
  const t = 2 / (2 + x);
  const terms = [
    -1.26551223,
    1.00002368,
    0.37409196,
    0.09678418,
    -0.18628806,
    0.27886807,
    -1.13520398,
    1.48851587,
    -0.82215223,
    0.17087277,
  ];
  return t * Math.exp(-x * x + terms.reduceRight((sum, term) => term + t * sum, 0));
}

/**
 * What an interval of traffic shows of a version: each request fails by chance, and takes a log-normal time.
 * @param {{requests: number, errors: number, latency: number}} version errors in percent, latency the true 99th
 *   percentile in ms
 * @param {() => number} draw
 * @returns {CanaryMetrics & {requests: number, failed: number}}
 */
export function observe({ requests, errors, latency }, draw) {
  if (requests < 1) {
    return { requests: 0, failed: 0, success: null, latency: null };
  }
  const SPREAD = 0.6;
  const P99 = 2.3263;
  const median = latency / Math.exp(SPREAD * P99);
  let failed = 0;
  const times = Array.from({ length: requests }, () => {
    failed += Number(draw() < errors / 100);
    return median * Math.exp(SPREAD * normal(draw));
  }).sort((one, two) => one - two);
  return { requests, failed, success: 100 * (1 - failed / requests), latency: times[Math.ceil(0.99 * requests) - 1] };
}
