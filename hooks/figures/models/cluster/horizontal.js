/* The HPA's turn: its input from the cluster, and the words for its answer. */

/** @import { Cluster, ClusterPod, ClusterSettings, HpaPodMetric, HpaPolicy, HpaRules, HpaValueMetric } from "../types.d.ts" */
import * as hpa from "../hpa.js";
import { busy, METRICS_WINDOW } from "./load.js";
import { many, note } from "./log.js";
import { inference, scaleTo } from "./pods.js";

/** What the HPA's event calls its metric. */
const METRICS = { cpu: "cpu resource utilization (percentage of request)", queue: "external metric queue(nil)" };

/** @param {Cluster} cluster */
export function hpaTurn(cluster) {
  const { settings, replicas, t, memory, hpa: before } = cluster;
  const pods = inference(cluster);
  const question = {
    currentReplicas: replicas,
    pods,
    now: t,
    tolerance: { up: settings.toleranceUp, down: settings.toleranceDown },
    minReplicas: settings.min,
    maxReplicas: settings.max,
    rules: { scaleUp: rules(settings, "up"), scaleDown: rules(settings, "down") },
    // What there is when it begins counts as the first recommendation.
    memory: memory.recommendations.length > 0 ? memory : { ...memory, recommendations: [{ at: t, replicas }] },
  };
  try {
    const { replicas: wanted, ...found } = settings.metric === "cpu"
      ? hpa.utilizationReplicas(question, cpuMetric(cluster, pods))
      : hpa.shareReplicas(question, queueMetric(cluster));
    cluster.hpa = { ...hpa.turn(question, wanted), found };
  } catch (error) {
    const { message } = /** @type {Error} */ (error);
    cluster.hpa = { replicas, wanted: replicas, heldBy: "", memory: question.memory, error: message };
  }
  cluster.memory = cluster.hpa.memory;
  tell(cluster, before, cluster.hpa);
  if (cluster.hpa.replicas !== replicas) {
    scaleTo(cluster, cluster.hpa.replicas);
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
 * @param {ClusterSettings} settings
 * @param {"up" | "down"} way
 * @returns {HpaRules}
 */
function rules(settings, way) {
  const periodSeconds = settings[`${way}Period`];
  /** @type {HpaPolicy[]} */
  const all = [
    { type: "Pods", value: settings[`${way}Pods`], periodSeconds },
    { type: "Percent", value: settings[`${way}Percent`], periodSeconds },
  ];
  const policies = all.filter(({ value }) => value > 0);
  return {
    stabilizationWindowSeconds: settings[`${way}Window`],
    selectPolicy: policies.length > 0 ? settings[`${way}Select`] : "Disabled",
    policies,
  };
}

/**
 * Logs a change, a wish that is newly held, and a metric that is missing.
 * @param {Cluster} cluster
 * @param {Cluster["hpa"]} before
 * @param {NonNullable<Cluster["hpa"]>} answer
 */
function tell(cluster, before, answer) {
  const { replicas, wanted, heldBy, error, found } = answer;
  const { metric, target } = cluster.settings;
  if (error) {
    before?.error || note(cluster, "HPA", "has no metric to go by.", `FailedGetResourceMetric: ${error}`);
  } else if (replicas !== cluster.replicas) {
    const reason = replicas < cluster.replicas ? "All metrics below target" : `${METRICS[metric]} above target`;
    note(cluster, "HPA", reckoned(cluster, answer), `SuccessfulRescale: New size: ${replicas}; reason: ${reason}`);
  } else if (wanted !== replicas && (!before || before.wanted === before.replicas || heldBy !== before.heldBy)) {
    note(
      cluster,
      "HPA",
      reckoned(cluster, answer),
      `${heldBy.endsWith("Stabilized") ? "AbleToScale" : "ScalingLimited"}: True, ${heldBy}`,
    );
  } else if (!before && metric === "cpu" && wanted === replicas && found && found.utilization > target) {
    const ratio = (found.utilization / target).toFixed(2);
    note(
      cluster,
      "HPA",
      `CPU ${found.utilization} / ${target} = ${ratio}. That is within the tolerance: **stays at ${replicas} pods**.`,
    );
  }
}

/**
 * Say how the HPA reckons, and what holds it.
 * @param {Cluster} cluster
 * @param {NonNullable<Cluster["hpa"]>} answer
 */
function reckoned({ settings, replicas: before }, { found, wanted, replicas, heldBy }) {
  const { target, queueTarget, max, min, metric, upWindow, downWindow } = settings;
  const { utilization = 0, rawValue = 0 } = found ?? {};
  const ratio = before * utilization / target;
  const how = metric === "queue"
    ? `${rawValue} requests per pod, target ${queueTarget}`
    : Math.ceil(ratio) === wanted
    ? `${before} × ${utilization} / ${target} = ${ratio.toFixed(2)}, rounded up`
    : `CPU is at ${utilization}%, the target is ${target}%`;
  if (wanted === replicas) {
    return `${how}: **${before} to ${replicas} pods**.`;
  }
  /** @type {Record<string, string>} */
  const reasons = {
    ScaleUpStabilized: `Of the last ${upWindow} s, the lowest counts`,
    ScaleDownStabilized: `Of the last ${downWindow} s, the highest counts`,
    TooManyReplicas: `The limit is ${max}`,
    TooFewReplicas: `The minimum is ${min}`,
  };
  const held = reasons[heldBy] ?? "Its policies hold it back";
  return `${how}: ${many(wanted, "pod")}. ${held}: **${before === replicas ? "stays at" : "sets"} ${replicas}**.`;
}
