/* The tour: when each slider goes to its far end and back, and what that makes of the settings. Pure. */

/** @import { Part, WorkloadSettings } from "./types.d.ts" */
import { ease, passed } from "../kit/stage/motion.js";
import { at, onTheWay, PARTS, position } from "./parts.js";

const FIRST = 0.8;
const LEAD = 1.2;
const OUT = 6.5;
const HOLD = 3;
const BACK = 3;
const LONG = LEAD + OUT + HOLD + BACK;

/** Seconds: when all is back, and when the run ends. */
export const HOME = FIRST + PARTS.length * LONG;
export const END = HOME + 2.2;

/**
 * When a slider is announced, leaves, arrives at its far end, turns, and is back.
 * @param {Part} part
 */
export function times(part) {
  const start = FIRST + PARTS.indexOf(part) * LONG;
  const leave = start + LEAD;
  return { start, leave, arrive: leave + OUT, turn: leave + OUT + HOLD, back: start + LONG };
}

/** The moment a reader sees first: the largest model. */
export const FIRST_SEEN = times("compute").arrive + 1;

/** Where the tour takes a slider: to its extreme, or away from there. @param {Part} part @param {WorkloadSettings} settings */
export const farPlace = (part, settings) => (position(part, settings) > 0.75 ? 0 : 1);

/** The slider that the tour moves, or is about to. @param {number} t */
export const actingAt = (t) => PARTS.find((part) => t >= times(part).start && t < times(part).back);

/**
 * Return the settings at second t of the tour.
 * @param {WorkloadSettings} settings where it begins
 * @param {number} t
 */
export function settingsAt(settings, t) {
  const part = actingAt(t);
  if (!part) {
    return settings;
  }
  const { leave, turn } = times(part);
  const share = ease(passed(t, leave, OUT)) * (1 - ease(passed(t, turn, BACK)));
  return share > 0 ? onTheWay(settings, at(part, farPlace(part, settings)), share) : settings;
}
