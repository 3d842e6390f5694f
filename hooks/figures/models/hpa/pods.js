/* What the samples of pods are good for: some pods are only starting, and of some there is no word. */

/** @import { HpaPod, HpaSample } from "../types.d.ts" */

/** Go's zero time, for what has no time: 1 January of the year 1. */
const NEVER = -62_135_596_800;

/**
 * Sorts pods by what their samples are good for.
 * @param {HpaPod[]} pods
 * @param {Record<string, HpaSample>} samples by pod name
 * @param {{resource?: string, now: number, cpuInitializationPeriod: number, initialReadinessDelay: number}} settings
 * @returns {{ready: number, unready: Set<string>, missing: Set<string>, ignored: Set<string>}}
 */
export function groupPods(pods, samples, settings) {
  const groups = { ready: 0, unready: new Set(), missing: new Set(), ignored: new Set() };
  for (const pod of pods) {
    const { name, phase } = pod;
    if (pod.deleted || phase === "Failed" || phase === "Succeeded") {
      groups.ignored.add(name);
    } else if (phase === "Pending") {
      groups.unready.add(name);
    } else if (!Object.hasOwn(samples, name)) {
      groups.missing.add(name);
    } else if (settings.resource === "cpu" && isUnready(pod, samples[name], settings)) {
      groups.unready.add(name);
    } else {
      groups.ready += 1;
    }
  }
  return groups;
}

/**
 * Tells whether a pod's CPU says nothing yet: it is starting, or it was never ready.
 * @param {HpaPod} pod
 * @param {HpaSample} sample
 * @param {{now: number, cpuInitializationPeriod: number, initialReadinessDelay: number}} settings
 */
function isUnready(pod, sample, { now, cpuInitializationPeriod, initialReadinessDelay }) {
  if (pod.ready == null || pod.started == null) {
    return true;
  }
  const changed = pod.readyChanged ?? NEVER;
  if (pod.started + cpuInitializationPeriod > now) {
    return !pod.ready || (sample.at ?? NEVER) < changed + (sample.window ?? 0);
  }
  return !pod.ready && pod.started + initialReadinessDelay > changed;
}
