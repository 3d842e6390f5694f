/* What the autoscalers' models are given: pods, nodes and metrics, as the tests of Kubernetes' own source write them. */

export const NOW = 10_000;

export const PERIODS = { cpuInitializationPeriod: 120, initialReadinessDelay: 10 };

const LONG_AGO = 0;

/** @param {number} index */
const podName = (index) => `test-pod-${index}`;

/**
 * Pods that run, are ready and started long ago, but for what is said of each.
 * @param {number} count
 * @param {{ready?: (boolean | null)[], started?: (number | null)[], phase?: string[], deleted?: boolean[]}} [said]
 */
export function pods(count, { ready = [], started = [], phase = [], deleted = [] } = {}) {
  const pick = (/** @type {any[]} */ values, /** @type {number} */ index, /** @type {any} */ otherwise) =>
    index < values.length ? values[index] : otherwise;
  return Array.from({ length: count }, (_, index) => ({
    name: podName(index),
    phase: pick(phase, index, "Running"),
    deleted: pick(deleted, index, false),
    ready: pick(ready, index, true),
    started: pick(started, index, LONG_AGO),
    readyChanged: pick(started, index, LONG_AGO),
  }));
}

/**
 * Use of each pod and what it requests, in thousandths of a core; a pod's two containers are added.
 * @param {number[]} levels
 * @param {number} target
 * @param {{requests?: number[] | number, count?: number}} [said]
 * @returns {any}
 */
export function cpu(levels, target, { requests = 1000, count = levels.length } = {}) {
  const asked = Array.isArray(requests) ? requests : Array(count).fill(requests);
  return {
    type: "Resource",
    resource: "cpu",
    target: { averageUtilization: target },
    samples: byPod(levels, (level) => ({ value: 2 * level, at: NOW - 30, window: 60 })),
    requests: byPod(asked, (request) => 2 * request),
  };
}

/**
 * @param {number[]} levels
 * @param {number} target
 * @returns {any}
 */
export function qps(levels, target) {
  return {
    type: "Pods",
    name: "qps",
    target: { averageValue: target },
    samples: byPod(levels, (level) => ({ value: level, at: NOW })),
  };
}

/**
 * @param {number[]} values
 * @param {(value: number) => unknown} make
 */
function byPod(values, make) {
  return Object.fromEntries(values.map((value, index) => [podName(index), make(value)]));
}

export const GI = 1024 ** 3;

export const GPU = "nvidia.com/gpu";

const TAINT = { key: GPU, value: "present", effect: "NoSchedule" };

const TOLERATION = { key: GPU, operator: "Exists" };

export const GPU_GROUP = {
  name: "gpu",
  size: 1,
  minSize: 0,
  maxSize: 3,
  template: { allocatable: { cpu: 32000, memory: 128 * GI, pods: 110, [GPU]: 4 }, taints: [TAINT] },
};

/**
 * @param {number} cpu thousandths of a core
 * @param {{memory?: number, gpus?: number, [more: string]: unknown}} [said]
 * @returns {any}
 */
export function pod(cpu, { memory = GI, gpus = 0, ...rest } = {}) {
  const requests = { cpu, memory, ...(gpus ? { [GPU]: gpus } : {}) };
  return { name: "p", requests, ...(gpus ? { tolerations: [TOLERATION] } : {}), ...rest };
}
