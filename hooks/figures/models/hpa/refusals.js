/* Why a metric has no answer, in the controller's words. */

/** @import { HpaMetric } from "../types.d.ts" */

export const NO_PODS = "no pods returned by selector while calculating replica count";

/** @param {string} what of the metrics @param {string} source @returns {never} */
export function refuseUnheard(what, source) {
  throw new Error(`unable to get ${what}: no metrics returned from ${source} metrics API`);
}

/**
 * @param {HpaMetric} metric
 * @param {number | null | undefined} target
 * @param {string} kinds of target, of which there is none
 */
export function targetOf({ type }, target, kinds = "a value target nor an average value") {
  if (target == null) {
    throw new Error(`invalid ${type.toLowerCase()} metric source: neither ${kinds} target was set`);
  }
  return target;
}
