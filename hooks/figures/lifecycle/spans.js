/* The time of a story: which phase it is in when, which week, and for how long. Pure. */

/** @import { LoopLog } from "../models/lifecycle-types.d.ts" */
/** @import { Span } from "./types.d.ts" */
import { lastAt } from "../kit/stage/motion.js";

/** @type {Span["id"][]} */
export const ORDER = ["data", "training", "validation", "deployment", "monitoring", "retraining"];
export const DEPLOYMENT = 3;
export const MONITORING = 4;
export const RETRAINING = 5;

// Seconds: of a phase, of a week, of a canary's check, and for the last thing of a phase to be seen.
const PHASE = 2;
const WEEK = 0.8;
const CHECK = 0.55;
const SEEN = 1.5;
const LONGEST = { monitoring: 12, canary: 6 };

/** The span of a moment. @param {Span[]} spans @param {number} t */
export const spanAt = (
  spans,
  t,
) => /** @type {Span} */ (lastAt(spans.map((span) => ({ t: span.start, span })), t)?.span ?? spans[0]);

/** The week of a moment, 0 before the first. @param {Span[]} spans @param {number} t */
export function weekAt(spans, t) {
  const { phase, start, pace, from, to } = spanAt(spans, t);
  return phase === MONITORING ? Math.min(to, from + Math.floor((t - start) / pace + 1e-9)) : to;
}

/** When a week of a span of monitoring begins. @param {Span} span @param {number} week */
export const startOf = ({ start, pace, from }, week) => start + (week - from) * pace;

/** When the last week of a span has come to its alarm. @param {Span} span */
export const alarmOf = (span) => startOf(span, span.to) + span.pace / 2;

/**
 * Lay out in time what a loop did.
 * @param {LoopLog[]} log
 * @returns {Span[]}
 */
export function spansOf(log) {
  /** @type {Span[]} */
  const spans = [];
  for (const { phase: id, round, version, t, check } of log) {
    const last = spans.at(-1);
    if (last?.id !== id || last.round !== round) {
      const phase = ORDER.indexOf(id);
      spans.push({ phase, id, round, version, start: 0, seconds: PHASE, pace: PHASE, from: t, to: t, checks: [] });
    }
    const span = /** @type {Span} */ (spans.at(-1));
    span.to = t;
    span.checks.push(...(check ? [check] : []));
  }
  let start = 0;
  for (const span of spans) {
    const { phase, from, to, checks } = span;
    span.start = start;
    if (phase === MONITORING) {
      const count = to - from + 1;
      span.pace = Math.min(WEEK, LONGEST.monitoring / count);
      span.seconds = count * span.pace + SEEN;
    } else if (checks.length > 0) {
      // Of few checks, too, the first words can be read before the verdict.
      span.pace = Math.max(Math.min(CHECK, LONGEST.canary / checks.length), SEEN / (checks.length - 1));
      span.seconds = checks.length * span.pace + SEEN;
    } else if (phase === RETRAINING) {
      span.seconds = PHASE + 0.4;
    }
    start += span.seconds;
  }
  return spans;
}
