/* The load: what arrives and is served in a second, and what charts keep of it. */

/** @import { Cluster } from "../types.d.ts" */
import * as arrivals from "../arrivals.js";
import { submit } from "./jobs.js";
import { note } from "./log.js";
import { readyPods } from "./pods.js";

export const METRICS_WINDOW = 15;
const PATIENCE = 60;
/** Seconds of work that wait when it is said that pods fall behind. */
const BEHIND = 10;
const SERIES_POINTS = 600;

/**
 * Takes what arrives, serves what can be served, and lets go who waits too long.
 * @param {Cluster} cluster
 */
export function serve(cluster) {
  const { settings, random, t, use } = cluster;
  const { shape, trainEvery } = settings;
  cluster.arrived = arrivals.count(arrivals.rate(settings, t), random);
  const job = random();
  const isFirst = t === arrivals.MONDAY.training && (trainEvery > 0 || shape === "monday");
  if (isFirst || (trainEvery > 0 && job < 1 / trainEvery)) {
    submit(cluster, "training");
  }
  if (arrivals.batchBegins(shape, t)) {
    submit(cluster, "batch");
  }
  const capacity = readyPods(cluster).length * settings.served;
  cluster.queue += cluster.arrived;
  cluster.served = Math.min(cluster.queue, capacity);
  cluster.queue -= cluster.served;
  const most = PATIENCE * Math.max(capacity, settings.served);
  if (cluster.queue > most) {
    cluster.gaveUp += cluster.queue - most;
    cluster.queue = most;
  }
  use.push(capacity > 0 ? cluster.served / capacity : 0);
  if (use.length > METRICS_WINDOW) {
    use.shift();
  }
  fallBehind(cluster, capacity);
}

/**
 * Says when requests begin to pile up, and when none wait any more.
 * @param {Cluster} cluster
 * @param {number} capacity requests a second
 */
function fallBehind(cluster, capacity) {
  const { settings, t, queue, behind } = cluster;
  if (behind ? queue === 0 : queue > BEHIND * capacity) {
    cluster.behind = !behind;
    const arriving = Math.round(arrivals.rate(settings, t));
    note(
      cluster,
      "Load",
      behind
        ? "No request waits any more."
        : `**${arriving} requests a second arrive**, the pods serve ${capacity}. The others wait.`,
    );
  }
}

/** The share of a ready pod's time that was busy lately. @param {Cluster} cluster */
export const busy = ({ use }) => use.reduce((sum, one) => sum + one, 0) / Math.max(1, use.length);

/**
 * Keeps a point of each line for the charts; of many, every other one.
 * @param {Cluster} cluster
 */
export function sample(cluster) {
  const { t, queue, replicas, nodes, pods, settings, series, hpa } = cluster;
  const ready = readyPods(cluster).length;
  series.push({
    t,
    load: arrivals.rate(settings, t),
    capacity: ready * settings.served,
    queue,
    replicas,
    ready,
    busy: busy(cluster),
    wanted: hpa?.wanted ?? replicas,
    nodes: nodes.filter((node) => node.status === "ready").length,
    waiting: pods.filter((pod) => !pod.node).length,
  });
  if (series.length > SERIES_POINTS) {
    cluster.series = series.filter((_, index) => index % 2 === 0);
    cluster.every *= 2;
  }
}
