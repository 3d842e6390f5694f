/* Pods: how they are made, settle on nodes, leave them, and get ready. */

/** @import { Cluster, ClusterJob, ClusterNode, ClusterPod, Resources, Taint, Toleration } from "../types.d.ts" */
import { GPU } from "../scheduler.js";

export const GI = 1024 ** 3;
export const TAINT = /** @type {Taint} */ ({ key: GPU, value: "present", effect: "NoSchedule" });
const TOLERATION = /** @type {Toleration} */ ({ key: GPU, operator: "Exists", effect: "NoSchedule" });

/**
 * @param {Cluster} cluster
 * @param {ClusterPod["kind"]} kind
 * @param {ClusterJob | null} [job]
 * @returns {ClusterPod}
 */
export function makePod(cluster, kind, job = null) {
  const requests = requestsOf(cluster, kind);
  const onGpu = requests[GPU] > 0;
  cluster.counters.pod += 1;
  /** @type {ClusterPod} */
  const pod = {
    like: likeness(kind, requests),
    name: `${kind}-${cluster.counters.pod}`,
    kind,
    job,
    requests,
    nodeSelector: { pool: onGpu ? "gpu" : "cpu" },
    tolerations: onGpu ? [TOLERATION] : [],
    // Who trains for hours says "cluster-autoscaler.kubernetes.io/safe-to-evict: false".
    unmovable: kind === "training",
    created: cluster.t,
    node: null,
    phase: "Pending",
    ready: false,
    readyAt: Infinity,
    started: null,
    readyChanged: null,
    reason: "",
    refused: "",
    asked: [{ t: cluster.t, cpu: requests["cpu"] }],
    home: null,
    bound: Infinity,
    served: Infinity,
    gone: Infinity,
  };
  cluster.everyPod.push(pod);
  return pod;
}

/**
 * What a new pod requests; as the VPA says, where it may.
 * @param {Cluster} cluster
 * @param {ClusterPod["kind"]} kind
 * @returns {Resources}
 */
function requestsOf({ settings, recommendation }, kind) {
  const cores = (/** @type {number} */ given) =>
    Math.round(1000 * (settings.vpa !== "Off" && settings.vpaOf === kind && recommendation?.target || given));
  switch (kind) {
    case "inference":
      return { cpu: cores(settings.cpu), memory: 4 * GI, [GPU]: settings.gpus };
    case "training":
      return { cpu: 4000, memory: 32 * GI, [GPU]: settings.trainGpus };
    default:
      return { cpu: cores(settings.batchCpu), memory: 4 * GI };
  }
}

/**
 * @param {ClusterPod["kind"]} kind
 * @param {Resources} requests
 */
export const likeness = (kind, requests) => `${kind} ${requests["cpu"]} ${requests[GPU]}`;

/** @param {Cluster} cluster */
export const inference = (cluster) => cluster.pods.filter((pod) => pod.kind === "inference");

/** @param {Cluster} cluster */
export const readyPods = (cluster) => cluster.pods.filter((pod) => pod.kind === "inference" && pod.ready);

/**
 * Makes or deletes inference pods; deleted are first those without a node, then those not ready, then the youngest.
 * @param {Cluster} cluster
 * @param {number} replicas
 */
export function scaleTo(cluster, replicas) {
  cluster.replicas = replicas;
  const pods = inference(cluster);
  for (let index = pods.length; index < replicas; index += 1) {
    cluster.pods.push(makePod(cluster, "inference"));
  }
  pods.sort((a, b) =>
    Number(!!a.node) - Number(!!b.node) || Number(a.ready) - Number(b.ready) || b.created - a.created
  );
  pods.slice(0, Math.max(0, pods.length - replicas)).forEach((pod) => remove(cluster, pod));
  cluster.changed = true;
}

/**
 * @param {Cluster} cluster
 * @param {ClusterPod} pod
 */
export function remove(cluster, pod) {
  const { node } = pod;
  pod.gone = cluster.t;
  if (node) {
    takeOut(node.pods, pod);
    book(node, pod, -1);
    pod.node = null;
    cluster.changed = true;
  }
  takeOut(cluster.pods, pod);
}

/**
 * @template Thing
 * @param {Thing[]} all
 * @param {Thing} one
 */
export const takeOut = (all, one) => void all.splice(all.indexOf(one), 1);

/**
 * @param {ClusterNode} node
 * @param {ClusterPod} pod
 * @param {1 | -1} sign
 */
export function book({ requested }, { requests }, sign) {
  requested["pods"] += sign;
  for (const name in requests) {
    requested[name] = (requested[name] ?? 0) + sign * requests[name];
  }
}

/**
 * Evicts a pod: it ends here, and one like it waits for a place.
 * @param {Cluster} cluster
 * @param {ClusterPod} pod
 */
export function evict(cluster, pod) {
  remove(cluster, pod);
  const { job } = pod;
  const next = makePod(cluster, pod.kind, job);
  cluster.pods.push(next);
  if (job) {
    job.pods.splice(job.pods.indexOf(pod), 1, next);
    job.startedAt = null;
  }
}

/**
 * @param {Cluster} cluster
 * @param {ClusterPod} pod
 * @param {ClusterNode} node
 */
export function settle({ t, settings }, pod, node) {
  pod.node = pod.home = node;
  pod.bound = t;
  pod.reason = "";
  node.pods.push(pod);
  book(node, pod, 1);
  // On a node that has failed, and nobody knows, nothing starts.
  if (node.status !== "failed") {
    pod.phase = "Running";
    pod.started = pod.readyChanged = t;
    pod.readyAt = t + (pod.kind === "inference" ? settings.startup : 0);
  }
}

/**
 * Lets pods become ready that have started.
 * @param {Cluster} cluster
 */
export function getReady({ t, pods }) {
  for (const pod of pods) {
    if (!pod.ready && pod.phase === "Running" && t >= pod.readyAt && pod.node?.status !== "failed") {
      pod.ready = true;
      pod.readyChanged = pod.served = t;
    }
  }
}
