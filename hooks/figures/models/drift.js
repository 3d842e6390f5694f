/* Drift: has production data moved away from training data? Two measures, and how often they err. */

/** @import { DriftRule, DriftTrials, DriftVerdict, Psi } from "./lifecycle-types.d.ts" */
import { generator, normal } from "./random.js";

const BINS = 10;
/** The share that stands for an empty bin, whose logarithm would be infinite. */
const EMPTY = 1e-4;
const EXACT = 1e6;

/**
 * Leaves out what is no number: a value that is missing.
 * @param {number[]} values
 */
const present = (values) => values.filter((value) => !Number.isNaN(value));

/** @param {number[]} values */
const sorted = (values) => Float64Array.from(values).sort();

/**
 * The population stability index: the sum of (q − p) × ln(q / p) over bins at the deciles of the reference.
 * Source: Yurdakul 2018, https://scholarworks.wmich.edu/dissertations/3208, who also gives its distribution.
 * @param {number[]} reference such as training data
 * @param {number[]} current such as production data
 * @param {{bins?: number, empty?: number}} [settings]
 * @returns {Psi}
 * @throws {RangeError} where one of them has no value
 */
export function psi(reference, current, { bins = BINS, empty = EMPTY } = {}) {
  [reference, current] = [present(reference), present(current)];
  if (reference.length === 0 || current.length === 0) {
    throw new RangeError("PSI needs values on both sides");
  }
  const base = sorted(reference);
  const edges = Array.from({ length: bins - 1 }, (_, at) => quantile(base, (at + 1) / bins));
  const p = shares(reference, edges);
  const q = shares(current, edges);
  const parts = p.map((share, at) => {
    const [one, two] = [Math.max(share, empty), Math.max(q[at], empty)];
    return (two - one) * Math.log(two / one);
  });
  return { value: parts.reduce((sum, one) => sum + one, 0), edges, p, q, parts };
}

/**
 * A quantile, between two values by their distance (Hyndman and Fan's type 7, NumPy's default).
 * @param {Float64Array} values sorted
 * @param {number} share 0 to 1
 */
function quantile(values, share) {
  const at = share * (values.length - 1);
  const low = Math.floor(at);
  const high = Math.min(low + 1, values.length - 1);
  return values[low] + (at - low) * (values[high] - values[low]);
}

/**
 * @param {number[]} values
 * @param {number[]} edges an upper edge belongs to its bin
 */
function shares(values, edges) {
  const counts = new Array(edges.length + 1).fill(0);
  for (const value of values) {
    let bin = 0;
    while (bin < edges.length && value > edges[bin]) {
      bin += 1;
    }
    counts[bin] += 1;
  }
  return counts.map((count) => count / values.length);
}

/**
 * The two-sample test of Kolmogorov and Smirnov: the largest distance between two distributions, and how often samples
 * of one and the same lie as far apart. The chance is exact up to a million pairs of values, and asymptotic beyond.
 * Source: Hodges 1958, https://doi.org/10.1007/BF02589501; Stephens 1970,
 * https://doi.org/10.1111/j.2517-6161.1970.tb00821.x
 * @param {number[]} one
 * @param {number[]} two
 * @returns {{d: number, p: number}}
 * @throws {RangeError} where one of them has no value
 */
export function ks(one, two) {
  [one, two] = [present(one), present(two)];
  if (one.length === 0 || two.length === 0) {
    throw new RangeError("the KS test needs values on both sides");
  }
  const [a, b] = [sorted(one), sorted(two)];
  let d = 0;
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    const value = Math.min(a[i], b[j]);
    while (i < a.length && a[i] === value) {
      i += 1;
    }
    while (j < b.length && b[j] === value) {
      j += 1;
    }
    d = Math.max(d, Math.abs(i / a.length - j / b.length));
  }
  const root = Math.sqrt((a.length * b.length) / (a.length + b.length));
  const few = a.length * b.length <= EXACT;
  return { d, p: few ? exactChance(a.length, b.length, d) : kolmogorov((root + 0.12 + 0.11 / root) * d) };
}

/**
 * The chance that two samples of one distribution lie at least so far apart: of all orders in which their values can
 * come, those that leave the band around the diagonal.
 * @param {number} first size of a sample
 * @param {number} second
 * @param {number} d
 */
function exactChance(first, second, d) {
  // Just below d, so that rounding does not decide.
  const band = (0.5 + Math.floor(d * first * second - 1e-7)) / (first * second);
  const inside = Float64Array.from({ length: second + 1 }, (_, j) => Number(j / second <= band));
  // Of each row only what lies in the band is computed; all else is 0.
  let low = 0;
  let high = 0;
  for (let i = 1; i <= first; i += 1) {
    const weight = i / (i + second);
    for (; low <= second && i / first - low / second > band; low += 1) {
      inside[low] = 0;
    }
    while (high < second && (high + 1) / second - i / first <= band) {
      high += 1;
    }
    for (let j = low; j <= high; j += 1) {
      inside[j] = weight * inside[j] + (j > 0 ? inside[j - 1] : 0);
    }
  }
  return Math.min(1, Math.max(0, 1 - inside[second]));
}

/**
 * The chance that Kolmogorov's statistic is larger.
 * @param {number} x
 */
function kolmogorov(x) {
  if (x < 0.2) {
    return 1;
  }
  let sum = 0;
  for (let k = 1; k <= 100; k += 1) {
    sum += (k % 2 ? 2 : -2) * Math.exp(-2 * k * k * x * x);
  }
  return Math.min(1, Math.max(0, sum));
}

/**
 * A sample of normal data.
 * @param {{size: number, shift?: number, scale?: number}} source shift and scale in deviations of the training data
 * @param {() => number} draw
 * @returns {number[]}
 */
export function sample({ size, shift = 0, scale = 1 }, draw) {
  return Array.from({ length: size }, () => shift + scale * normal(draw));
}

/**
 * Lets a monitor decide.
 * @param {number[]} reference
 * @param {number[]} current
 * @param {DriftRule} rule
 * @returns {DriftVerdict}
 */
export function monitor(reference, current, { rule, limit, alpha }) {
  const { value, p: trained, q: seen } = psi(reference, current);
  const measured = { psi: value, bins: { trained, seen }, ...ks(reference, current) };
  const byPsi = measured.psi >= limit;
  const byKs = measured.p < alpha;
  const drift = rule === "psi" ? byPsi : rule === "ks" ? byKs : byPsi && byKs;
  return { ...measured, byPsi, byKs, drift };
}

/**
 * Share of the values in each of some bins of the same width; what lies outside counts to the first or the last.
 * @param {number[]} values
 * @param {number} low where the first bin begins
 * @param {number} high where the last one ends
 * @param {number} bins
 */
export function histogram(values, low, high, bins) {
  const counts = new Array(bins).fill(0);
  for (const value of values) {
    counts[Math.min(bins - 1, Math.max(0, Math.floor(((value - low) / (high - low)) * bins)))] += 1;
  }
  return counts.map((count) => count / values.length);
}

/**
 * One trial: a monitor looks once where nothing has drifted, and once where the data has.
 * @param {DriftRule & {size: number, references: number, shift: number, scale: number, seed: number}} settings
 * @param {number} number which one
 * @returns {{calm: DriftVerdict, moved: DriftVerdict}}
 */
export function trial(settings, number) {
  const { size, references, shift, scale, seed } = settings;
  const draw = generator(seed * 100_003 + number);
  const reference = sample({ size: references }, draw);
  return {
    calm: monitor(reference, sample({ size }, draw), settings),
    moved: monitor(reference, sample({ size, shift, scale }, draw), settings),
  };
}

/**
 * How often a monitor errs in some trials.
 * @param {ReturnType<typeof trial>[]} all
 * @returns {DriftTrials} counts
 */
export function errorsOf(all) {
  const count = (/** @type {(one: ReturnType<typeof trial>) => boolean} */ errs) => all.filter(errs).length;
  return {
    trials: all.length,
    falsePsi: count(({ calm }) => calm.byPsi),
    falseKs: count(({ calm }) => calm.byKs),
    falseBoth: count(({ calm }) => calm.byPsi && calm.byKs),
    missedPsi: count(({ moved }) => !moved.byPsi),
    missedKs: count(({ moved }) => !moved.byKs),
    missedBoth: count(({ moved }) => !(moved.byPsi && moved.byKs)),
  };
}
