/* The VPA's turn: a sample of each ready pod, a recommendation, and one pod changed at most. */

/** @import { Cluster, ClusterPod } from "../types.d.ts" */
import * as vpa from "../vpa.js";
import { busy } from "./load.js";
import { note } from "./log.js";
import { book, evict, likeness, readyPods } from "./pods.js";

/** @param {Cluster} cluster */
export function vpaTurn(cluster) {
  const { settings, t: at, histogram } = cluster;
  const pods = readyPods(cluster);
  for (const pod of pods) {
    vpa.add(histogram, { value: settings.need * busy(cluster), at, request: cores(pod) });
  }
  // A pod's history counts once, however many pods there are.
  const samples = Math.round(histogram.samples / Math.max(1, pods.length));
  const recommendation = vpa.recommend({ ...histogram, samples });
  cluster.recommendation = recommendation;
  const target = Math.round(1000 * (recommendation?.target ?? 0));
  for (const pod of pods) {
    const request = cores(pod);
    const action = vpa.update({ mode: settings.vpa, request, recommendation, fitsInPlace: fits(pod, target) });
    if (action === "resize") {
      resize(cluster, pod, target);
    } else if (action === "evict") {
      note(cluster, "VPA", `evicts ${pod.name}: requests ${request} cores, recommended ${(target / 1000).toFixed(2)}`);
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
  note(cluster, "VPA", `resizes ${pod.name} in place: ${cores(pod)} to ${target / 1000} cores`);
  if (pod.node) {
    book(pod.node, pod, -1);
    pod.requests = { ...pod.requests, cpu: target };
    pod.like = likeness(pod.kind, pod.requests);
    book(pod.node, pod, 1);
  }
  cluster.changed = true;
}
