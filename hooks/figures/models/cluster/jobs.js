/* Jobs of training and preprocessing: they arrive, begin when all their pods run, and end. */

/** @import { Cluster, ClusterJob } from "../types.d.ts" */
import { many, note } from "./log.js";
import { makePod, remove, takeOut } from "./pods.js";

/** Jobs that may wait, as a quota would have it. */
const MAX_WAITING_JOBS = 10;

/**
 * @param {Cluster} cluster
 * @param {"training" | "batch"} kind
 */
export function submit(cluster, kind) {
  const { settings, counters, t } = cluster;
  counters.job += 1;
  const name = `${kind} job ${counters.job}`;
  if (turnsAway(cluster, name)) {
    return;
  }
  const [count, seconds] = kind === "training"
    ? [settings.trainPods, settings.trainSeconds]
    : [settings.batchPods, settings.batchSeconds];
  /** @type {ClusterJob} */
  const job = { name, pods: [], created: t, startedAt: null, seconds };
  job.pods = Array.from({ length: count }, () => makePod(cluster, kind, job));
  cluster.pods.push(...job.pods);
  cluster.jobs.push(job);
  cluster.changed = true;
  note(cluster, "Job", `${name} arrives: ${many(count, "pod")}`);
}

/**
 * Turns a job away where too many wait, and says so of the first in a row.
 * @param {Cluster} cluster
 * @param {string} name of the job
 */
function turnsAway(cluster, name) {
  const wait = cluster.jobs.filter((job) => job.startedAt === null).length;
  const full = wait >= MAX_WAITING_JOBS;
  if (full) {
    cluster.turnedAway += 1;
    cluster.full ||
      note(
        cluster,
        "Job",
        `${name} is turned away, and so are the next until one begins: the queue is full at ${wait} jobs`,
      );
  }
  cluster.full = full;
  return full;
}

/**
 * Lets jobs begin and end.
 * @param {Cluster} cluster
 */
export function work(cluster) {
  const { t } = cluster;
  for (const job of [...cluster.jobs]) {
    if (job.startedAt === null && job.pods.every((pod) => pod.ready)) {
      job.startedAt = t;
      note(cluster, "Job", `${job.name}: all ${job.pods.length} pods run after ${t - job.created} s, work begins`);
    } else if (job.startedAt !== null && t >= job.startedAt + job.seconds) {
      job.pods.forEach((pod) => remove(cluster, pod));
      takeOut(cluster.jobs, job);
      note(cluster, "Job", `${job.name} is done, its room is free`);
    }
  }
}
