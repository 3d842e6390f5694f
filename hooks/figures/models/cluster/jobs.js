/* Jobs of training and preprocessing: they arrive, begin when all their pods run, and end. */

/** @import { Cluster, ClusterJob, ClusterPod } from "../types.d.ts" */
import { KINDS, many, note } from "./log.js";
import { makePod, remove, takeOut } from "./pods.js";

const DONE = "Completed: Job completed";
/** @param {Pick<ClusterPod, "requests">} pod */
const cores = ({ requests }) => requests["cpu"] / 1000;

/** Jobs that may wait, as a quota would have it. */
const MAX_WAITING_JOBS = 10;

/**
 * @param {Cluster} cluster
 * @param {"training" | "batch"} kind
 */
export function submit(cluster, kind) {
  const { settings, t } = cluster;
  const name = `${KINDS[kind]} job`;
  if (turnsAway(cluster, name)) {
    return;
  }
  const [count, seconds] = kind === "training"
    ? [settings.trainPods, settings.trainSeconds]
    : [settings.batchPods, settings.batchSeconds];
  /** @type {ClusterJob} */
  const job = { name, kind, pods: [], created: t, startedAt: null, seconds };
  job.pods = Array.from({ length: count }, () => makePod(cluster, kind, job));
  cluster.pods.push(...job.pods);
  cluster.jobs.push(job);
  cluster.changed = true;
  const part = kind === "training" ? `${many(settings.trainGpus, "GPU")} each` : `${cores(job.pods[0])} cores each`;
  const text = `**${many(count, `${KINDS[kind]} pod`)} ${count > 1 ? "arrive" : "arrives"}**, ${part}.`;
  note(cluster, "Job", text, `SuccessfulCreate: Created pod: ${job.pods[0].name}`);
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
        `**A ${name} is turned away:** ${wait} jobs wait already. So are the next, until one begins.`,
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
      const on = many(new Set(job.pods.map(({ node }) => node)).size, "node");
      note(
        cluster,
        "Job",
        `**All ${job.pods.length} ${KINDS[job.kind]} pods run** on ${on}, after ${t - job.created} s.`,
      );
    } else if (job.startedAt !== null && t >= job.startedAt + job.seconds) {
      job.pods.forEach((pod) => remove(cluster, pod));
      takeOut(cluster.jobs, job);
      note(cluster, "Job", `**The ${job.name} is done.** Its ${many(job.pods.length, "pod")} leave.`, DONE);
      learn(cluster, job);
    }
  }
}

/**
 * Says what the VPA has learned of a job, for the next one of its kind.
 * @param {Cluster} cluster
 * @param {ClusterJob} job
 */
function learn(cluster, { kind, pods }) {
  const { settings, recommendation } = cluster;
  const now = cores(pods[0]);
  const next = cores({ requests: { cpu: Math.round(1000 * (recommendation?.target ?? now)) } });
  if (settings.vpa !== "Off" && settings.vpaOf === kind && next !== now) {
    note(
      cluster,
      "VPA",
      `${
        KINDS[kind]
      } used ${settings.batchNeed} of its ${now} cores. With a margin of 15%, **its next pods request ${next}.**`,
    );
  }
}
