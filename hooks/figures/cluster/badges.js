/* What each autoscaler says on its badge at second t, and whether it acts just then. Pure. */

/** @import { BadgeShown, ClusterFilm, Turn } from "./types.d.ts" */
import * as numbers from "../kit/numbers.js";
import { lastAt } from "../kit/stage/motion.js";
import { SHORT } from "./words.js";

/** Seconds of play that a badge stays lit. */
const LIT = 1.7;

/** What the autoscalers knew at a moment. @param {ClusterFilm} film @param {number} t */
export const turnAt = ({ turns }, t) => /** @type {Turn} */ (lastAt(turns, t));

/**
 * What the HPA goes by: its metric, the target, and the tolerance.
 * @param {ClusterFilm} film
 * @param {number} t
 */
export function measuredAt({ settings, turns }, t) {
  const found = lastAt(turns, t)?.hpa?.found;
  const isCpu = settings.metric === "cpu";
  const value = found && (isCpu ? found.utilization : found.rawValue);
  const target = isCpu ? settings.target : settings.queueTarget;
  const unit = isCpu ? "%" : "";
  return {
    value,
    target,
    over: value !== undefined && value > target * (1 + settings.toleranceUp),
    said: value === undefined ? "no metric yet" : isCpu ? `CPU ${value}%` : `${value} per pod`,
    goal: `target ${target}${unit}`,
  };
}

/**
 * @param {ClusterFilm} film
 * @returns {(t: number, waiting: number) => Record<"HPA" | "CA" | "VPA", BadgeShown>}
 */
export function createBadges(film) {
  const acts = (/** @type {string} */ who, /** @type {number} */ t) =>
    film.log?.some((one) => one.who === who && one.t <= t && t < one.t + LIT * film.rate) ?? false;
  return (t, waiting) => {
    const boots = film.nodes.some(({ added, readyAt }) => added > 0 && added <= t && t < readyAt);
    return {
      HPA: { lines: horizontal(film, t), lit: acts("HPA", t) },
      CA: { lines: nodes(film, t, waiting), lit: boots || acts("CA", t) },
      VPA: { lines: vertical(film, t), lit: acts("VPA", t) },
    };
  };
}

/** @param {ClusterFilm} film @param {number} t */
function horizontal(film, t) {
  const { said, goal } = measuredAt(film, t);
  const replicas = lastAt(film.series, t)?.replicas ?? 0;
  return [`${said}, ${goal}`, said, `${replicas} pods`];
}

/** @param {string[]} names */
const list = (names) => (names.length > 2 ? `${names.length} nodes` : names.join(", "));

/** @param {ClusterFilm} film @param {number} t @param {number} waiting pods */
function nodes(film, t, waiting) {
  const { removable, autoscaler } = turnAt(film, t);
  const { settings, rate } = film;
  const coming = film.nodes.filter(({ added, readyAt }) => added > 0 && added <= t && t < readyAt);
  const gone = film.nodes.filter((one) => one.gone <= t && t < one.gone + 2 * LIT * rate);
  if (settings.autoscaler === "off") {
    return ["switched off", "adds no node"];
  }
  if (coming[0]) {
    const left = Math.ceil(coming[0].readyAt - t);
    return [`adds ${list(coming.map(({ name }) => name))}`, `for ${waiting} waiting pods`, `ready in ${left} s`];
  }
  if (gone.length > 0) {
    return [`removes ${list(gone.map(({ name }) => name))}`, "not needed any more"];
  }
  const idle = [...removable].filter(([name]) => mayShrink(film, name, t));
  if (idle[0]) {
    const since = Math.floor((t - idle[0][1]) / 60);
    return [
      `watches ${list(idle.map(([name]) => name))}`,
      `idle for ${since} of ${numbers.round(settings.unneeded / 60)} min`,
    ];
  }
  return autoscaler.reason === "NotTriggerScaleUp"
    ? ["may add no node", `${waiting} pods wait`]
    : ["no pod waits", "nothing to do"];
}

/** Tells whether a node's pool is above its minimum. @param {ClusterFilm} film @param {string} name @param {number} t */
function mayShrink({ nodes, settings }, name, t) {
  const group = name.startsWith("gpu") ? "gpu" : "cpu";
  const there = nodes.filter((one) => one.group === group && one.added <= t && t < one.gone).length;
  return there > settings[`${group}Min`];
}

/** @param {ClusterFilm} film @param {number} t */
function vertical(film, t) {
  const { vpa, vpaOf, cpu, batchCpu } = film.settings;
  const { recommendation } = turnAt(film, t);
  const kind = SHORT[vpaOf][0];
  if (!recommendation) {
    return [`watches ${kind} pods`, "no data yet"];
  }
  const target = `${numbers.round(recommendation.target)} cores`;
  return vpa === "Off" ? [`would set ${target}`, "mode Off"] : [
    `${vpaOf === "batch" ? batchCpu : cpu} → ${target}`,
    vpa === "Initial" ? `for new ${kind} pods` : `for ${kind} pods`,
  ];
}
