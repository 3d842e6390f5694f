/* A cluster by the second: arrivals, pods, nodes, and the three autoscalers acting on each other. */

// deno-lint-ignore-file short/file -- to be split with its figure

/**
 * @import {
 *   AutoscalerGroup, Cluster, ClusterAction, ClusterJob, ClusterLog, ClusterNode, ClusterPod, ClusterSettings,
 *   ClusterWaiting, HpaBehavior, HpaPodMetric, HpaPolicy, HpaSyncAnswer, HpaValueMetric, PoolName, Resources,
 *   Taint, Toleration
 * } from "./types.d.ts"
 */
import { clusterDefaults } from "../data/scenarios.js";
import * as arrivals from "./arrivals.js";
import * as clusterAutoscaler from "./cluster-autoscaler.js";
import * as hpa from "./hpa.js";
import { generator } from "./random.js";
import * as scheduler from "./scheduler.js";
import { GPU } from "./scheduler.js";
import * as vpa from "./vpa.js";

const GI = 1024 ** 3;
const TAINT = /** @type {Taint} */ ({ key: GPU, value: "present", effect: "NoSchedule" });
const TOLERATION = /** @type {Toleration} */ ({ key: GPU, operator: "Exists", effect: "NoSchedule" });
const METRICS_WINDOW = 15;
const VPA_PERIOD = 60;
/** A node's silence is noticed after 50 s, and its pods are evicted 300 s later. */
const NOTICED = 50;
const EVICTED = 300;
const PATIENCE = 60;
const SERIES_POINTS = 600;
const FIRST_JOB = 30;
/** Jobs that may wait, as a quota would have it. */
const MAX_WAITING_JOBS = 10;
/** What a node has about which nobody hears. */
const UNREACHABLE = /** @type {Taint} */ ({ key: "node.kubernetes.io/unreachable", effect: "NoSchedule" });

/**
 * @param {number} count
 * @param {string} thing
 */
const many = (count, thing) => `${count} ${thing}${count === 1 ? "" : "s"}`;

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
    counters: { pod: 0, job: 0, cpu: 0, gpu: 0 },
    changed: true,
    unscanned: true,
  };
  for (const group of ["cpu", "gpu"]) {
    const count = group === "cpu" ? settings.cpuNodes : settings.gpuNodes;
    for (let index = 0; index < count; index += 1) {
      addNode(cluster, /** @type {PoolName} */ (group), 0);
    }
  }
  scaleTo(cluster, Math.min(settings.max, Math.max(settings.min, settings.replicas)));
  schedule(cluster);
  cluster.pods.forEach((pod) => (pod.readyAt = 0));
  starts(cluster);
  sample(cluster);
  return cluster;
}

/**
 * Reads what the reader did to nodes, such as "60:drain:gpu-1 300:fail:gpu-2"; what is not that is left out.
 * @param {string} text
 * @returns {ClusterAction[]}
 */
export function readActions(text) {
  return [...text.matchAll(/(\d{1,6}):(drain|fail):((?:cpu|gpu)-\d{1,4})/g)].map(([, at, type, node]) => ({
    at: Number(at),
    type: /** @type {"drain" | "fail"} */ (type),
    node: String(node),
  }));
}

/**
 * @param {Cluster} cluster
 * @param {ClusterLog["who"]} who
 * @param {string} text
 */
function note(cluster, who, text) {
  cluster.log.push({ t: cluster.t, who, text });
}

/**
 * @param {Cluster} cluster
 * @param {PoolName} group
 * @returns {{allocatable: Resources, labels: Record<string, string>, taints: Taint[]}}
 */
function template({ settings }, group) {
  return group === "cpu"
    ? {
      allocatable: { cpu: settings.nodeCpu * 1000, memory: settings.nodeCpu * 4 * GI, pods: 110 },
      labels: { pool: "cpu" },
      taints: [],
    }
    : {
      allocatable: {
        cpu: settings.nodeGpus * 8000,
        memory: settings.nodeGpus * 64 * GI,
        pods: 110,
        [GPU]: settings.nodeGpus,
      },
      labels: { pool: "gpu" },
      taints: [TAINT],
    };
}

/**
 * @param {Cluster} cluster
 * @param {PoolName} group
 * @param {number} delay seconds
 */
function addNode(cluster, group, delay) {
  cluster.counters[group] += 1;
  const name = `${group}-${cluster.counters[group]}`;
  const status = delay > 0 ? "provisioning" : "ready";
  cluster.nodes.push({
    name,
    group,
    ...template(cluster, group),
    requested: { pods: 0 },
    pods: [],
    status,
    readyAt: cluster.t + delay,
    failedAt: 0,
  });
}

/**
 * @param {Cluster} cluster
 * @param {ClusterPod["kind"]} kind
 * @param {ClusterJob | null} job
 * @returns {ClusterPod}
 */
function makePod(cluster, kind, job) {
  const { settings } = cluster;
  cluster.counters.pod += 1;
  const requests = /** @type {Record<ClusterPod["kind"], Resources>} */ ({
    inference: { cpu: Math.round(1000 * inferenceRequest(cluster)), memory: 4 * GI, [GPU]: settings.gpus },
    training: { cpu: 4000, memory: 32 * GI, [GPU]: settings.trainGpus },
    batch: { cpu: settings.batchCpu * 1000, memory: 4 * GI },
  })[kind];
  const onGpu = (requests[GPU] ?? 0) > 0;
  return {
    like: likeness(kind, requests),
    name: `${kind}-${cluster.counters.pod}`,
    kind,
    job,
    requests,
    nodeSelector: { pool: onGpu ? "gpu" : "cpu" },
    tolerations: onGpu ? [TOLERATION] : [],
    // Who trains for hours says "cluster-autoscaler.kubernetes.io/safe-to-evict: false".
    unmovable: kind === "training",
    created: cluster.t,
    node: null,
    phase: "Pending",
    ready: false,
    readyAt: Infinity,
    started: null,
    readyChanged: null,
    reason: "",
  };
}

/**
 * @param {ClusterPod["kind"]} kind
 * @param {Resources} requests
 */
const likeness = (kind, requests) => `${kind} ${requests["cpu"]} ${requests[GPU]}`;

/**
 * What a new inference pod requests, in cores: as the VPA says, where it may.
 * @param {Cluster} cluster
 */
function inferenceRequest({ settings, recommendation }) {
  return settings.vpa !== "Off" && recommendation ? recommendation.target : settings.cpu;
}

/** @param {Cluster} cluster */
const inference = (cluster) => cluster.pods.filter((pod) => pod.kind === "inference");

/**
 * Makes or deletes inference pods; deleted are first those without a node, then those not ready, then the youngest.
 * @param {Cluster} cluster
 * @param {number} replicas
 */
function scaleTo(cluster, replicas) {
  cluster.replicas = replicas;
  const pods = inference(cluster);
  for (let index = pods.length; index < replicas; index += 1) {
    cluster.pods.push(makePod(cluster, "inference", null));
  }
  const rank = (/** @type {ClusterPod} */ pod) => [pod.node ? 1 : 0, pod.ready ? 1 : 0, -pod.created];
  pods.sort((a, b) => rank(a).map((value, index) => value - (rank(b)[index] ?? 0)).find(Boolean) ?? 0);
  pods.slice(0, Math.max(0, pods.length - replicas)).forEach((pod) => remove(cluster, pod));
  cluster.changed = true;
}

/**
 * @param {Cluster} cluster
 * @param {ClusterPod} pod
 */
function remove(cluster, pod) {
  leave(cluster, pod);
  cluster.pods.splice(cluster.pods.indexOf(pod), 1);
}

/**
 * Takes a pod off its node.
 * @param {Cluster} cluster
 * @param {ClusterPod} pod
 */
function leave(cluster, pod) {
  const { node } = pod;
  if (node) {
    node.pods.splice(node.pods.indexOf(pod), 1);
    book(node, pod, -1);
    pod.node = null;
    cluster.changed = true;
  }
}

/**
 * @param {ClusterNode} node
 * @param {ClusterPod} pod
 * @param {1 | -1} sign
 */
function book(node, pod, sign) {
  const { requested } = node;
  requested["pods"] = (requested["pods"] ?? 0) + sign;
  for (const name in pod.requests) {
    requested[name] = (requested[name] ?? 0) + sign * (pod.requests[name] ?? 0);
  }
}

/**
 * Evicts a pod: it ends here, and one like it waits for a place.
 * @param {Cluster} cluster
 * @param {ClusterPod} pod
 */
function evict(cluster, pod) {
  remove(cluster, pod);
  const next = makePod(cluster, pod.kind, pod.job);
  cluster.pods.push(next);
  if (pod.job) {
    pod.job.pods.splice(pod.job.pods.indexOf(pod), 1, next);
    pod.job.startedAt = null;
  }
}

/**
 * Gives each waiting pod a node, the oldest first, or says why there is none. What one pod is told holds for those
 * like it, as room only shrinks in a round.
 * @param {Cluster} cluster
 */
function schedule(cluster) {
  if (!cluster.changed) {
    return;
  }
  cluster.changed = false;
  cluster.unscanned = true;
  const nodes = cluster.nodes.filter((node) => node.status !== "provisioning");
  /** @type {Map<string, ClusterWaiting>} */
  const waiting = new Map();
  /** @type {Map<string, number>} */
  const news = new Map();
  for (const pod of cluster.pods) {
    if (pod.node) {
      continue;
    }
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
      pod.reason = told.reason;
      const said = `${pod.kind}: ${pod.reason}`;
      news.set(said, (news.get(said) ?? 0) + 1);
    }
  }
  cluster.waiting = [...waiting.values()];
  news.forEach((count, said) => note(cluster, "Scheduler", `${many(count, "pod")} cannot be placed, ${said}`));
}

/**
 * @param {ClusterPod} pod
 * @param {{node: ClusterNode, reasons: string[]}[]} rejected
 * @returns {ClusterWaiting}
 */
function refused(pod, rejected) {
  return {
    kind: pod.kind,
    requests: pod.requests,
    pods: 0,
    reason: scheduler.explain(rejected),
    rejected: rejected.map(({ node }) => ({ node: node.name, reasons: scheduler.why(pod, node) })),
  };
}

/**
 * @param {Cluster} cluster
 * @param {ClusterPod} pod
 * @param {ClusterNode} node
 */
function settle(cluster, pod, node) {
  pod.node = node;
  pod.reason = "";
  node.pods.push(pod);
  book(node, pod, 1);
  // On a node that has failed, and nobody knows, nothing starts.
  if (node.status !== "failed") {
    pod.phase = "Running";
    pod.started = cluster.t;
    pod.readyChanged = cluster.t;
    pod.readyAt = cluster.t + (pod.kind === "inference" ? cluster.settings.startup : 0);
  }
}

/**
 * Lets pods become ready, jobs begin and end.
 * @param {Cluster} cluster
 */
function starts(cluster) {
  const { t } = cluster;
  for (const pod of cluster.pods) {
    if (!pod.ready && pod.phase === "Running" && t >= pod.readyAt && pod.node?.status !== "failed") {
      pod.ready = true;
      pod.readyChanged = t;
    }
  }
  for (const job of [...cluster.jobs]) {
    if (job.startedAt === null && job.pods.every((pod) => pod.ready)) {
      job.startedAt = t;
      note(cluster, "Job", `${job.name}: all ${job.pods.length} pods run after ${t - job.created} s, work begins`);
    } else if (job.startedAt !== null && t >= job.startedAt + job.seconds) {
      job.pods.forEach((pod) => remove(cluster, pod));
      cluster.jobs.splice(cluster.jobs.indexOf(job), 1);
      note(cluster, "Job", `${job.name} is done, its room is free`);
    }
  }
}

/**
 * Turns a job away where too many wait, and says so of the first in a row.
 * @param {Cluster} cluster
 * @param {"training" | "batch"} kind
 */
function turnsAway(cluster, kind) {
  const wait = cluster.jobs.filter(({ startedAt }) => startedAt === null).length;
  const full = wait >= MAX_WAITING_JOBS;
  if (full) {
    cluster.turnedAway += 1;
  }
  if (full && !cluster.full) {
    note(
      cluster,
      "Job",
      `${kind} job ${cluster.counters.job} is turned away, and so are the next until one begins: the queue is full at ${wait} jobs`,
    );
  }
  cluster.full = full;
  return full;
}

/**
 * @param {Cluster} cluster
 * @param {"training" | "batch"} kind
 */
function submit(cluster, kind) {
  const { settings } = cluster;
  cluster.counters.job += 1;
  if (turnsAway(cluster, kind)) {
    return;
  }
  const count = kind === "training" ? settings.trainPods : settings.batchPods;
  const seconds = kind === "training" ? settings.trainSeconds : settings.batchSeconds;
  /** @type {ClusterJob} */
  const job = { name: `${kind} job ${cluster.counters.job}`, pods: [], created: cluster.t, startedAt: null, seconds };
  job.pods = Array.from({ length: count }, () => makePod(cluster, kind, job));
  cluster.pods.push(...job.pods);
  cluster.jobs.push(job);
  cluster.changed = true;
  note(cluster, "Job", `${job.name} arrives: ${many(count, "pod")}`);
}

/**
 * Takes what arrives, serves what can be served, and lets go who waits too long.
 * @param {Cluster} cluster
 */
function serve(cluster) {
  const { settings, random } = cluster;
  cluster.arrived = arrivals.count(arrivals.rate(settings, cluster.t), random);
  const job = random();
  if (settings.trainEvery > 0 && (cluster.t === FIRST_JOB || job < 1 / settings.trainEvery)) {
    submit(cluster, "training");
  }
  if (arrivals.batchBegins(settings.shape, cluster.t)) {
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
  cluster.use.push(capacity > 0 ? cluster.served / capacity : 0);
  if (cluster.use.length > METRICS_WINDOW) {
    cluster.use.shift();
  }
}

/** @param {Cluster} cluster */
const readyPods = (cluster) => cluster.pods.filter((pod) => pod.kind === "inference" && pod.ready);

/** The share of a ready pod's time that was busy lately. @param {Cluster} cluster */
export function busy({ use }) {
  return use.reduce((sum, one) => sum + one, 0) / Math.max(1, use.length);
}

/**
 * One turn of the HPA.
 * @param {Cluster} cluster
 */
function hpaTurn(cluster) {
  const { settings, t } = cluster;
  const pods = inference(cluster);
  const answer = hpa.sync({
    currentReplicas: cluster.replicas,
    pods,
    now: t,
    metrics: [settings.metric === "cpu" ? cpuMetric(cluster, pods) : queueMetric(cluster)],
    tolerance: { up: settings.toleranceUp, down: settings.toleranceDown },
    minReplicas: settings.min,
    maxReplicas: settings.max,
    behavior: behavior(settings),
    memory: cluster.memory,
  });
  const before = cluster.hpa;
  cluster.memory = answer.memory;
  cluster.hpa = answer;
  tellHpa(cluster, before, answer);
  if (answer.replicas !== cluster.replicas) {
    scaleTo(cluster, answer.replicas);
  }
}

/**
 * @param {Cluster} cluster
 * @param {ClusterPod[]} pods
 * @returns {HpaPodMetric}
 */
function cpuMetric(cluster, pods) {
  const { settings, t } = cluster;
  const used = Math.round(1000 * settings.need * busy(cluster));
  const heard = pods.filter((pod) => pod.phase === "Running" && pod.node?.status !== "failed");
  return {
    type: "Resource",
    resource: "cpu",
    target: { averageUtilization: settings.target },
    samples: Object.fromEntries(
      heard.map((pod) => [pod.name, { value: pod.ready ? used : 0, at: t, window: METRICS_WINDOW }]),
    ),
    requests: Object.fromEntries(pods.map((pod) => [pod.name, pod.requests["cpu"] ?? 0])),
  };
}

/**
 * @param {Cluster} cluster
 * @returns {HpaValueMetric}
 */
function queueMetric({ settings, queue }) {
  return { type: "External", name: "queue", target: { averageValue: settings.queueTarget }, value: queue };
}

/**
 * @param {ClusterSettings} settings
 * @returns {HpaBehavior}
 */
function behavior(settings) {
  const policies = (/** @type {number} */ pods, /** @type {number} */ percent, /** @type {number} */ periodSeconds) => {
    /** @type {HpaPolicy[]} */
    const all = [
      { type: "Pods", value: pods, periodSeconds },
      { type: "Percent", value: percent, periodSeconds },
    ];
    return all.filter(({ value }) => value > 0);
  };
  const up = policies(settings.upPods, settings.upPercent, settings.upPeriod);
  const down = policies(settings.downPods, settings.downPercent, settings.downPeriod);
  return {
    // A direction without a policy cannot be said in the API; nothing allowed is its meaning.
    scaleUp: {
      stabilizationWindowSeconds: settings.upWindow,
      selectPolicy: up.length ? settings.upSelect : "Disabled",
      policies: up.length ? up : undefined,
    },
    scaleDown: {
      stabilizationWindowSeconds: settings.downWindow,
      selectPolicy: down.length ? settings.downSelect : "Disabled",
      policies: down.length ? down : undefined,
    },
  };
}

/**
 * Logs a change, and a condition whose reason is new.
 * @param {Cluster} cluster
 * @param {HpaSyncAnswer | null} before
 * @param {HpaSyncAnswer} answer
 */
function tellHpa(cluster, before, answer) {
  const { ScalingActive } = answer.conditions;
  const held = answer.heldBy ?? "";
  if (answer.replicas !== cluster.replicas) {
    const wish = answer.wanted !== undefined && answer.wanted !== answer.replicas ? `, wanted ${answer.wanted}` : "";
    note(
      cluster,
      "HPA",
      `${cluster.replicas} to ${answer.replicas} pods${wish}${held && ", "}${held} (${measured(cluster, answer)})`,
    );
  } else if (
    answer.wanted !== undefined && answer.wanted !== answer.replicas &&
    (!before || before.wanted === before.replicas || held !== before.heldBy)
  ) {
    note(
      cluster,
      "HPA",
      `stays at ${answer.replicas}, wanted ${answer.wanted}, ${held} (${measured(cluster, answer)})`,
    );
  } else if (
    ScalingActive && !ScalingActive.status && before?.conditions.ScalingActive?.message !== ScalingActive.message
  ) {
    note(cluster, "HPA", `${ScalingActive.reason}: ${ScalingActive.message}`);
  }
}

/**
 * @param {Cluster} cluster
 * @param {HpaSyncAnswer} answer
 */
function measured({ settings }, answer) {
  const result = answer.combined?.results[0];
  if (!result || !("utilization" in result)) {
    return "no metric";
  }
  return settings.metric === "cpu"
    ? `CPU ${result.utilization} % of ${settings.target} %`
    : `${result.rawValue} waiting a pod of ${settings.queueTarget}`;
}

/**
 * One turn of the VPA: a sample of each ready pod, a recommendation, and one pod changed at most.
 * @param {Cluster} cluster
 */
function vpaTurn(cluster) {
  const { settings, t, histogram } = cluster;
  const pods = readyPods(cluster);
  for (const pod of pods) {
    vpa.add(histogram, { value: settings.need * busy(cluster), at: t, request: (pod.requests["cpu"] ?? 0) / 1000 });
  }
  // A pod's history counts once, however many pods there are.
  const worth = { ...histogram, samples: Math.round(histogram.samples / Math.max(1, pods.length)) };
  cluster.recommendation = vpa.recommend(worth);
  for (const pod of pods) {
    const target = Math.round(1000 * (cluster.recommendation?.target ?? 0));
    const request = (pod.requests["cpu"] ?? 0) / 1000;
    const action = vpa.update({
      mode: settings.vpa,
      request,
      recommendation: cluster.recommendation,
      fitsInPlace: fits(pod, target),
    });
    if (action === "resize") {
      resize(cluster, pod, target);
    } else if (action === "evict") {
      note(cluster, "VPA", `evicts ${pod.name}: requests ${request} cores, recommended ${(target / 1000).toFixed(2)}`);
      evict(cluster, pod);
      return;
    }
  }
}

/**
 * @param {ClusterPod} pod
 * @param {number} target thousandths of a core
 */
function fits({ node, requests }, target) {
  const free = (node?.allocatable["cpu"] ?? 0) - (node?.requested["cpu"] ?? 0);
  return target - (requests["cpu"] ?? 0) <= free;
}

/**
 * @param {Cluster} cluster
 * @param {ClusterPod} pod
 * @param {number} target thousandths of a core
 */
function resize(cluster, pod, target) {
  note(cluster, "VPA", `resizes ${pod.name} in place: ${(pod.requests["cpu"] ?? 0) / 1000} to ${target / 1000} cores`);
  if (pod.node) {
    book(pod.node, pod, -1);
    pod.requests = { ...pod.requests, cpu: target };
    pod.like = likeness(pod.kind, pod.requests);
    book(pod.node, pod, 1);
  }
  cluster.changed = true;
}

/**
 * @param {Cluster} cluster
 * @returns {AutoscalerGroup[]}
 */
function groups(cluster) {
  const { settings, nodes } = cluster;
  return [
    { name: "cpu", minSize: settings.cpuMin, maxSize: settings.cpuMax },
    { name: "gpu", minSize: settings.gpuMin, maxSize: settings.gpuMax },
  ].map((group) => ({
    ...group,
    size: nodes.filter((node) => node.group === group.name).length,
    template: template(cluster, /** @type {PoolName} */ (group.name)),
  }));
}

/**
 * One scan of the Cluster Autoscaler.
 * @param {Cluster} cluster
 */
function autoscalerTurn(cluster) {
  // Where nothing has changed, what was found last holds.
  if (cluster.unscanned) {
    cluster.unscanned = false;
    findRoom(cluster);
  }
  takeNodes(cluster);
}

/**
 * Looks for room for the pods that wait: on nodes that are coming, else on new ones.
 * @param {Cluster} cluster
 */
function findRoom(cluster) {
  const waiting = cluster.pods.filter((pod) => pod.reason);
  const upcoming = cluster.nodes.filter((node) => node.status === "provisioning").map((node) => ({
    ...node,
    requested: { ...node.requested },
  }));
  const none = new Set();
  const left = waiting.filter((pod) => none.has(pod.like) || (!takes(pod, upcoming) && none.add(pod.like)));
  if (left.length > 0) {
    addNodes(cluster, left);
  } else if (waiting.length > 0) {
    cluster.autoscaler = {
      reason: "InProgress",
      message: `${many(waiting.length, "pod")} will find room on ${many(upcoming.length, "node")} to come`,
    };
  } else {
    cluster.autoscaler = { reason: "NoActivity", message: "no pod waits for room" };
  }
}

/**
 * Books a pod on a node that is coming, where one has room for it.
 * @param {ClusterPod} pod
 * @param {ClusterNode[]} nodes
 */
function takes(pod, nodes) {
  const node = nodes.find((one) => scheduler.filter(pod, one).length === 0);
  if (node) {
    book(node, pod, 1);
  }
  return node !== undefined;
}

/**
 * @param {Cluster} cluster
 * @param {ClusterPod[]} pods that no node, here or coming, has room for
 */
function addNodes(cluster, pods) {
  const { group, count, refused } = clusterAutoscaler.scaleUp({ pods, groups: groups(cluster) });
  if (group) {
    for (let index = 0; index < count; index += 1) {
      addNode(cluster, /** @type {PoolName} */ (group.name), cluster.settings.provisioning);
    }
    cluster.lastAdded = cluster.t;
    cluster.unscanned = true;
    cluster.autoscaler = {
      reason: "TriggeredScaleUp",
      message: `${group.name} nodes: ${group.size} to ${
        group.size + count
      }, there in ${cluster.settings.provisioning} s`,
    };
    note(
      cluster,
      "CA",
      `adds ${many(count, group.name + " node")} for ${
        many(pods.length, "waiting pod")
      }, there in ${cluster.settings.provisioning} s`,
    );
    return;
  }
  const message = refused.map((one) => `${one.group.name}: ${one.reason}`).join("; ");
  if (cluster.autoscaler.message !== message) {
    note(cluster, "CA", `NotTriggerScaleUp: ${message}`);
  }
  cluster.autoscaler = { reason: "NotTriggerScaleUp", message };
}

/** @param {Cluster} cluster */
function takeNodes(cluster) {
  const { settings, t, unneededSince } = cluster;
  const nodes = cluster.nodes.filter((node) => node.status === "ready" || node.status === "draining");
  const found = clusterAutoscaler.unneeded({ nodes, threshold: settings.threshold / 100 });
  for (const { node, needed } of found) {
    const { name = "" } = node;
    if (needed !== null) {
      unneededSince.delete(name);
    } else if (!unneededSince.has(name)) {
      unneededSince.set(name, t);
    }
  }
  const { lastAdded } = cluster;
  const settled = { unneededTime: settings.unneeded, delayAfterAdd: settings.afterAdd };
  for (
    const node of clusterAutoscaler.scaleDown({
      nodes,
      groups: groups(cluster),
      unneededSince,
      lastAdded,
      now: t,
      settings: settled,
    })
  ) {
    const gone = /** @type {ClusterNode} */ (node);
    note(
      cluster,
      "CA",
      `removes ${gone.name}: below ${settings.threshold} % for ${t - (unneededSince.get(gone.name) ?? t)} s, its ${
        many(gone.pods.length, "pod")
      } can move`,
    );
    dropNode(cluster, gone);
  }
}

/**
 * @param {Cluster} cluster
 * @param {ClusterNode} node
 */
function dropNode(cluster, node) {
  [...node.pods].forEach((pod) => evict(cluster, pod));
  cluster.nodes.splice(cluster.nodes.indexOf(node), 1);
  cluster.unneededSince.delete(node.name);
  cluster.changed = true;
}

/**
 * Does what the reader asked for in this second, and what follows from it.
 * @param {Cluster} cluster
 */
function nodesTurn(cluster) {
  const { t } = cluster;
  for (const { at, type, node: name } of cluster.actions) {
    const node = cluster.nodes.find((one) => one.name === name);
    if (at === t && node && node.status !== "failed") {
      type === "drain" ? drain(cluster, node) : fail(cluster, node);
    }
  }
  for (const node of [...cluster.nodes]) {
    if (node.status === "provisioning" && t >= node.readyAt) {
      node.status = "ready";
      cluster.changed = true;
      note(cluster, "Node", `${node.name} has joined`);
    } else if (node.status === "failed" && t === node.failedAt + NOTICED) {
      note(
        cluster,
        "Node",
        `${node.name} is NotReady: no word from it for ${NOTICED} s; its pods stay for ${EVICTED} s more`,
      );
      node.taints = [...node.taints, UNREACHABLE];
      cluster.changed = true;
      node.pods.forEach((pod) => {
        pod.ready = false;
        pod.readyChanged = t;
      });
    } else if (node.status === "failed" && t === node.failedAt + NOTICED + EVICTED) {
      note(cluster, "Node", `${node.name}: ${many(node.pods.length, "pod")} evicted, the node is gone`);
      dropNode(cluster, node);
    }
  }
}

/**
 * @param {Cluster} cluster
 * @param {ClusterNode} node
 */
function drain(cluster, node) {
  note(cluster, "Reader", `drains ${node.name}: ${many(node.pods.length, "pod")} to be placed elsewhere`);
  node.status = "draining";
  node.unschedulable = true;
  [...node.pods].forEach((pod) => evict(cluster, pod));
}

/**
 * @param {Cluster} cluster
 * @param {ClusterNode} node
 */
function fail(cluster, node) {
  note(cluster, "Reader", `${node.name} fails with ${many(node.pods.length, "pod")}; nobody knows yet`);
  node.status = "failed";
  node.failedAt = cluster.t;
  // Its requests fail at once, whatever the API server still believes.
  node.pods.forEach((pod) => (pod.ready = false));
  cluster.changed = true;
}

/** @param {Cluster} cluster */
function sample(cluster) {
  const { t, queue, replicas, nodes, settings } = cluster;
  const ready = readyPods(cluster).length;
  cluster.series.push({
    t,
    load: arrivals.rate(settings, t),
    capacity: ready * settings.served,
    queue,
    replicas,
    ready,
    wanted: cluster.hpa?.wanted ?? replicas,
    nodes: nodes.filter((node) => node.status === "ready").length,
    waiting: cluster.pods.filter((pod) => !pod.node).length,
  });
  if (cluster.series.length > SERIES_POINTS) {
    cluster.series = cluster.series.filter((_, index) => index % 2 === 0);
    cluster.every *= 2;
  }
}

/**
 * Lets one second pass.
 * @param {Cluster} cluster is changed
 */
export function tick(cluster) {
  cluster.t += 1;
  const { t, settings } = cluster;
  nodesTurn(cluster);
  serve(cluster);
  starts(cluster);
  if (t % hpa.SYNC_PERIOD === 0) {
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
  if (t % cluster.every === 0) {
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
