/* A run of the cluster, recorded before it is shown: second by second, then as a film. Pure. */

/** @import { ClusterSettings } from "../models/types.d.ts" */
/** @import { ClusterFilm, Take } from "./types.d.ts" */
import * as numbers from "../kit/numbers.js";
import { create, tick } from "../models/cluster.js";
import { dotsOf } from "./dots.js";
import { endingOf } from "./ending.js";
import { sayingsOf } from "./sayings.js";

/** Seconds of play that a run takes at most, and seconds of the run in one of them at least. */
const LONGEST = 86;
const SLOWEST = 25;
/** A Monday begins at 8:58. */
const MONDAY = 8 * 3600 + 58 * 60;

/**
 * @param {ClusterSettings} settings
 * @returns {Take}
 */
export function begin(settings) {
  const take = { cluster: create(settings), turns: [], flow: [{ arrived: 0, left: 0, lost: 0 }] };
  look(take);
  return take;
}

/** Record a second. @param {Take} take */
export function record(take) {
  const { cluster, flow } = take;
  tick(cluster);
  const before = /** @type {Take["flow"][0]} */ (flow.at(-1));
  const arrived = before.arrived + cluster.arrived;
  flow.push({ arrived, left: arrived - cluster.queue, lost: cluster.gaveUp });
  look(take);
}

/** Keep what the autoscalers know, when that has changed. @param {Take} take */
function look({ cluster, turns }) {
  const { t, hpa, recommendation, autoscaler, waiting, unneededSince } = cluster;
  const last = turns.at(-1);
  if (
    !last || last.hpa !== hpa || last.autoscaler !== autoscaler || last.waiting !== waiting ||
    last.recommendation !== recommendation || last.removable.size !== unneededSince.size
  ) {
    turns.push({ t, hpa, recommendation, autoscaler, waiting, removable: new Map(unneededSince) });
  }
}

/**
 * @param {Take} take
 * @param {string} about what is said at the beginning
 * @param {ClusterFilm["ending"]["tries"]} tries
 * @returns {ClusterFilm}
 */
export function filmOf({ cluster, turns, flow }, about, tries) {
  const { settings, t: end, everyPod: pods, everyNode: nodes, series, log } = cluster;
  const rate = Math.max(SLOWEST, end / LONGEST);
  const clock = (/** @type {number} */ t) =>
    settings.shape === "monday"
      ? `${numbers.clock((MONDAY + t) / 60)}:${numbers.clock(t).slice(-2)}`
      : numbers.clock(t);
  const most = Math.max(...series.map(({ waiting }) => waiting));
  const full = series.find(({ waiting }) => waiting === most)?.t ?? 0;
  return {
    end,
    rate,
    settings,
    telling: most > 0 ? Math.min(end, full + SLOWEST) : 0,
    clock,
    head: (t) => `${settings.shape === "monday" ? "Monday " : ""}**${clock(t)}**`,
    says: sayingsOf(log, about, rate).filter(({ t }) => t < end),
    log: [{ t: 0, text: about }, ...log],
    ending: endingOf(cluster, tries),
    pods,
    nodes,
    turns,
    series,
    dots: dotsOf(flow),
  };
}
