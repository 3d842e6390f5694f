/* What metrics with one value for all pods ask for, such as a queue's length. */

/** @import { HpaMetricFound, HpaMetricQuestion, HpaValueMetric } from "../types.d.ts" */
import { NO_PODS, refuseUnheard, targetOf } from "./refusals.js";
import { count, isWithin } from "./rounding.js";

/**
 * One value, to be held at a target.
 * @param {HpaMetricQuestion} question
 * @param {HpaValueMetric} metric
 * @returns {{replicas: number} & HpaMetricFound}
 */
export function valueReplicas({ currentReplicas, pods, tolerance }, metric) {
  const target = targetOf(metric, metric.target.value);
  const value = readValue(metric);
  const ratio = value / target;
  const found = { utilization: value, rawValue: value };
  if (currentReplicas === 0) {
    return { replicas: count(ratio), ...found };
  }
  if (isWithin(ratio, tolerance)) {
    return { replicas: currentReplicas, ...found };
  }
  if (!pods?.length) {
    throw new Error(`unable to calculate ready pods: ${NO_PODS}`);
  }
  const ready = pods.filter((pod) => pod.phase === "Running" && pod.ready === true).length;
  return { replicas: count(ratio * ready), ...found };
}

/**
 * One value, to be held at a target for each pod.
 * @param {Omit<HpaMetricQuestion, "metric">} question
 * @param {HpaValueMetric} metric
 * @returns {{replicas: number} & HpaMetricFound}
 */
export function shareReplicas({ currentReplicas, tolerance }, metric) {
  const value = readValue(metric);
  const target = Number(metric.target.averageValue);
  const within = isWithin(value / (target * currentReplicas), tolerance);
  const each = currentReplicas === 0 ? 0 : Math.ceil(value / currentReplicas);
  return { replicas: within ? currentReplicas : count(value / target), utilization: each, rawValue: each };
}

/** @param {HpaValueMetric} metric */
function readValue({ type, name, value }) {
  if (!Number.isFinite(value)) {
    const source = type === "Object" ? "custom" : "external";
    refuseUnheard(`${source} metric ${name ?? ""}`, source);
  }
  return /** @type {number} */ (value);
}
