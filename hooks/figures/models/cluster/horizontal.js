/* The HPA's turn: its input from the cluster, and the words for its answer. */

/**
 * @import {
 *   Cluster, ClusterPod, HpaPodMetric, HpaPolicy, HpaRules, HpaRulesGiven, HpaSyncAnswer, HpaValueMetric
 * } from "../types.d.ts"
 */
import * as hpa from "../hpa.js";
import { busy, METRICS_WINDOW } from "./load.js";
import { note } from "./log.js";
import { inference, scaleTo } from "./pods.js";

/** @param {Cluster} cluster */
export function hpaTurn(cluster) {
  const { settings, replicas, t, memory, hpa: before } = cluster;
  const pods = inference(cluster);
  const byCpu = settings.metric === "cpu";
  const answer = hpa.syncBy(byCpu ? hpa.utilizationReplicas : hpa.shareReplicas, {
    currentReplicas: replicas,
    pods,
    now: t,
    metrics: [byCpu ? cpuMetric(cluster, pods) : queueMetric(cluster)],
    tolerance: { up: settings.toleranceUp, down: settings.toleranceDown },
    minReplicas: settings.min,
    maxReplicas: settings.max,
    behavior: {
      scaleUp: rules(settings.upWindow, settings.upSelect, settings.upPeriod, settings.upPods, settings.upPercent),
      scaleDown: rules(
        settings.downWindow,
        settings.downSelect,
        settings.downPeriod,
        settings.downPods,
        settings.downPercent,
      ),
    },
    memory,
  });
  cluster.memory = answer.memory;
  cluster.hpa = answer;
  tell(cluster, before, answer);
  if (answer.replicas !== replicas) {
    scaleTo(cluster, answer.replicas);
  }
}

/**
 * @param {Cluster} cluster
 * @param {ClusterPod[]} pods
 * @returns {HpaPodMetric}
 */
function cpuMetric(cluster, pods) {
  const { settings, t: at } = cluster;
  const used = Math.round(1000 * settings.need * busy(cluster));
  const heard = pods.filter(({ phase, node }) => phase === "Running" && node?.status !== "failed");
  return {
    type: "Resource",
    resource: "cpu",
    target: { averageUtilization: settings.target },
    samples: Object.fromEntries(
      heard.map(({ name, ready }) => [name, { value: ready ? used : 0, at, window: METRICS_WINDOW }]),
    ),
    requests: Object.fromEntries(pods.map(({ name, requests }) => [name, requests["cpu"]])),
  };
}

/**
 * @param {Cluster} cluster
 * @returns {HpaValueMetric}
 */
const queueMetric = ({ settings, queue }) => ({
  type: "External",
  name: "queue",
  target: { averageValue: settings.queueTarget },
  value: queue,
});

/**
 * The rules of one direction. Without a policy it cannot be said in the API; nothing allowed is its meaning.
 * @param {number} stabilizationWindowSeconds
 * @param {HpaRules["selectPolicy"]} select
 * @param {number} periodSeconds
 * @param {number} pods 0 for no such policy, as percent
 * @param {number} percent
 * @returns {HpaRulesGiven}
 */
function rules(stabilizationWindowSeconds, select, periodSeconds, pods, percent) {
  /** @type {HpaPolicy[]} */
  const all = [{ type: "Pods", value: pods, periodSeconds }, { type: "Percent", value: percent, periodSeconds }];
  const policies = all.filter((policy) => policy.value > 0);
  return policies.length
    ? { stabilizationWindowSeconds, selectPolicy: select, policies }
    : { stabilizationWindowSeconds, selectPolicy: "Disabled" };
}

/**
 * Logs a change, and a condition whose reason is new.
 * @param {Cluster} cluster
 * @param {HpaSyncAnswer | null} before
 * @param {HpaSyncAnswer} answer
 */
function tell(cluster, before, answer) {
  const { replicas, wanted, heldBy = "", conditions: { ScalingActive } } = answer;
  const isHeld = wanted !== undefined && wanted !== replicas;
  const wish = isHeld ? `, wanted ${wanted}` : "";
  if (replicas !== cluster.replicas) {
    const held = heldBy && `, ${heldBy}`;
    note(cluster, "HPA", `${cluster.replicas} to ${replicas} pods${wish}${held} (${measured(cluster, answer)})`);
  } else if (isHeld && (!before || before.wanted === before.replicas || heldBy !== before.heldBy)) {
    note(cluster, "HPA", `stays at ${replicas}${wish}, ${heldBy} (${measured(cluster, answer)})`);
  } else if (
    ScalingActive && !ScalingActive.status && before?.conditions.ScalingActive?.message !== ScalingActive.message
  ) {
    note(cluster, "HPA", `${ScalingActive.reason}: ${ScalingActive.message}`);
  }
}

/**
 * @param {Cluster} cluster
 * @param {HpaSyncAnswer} answer
 */
function measured({ settings }, { combined }) {
  const result = combined?.results[0];
  if (!result || "error" in result) {
    return "no metric";
  }
  return settings.metric === "cpu"
    ? `CPU ${result.utilization} % of ${settings.target} %`
    : `${result.rawValue} waiting a pod of ${settings.queueTarget}`;
}
