/* The Horizontal Pod Autoscaler's rules, as the controller of Kubernetes has them.
   Sources: kubernetes/kubernetes, pkg/controller/podautoscaler/replica_calculator.go and horizontal.go (1.35, with
   pull request 141302: succeeded pods are ignored); https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/ */

/** @import { HpaCombined, HpaMetric, HpaMetricFound, HpaMetricQuestion, HpaSyncAnswer } from "./types.d.ts" */
import { meanReplicas, utilizationReplicas } from "./hpa/by-pod.js";
import { shareReplicas, valueReplicas } from "./hpa/by-value.js";
import { combineBy, syncBy } from "./hpa/controller.js";

export { DEFAULT_BEHAVIOR, limitReplicas, stabilize } from "./hpa/behavior.js";
export { groupPods } from "./hpa/pods.js";
export { isWithin } from "./hpa/rounding.js";
// Who knows its metric and says all of its rules takes these alone.
export { turn } from "./hpa/rules.js";
export { shareReplicas, utilizationReplicas };

export const SYNC_PERIOD = 15;

/**
 * What one metric asks for.
 *
 * Values, requests, and targets of one metric are integers in one unit, such as thousandths of a core, and divisions
 * drop the remainder. Times are seconds.
 * @param {HpaMetricQuestion} question
 * @returns {{replicas: number} & HpaMetricFound} replicas before windows and limits; utilization in percent of the
 *   requests (for other metrics the value by pod); rawValue the mean value of a pod
 * @throws {Error} the reason why there is no answer
 */
export function metricReplicas(question) {
  const { metric } = question;
  const isMean = metric.target?.averageValue != null;
  switch (metric.type) {
    case "Resource":
      return isMean ? meanReplicas(question, metric) : utilizationReplicas(question, metric);
    case "Pods":
      return meanReplicas(question, metric);
    case "Object":
    case "External":
      return isMean ? shareReplicas(question, metric) : valueReplicas(question, metric);
    default:
      throw new Error(`unknown metric source type "${/** @type {{type: string}} */ (metric).type}"`);
  }
}

/**
 * What several metrics ask for together: the largest. A metric without an answer stops a change downward.
 * @param {Omit<HpaMetricQuestion, "metric"> & {metrics: HpaMetric[]}} question
 * @returns {HpaCombined} metric is the index of the one that decided
 * @throws {Error} the first metric's reason, where the rest may not decide
 */
export const combine = (question) => combineBy(metricReplicas, question);

/**
 * One turn of the controller's loop: metrics, window, limits, and the three conditions that `kubectl describe` shows.
 * @param {Parameters<typeof syncBy>[1]} given memory is that of the last answer
 * @returns {HpaSyncAnswer}
 */
export const sync = (given) => syncBy(metricReplicas, given);
