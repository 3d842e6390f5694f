/* Which nodes the Cluster Autoscaler adds for pods that found no room, and which it takes away.
   Sources: kubernetes/autoscaler, cluster-autoscaler/FAQ.md, estimator/binpacking_estimator.go, expander/waste,
   simulator/utilization (1.34). */

/**
 * @import {
 *   AutoscalerDownQuestion, AutoscalerGroup, AutoscalerNode, AutoscalerOption, Resources, SchedulerNode,
 *   SchedulerPod
 * } from "./types.d.ts"
 */
import * as scheduler from "./scheduler.js";
import { GPU } from "./scheduler.js";

export const DEFAULTS = {
  scanPeriod: 10,
  utilizationThreshold: 0.5,
  unneededTime: 600,
  delayAfterAdd: 600,
  maxEmptyAtOnce: 10,
};

/**
 * @param {Resources | null} [a]
 * @param {Resources | null} [b]
 * @returns {Resources}
 */
function sum(a, b) {
  const total = { ...a };
  for (const name in b) {
    total[name] = (total[name] ?? 0) + (b[name] ?? 0);
  }
  return total;
}

/** @param {SchedulerPod} pod */
const asked = (pod) => sum(pod.requests, { pods: 1 });

/**
 * Packs pods, the largest first, into nodes made after a group's template.
 * @param {SchedulerPod[]} pods
 * @param {AutoscalerGroup} group
 * @returns {{count: number, pods: SchedulerPod[]}} the new nodes and the pods that they hold
 */
export function estimate(pods, group) {
  const { template } = group;
  const room = template.allocatable ?? {};
  const size = (/** @type {SchedulerPod} */ { requests }) =>
    (requests?.["cpu"] ?? 0) / (room["cpu"] || 1) + (requests?.["memory"] ?? 0) / (room["memory"] || 1);
  const most = Math.max(0, group.maxSize - group.size);
  /** @type {SchedulerNode[]} */
  const nodes = [];
  const placed = [];
  const refused = new Set();
  for (const pod of [...pods].sort((a, b) => size(b) - size(a))) {
    if (refused.has(pod.like ?? pod)) {
      continue;
    }
    let node = nodes.find((one) => scheduler.filter(pod, one).length === 0);
    if (!node && nodes.length < most && scheduler.filter(pod, { ...template, requested: {} }).length === 0) {
      node = { ...template, requested: {} };
      nodes.push(node);
    }
    if (node) {
      node.requested = sum(node.requested, asked(pod));
      placed.push(pod);
    } else {
      refused.add(pod.like ?? pod);
    }
  }
  return { count: nodes.length, pods: placed };
}

/**
 * The share of new nodes that would lie idle: of CPU and of memory, added.
 * @param {AutoscalerGroup} group
 * @param {{count: number, pods: SchedulerPod[]}} option
 */
export function waste({ template }, { count, pods }) {
  const used = pods.reduce((total, pod) => sum(total, pod.requests), /** @type {Resources} */ ({}));
  return ["cpu", "memory"].reduce((total, name) => {
    const capacity = (template.allocatable?.[name] ?? 0) * count;
    return total + (capacity > 0 ? (capacity - (used[name] ?? 0)) / capacity : 0);
  }, 0);
}

/**
 * Chooses what to add for pods that the scheduler could place nowhere: the group that wastes least. CPU load plays
 * no part in it.
 * @param {{pods: SchedulerPod[], groups: AutoscalerGroup[]}} state
 * @returns {{group: AutoscalerGroup | null, count: number, options: AutoscalerOption[], refused: {group: AutoscalerGroup, reason: string}[]}}
 */
export function scaleUp({ pods, groups }) {
  /** @type {AutoscalerOption[]} */
  const options = [];
  const refused = [];
  for (const group of pods.length > 0 ? groups : []) {
    const option = estimate(pods, group);
    if (option.count > 0) {
      options.push({ group, count: option.count, pods: option.pods, waste: waste(group, option) });
    } else {
      refused.push({ group, reason: refusal(pods, group) });
    }
  }
  const best = [...options].sort((a, b) => a.waste - b.waste)[0];
  return { group: best?.group ?? null, count: best?.count ?? 0, options, refused };
}

/**
 * @param {SchedulerPod[]} pods
 * @param {AutoscalerGroup} group
 */
function refusal(pods, group) {
  const empty = { ...group.template, requested: {} };
  const why = (/** @type {SchedulerPod} */ pod) => scheduler.filter(pod, empty);
  return pods.some((pod) => why(pod).length === 0)
    ? "max node group size reached"
    : String(why(/** @type {SchedulerPod} */ (pods[0]))[0]);
}

/**
 * The share of a node that its pods request: the larger of CPU and memory; with GPUs, of GPUs alone.
 * @param {SchedulerNode} node
 */
export function utilization({ allocatable, requested }) {
  const share = (/** @type {string} */ name) => (requested?.[name] ?? 0) / (allocatable?.[name] || Infinity);
  return (allocatable?.[GPU] ?? 0) > 0 ? share(GPU) : Math.max(share("cpu"), share("memory"));
}

/**
 * Says which nodes nobody would miss: little requested of them, and room elsewhere for each of their pods.
 * @param {{nodes: AutoscalerNode[], threshold?: number}} state
 * @returns {{node: AutoscalerNode, utilization: number, needed: string | null}[]} `needed` says why, null where not
 */
export function unneeded({ nodes, threshold = DEFAULTS.utilizationThreshold }) {
  const others = nodes.filter((node) => !node.unschedulable);
  return nodes.map((node) => {
    const used = utilization(node);
    if (used >= threshold) {
      return {
        node,
        utilization: used,
        needed: `utilization ${Math.round(used * 100)}% is not below ${Math.round(threshold * 100)}%`,
      };
    }
    return { node, utilization: used, needed: whyStay(node, others) };
  });
}

/**
 * Looks for room elsewhere, and books it where all pods find some.
 * @param {AutoscalerNode} node
 * @param {AutoscalerNode[]} others
 */
function whyStay(node, others) {
  const unmovable = node.pods.find((pod) => pod.unmovable);
  if (unmovable) {
    return `${unmovable.name ?? "a pod"} must not be evicted`;
  }
  const trial = others.filter((one) => one.name !== node.name);
  for (const pod of node.pods) {
    const at = trial.findIndex((one) => scheduler.filter(pod, one).length === 0);
    const place = trial[at];
    if (!place) {
      return `no place to move ${pod.name ?? "a pod"}`;
    }
    trial[at] = { ...place, requested: sum(place.requested, asked(pod)) };
  }
  // What may go is no place to move to.
  others.splice(0, others.length, ...trial);
  return null;
}

/**
 * Chooses the nodes to take away now: unneeded for long enough, no node added lately, and the group above its minimum.
 * Empty nodes go together, at most ten; of the others one at a time.
 * @param {AutoscalerDownQuestion} state times in seconds
 * @returns {AutoscalerNode[]}
 */
export function scaleDown({ nodes, groups, unneededSince, lastAdded, now, settings = {} }) {
  const { unneededTime, delayAfterAdd, maxEmptyAtOnce } = { ...DEFAULTS, ...settings };
  if (now - lastAdded < delayAfterAdd) {
    return [];
  }
  const spare = new Map(groups.map((group) => [group.name, group.size - group.minSize]));
  const due = nodes.filter(({ name = "" }) => now - (unneededSince.get(name) ?? now) >= unneededTime);
  const take = (/** @type {AutoscalerNode[]} */ from, /** @type {number} */ most) => {
    const taken = [];
    for (const node of from) {
      const left = spare.get(node.group) ?? 0;
      if (left > 0 && taken.length < most) {
        spare.set(node.group, left - 1);
        taken.push(node);
      }
    }
    return taken;
  };
  const empty = take(due.filter((node) => node.pods.length === 0), maxEmptyAtOnce);
  return empty.length > 0 ? empty : take(due, 1);
}
