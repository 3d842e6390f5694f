/* What metrics with a value of each pod ask for: the share of what is requested, or the mean. */

/** @import { HpaMetricFound, HpaMetricQuestion, HpaPod, HpaPodMetric } from "../types.d.ts" */
import { groupPods } from "./pods.js";
import { NO_PODS, refuseUnheard, targetOf } from "./refusals.js";
import { count, isWithin, total, whole } from "./rounding.js";

const CPU_INITIALIZATION_PERIOD = 300;
const INITIAL_READINESS_DELAY = 30;

/**
 * A resource, to be held at a share of what the pods request.
 * @param {Omit<HpaMetricQuestion, "metric">} question
 * @param {HpaPodMetric} metric
 */
export function utilizationReplicas(question, metric) {
  const kinds = "an average utilization target nor an average value (usage)";
  const target = targetOf(metric, metric.target.averageUtilization, kinds);
  const heard = hear(question, metric);
  const requests = requestsOf(question.pods, metric);
  return guess(
    question,
    heard,
    (values) => utilizationRatio(values, requests, target),
    (name) => whole((requests[name] * Math.max(100, target)) / 100),
  );
}

/**
 * A resource or another metric, to be held at a mean of the pods.
 * @param {Omit<HpaMetricQuestion, "metric">} question
 * @param {HpaPodMetric} metric
 */
export function meanReplicas(question, metric) {
  const target = targetOf(metric, metric.target.averageValue);
  return guess(question, hear(question, metric), (values) => meanRatio(values, target), () => target);
}

/**
 * Sorts the pods, and takes the values of those that count.
 * @param {Omit<HpaMetricQuestion, "metric">} question
 * @param {HpaPodMetric} metric
 */
function hear({ pods, now, cpuInitializationPeriod, initialReadinessDelay }, { type, resource, name, samples }) {
  const isResource = type === "Resource";
  if (Object.keys(samples ?? {}).length === 0) {
    refuseUnheard(
      isResource ? `metrics for resource ${resource}` : `metric ${name ?? "of the pods"}`,
      isResource ? "resource" : "custom",
    );
  }
  if (!pods?.length) {
    throw new Error(NO_PODS);
  }
  const groups = groupPods(pods, samples, {
    resource: isResource ? resource : undefined,
    now,
    cpuInitializationPeriod: cpuInitializationPeriod ?? CPU_INITIALIZATION_PERIOD,
    initialReadinessDelay: initialReadinessDelay ?? INITIAL_READINESS_DELAY,
  });
  /** @type {Record<string, number>} */
  const values = {};
  for (const [pod, { value }] of Object.entries(samples)) {
    if (!groups.ignored.has(pod) && !groups.unready.has(pod)) {
      values[pod] = value;
    }
  }
  if (Object.keys(values).length === 0) {
    throw new Error("did not receive metrics for targeted pods (pods might be unready)");
  }
  return { ...groups, values };
}

/**
 * The controller's cautious guess: who is not heard of counts against the change.
 * @param {Omit<HpaMetricQuestion, "metric">} question
 * @param {ReturnType<typeof hear>} heard
 * @param {(values: Record<string, number>) => {ratio: number} & HpaMetricFound} measure
 * @param {(name: string) => number} full what a pod uses that is at its target, at least
 * @returns {{replicas: number} & HpaMetricFound}
 */
function guess({ currentReplicas, tolerance }, { ready, unready, missing, values }, measure, full) {
  const { ratio: first, ...found } = measure(values);
  const isUpWithUnready = unready.size > 0 && first > 1;
  if (!isUpWithUnready && missing.size === 0) {
    return { replicas: isWithin(first, tolerance) ? currentReplicas : count(first * ready), ...found };
  }
  for (const name of missing) {
    if (first < 1) {
      values[name] = full(name);
    } else if (first > 1) {
      values[name] = 0;
    }
  }
  if (isUpWithUnready) {
    unready.forEach((name) => (values[name] = 0));
  }
  const { ratio } = measure(values);
  const replicas = count(ratio * Object.keys(values).length);
  const isTurned = (first < 1 && ratio > 1) || (first > 1 && ratio < 1);
  const isBackward = (ratio < 1 && replicas > currentReplicas) || (ratio > 1 && replicas < currentReplicas);
  return { replicas: isWithin(ratio, tolerance) || isTurned || isBackward ? currentReplicas : replicas, ...found };
}

/**
 * @param {Record<string, number>} values by pod name, in the unit of the requests
 * @param {Record<string, number>} requests
 * @param {number} target in percent
 */
function utilizationRatio(values, requests, target) {
  const known = Object.keys(values).filter((name) => Object.hasOwn(requests, name));
  const used = total(known.map((name) => values[name]));
  const requested = total(known.map((name) => requests[name]));
  if (requested === 0) {
    throw new Error("no metrics returned matched known pods");
  }
  const utilization = whole((used * 100) / requested);
  return { ratio: utilization / target, utilization, rawValue: whole(used / known.length) };
}

/**
 * @param {Record<string, number>} values
 * @param {number} target in the unit of the values
 */
function meanRatio(values, target) {
  const all = Object.values(values);
  const rawValue = whole(total(all) / all.length);
  return { ratio: rawValue / target, utilization: rawValue, rawValue };
}

/**
 * @param {HpaPod[]} pods
 * @param {HpaPodMetric} metric
 */
function requestsOf(pods, { resource, requests }) {
  const given = requests ?? {};
  const without = pods.find(({ name }) => !Object.hasOwn(given, name));
  if (without) {
    throw new Error(`missing request for ${resource} in Pod ${without.name}`);
  }
  return Object.fromEntries(pods.map(({ name }) => [name, given[name]]));
}
