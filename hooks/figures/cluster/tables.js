/* The drawing as a table, and why pods wait. */

/** @import { ClusterNode } from "../models/types.d.ts" */
/** @import { Run } from "./run.js" */
import { createTwin } from "../kit/words.js";
import { GPU } from "../models/scheduler.js";
import { KINDS } from "./words.js";

/** Of thousands of pods that wait, so many are listed. */
const MOST_WAITING = 50;

/** @param {Run} run */
const createNodes = (run) =>
  createTwin("Nodes and their pods as a table", ["Node", "State", "Requested of it", "Pods"], () => {
    const waiting = run.waiting();
    const more = waiting.length - MOST_WAITING;
    return [
      ...run.cluster.nodes.map((node) => [
        node.name,
        node.status,
        requested(node),
        node.pods.map((pod) => pod.name + (pod.ready ? "" : " (not ready)")).join(", ") || "none",
      ]),
      ...waiting.slice(0, MOST_WAITING).map((pod) => ["none", "waiting", pod.reason || "not looked at yet", pod.name]),
      ...(more > 0 ? [["none", "waiting", "", `${more} pods more`]] : []),
    ];
  });

/** @param {ClusterNode} node */
function requested({ requested: used, allocatable }) {
  const cores = `${(used["cpu"] ?? 0) / 1000} of ${allocatable["cpu"] / 1000} cores`;
  return allocatable[GPU] > 0 ? `${used[GPU] ?? 0} of ${allocatable[GPU]} GPUs, ${cores}` : cores;
}

/** @param {Run} run */
const createRefusals = (run) =>
  createTwin("Why pods wait, node by node", ["Pods that wait", "Node", "Why not"], () => {
    const { waiting } = run.cluster;
    return waiting.length === 0
      ? [["None", "", ""]]
      : waiting.flatMap(({ kind, pods, rejected }) =>
        rejected.map(({ node, reasons }) => [`${pods} ${KINDS[kind]}`, node, reasons.join(", ")])
      );
  });

/** @param {Run} run */
export const createTables = (run) => [createNodes(run), createRefusals(run)];
