/* What the four cards show at second t: GPUs as squares, how full each resource is, and what limits them. Pure. */

/** @import { Scene, Workload, WorkloadSettings } from "./types.d.ts" */
import { compare } from "./compare.js";
import { actingAt, settingsAt } from "./tour.js";

/** Seconds for which a square that has come stands out. */
const FRESH = 0.5;

/** Return how many GPUs a square stands for, so that the squares suffice. @param {number} gpus @param {number} most */
export function unitFor(gpus, most) {
  let unit = 1;
  while (gpus > unit * most) {
    unit *= unit === 1 ? 8 : 4;
  }
  return unit;
}

/**
 * @param {WorkloadSettings} settings where the tour begins
 * @param {number} t
 * @param {number} most squares of a card
 * @param {WorkloadSettings} [earlier] the settings before a reader's drag
 * @returns {Scene}
 */
export function sceneAt(settings, t, most, earlier) {
  const now = settingsAt(settings, t);
  const then = compare(t > 0 || !earlier ? settingsAt(settings, Math.max(0, t - FRESH)) : earlier);
  const cards = compare(now).map((workload, index) => {
    const unit = unitFor(workload.needs.gpus, most);
    const before = /** @type {Workload} */ (then[index]).needs.gpus;
    return {
      workload,
      unit,
      squares: Math.ceil(workload.needs.gpus / unit),
      // In squares of another worth, none is new.
      before: unitFor(before, most) === unit ? Math.ceil(before / unit) : most,
    };
  });
  return { settings: now, acting: actingAt(t), cards };
}
