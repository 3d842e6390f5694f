/* The load: what arrives and is served in a second, and what charts keep of it. */

/** @import { Cluster } from "../types.d.ts" */
import * as arrivals from "../arrivals.js";
import { submit } from "./jobs.js";
import { readyPods } from "./pods.js";

export const METRICS_WINDOW = 15;
const PATIENCE = 60;
const FIRST_JOB = 30;
const SERIES_POINTS = 600;

/**
 * Takes what arrives, serves what can be served, and lets go who waits too long.
 * @param {Cluster} cluster
 */
export function serve(cluster) {
  const { settings, random, t, use } = cluster;
  cluster.arrived = arrivals.count(arrivals.rate(settings, t), random);
  const job = random();
  if (settings.trainEvery > 0 && (t === FIRST_JOB || job < 1 / settings.trainEvery)) {
    submit(cluster, "training");
  }
  if (arrivals.batchBegins(settings.shape, t)) {
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
    wanted: hpa?.wanted ?? replicas,
    nodes: nodes.filter((node) => node.status === "ready").length,
    waiting: pods.filter((pod) => !pod.node).length,
  });
  if (series.length > SERIES_POINTS) {
    cluster.series = series.filter((_, index) => index % 2 === 0);
    cluster.every *= 2;
  }
}
