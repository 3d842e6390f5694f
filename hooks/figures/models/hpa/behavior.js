/* How far and how fast replicas may change: the windows, policies and bounds of `behavior`. */

/**
 * @import {
 *   HpaBehavior, HpaEvent, HpaFullBehavior, HpaLimitQuestion, HpaLimited, HpaRules, HpaRulesGiven,
 *   HpaStabilizeQuestion
 * } from "../types.d.ts"
 */

const WITHIN = "DesiredWithinRange";
const DOWNSCALE_WINDOW = 300;
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

/**
 * Fills in what the API server would.
 * @param {HpaBehavior | null} [behavior]
 * @returns {HpaFullBehavior}
 */
export function withDefaults(behavior) {
  return {
    scaleUp: { ...DEFAULT_BEHAVIOR.scaleUp, ...defined(behavior?.scaleUp) },
    scaleDown: { ...DEFAULT_BEHAVIOR.scaleDown, ...defined(behavior?.scaleDown) },
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
export function stabilize({ currentReplicas, desiredReplicas, recommendations, behavior, now }) {
  const since = (/** @type {(at: number) => boolean} */ isRecent) => [
    desiredReplicas,
    ...(recommendations ?? []).filter(({ at }) => isRecent(at)).map(({ replicas }) => replicas),
  ];
  if (!behavior) {
    return Math.max(...since((at) => at >= now - DOWNSCALE_WINDOW));
  }
  const { scaleUp, scaleDown } = withDefaults(behavior);
  const lowest = Math.min(...since((at) => at > now - scaleUp.stabilizationWindowSeconds));
  const highest = Math.max(...since((at) => at > now - scaleDown.stabilizationWindowSeconds));
  return Math.min(Math.max(currentReplicas, lowest), highest);
}

/**
 * Holds a recommendation within the policies and the bounds. A policy limits the change over a period that ends now,
 * counted from the replicas at its start. Without `behavior` replicas may double, and fall at will.
 * @param {HpaLimitQuestion} question times in seconds; an event's change is a number of pods, up or down by its list
 * @returns {HpaLimited}
 */
export function limitReplicas(question) {
  const { currentReplicas: current, desiredReplicas: desired, maxReplicas: max, behavior } = question;
  const min = question.minReplicas ?? 1;
  if (!behavior) {
    return desired < min ? lowerLimit(desired, min, min) : upperLimit(desired, max, Math.max(2 * current, 4));
  }
  const { scaleUp, scaleDown } = withDefaults(behavior);
  return desired < current
    ? lowerLimit(desired, min, Math.min(policyLimit(question, scaleDown, -1), current))
    : desired > current
    ? upperLimit(desired, max, Math.max(policyLimit(question, scaleUp, 1), current))
    : { replicas: desired, reason: WITHIN };
}

/** @param {number} desired @param {number} max @param {number} limit of the policies @returns {HpaLimited} */
function upperLimit(desired, max, limit) {
  if (desired <= Math.min(max, limit)) {
    return { replicas: desired, reason: WITHIN };
  }
  return limit < max ? { replicas: limit, reason: "ScaleUpLimit" } : { replicas: max, reason: "TooManyReplicas" };
}

/** @param {number} desired @param {number} min @param {number} limit of the policies @returns {HpaLimited} */
function lowerLimit(desired, min, limit) {
  if (desired >= Math.max(min, limit)) {
    return { replicas: desired, reason: WITHIN };
  }
  return limit > min ? { replicas: limit, reason: "ScaleDownLimit" } : { replicas: min, reason: "TooFewReplicas" };
}

/**
 * How far the policies of one direction go.
 * @param {HpaLimitQuestion} question
 * @param {HpaRules} rules
 * @param {1 | -1} way up or down
 */
function policyLimit(question, { selectPolicy, policies }, way) {
  if (selectPolicy === "Disabled") {
    return question.currentReplicas;
  }
  const proposals = policies.map(({ type, value, periodSeconds }) => {
    const start = periodStart(question, periodSeconds);
    if (type === "Pods") {
      return start + way * value;
    }
    const changed = start * (1 + way * (value / 100));
    return way > 0 ? Math.ceil(changed) : Math.trunc(changed);
  });
  return (selectPolicy === "Min") === (way > 0) ? Math.min(...proposals) : Math.max(...proposals);
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
