/* The VPA's turn: a sample of each ready pod, a recommendation, and one pod changed at most. */

/** @import { Cluster, ClusterPod } from "../types.d.ts" */
import * as vpa from "../vpa.js";
import { busy } from "./load.js";
import { note } from "./log.js";
import { book, evict, likeness } from "./pods.js";

/** @param {Cluster} cluster */
export function vpaTurn(cluster) {
  const { settings, t: at, histogram } = cluster;
  const pods = cluster.pods.filter((pod) => pod.kind === settings.vpaOf && pod.ready);
  if (pods.length === 0) {
    return;
  }
  const value = settings.vpaOf === "batch" ? settings.batchNeed : settings.need * busy(cluster);
  for (const pod of pods) {
    vpa.addCpu(histogram, { value, at, request: cores(pod) });
  }
  // A pod's history counts once, however many pods there are.
  const samples = Math.round(histogram.samples / pods.length);
  const recommendation = vpa.recommend({ ...histogram, samples });
  cluster.recommendation = recommendation;
  const target = Math.round(1000 * (recommendation?.target ?? 0));
  for (const pod of pods) {
    const request = cores(pod);
    const action = vpa.update({ mode: settings.vpa, request, recommendation, fitsInPlace: fits(pod, target) });
    if (action === "resize") {
      resize(cluster, pod, target);
    } else if (action === "evict") {
      note(
        cluster,
        "VPA",
        `${pod.name} requests ${request} cores, its target is ${(target / 1000).toFixed(2)}. **It is evicted.**`,
        "EvictedByVPA: Pod was evicted by VPA Updater to apply resource recommendation.",
      );
      evict(cluster, pod);
      return;
    }
  }
}

/** @param {ClusterPod} pod */
const cores = (pod) => pod.requests["cpu"] / 1000;

/**
 * @param {ClusterPod} pod
 * @param {number} target thousandths of a core
 */
function fits({ node, requests }, target) {
  const free = node ? node.allocatable["cpu"] - node.requested["cpu"] : 0;
  return target - requests["cpu"] <= free;
}

/**
 * @param {Cluster} cluster
 * @param {ClusterPod} pod
 * @param {number} target thousandths of a core
 */
function resize(cluster, pod, target) {
  note(
    cluster,
    "VPA",
    `**${pod.name} is resized in place**, from ${cores(pod)} to ${target / 1000} cores.`,
    "InPlaceResizedByVPA: Pod was resized in place by VPA Updater.",
  );
  if (pod.node) {
    book(pod.node, pod, -1);
    pod.requests = { ...pod.requests, cpu: target };
    pod.asked.push({ t: cluster.t, cpu: target });
    pod.like = likeness(pod.kind, pod.requests);
    book(pod.node, pod, 1);
  }
  cluster.changed = true;
}
