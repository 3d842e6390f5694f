/* What is where at second t of the story, but for the layout. Pure. */

/** @import { CanaryCheck, Scene, Span, Story, Traffic, Week } from "./types.d.ts" */
import { clamp, ease, lerp, passed } from "../kit/stage/motion.js";
import { DEPLOYMENT, MONITORING, ORDER, RETRAINING, spanAt, startOf, weekAt } from "./spans.js";

/** Seconds that the packet takes from a phase to the next. */
const WAY = 0.8;
/** Seconds in which a new version takes over. */
const TAKEOVER = 0.6;
/** The part of a week in which it comes. */
const COMES = 0.45;
/** Dots of the traffic. */
export const DOTS = 20;

/**
 * @param {Story} story
 * @param {number} t
 * @returns {Scene}
 */
export function sceneAt(story, t) {
  const span = spanAt(story.spans, t);
  const week = weekAt(story.spans, t);
  const shown = story.weeks[week - 1];
  const go = isLeft(story, span) ? ease(passed(t, span.start + span.seconds - WAY, WAY)) : 0;
  const here = Math.round(span.phase + go) % ORDER.length;
  const comes = span.phase === MONITORING ? clamp((t - startOf(span, week)) / (span.pace * COMES)) : 1;
  const before = story.weeks[week - 2];
  const says = shown && comes >= 1;
  const traffic = span.phase === DEPLOYMENT ? trafficOf(span, t, story.settings.threshold) : null;
  return {
    span,
    week,
    grown: comes,
    way: span.phase + go,
    cargo: here > 0 && here <= DEPLOYMENT ? `v${span.version}` : "",
    arrows: arrowsOf(span, go, t, Boolean(says && shown.acts && span.phase === MONITORING)),
    ...dataOf(story, span, t, shown?.version ?? 0),
    production: productionOf(before, shown, ease(comes)),
    level: shown ? lerp(before?.version === shown.version ? before.level : 0, shown.level, ease(comes)) : 0,
    verdict: shown ? `${shown.short}${says && shown.drift ? " · alarm" : ""}` : "",
    drift: Boolean(says && shown.drift),
    traffic,
    caption: traffic?.text ?? (span.phase > DEPLOYMENT ? `Week ${week}` : `Version ${span.version} data`),
  };
}

/** Whether the packet goes on to another phase. @param {Story} story @param {Span} span */
const isLeft = ({ spans }, span) => span !== spans.at(-1) || span.phase === RETRAINING;

/**
 * The arrow behind each phase is lit while the packet is on it; that of an alarm pulses before.
 * @param {Span} span
 * @param {number} go
 * @param {number} t
 * @param {boolean} alarm
 */
function arrowsOf({ phase }, go, t, alarm) {
  const pulse = 0.7 + 0.3 * Math.sin(2 * Math.PI * 1.2 * t);
  return ORDER.map((_, at) => at !== phase || (go === 0 && !alarm) ? 0 : at >= MONITORING ? pulse : 1);
}

/**
 * The training data: of the version in production, and of the one on its way. A promotion puts the one in place of the
 * other; after a rollback the old one stays.
 * @param {Story} story
 * @param {Span} span
 * @param {number} t
 * @param {number} serving the version in production, 0 for none
 */
function dataOf({ training }, span, t, serving) {
  const { phase, start, seconds, version, checks, pace } = span;
  const none = (training[0] ?? []).map(() => 0);
  const old = training[serving - 1] ?? none;
  const next = training[version - 1] ?? none;
  if (phase > DEPLOYMENT) {
    return { training: old, candidate: { shares: none, opacity: 0 } };
  }
  const verdict = checks.length > 0 ? start + (checks.length - 1) * pace : start + seconds * 0.4;
  const over = phase === DEPLOYMENT ? ease(passed(t, verdict, TAKEOVER)) : 0;
  const takes = checks.at(-1)?.event !== "rollback";
  const grown = phase === 0 ? ease(passed(t, start, 1.2)) : 1;
  return {
    training: takes ? old.map((share, at) => lerp(share, next[at] ?? 0, over)) : old,
    candidate: { shares: next.map((share) => share * grown), opacity: 1 - over },
  };
}

/** @param {Week | undefined} before @param {Week | undefined} shown @param {number} share */
function productionOf(before, shown, share) {
  return {
    shares: (shown?.shares ?? []).map((value, at) => lerp(before?.shares[at] ?? value, value, share)),
    opacity: shown ? (before ? 1 : share) : 0,
  };
}

/** @param {Span} span @param {number} t @param {number} threshold @returns {Traffic} */
function trafficOf({ start, seconds, pace, version, checks }, t, threshold) {
  const check = /** @type {CanaryCheck} */ (checks[Math.min(checks.length - 1, Math.floor((t - start) / pace + 1e-9))]);
  if (!check) {
    const dots = Math.round(DOTS * ease(passed(t, start, 0.6 * seconds)));
    return { dots, fails: false, text: `Version ${version}: ${(100 * dots) / DOTS}%`, note: "" };
  }
  const { weight, event, failures } = check;
  const notes = {
    start: "the canary starts",
    advance: "the check passed",
    halt: `failed checks: ${failures} of ${threshold}`,
    rollback: "rolled back",
    promote: "promoted",
    over: "",
  };
  return {
    dots: weight > 0 ? Math.max(1, Math.round((weight * DOTS) / 100)) : 0,
    fails: event === "halt" || event === "rollback",
    text: `Version ${version}: ${weight}%`,
    note: notes[event],
  };
}
