/* How far and how fast replicas may change, as the API takes `behavior`: what is not said has defaults. */

/**
 * @import {
 *   HpaBehavior, HpaFullBehavior, HpaLimitQuestion, HpaLimited, HpaRulesGiven, HpaStabilizeQuestion
 * } from "../types.d.ts"
 */
import { limitBy, lowerLimit, stabilizeBy, upperLimit } from "./rules.js";

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
export function stabilize(question) {
  const { desiredReplicas, recommendations, behavior, now } = question;
  if (behavior) {
    return stabilizeBy(withDefaults(behavior), question);
  }
  const recent = (recommendations ?? []).filter(({ at }) => at >= now - DOWNSCALE_WINDOW);
  return Math.max(desiredReplicas, ...recent.map(({ replicas }) => replicas));
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
  if (behavior) {
    return limitBy(withDefaults(behavior), question);
  }
  return desired < min ? lowerLimit(desired, min, min) : upperLimit(desired, max, Math.max(2 * current, 4));
}
