/* The windows, policies and bounds of `behavior`, with every field filled in. */

/**
 * @import {
 *   HpaEvent, HpaFullBehavior, HpaLimited, HpaLimitQuestion, HpaMemory, HpaRules, HpaStabilizeQuestion, HpaTurn,
 *   HpaTurnQuestion
 * } from "../types.d.ts"
 */

export const WITHIN = "DesiredWithinRange";

/**
 * Holds a recommendation against those of the window before it.
 * @param {HpaFullBehavior} rules
 * @param {Omit<HpaStabilizeQuestion, "behavior">} question
 */
export function stabilizeBy({ scaleUp, scaleDown }, { currentReplicas, desiredReplicas, recommendations, now }) {
  const since = (/** @type {HpaRules} */ { stabilizationWindowSeconds: window }) => [
    desiredReplicas,
    ...(recommendations ?? []).filter(({ at }) => at > now - window).map(({ replicas }) => replicas),
  ];
  return Math.min(Math.max(currentReplicas, Math.min(...since(scaleUp))), Math.max(...since(scaleDown)));
}

/**
 * Holds a recommendation within the policies and the bounds.
 * @param {HpaFullBehavior} rules
 * @param {Omit<HpaLimitQuestion, "behavior">} question
 * @returns {HpaLimited}
 */
export function limitBy({ scaleUp, scaleDown }, question) {
  const { currentReplicas: current, desiredReplicas: desired, maxReplicas: max, minReplicas } = question;
  return desired < current
    ? lowerLimit(desired, minReplicas ?? 1, Math.min(policyLimit(question, scaleDown, -1), current))
    : desired > current
    ? upperLimit(desired, max, Math.max(policyLimit(question, scaleUp, 1), current))
    : { replicas: desired, reason: WITHIN };
}

/** @param {number} desired @param {number} max @param {number} limit of the policies @returns {HpaLimited} */
export function upperLimit(desired, max, limit) {
  if (desired <= Math.min(max, limit)) {
    return { replicas: desired, reason: WITHIN };
  }
  return limit < max ? { replicas: limit, reason: "ScaleUpLimit" } : { replicas: max, reason: "TooManyReplicas" };
}

/** @param {number} desired @param {number} min @param {number} limit of the policies @returns {HpaLimited} */
export function lowerLimit(desired, min, limit) {
  if (desired >= Math.max(min, limit)) {
    return { replicas: desired, reason: WITHIN };
  }
  return limit > min ? { replicas: limit, reason: "ScaleDownLimit" } : { replicas: min, reason: "TooFewReplicas" };
}

/**
 * How far the policies of one direction go.
 * @param {Omit<HpaLimitQuestion, "behavior">} question
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
 * @param {Omit<HpaLimitQuestion, "behavior">} question
 * @param {number} seconds
 */
function periodStart({ currentReplicas, scaleUpEvents, scaleDownEvents, now }, seconds) {
  const sum = (/** @type {HpaEvent[] | null | undefined} */ events) =>
    (events ?? []).reduce((total, { at, change }) => total + (at > now - seconds ? Math.abs(change) : 0), 0);
  return currentReplicas - sum(scaleUpEvents) + sum(scaleDownEvents);
}

/**
 * One turn from a wish on: what the rules leave of it, and why.
 * @param {HpaTurnQuestion} question
 * @param {number} wanted
 * @returns {HpaTurn}
 */
export function turn(question, wanted) {
  const { currentReplicas, rules, memory } = question;
  const stable = stabilizeBy(rules, { ...question, ...memory, desiredReplicas: wanted });
  const { replicas, reason } = limitBy(rules, { ...question, ...memory, desiredReplicas: stable });
  const window = `Scale${wanted >= currentReplicas ? "Up" : "Down"}Stabilized`;
  return {
    replicas,
    wanted,
    heldBy: replicas !== stable ? reason : stable !== wanted ? window : "",
    memory: remember(question, replicas, wanted),
  };
}

/**
 * Keeps what later turns need, and lets go of what no window or period reaches.
 * @param {HpaTurnQuestion} question
 * @param {number} replicas
 * @param {number} [wanted]
 * @returns {HpaMemory}
 */
export function remember({ currentReplicas, rules: { scaleUp, scaleDown }, now, memory }, replicas, wanted) {
  const window = Math.max(scaleUp.stabilizationWindowSeconds, scaleDown.stabilizationWindowSeconds);
  const period = Math.max(...[...scaleUp.policies, ...scaleDown.policies].map((policy) => policy.periodSeconds));
  const add = (/** @type {HpaEvent[]} */ events, /** @type {number} */ change) => [
    ...events.filter(({ at }) => at > now - period),
    ...(change > 0 ? [{ at: now, change }] : []),
  ];
  return {
    recommendations: [
      ...memory.recommendations.filter(({ at }, index, all) => at >= now - window || index === all.length - 1),
      ...(wanted === undefined ? [] : [{ at: now, replicas: wanted }]),
    ],
    scaleUpEvents: add(memory.scaleUpEvents, replicas - currentReplicas),
    scaleDownEvents: add(memory.scaleDownEvents, currentReplicas - replicas),
  };
}
