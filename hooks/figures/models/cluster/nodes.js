/* Nodes: how they come and go, and what a reader does to them. */

/**
 * @import { Cluster, ClusterAction, ClusterNode, PoolName, Resources, Taint } from "../types.d.ts"
 */
import { GPU } from "../scheduler.js";
import { many, note } from "./log.js";
import { evict, GI, TAINT, takeOut } from "./pods.js";

/** A node's silence is noticed after 50 s, and its pods are evicted 300 s later. */
const NOTICED = 50;
const EVICTED = 300;
/** What a node has about which nobody hears. */
const UNREACHABLE = /** @type {Taint} */ ({ key: "node.kubernetes.io/unreachable", effect: "NoSchedule" });

/**
 * Reads what the reader did to nodes, such as "60:drain:gpu-1 300:fail:gpu-2"; what is not that is left out.
 * @param {string} text
 * @returns {ClusterAction[]}
 */
export function readActions(text) {
  return [...text.matchAll(/(\d{1,6}):(drain|fail):((?:cpu|gpu)-\d{1,4})/g)].map(([, at, type, node]) => ({
    at: Number(at),
    type: /** @type {"drain" | "fail"} */ (type),
    node,
  }));
}

/**
 * @param {Cluster} cluster
 * @param {PoolName} group
 * @returns {{allocatable: Resources, labels: Record<string, string>, taints: Taint[]}}
 */
export function template({ settings: { nodeCpu, nodeGpus } }, group) {
  const isGpu = group === "gpu";
  const cores = isGpu ? nodeGpus * 8 : nodeCpu;
  const memory = (isGpu ? nodeGpus * 64 : nodeCpu * 4) * GI;
  return {
    allocatable: { cpu: cores * 1000, memory, pods: 110, ...(isGpu ? { [GPU]: nodeGpus } : {}) },
    labels: { pool: group },
    taints: isGpu ? [TAINT] : [],
  };
}

/**
 * @param {Cluster} cluster
 * @param {PoolName} group
 * @param {number} count
 * @param {number} delay seconds
 */
export function addNodes(cluster, group, count, delay) {
  const { t, counters, nodes } = cluster;
  for (let index = 0; index < count; index += 1) {
    counters[group] += 1;
    nodes.push({
      name: `${group}-${counters[group]}`,
      group,
      added: t,
      drained: Infinity,
      gone: Infinity,
      ...template(cluster, group),
      requested: { pods: 0 },
      pods: [],
      status: delay > 0 ? "provisioning" : "ready",
      readyAt: t + delay,
      failedAt: Infinity,
    });
    cluster.everyNode.push(/** @type {ClusterNode} */ (nodes.at(-1)));
  }
}

/**
 * @param {Cluster} cluster
 * @param {ClusterNode} node
 */
export function dropNode(cluster, node) {
  empty(cluster, node);
  node.gone = cluster.t;
  takeOut(cluster.nodes, node);
  cluster.unneededSince.delete(node.name);
  cluster.changed = true;
}

/** @param {Cluster} cluster @param {ClusterNode} node */
const empty = (cluster, node) => [...node.pods].forEach((pod) => evict(cluster, pod));

/**
 * Does what the reader asked for in this second, and what follows from it.
 * @param {Cluster} cluster
 */
export function nodesTurn(cluster) {
  for (const { at, type, node: name } of cluster.actions) {
    const node = cluster.nodes.find((one) => one.name === name);
    if (at === cluster.t && node && node.status !== "failed") {
      type === "drain" ? drain(cluster, node) : fail(cluster, node);
    }
  }
  for (const node of [...cluster.nodes]) {
    if (node.status === "provisioning" && cluster.t >= node.readyAt) {
      node.status = "ready";
      cluster.changed = true;
      note(cluster, "Node", `**${node.name} has joined.**`, `NodeReady: Node ${node.name} status is now: NodeReady`);
    } else if (node.status === "failed" && cluster.t === node.failedAt + NOTICED) {
      miss(cluster, node);
    } else if (node.status === "failed" && cluster.t === node.failedAt + NOTICED + EVICTED) {
      note(
        cluster,
        "Node",
        `**${node.name} is gone.** Its ${many(node.pods.length, "pod")} are evicted and start elsewhere.`,
        node.pods[0] && `TaintManagerEviction: Marking for deletion Pod default/${node.pods[0].name}`,
      );
      dropNode(cluster, node);
    }
  }
}

/**
 * @param {Cluster} cluster
 * @param {ClusterNode} node
 */
function drain(cluster, node) {
  note(cluster, "You", `**${node.name} is drained.** Its ${many(node.pods.length, "pod")} must move to other nodes.`);
  node.status = "draining";
  node.drained = cluster.t;
  node.unschedulable = true;
  empty(cluster, node);
}

/**
 * @param {Cluster} cluster
 * @param {ClusterNode} node
 */
function fail(cluster, node) {
  note(cluster, "You", `**${node.name} crashes** with ${many(node.pods.length, "pod")}. Kubernetes doesn't know yet.`);
  node.status = "failed";
  node.failedAt = cluster.t;
  // Its requests fail at once, whatever the API server still believes.
  node.pods.forEach((pod) => (pod.ready = false));
  cluster.changed = true;
}

/**
 * Notices that there is no word from a node that has failed.
 * @param {Cluster} cluster
 * @param {ClusterNode} node
 */
function miss(cluster, node) {
  note(
    cluster,
    "Node",
    `**${node.name} has been silent for ${NOTICED} s.** Its pods stay assigned to it for ${EVICTED / 60} more minutes.`,
    `NodeNotReady: Node ${node.name} status is now: NodeNotReady`,
  );
  node.taints = [...node.taints, UNREACHABLE];
  cluster.changed = true;
  node.pods.forEach((pod) => {
    pod.ready = false;
    pod.readyChanged = cluster.t;
  });
}
