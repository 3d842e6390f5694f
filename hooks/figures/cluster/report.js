/* What nodes and pods are and do at second t, in words. Pure. */

/** @import { ClusterFilm } from "./types.d.ts" */
/** @import { ClusterNode, ClusterPod } from "../models/types.d.ts" */
import { lastAt } from "../kit/stage/motion.js";
import { GPU } from "../models/scheduler.js";

/** @param {ClusterNode} node @param {number} t */
export const statusAt = ({ readyAt, drained, failedAt }, t) =>
  t < readyAt ? "starting" : t >= failedAt ? "crashed" : t >= drained ? "drained" : "ready";

/** @param {ClusterNode} node @param {ClusterPod[]} pods on it @param {number} t */
export function requestedAt({ allocatable }, pods, t) {
  const cores = pods.reduce((sum, { asked }) => sum + (lastAt(asked, t)?.cpu ?? 0), 0);
  const said = `${cores / 1000} of ${(allocatable["cpu"] ?? 0) / 1000} cores`;
  const gpus = allocatable[GPU] ?? 0;
  return gpus > 0
    ? `${pods.reduce((sum, { requests }) => sum + (requests[GPU] ?? 0), 0)} of ${gpus} GPUs, ${said}`
    : said;
}

/** @param {ClusterPod} pod @param {number} t */
export const isReady = ({ served, home }, t) => served <= t && t < (home?.failedAt ?? Infinity);

/**
 * A pod's events until now, in Kubernetes' words.
 * @param {ClusterPod} pod
 * @param {number} t
 * @param {ClusterFilm} film
 * @returns {[when: string, text: string][]}
 */
export function eventsOf({ name, created, bound, served, gone, refused, home }, t, { clock }) {
  /** @type {[number, string][]} */
  const events = [
    [created, `SuccessfulCreate: Created pod: ${name}`],
    [refused ? created : Infinity, `FailedScheduling: ${refused}`],
    [bound, `Scheduled: Successfully assigned default/${name} to ${home?.name}`],
    [served, "Ready"],
    [gone, "Killing: Stopping container"],
  ];
  return events.filter(([when]) => when <= t).map(([when, text]) => [clock(when), text]);
}
