/* The Cluster Autoscaler's turn: nodes for pods without room, and none that nobody would miss. */

/** @import { AutoscalerGroup, Cluster, ClusterNode, ClusterPod, PoolName } from "../types.d.ts" */
import * as clusterAutoscaler from "../cluster-autoscaler.js";
import * as scheduler from "../scheduler.js";
import { many, minutes, note } from "./log.js";
import { addNodes, dropNode, template } from "./nodes.js";
import { book } from "./pods.js";

/** @param {Cluster} cluster */
export function autoscalerTurn(cluster) {
  // Where nothing has changed, what was found last holds.
  if (cluster.unscanned) {
    cluster.unscanned = false;
    findRoom(cluster);
  }
  takeNodes(cluster);
}

/**
 * @param {Cluster} cluster
 * @returns {AutoscalerGroup[]}
 */
function groups(cluster) {
  const { settings, nodes } = cluster;
  /** @param {PoolName} name @param {number} minSize @param {number} maxSize @returns {AutoscalerGroup} */
  const group = (name, minSize, maxSize) => ({
    name,
    minSize,
    maxSize,
    size: nodes.filter((node) => node.group === name).length,
    template: template(cluster, name),
  });
  return [group("cpu", settings.cpuMin, settings.cpuMax), group("gpu", settings.gpuMin, settings.gpuMax)];
}

/**
 * Looks for room for the pods that wait: on nodes that are coming, else on new ones.
 * @param {Cluster} cluster
 */
function findRoom(cluster) {
  const waiting = cluster.pods.filter((pod) => pod.reason);
  const upcoming = cluster.nodes.filter((node) => node.status === "provisioning")
    .map((node) => ({ ...node, requested: { ...node.requested } }));
  const none = new Set();
  const left = waiting.filter((pod) => none.has(pod.like) || (!takes(pod, upcoming) && none.add(pod.like)));
  if (left.length > 0) {
    grow(cluster, left);
    return;
  }
  cluster.autoscaler = waiting.length > 0
    ? {
      reason: "InProgress",
      message: `${many(waiting.length, "pod")} will find room on ${many(upcoming.length, "node")} to come`,
    }
    : { reason: "NoActivity", message: "no pod waits for room" };
}

/**
 * Books a pod on a node that is coming, where one has room for it.
 * @param {ClusterPod} pod
 * @param {ClusterNode[]} nodes
 */
function takes(pod, nodes) {
  const node = nodes.find((one) => scheduler.filter(pod, one).length === 0);
  node && book(node, pod, 1);
  return node !== undefined;
}

/**
 * @param {Cluster} cluster
 * @param {ClusterPod[]} pods that no node, here or coming, has room for
 */
function grow(cluster, pods) {
  const { group, count, refused } = clusterAutoscaler.scaleUp({ pods, groups: groups(cluster) });
  if (!group) {
    const message = refused.map((one) => `${one.group.name}: ${one.reason}`).join("; ");
    const reason = "NotTriggerScaleUp";
    const said = `${reason}: pod didn't trigger scale-up: ${message}`;
    if (cluster.autoscaler.message !== message) {
      note(cluster, "CA", `adds no node: **${refused.map(({ group }) => group.name).join(", ")} may not grow**.`, said);
    }
    cluster.autoscaler = { reason, message };
    return;
  }
  const { name, size } = group;
  const { provisioning } = cluster.settings;
  addNodes(cluster, /** @type {PoolName} */ (name), count, provisioning);
  cluster.lastAdded = cluster.t;
  cluster.unscanned = true;
  const reason = "TriggeredScaleUp";
  const message = `pod triggered scale-up: [{${name} ${size}->${size + count} (max: ${group.maxSize})}]`;
  cluster.autoscaler = { reason, message };
  note(
    cluster,
    "CA",
    `adds **${many(count, `${name.toUpperCase()} node`)}** for ${many(pods.length, "waiting pod")}. Start-up takes ${
      minutes(provisioning)
    }.`,
    `${reason}: ${message}`,
  );
}

/** @param {Cluster} cluster */
function takeNodes(cluster) {
  const { settings, t: now, unneededSince, lastAdded } = cluster;
  const nodes = cluster.nodes.filter((node) => node.status === "ready" || node.status === "draining");
  /** @type {string[]} */
  const candidates = [];
  for (
    const { node: { name = "" }, needed } of clusterAutoscaler.unneeded({ nodes, threshold: settings.threshold / 100 })
  ) {
    if (needed !== null) {
      unneededSince.delete(name);
    } else if (!unneededSince.has(name)) {
      unneededSince.set(name, now);
      candidates.push(name);
    }
  }
  const all = groups(cluster);
  const may = candidates.filter((name) => all.some((one) => name.startsWith(one.name) && one.size > one.minSize));
  if (may.length > 0) {
    const they = may.length > 3 ? many(may.length, "node") : may.join(", ");
    note(cluster, "CA", `watches **${they}**: too little is requested. It waits ${minutes(settings.unneeded)}.`);
  }
  const gone = clusterAutoscaler.scaleDown({
    nodes,
    groups: all,
    unneededSince,
    lastAdded,
    now,
    settings: { unneededTime: settings.unneeded, delayAfterAdd: settings.afterAdd },
  });
  for (const node of /** @type {ClusterNode[]} */ (gone)) {
    const { name, pods } = node;
    const idle = minutes(now - (unneededSince.get(name) ?? now));
    const state = pods.length > 0 ? `idle for ${idle}, its ${many(pods.length, "pod")} can move` : `empty for ${idle}`;
    note(cluster, "CA", `removes **${name}**: ${state}.`, "ScaleDown: node removed by cluster autoscaler");
    dropNode(cluster, node);
  }
}
