/* What the Vertical Pod Autoscaler recommends, from a histogram of use that forgets.
   Sources: kubernetes/autoscaler, vertical-pod-autoscaler/pkg/recommender: util/histogram_options.go,
   util/decaying_histogram.go, model/container.go, model/types.go, logic/estimator.go, logic/recommender.go, and docs/flags.md (1.4) */

/** @import { VpaHistogram, VpaMode, VpaRecommendation } from "./types.d.ts" */

const DAY = 86_400;
/** How the recommender keeps each resource: CPU in cores, memory in bytes. */
export const OPTIONS = {
  cpu: { first: 0.01, ratio: 1.05, max: 1000, halfLife: DAY },
  memory: { first: 1e7, ratio: 1.05, max: 1e12, halfLife: DAY },
};
const EPSILON = 0.0001;
const MIN_CPU_WEIGHT = 0.1;
const PERCENTILES = { lowerBound: 0.5, target: 0.9, upperBound: 0.95 };
export const MARGIN = 0.15;
/** The least that a pod is given: 25 thousandths of a core, 250 MB (of 1024² bytes). */
export const FLOOR = { cpu: 0.025, memory: 250 * 1024 * 1024 };
/** The most that any amount can be: 1e14 thousandths of a core, or bytes (model/types.go, MaxResourceAmount). */
export const MOST = { cpu: 1e11, memory: 1e14 };
const BOUNDS = { lowerBound: { multiplier: 0.001, exponent: -2 }, upperBound: { multiplier: 1, exponent: 1 } };

/**
 * Starts a histogram.
 * @param {"cpu" | "memory"} resource
 * @param {number} [now] seconds
 * @returns {VpaHistogram}
 */
export function histogram(resource, now = 0) {
  return {
    resource,
    weights: new Map(),
    reference: now,
    firstSample: null,
    lastSample: null,
    samples: 0,
    peak: 0,
    windowEnd: null,
  };
}

/**
 * Finds a sample's bucket. Bucket b begins at first · (ratio^b − 1) / (ratio − 1).
 * @param {"cpu" | "memory"} resource
 * @param {number} value cores or bytes
 */
export function bucket(resource, value) {
  const { first, ratio } = OPTIONS[resource];
  if (value < first) {
    return 0;
  }
  const found = Math.floor(Math.log((value * (ratio - 1)) / first + 1) / Math.log(ratio));
  return Math.min(found, buckets(resource) - 1);
}

/** @param {"cpu" | "memory"} resource */
function buckets(resource) {
  const { first, ratio, max } = OPTIONS[resource];
  return Math.ceil(Math.log((max * (ratio - 1)) / first + 1) / Math.log(ratio)) + 1;
}

/**
 * @param {"cpu" | "memory"} resource
 * @param {number} index
 */
export function bucketStart(resource, index) {
  const { first, ratio } = OPTIONS[resource];
  return (first * (ratio ** index - 1)) / (ratio - 1);
}

/**
 * Adds a sample. A later sample weighs more: its weight doubles with each half-life. CPU weighs by the request too;
 * of memory the highest sample of each 24 hours counts, at their end.
 * @param {VpaHistogram} kept is changed
 * @param {{value: number, at: number, request?: number}} sample value and request in cores or bytes, `at` in seconds
 */
export function add(kept, sample) {
  if (kept.resource === "cpu") {
    addCpu(kept, sample);
  } else {
    addPeak(kept, sample.value, sample.at);
    count(kept, sample.at);
  }
}

/**
 * Adds a sample of CPU.
 * @param {VpaHistogram} kept is changed
 * @param {{value: number, at: number, request?: number}} sample in cores
 */
export function addCpu(kept, { value, at, request = 1 }) {
  weigh(kept, value, at, Math.max(request, MIN_CPU_WEIGHT));
  count(kept, at);
}

/** @param {VpaHistogram} kept is changed @param {number} at seconds */
function count(kept, at) {
  kept.firstSample = Math.min(kept.firstSample ?? at, at);
  kept.lastSample = Math.max(kept.lastSample ?? at, at);
  kept.samples += 1;
}

/**
 * @param {VpaHistogram} kept is changed
 * @param {number} value bytes
 * @param {number} at seconds
 */
function addPeak(kept, value, at) {
  const end = kept.windowEnd ?? at;
  if (at >= end) {
    kept.windowEnd = end + DAY * (1 + Math.floor((at - end) / DAY));
    kept.peak = 0;
  } else if (value <= kept.peak) {
    return;
  } else {
    weigh(kept, kept.peak, end, -1);
  }
  weigh(kept, value, Number(kept.windowEnd), 1);
  kept.peak = value;
}

/**
 * @param {VpaHistogram} kept is changed
 * @param {number} value cores or bytes
 * @param {number} at seconds
 * @param {number} weight
 */
function weigh(kept, value, at, weight) {
  const index = bucket(kept.resource, value);
  const grown = weight * 2 ** ((at - kept.reference) / OPTIONS[kept.resource].halfLife);
  kept.weights.set(index, Math.max(0, (kept.weights.get(index) ?? 0) + grown));
}

/**
 * Reads a percentile: the end of the bucket in which the sum of weights reaches it.
 * @param {VpaHistogram} kept
 * @param {number} share 0 to 1
 * @returns {number} cores or bytes, 0 without samples
 */
export function percentile(kept, share) {
  const filled = [...kept.weights].filter(([, weight]) => weight >= EPSILON).sort(([a], [b]) => a - b);
  const total = filled.reduce((sum, [, weight]) => sum + weight, 0);
  let sum = 0;
  for (const [index, weight] of filled) {
    sum += weight;
    if (sum >= share * total) {
      return bucketStart(kept.resource, index < buckets(kept.resource) - 1 ? index + 1 : index);
    }
  }
  return 0;
}

/**
 * How much a history is worth: its days, or its samples at one a minute as days, whichever is less.
 * @param {{days: number, samples: number}} history
 */
export function confidence({ days, samples }) {
  return Math.min(days, samples / (60 * 24));
}

/**
 * Widens a bound the more, the less a history is worth: value · (1 + multiplier / confidence)^exponent.
 * @param {{value: number, confidence: number, multiplier: number, exponent: number}} bound
 */
export function widen({ value, confidence: worth, multiplier, exponent }) {
  return value * (1 + multiplier / worth) ** exponent;
}

/**
 * Recommends a request and its bounds.
 * @param {VpaHistogram} kept
 * @returns {VpaRecommendation | null} in cores or bytes; null without samples
 */
export function recommend(kept) {
  if (kept.samples === 0) {
    return null;
  }
  const [floor, most] = [FLOOR[kept.resource], MOST[kept.resource]];
  const days = (Number(kept.lastSample) - Number(kept.firstSample)) / DAY;
  const worth = confidence({ days, samples: kept.samples });
  const estimate = (/** @type {number} */ share) => percentile(kept, share) * (1 + MARGIN);
  const bound = (/** @type {"lowerBound" | "upperBound"} */ name) =>
    Math.max(floor, Math.min(most, widen({ value: estimate(PERCENTILES[name]), confidence: worth, ...BOUNDS[name] })));
  return {
    target: Math.max(floor, estimate(PERCENTILES.target)),
    lowerBound: bound("lowerBound"),
    upperBound: bound("upperBound"),
    confidence: worth,
  };
}

/**
 * Tells what the updater does with a running pod: nothing while its request is within the bounds. Outside of them
 * it changes the pod in place or evicts it, as the mode says; `Initial` waits for pods to be new.
 * @param {{mode: VpaMode, request: number, recommendation: VpaRecommendation | null, fitsInPlace?: boolean}} pod
 * @returns {"keep" | "resize" | "evict"}
 */
export function update({ mode, request, recommendation, fitsInPlace = true }) {
  if (!recommendation || mode === "Off" || mode === "Initial") {
    return "keep";
  }
  if (recommendation.lowerBound <= request && request <= recommendation.upperBound) {
    return "keep";
  }
  return mode === "InPlaceOrRecreate" && fitsInPlace ? "resize" : "evict";
}
