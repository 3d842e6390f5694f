/* The Horizontal Pod Autoscaler's rules, as the controller of Kubernetes has them.
   Sources: kubernetes/kubernetes, pkg/controller/podautoscaler/replica_calculator.go and horizontal.go (1.35, with
   pull request 141302: succeeded pods are ignored); https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/ */

// deno-lint-ignore-file short/file short/function -- to be split with the cluster's model

/**
 * @import {
 *   HpaBehavior, HpaCondition, HpaEvent, HpaFullBehavior, HpaLimitQuestion, HpaLimitReason, HpaMemory,
 *   HpaMetric, HpaMetricQuestion, HpaMetricResult, HpaPod, HpaPodMetric, HpaRules, HpaRulesGiven, HpaSample,
 *   HpaStabilizeQuestion, HpaSyncAnswer, HpaSyncQuestion, HpaTolerance, HpaValueMetric
 * } from "./types.d.ts"
 */

export const SYNC_PERIOD = 15;
const TOLERANCE = 0.1;
const CPU_INITIALIZATION_PERIOD = 300;
const INITIAL_READINESS_DELAY = 30;
const DOWNSCALE_WINDOW = 300;
const MOST = 2 ** 31 - 1;
/** Go's zero time, for what has no time: 1 January of the year 1. */
const NEVER = -62_135_596_800;
/** What autoscaling/v2 fills in where `behavior` says nothing. @type {HpaFullBehavior} */
export const DEFAULT_BEHAVIOR = {
  scaleUp: {
    stabilizationWindowSeconds: 0,
    selectPolicy: "Max",
    policies: [
      { type: "Pods", value: 4, periodSeconds: 15 },
      { type: "Percent", value: 100, periodSeconds: 15 },
    ],
  },
  scaleDown: {
    stabilizationWindowSeconds: DOWNSCALE_WINDOW,
    selectPolicy: "Max",
    policies: [{ type: "Percent", value: 100, periodSeconds: 15 }],
  },
};
const NO_PODS = "no pods returned by selector while calculating replica count";

/** @param {number} value rounded toward zero, as Go's integers are; the small addend is what binary fractions lose */
const whole = (value) => Math.trunc(value + Math.sign(value) * 1e-9);

/** @param {number} value replicas, rounded up, as 32 bits hold them */
const count = (value) => Math.min(MOST, Math.ceil(value));

/**
 * Tells whether a ratio of use to target is too near to 1 to act on.
 * @param {number} ratio
 * @param {HpaTolerance | null} [tolerance] shares, 0.1 each unless said
 */
export function isWithin(ratio, tolerance) {
  return 1 - (tolerance?.down ?? TOLERANCE) <= ratio && ratio <= 1 + (tolerance?.up ?? TOLERANCE);
}

/**
 * Sorts pods by what their samples are good for.
 * @param {HpaPod[]} pods
 * @param {Record<string, HpaSample>} samples by pod name
 * @param {{resource?: string, now: number, cpuInitializationPeriod: number, initialReadinessDelay: number}} settings
 * @returns {{ready: number, unready: Set<string>, missing: Set<string>, ignored: Set<string>}}
 */
export function groupPods(pods, samples, settings) {
  const groups = { ready: 0, unready: new Set(), missing: new Set(), ignored: new Set() };
  for (const pod of pods) {
    if (pod.deleted || pod.phase === "Failed" || pod.phase === "Succeeded") {
      groups.ignored.add(pod.name);
    } else if (pod.phase === "Pending") {
      groups.unready.add(pod.name);
    } else if (!Object.hasOwn(samples, pod.name)) {
      groups.missing.add(pod.name);
    } else if (settings.resource === "cpu" && isUnready(pod, samples[pod.name] ?? { value: 0 }, settings)) {
      groups.unready.add(pod.name);
    } else {
      groups.ready += 1;
    }
  }
  return groups;
}

/**
 * Tells whether a pod's CPU says nothing yet: it is starting, or it was never ready.
 * @param {HpaPod} pod
 * @param {HpaSample} sample
 * @param {{now: number, cpuInitializationPeriod: number, initialReadinessDelay: number}} settings
 */
function isUnready(pod, sample, { now, cpuInitializationPeriod, initialReadinessDelay }) {
  if ((pod.ready ?? null) === null || (pod.started ?? null) === null) {
    return true;
  }
  const started = Number(pod.started);
  const changed = pod.readyChanged ?? NEVER;
  if (started + cpuInitializationPeriod > now) {
    return pod.ready === false || (sample.at ?? NEVER) < changed + (sample.window ?? 0);
  }
  return pod.ready === false && started + initialReadinessDelay > changed;
}

/**
 * @param {Record<string, number>} values by pod name, in the unit of the requests
 * @param {Record<string, number>} requests
 * @param {number} target in percent
 */
function utilizationRatio(values, requests, target) {
  const known = Object.keys(values).filter((name) => Object.hasOwn(requests, name));
  const total = known.reduce((sum, name) => sum + (values[name] ?? 0), 0);
  const requested = known.reduce((sum, name) => sum + (requests[name] ?? 0), 0);
  if (requested === 0) {
    throw new Error("no metrics returned matched known pods");
  }
  const utilization = whole((total * 100) / requested);
  return { ratio: utilization / target, utilization, rawValue: whole(total / known.length) };
}

/**
 * @param {Record<string, number>} values
 * @param {number} target in the unit of the values
 */
function averageRatio(values, target) {
  const all = Object.values(values);
  const rawValue = whole(all.reduce((sum, value) => sum + value, 0) / all.length);
  return { ratio: rawValue / target, utilization: rawValue, rawValue };
}

/**
 * What one metric asks for.
 *
 * Values, requests and targets of one metric are integers in one unit, such as thousandths of a core, and divisions
 * drop the remainder. Times are seconds.
 * @param {HpaMetricQuestion} question
 * @returns {{replicas: number, utilization: number, rawValue: number}} replicas before windows and limits;
 *   utilization in percent of the requests (for other metrics the value by pod); rawValue the mean value of a pod
 * @throws {Error} the reason why there is no answer
 */
export function metricReplicas(question) {
  const { metric } = question;
  switch (metric.type) {
    case "Resource":
    case "Pods":
      return podMetricReplicas(question, metric);
    case "Object":
    case "External":
      return metric.target.averageValue == null
        ? valueReplicas(question, metric)
        : averageValueReplicas(question, metric);
    default:
      throw new Error(`unknown metric source type "${/** @type {{type: string}} */ (metric).type}"`);
  }
}

/**
 * @param {HpaMetricQuestion} question
 * @param {HpaPodMetric} metric
 */
function podMetricReplicas(question, metric) {
  const { currentReplicas, now, tolerance } = question;
  const pods = question.pods ?? [];
  const { averageUtilization, averageValue } = metric.target;
  const byUtilization = metric.type === "Resource" && averageValue == null;
  const target = byUtilization
    ? targetOf(metric, averageUtilization, "an average utilization target nor an average value (usage)")
    : targetOf(metric, averageValue, "a value target nor an average value");
  const named = metric.type === "Resource"
    ? `metrics for resource ${metric.resource}`
    : `metric ${metric.name ?? "of the pods"}`;
  if (Object.keys(metric.samples ?? {}).length === 0) {
    const source = metric.type === "Resource" ? "resource" : "custom";
    throw new Error(`unable to get ${named}: no metrics returned from ${source} metrics API`);
  }
  if (pods.length === 0) {
    throw new Error(NO_PODS);
  }
  const groups = groupPods(pods, metric.samples, {
    resource: metric.type === "Resource" ? metric.resource : undefined,
    now,
    cpuInitializationPeriod: question.cpuInitializationPeriod ?? CPU_INITIALIZATION_PERIOD,
    initialReadinessDelay: question.initialReadinessDelay ?? INITIAL_READINESS_DELAY,
  });
  /** @type {Record<string, number>} */
  const values = {};
  for (const [name, { value }] of Object.entries(metric.samples)) {
    if (!groups.ignored.has(name) && !groups.unready.has(name)) {
      values[name] = value;
    }
  }
  if (Object.keys(values).length === 0) {
    throw new Error("did not receive metrics for targeted pods (pods might be unready)");
  }
  const requests = byUtilization ? podRequests(pods, metric) : {};
  const measure = () => (byUtilization ? utilizationRatio(values, requests, target) : averageRatio(values, target));

  const first = measure();
  const found = { utilization: first.utilization, rawValue: first.rawValue };
  const upWithUnready = groups.unready.size > 0 && first.ratio > 1;
  if (!upWithUnready && groups.missing.size === 0) {
    const replicas = isWithin(first.ratio, tolerance) ? currentReplicas : count(first.ratio * groups.ready);
    return { replicas, ...found };
  }
  // The cautious guess: who is not heard of counts against the change.
  for (const name of groups.missing) {
    if (first.ratio < 1) {
      values[name] = byUtilization ? whole(((requests[name] ?? 0) * Math.max(100, target)) / 100) : target;
    } else if (first.ratio > 1) {
      values[name] = 0;
    }
  }
  if (upWithUnready) {
    groups.unready.forEach((name) => (values[name] = 0));
  }
  const { ratio } = measure();
  const turned = (first.ratio < 1 && ratio > 1) || (first.ratio > 1 && ratio < 1);
  const replicas = count(ratio * Object.keys(values).length);
  const backward = (ratio < 1 && replicas > currentReplicas) || (ratio > 1 && replicas < currentReplicas);
  return { replicas: isWithin(ratio, tolerance) || turned || backward ? currentReplicas : replicas, ...found };
}

/**
 * @param {HpaPod[]} pods
 * @param {HpaPodMetric} metric
 */
function podRequests(pods, metric) {
  const requests = metric.requests ?? {};
  const without = pods.find((pod) => !Object.hasOwn(requests, pod.name));
  if (without) {
    throw new Error(`missing request for ${metric.resource} in Pod ${without.name}`);
  }
  return Object.fromEntries(pods.map((pod) => [pod.name, requests[pod.name] ?? 0]));
}

/**
 * One value for all pods, such as a queue's length, to be held at a target.
 * @param {HpaMetricQuestion} question
 * @param {HpaValueMetric} metric
 */
function valueReplicas({ currentReplicas, pods, tolerance }, metric) {
  const target = targetOf(metric, metric.target.value, "a value target nor an average value");
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
 * One value for all pods, to be held at a target for each.
 * @param {HpaMetricQuestion} question
 * @param {HpaValueMetric} metric
 */
function averageValueReplicas({ currentReplicas, tolerance }, metric) {
  const value = readValue(metric);
  const target = Number(metric.target.averageValue);
  const within = isWithin(value / (target * currentReplicas), tolerance);
  const each = currentReplicas === 0 ? 0 : Math.ceil(value / currentReplicas);
  return { replicas: within ? currentReplicas : count(value / target), utilization: each, rawValue: each };
}

/**
 * @param {HpaMetric} metric
 * @param {number | null | undefined} target
 * @param {string} kinds of target, of which there is none
 */
function targetOf({ type }, target, kinds) {
  if (target == null) {
    throw new Error(`invalid ${type.toLowerCase()} metric source: neither ${kinds} target was set`);
  }
  return target;
}

/** @param {HpaValueMetric} metric */
function readValue(metric) {
  if (typeof metric.value !== "number" || !Number.isFinite(metric.value)) {
    const source = metric.type === "Object" ? "custom" : "external";
    throw new Error(
      `unable to get ${source} metric ${metric.name ?? ""}: no metrics returned from ${source} metrics API`,
    );
  }
  return metric.value;
}

/**
 * What several metrics ask for together: the largest. A metric without an answer stops a change downward.
 * @param {Omit<HpaMetricQuestion, "metric"> & {metrics: HpaMetric[]}} question
 * @returns {{replicas: number, metric: number, results: HpaMetricResult[]}} metric is the index of the one that decided
 * @throws {Error} the first metric's reason, where the rest may not decide
 */
export function combine({ metrics, ...question }) {
  /** @type {HpaMetricResult[]} */
  const results = metrics.map((metric) => {
    try {
      return metricReplicas({ ...question, metric });
    } catch (error) {
      return { error: /** @type {Error} */ (error).message };
    }
  });
  let replicas = 0;
  let decided = -1;
  results.forEach((result, index) => {
    if ("replicas" in result && (decided < 0 || result.replicas > replicas)) {
      replicas = result.replicas;
      decided = index;
    }
  });
  const failed = results.filter((result) => "error" in result);
  if (failed.length > 0 && (decided < 0 || replicas < question.currentReplicas)) {
    const metric = /** @type {HpaMetric} */ (metrics[results.findIndex((result) => "error" in result)]);
    const { error } = /** @type {{error: string}} */ (failed[0]);
    const message = metric.type === "Resource" && !error.startsWith("invalid")
      ? `failed to get ${metric.resource} ${metric.target.averageValue == null ? "utilization" : "usage"}: ${error}`
      : error;
    const reason = message.startsWith("unknown") ? "InvalidMetricSourceType" : `FailedGet${metric.type}Metric`;
    const counted = `invalid metrics (${failed.length} invalid out of ${metrics.length})`;
    throw new Error(`${counted}, first error is: ${message}`, { cause: { reason, message } });
  }
  return { replicas, metric: decided, results };
}

/**
 * Fills in what the API server would.
 * @param {HpaBehavior | null} [behavior]
 * @returns {HpaFullBehavior}
 */
function withDefaults(behavior) {
  const { scaleUp, scaleDown } = behavior ?? {};
  return {
    scaleUp: { ...DEFAULT_BEHAVIOR.scaleUp, ...defined(scaleUp) },
    scaleDown: { ...DEFAULT_BEHAVIOR.scaleDown, ...defined(scaleDown) },
  };
}

/** @param {HpaRulesGiven | null} [rules] */
function defined(rules) {
  return Object.fromEntries(Object.entries(rules ?? {}).filter(([, value]) => value != null));
}

/**
 * Holds a recommendation against those of the window before it: the lowest counts on the way up, the highest on the
 * way down. Without `behavior` only the way down has a window, of 300 s.
 * @param {HpaStabilizeQuestion} question times in seconds
 * @returns {number} replicas
 */
export function stabilize({ currentReplicas, desiredReplicas, recommendations: given, behavior, now }) {
  const recommendations = given ?? [];
  if (!behavior) {
    const recent = recommendations.filter(({ at }) => at >= now - DOWNSCALE_WINDOW);
    return Math.max(desiredReplicas, ...recent.map(({ replicas }) => replicas));
  }
  const { scaleUp, scaleDown } = withDefaults(behavior);
  let lowest = desiredReplicas;
  let highest = desiredReplicas;
  for (const { at, replicas } of recommendations) {
    if (at > now - scaleUp.stabilizationWindowSeconds) {
      lowest = Math.min(lowest, replicas);
    }
    if (at > now - scaleDown.stabilizationWindowSeconds) {
      highest = Math.max(highest, replicas);
    }
  }
  return Math.min(Math.max(currentReplicas, lowest), highest);
}

/**
 * Holds a recommendation within the policies and the bounds. A policy limits the change over a period that ends now,
 * counted from the replicas at its start.
 * @param {HpaLimitQuestion} question times in seconds; an event's change is a number of pods, up or down by its list
 * @returns {{replicas: number, reason: HpaLimitReason}}
 */
export function limitReplicas(question) {
  const { currentReplicas, desiredReplicas, maxReplicas, behavior } = question;
  const minReplicas = question.minReplicas ?? 1;
  if (!behavior) {
    return limitWithoutBehavior(currentReplicas, desiredReplicas, minReplicas, maxReplicas);
  }
  const { scaleUp, scaleDown } = withDefaults(behavior);
  if (desiredReplicas > currentReplicas) {
    const limit = Math.max(scaleUpLimit(question, scaleUp), currentReplicas);
    const most = Math.min(maxReplicas, limit);
    if (desiredReplicas > most) {
      return { replicas: most, reason: maxReplicas > limit ? "ScaleUpLimit" : "TooManyReplicas" };
    }
  } else if (desiredReplicas < currentReplicas) {
    const limit = Math.min(scaleDownLimit(question, scaleDown), currentReplicas);
    const least = Math.max(minReplicas, limit);
    if (desiredReplicas < least) {
      return { replicas: least, reason: minReplicas < limit ? "ScaleDownLimit" : "TooFewReplicas" };
    }
  }
  return { replicas: desiredReplicas, reason: "DesiredWithinRange" };
}

/**
 * @param {number} current
 * @param {number} desired
 * @param {number} min
 * @param {number} max
 * @returns {{replicas: number, reason: HpaLimitReason}}
 */
function limitWithoutBehavior(current, desired, min, max) {
  const limit = Math.max(2 * current, 4);
  const most = Math.min(max, limit);
  if (desired < min) {
    return { replicas: min, reason: "TooFewReplicas" };
  }
  if (desired > most) {
    return { replicas: most, reason: max > limit ? "ScaleUpLimit" : "TooManyReplicas" };
  }
  return { replicas: desired, reason: "DesiredWithinRange" };
}

/**
 * @param {HpaLimitQuestion} question
 * @param {HpaRules} rules
 */
function scaleUpLimit(question, rules) {
  if (rules.selectPolicy === "Disabled") {
    return question.currentReplicas;
  }
  const proposals = rules.policies.map((policy) => {
    const start = periodStart(question, policy.periodSeconds);
    return policy.type === "Pods" ? start + policy.value : Math.ceil(start * (1 + policy.value / 100));
  });
  return rules.selectPolicy === "Min" ? Math.min(...proposals) : Math.max(...proposals);
}

/**
 * @param {HpaLimitQuestion} question
 * @param {HpaRules} rules
 */
function scaleDownLimit(question, rules) {
  if (rules.selectPolicy === "Disabled") {
    return question.currentReplicas;
  }
  const proposals = rules.policies.map((policy) => {
    const start = periodStart(question, policy.periodSeconds);
    return policy.type === "Pods" ? start - policy.value : Math.trunc(start * (1 - policy.value / 100));
  });
  return rules.selectPolicy === "Min" ? Math.max(...proposals) : Math.min(...proposals);
}

/**
 * How many replicas there were when a period began.
 * @param {HpaLimitQuestion} question
 * @param {number} seconds
 */
function periodStart({ currentReplicas, scaleUpEvents, scaleDownEvents, now }, seconds) {
  const sum = (/** @type {HpaEvent[] | null | undefined} */ events) =>
    (events ?? []).reduce((total, { at, change }) => total + (at > now - seconds ? Math.abs(change) : 0), 0);
  return currentReplicas - sum(scaleUpEvents) + sum(scaleDownEvents);
}

/**
 * One turn of the controller's loop: metrics, window, limits, and the three conditions that `kubectl describe` shows.
 * @param {Omit<HpaSyncQuestion, "memory"> & {memory?: Partial<HpaMemory> | null}} given memory is that of the last answer
 * @returns {HpaSyncAnswer}
 */
export function sync(given) {
  const { currentReplicas, maxReplicas, now } = given;
  const minReplicas = given.minReplicas ?? 1;
  const { recommendations, scaleUpEvents, scaleDownEvents } = given.memory ?? {};
  const memory = {
    // What there is when it begins counts as the first recommendation.
    recommendations: recommendations?.length ? recommendations : [{ at: now, replicas: currentReplicas }],
    scaleUpEvents: scaleUpEvents ?? [],
    scaleDownEvents: scaleDownEvents ?? [],
  };
  const question = { ...given, minReplicas, memory };
  const AbleToScale = condition(
    true,
    "SucceededGetScale",
    "the HPA controller was able to get the target's current scale",
  );
  if (currentReplicas === 0 && minReplicas !== 0) {
    const ScalingActive = condition(
      false,
      "ScalingDisabled",
      "scaling is disabled since the replica count of the target is zero",
    );
    return { replicas: 0, memory, conditions: { AbleToScale, ScalingActive } };
  }
  if (currentReplicas > maxReplicas || currentReplicas < minReplicas) {
    const replicas = currentReplicas > maxReplicas ? maxReplicas : minReplicas;
    return { replicas, memory: remember(question, replicas), conditions: { AbleToScale: rescaled(replicas) } };
  }
  try {
    return decide(question, combine(question));
  } catch (error) {
    const { reason, message } = /** @type {{reason: string, message: string}} */ (/** @type {Error} */ (error).cause);
    const ScalingActive = condition(false, reason, `the HPA was unable to compute the replica count: ${message}`);
    return { replicas: currentReplicas, memory, conditions: { AbleToScale, ScalingActive } };
  }
}

/**
 * @param {HpaSyncQuestion} question
 * @param {ReturnType<typeof combine>} combined
 * @returns {HpaSyncAnswer}
 */
function decide(question, combined) {
  const { currentReplicas, behavior, now, memory } = question;
  const wanted = combined.replicas;
  const { recommendations, scaleUpEvents, scaleDownEvents } = memory;
  const stable = stabilize({ currentReplicas, desiredReplicas: wanted, recommendations, behavior, now });
  const limited = limitReplicas({ ...question, desiredReplicas: stable, scaleUpEvents, scaleDownEvents });
  const isLimited = limited.replicas !== stable;
  const [way, than, most] = wanted >= currentReplicas ? ["Up", "lower", "lowest"] : ["Down", "higher", "highest"];
  const held = condition(
    true,
    `Scale${way}Stabilized`,
    `recent recommendations were ${than} than current one, applying the ${most} recent recommendation`,
  );
  const ready = condition(true, "ReadyForNewScale", "recommended size matches current size");
  const isHeld = stable !== wanted;
  return {
    replicas: limited.replicas,
    wanted,
    stable,
    heldBy: isLimited ? limited.reason : isHeld ? held.reason : "",
    combined,
    memory: remember(question, limited.replicas, wanted),
    conditions: {
      // A change that was made says so last, whatever held it before.
      AbleToScale: limited.replicas !== currentReplicas ? rescaled(limited.replicas) : isHeld ? held : ready,
      ScalingActive: condition(true, "ValidMetricFound", "the HPA was able to successfully calculate a replica count"),
      ScalingLimited: condition(isLimited, limited.reason, LIMIT_MESSAGES[limited.reason]),
    },
  };
}

/** @type {Record<HpaLimitReason, string>} */
const LIMIT_MESSAGES = {
  ScaleUpLimit: "the desired replica count is increasing faster than the maximum scale rate",
  ScaleDownLimit: "the desired replica count is decreasing faster than the maximum scale rate",
  TooManyReplicas: "the desired replica count is more than the maximum replica count",
  TooFewReplicas: "the desired replica count is less than the minimum replica count",
  DesiredWithinRange: "the desired count is within the acceptable range",
};

/**
 * @param {boolean} status
 * @param {string} reason
 * @param {string} message
 * @returns {HpaCondition}
 */
function condition(status, reason, message) {
  return { status, reason, message };
}

/** @param {number} replicas */
function rescaled(replicas) {
  return condition(true, "SucceededRescale", `the HPA controller was able to update the target scale to ${replicas}`);
}

/**
 * Keeps what later turns need, and lets go of what no window or period reaches.
 * @param {HpaSyncQuestion} question
 * @param {number} replicas
 * @param {number} [wanted]
 * @returns {HpaMemory}
 */
function remember({ currentReplicas, behavior, now, memory }, replicas, wanted) {
  const { scaleUp, scaleDown } = withDefaults(behavior);
  const window = Math.max(scaleUp.stabilizationWindowSeconds, scaleDown.stabilizationWindowSeconds);
  const period = Math.max(...[...scaleUp.policies, ...scaleDown.policies].map((policy) => policy.periodSeconds));
  const kept = (/** @type {HpaEvent[]} */ events) => events.filter(({ at }) => at > now - period);
  const change = replicas - currentReplicas;
  return {
    recommendations: [
      ...memory.recommendations.filter(({ at }, index, all) => at >= now - window || index === all.length - 1),
      ...(wanted === undefined ? [] : [{ at: now, replicas: wanted }]),
    ],
    scaleUpEvents: [...kept(memory.scaleUpEvents), ...(change > 0 ? [{ at: now, change }] : [])],
    scaleDownEvents: [...kept(memory.scaleDownEvents), ...(change < 0 ? [{ at: now, change: -change }] : [])],
  };
}
