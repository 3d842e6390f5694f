/* One turn of the controller's loop: what the metrics ask for, what windows and limits leave of it, and its conditions. */

/**
 * @import {
 *   HpaCombined, HpaCondition, HpaLimitReason, HpaMeasure, HpaMemory, HpaMetric, HpaMetricQuestion,
 *   HpaMetricResult, HpaSyncAnswer, HpaSyncQuestion
 * } from "../types.d.ts"
 */
import { limitReplicas, stabilize, withDefaults } from "./behavior.js";
import * as rules from "./rules.js";

/** @type {Record<HpaLimitReason, string>} */
const LIMIT_MESSAGES = {
  ScaleUpLimit: "the desired replica count is increasing faster than the maximum scale rate",
  ScaleDownLimit: "the desired replica count is decreasing faster than the maximum scale rate",
  TooManyReplicas: "the desired replica count is more than the maximum replica count",
  TooFewReplicas: "the desired replica count is less than the minimum replica count",
  DesiredWithinRange: "the desired count is within the acceptable range",
};

/**
 * What several metrics ask for together: the largest. A metric without an answer stops a change downward.
 * @param {HpaMeasure} measure what one metric asks for
 * @param {Omit<HpaMetricQuestion, "metric"> & {metrics: HpaMetric[]}} question
 * @returns {HpaCombined}
 * @throws {Error} the first metric's reason, where the rest may not decide
 */
export function combineBy(measure, { metrics, ...question }) {
  /** @type {HpaMetricResult[]} */
  const results = metrics.map((metric) => {
    try {
      return measure({ ...question, metric }, /** @type {never} */ (metric));
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
  if (decided < 0 || replicas < question.currentReplicas) {
    refuse(metrics, results);
  }
  return { replicas, metric: decided, results };
}

/**
 * Says of the first metric without an answer why there is none.
 * @param {HpaMetric[]} metrics
 * @param {HpaMetricResult[]} results
 */
function refuse(metrics, results) {
  const failed = results.flatMap((result, index) =>
    "error" in result ? [{ metric: metrics[index], error: result.error }] : []
  );
  if (failed.length === 0) {
    return;
  }
  const { metric, error } = failed[0];
  const message = metric.type === "Resource" && !error.startsWith("invalid")
    ? `failed to get ${metric.resource} ${metric.target.averageValue == null ? "utilization" : "usage"}: ${error}`
    : error;
  const reason = message.startsWith("unknown") ? "InvalidMetricSourceType" : `FailedGet${metric.type}Metric`;
  const counted = `invalid metrics (${failed.length} invalid out of ${metrics.length})`;
  throw new Error(`${counted}, first error is: ${message}`, { cause: { reason, message } });
}

/**
 * One turn of the controller's loop: metrics, window, limits, and the three conditions that `kubectl describe` shows.
 * @param {HpaMeasure} measure what one metric asks for
 * @param {Omit<HpaSyncQuestion, "memory"> & {memory?: Partial<HpaMemory> | null}} given memory is that of the last answer
 * @returns {HpaSyncAnswer}
 */
export function syncBy(measure, given) {
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
  /** @param {string} reason @param {string} message @returns {HpaSyncAnswer} */
  const inactive = (reason, message) => ({
    replicas: currentReplicas,
    memory,
    conditions: {
      AbleToScale: condition(
        true,
        "SucceededGetScale",
        "the HPA controller was able to get the target's current scale",
      ),
      ScalingActive: condition(false, reason, message),
    },
  });
  if (currentReplicas === 0 && minReplicas !== 0) {
    return inactive("ScalingDisabled", "scaling is disabled since the replica count of the target is zero");
  }
  if (currentReplicas > maxReplicas || currentReplicas < minReplicas) {
    const replicas = currentReplicas > maxReplicas ? maxReplicas : minReplicas;
    return { replicas, memory: remember(question, replicas), conditions: { AbleToScale: rescaled(replicas) } };
  }
  try {
    return decide(question, combineBy(measure, question));
  } catch (error) {
    const { reason, message } = /** @type {{reason: string, message: string}} */ (/** @type {Error} */ (error).cause);
    return inactive(reason, `the HPA was unable to compute the replica count: ${message}`);
  }
}

/**
 * @param {HpaSyncQuestion} question
 * @param {HpaCombined} combined
 * @returns {HpaSyncAnswer}
 */
function decide(question, combined) {
  const { currentReplicas, memory } = question;
  const wanted = combined.replicas;
  const stable = stabilize({ ...question, ...memory, desiredReplicas: wanted });
  const limited = limitReplicas({ ...question, ...memory, desiredReplicas: stable });
  const isLimited = limited.replicas !== stable;
  const [way, than, most] = wanted >= currentReplicas ? ["Up", "lower", "lowest"] : ["Down", "higher", "highest"];
  const held = condition(
    true,
    `Scale${way}Stabilized`,
    `recent recommendations were ${than} than current one, applying the ${most} recent recommendation`,
  );
  const isHeld = stable !== wanted;
  const still = isHeld ? held : condition(true, "ReadyForNewScale", "recommended size matches current size");
  return {
    replicas: limited.replicas,
    wanted,
    stable,
    heldBy: isLimited ? limited.reason : isHeld ? held.reason : "",
    combined,
    memory: remember(question, limited.replicas, wanted),
    conditions: {
      // A change that was made says so last, whatever held it before.
      AbleToScale: limited.replicas !== currentReplicas ? rescaled(limited.replicas) : still,
      ScalingActive: condition(true, "ValidMetricFound", "the HPA was able to successfully calculate a replica count"),
      ScalingLimited: condition(isLimited, limited.reason, LIMIT_MESSAGES[limited.reason]),
    },
  };
}

/**
 * @param {boolean} status
 * @param {string} reason
 * @param {string} message
 * @returns {HpaCondition}
 */
const condition = (status, reason, message) => ({ status, reason, message });

/** @param {number} replicas */
const rescaled = (replicas) =>
  condition(true, "SucceededRescale", `the HPA controller was able to update the target scale to ${replicas}`);

/**
 * @param {HpaSyncQuestion} question
 * @param {number} replicas
 * @param {number} [wanted]
 * @returns {HpaMemory}
 */
const remember = (question, replicas, wanted) =>
  rules.remember({ ...question, rules: withDefaults(question.behavior) }, replicas, wanted);
