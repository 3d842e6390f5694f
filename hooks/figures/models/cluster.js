/* A cluster by the second: arrivals, pods, nodes, and the three autoscalers acting on each other. */

/** @import { Cluster, ClusterLog, ClusterSettings } from "./types.d.ts" */
import { clusterDefaults } from "../data/scenarios.js";
import * as clusterAutoscaler from "./cluster-autoscaler.js";
import { autoscalerTurn } from "./cluster/autoscaling.js";
import { hpaTurn } from "./cluster/horizontal.js";
import { work } from "./cluster/jobs.js";
import { sample, serve } from "./cluster/load.js";
import { addNodes, nodesTurn, readActions } from "./cluster/nodes.js";
import { schedule } from "./cluster/placement.js";
import { getReady, scaleTo } from "./cluster/pods.js";
import { vpaTurn } from "./cluster/vertical.js";
import { SYNC_PERIOD } from "./hpa.js";
import { generator } from "./random.js";
import * as vpa from "./vpa.js";

export { busy } from "./cluster/load.js";
export { readActions };

const VPA_PERIOD = 60;

/**
 * Makes a cluster.
 * @param {Partial<ClusterSettings>} [given] what differs from the defaults; out of range is brought into it
 * @returns {Cluster}
 */
export function create(given = {}) {
  const settings = { ...clusterDefaults, ...given };
  settings.max = Math.max(settings.min, settings.max);
  /** @type {Cluster} */
  const cluster = {
    settings,
    random: generator(settings.seed),
    t: 0,
    queue: 0,
    gaveUp: 0,
    arrived: 0,
    served: 0,
    use: [],
    nodes: [],
    pods: [],
    jobs: [],
    turnedAway: 0,
    full: false,
    behind: false,
    everyPod: [],
    everyNode: [],
    waiting: [],
    replicas: settings.replicas,
    memory: { recommendations: [], scaleUpEvents: [], scaleDownEvents: [] },
    hpa: null,
    histogram: vpa.histogram("cpu"),
    recommendation: null,
    unneededSince: new Map(),
    lastAdded: -Infinity,
    autoscaler: { reason: "NoActivity", message: "nothing waits" },
    actions: readActions(settings.actions),
    log: [],
    series: [],
    every: 5,
    counters: { pod: 0, cpu: 0, gpu: 0 },
    changed: true,
    unscanned: true,
  };
  begin(cluster);
  return cluster;
}

/**
 * Gives a cluster its first nodes and pods, which are ready at once.
 * @param {Cluster} cluster
 */
function begin(cluster) {
  const { cpuNodes, gpuNodes, min, max, replicas } = cluster.settings;
  addNodes(cluster, "cpu", cpuNodes, 0);
  addNodes(cluster, "gpu", gpuNodes, 0);
  scaleTo(cluster, Math.min(max, Math.max(min, replicas)));
  schedule(cluster);
  cluster.pods.forEach((pod) => (pod.readyAt = 0));
  getReady(cluster);
  sample(cluster);
}

/**
 * Lets one second pass.
 * @param {Cluster} cluster is changed
 */
export function tick(cluster) {
  cluster.t += 1;
  const { t, settings, every } = cluster;
  nodesTurn(cluster);
  serve(cluster);
  getReady(cluster);
  work(cluster);
  if (t % SYNC_PERIOD === 0) {
    hpaTurn(cluster);
  }
  if (t % VPA_PERIOD === 0) {
    vpaTurn(cluster);
  }
  schedule(cluster);
  if (settings.autoscaler === "on" && t % clusterAutoscaler.DEFAULTS.scanPeriod === 0) {
    autoscalerTurn(cluster);
    schedule(cluster);
  }
  if (t % every === 0) {
    sample(cluster);
  }
}

/**
 * Lets time pass until a moment.
 * @param {Cluster} cluster is changed
 * @param {number} until seconds since the beginning
 */
export function advance(cluster, until) {
  while (cluster.t < until) {
    tick(cluster);
  }
}

/**
 * Lets time pass until something is decided, or for as long as is said.
 * @param {Cluster} cluster is changed
 * @param {number} [most] seconds
 * @returns {ClusterLog[]} what was decided
 */
export function decide(cluster, most = 3600) {
  const known = cluster.log.length;
  const until = cluster.t + most;
  while (cluster.log.length === known && cluster.t < until) {
    tick(cluster);
  }
  return cluster.log.slice(known);
}
