/* The scheduler's turn: a node for each pod that waits, or why there is none. */

/** @import { Cluster, ClusterNode, ClusterPod, ClusterWaiting } from "../types.d.ts" */
import * as scheduler from "../scheduler.js";
import { KINDS, many, note } from "./log.js";
import { settle } from "./pods.js";

/**
 * Gives each waiting pod a node, the oldest first, or says why there is none. What one pod is told holds for those
 * like it, as room only shrinks in a round.
 * @param {Cluster} cluster
 */
export function schedule(cluster) {
  if (!cluster.changed) {
    return;
  }
  cluster.changed = false;
  cluster.unscanned = true;
  const nodes = cluster.nodes.filter((node) => node.status !== "provisioning");
  /** @type {Map<string, ClusterWaiting>} */
  const waiting = new Map();
  /** @type {Map<ClusterWaiting, number>} */
  const news = new Map();
  for (const pod of cluster.pods.filter((one) => !one.node)) {
    let told = waiting.get(pod.like);
    if (!told) {
      const { node, rejected } = scheduler.place(pod, nodes);
      if (node) {
        settle(cluster, pod, node);
        continue;
      }
      told = refused(pod, rejected);
      waiting.set(pod.like, told);
    }
    told.pods += 1;
    if (told.reason !== pod.reason) {
      pod.reason = pod.refused = told.reason;
      news.set(told, (news.get(told) ?? 0) + 1);
    }
  }
  cluster.waiting = [...waiting.values()];
  news.forEach((count, { kind, reason }) =>
    note(
      cluster,
      "Scheduler",
      `**${many(count, `${KINDS[kind]} pod`)} must wait:** ${plainly(reason)}.`,
      `FailedScheduling: ${reason}`,
    )
  );
}

/** Say in plain words why no node takes a pod. @param {string} reason of the scheduler */
const plainly = (reason) =>
  reason.includes("nvidia")
    ? "no GPU is free"
    : reason.includes("Insufficient")
    ? `no CPU node has room${reason.includes("taint") ? ", a taint bars the GPU nodes" : ""}`
    : "no node is open to them";

/**
 * @param {ClusterPod} pod
 * @param {{node: ClusterNode, reasons: string[]}[]} rejected
 * @returns {ClusterWaiting}
 */
const refused = (pod, rejected) => ({
  kind: pod.kind,
  requests: pod.requests,
  pods: 0,
  reason: scheduler.explain(rejected),
  rejected: rejected.map(({ node }) => ({ node: node.name, reasons: scheduler.why(pod, node) })),
});
