/* The story of a run: what the loop did becomes spans of time, weeks, and histograms. What is said is in says.js. Pure. */

/** @import { Loop, LoopModel } from "../models/lifecycle-types.d.ts" */
/** @import { Span, Story, Week } from "./types.d.ts" */
import { histogram } from "../models/drift.js";
import { sourceOf } from "../models/lifecycle.js";
import { levelOf, saidOf, shortOf } from "./measure.js";
import { endingOf, logOf, saysOf } from "./says.js";
import { alarmOf, MONITORING, spanAt, spansOf, weekAt } from "./spans.js";

const BINS = 16;
const TAIL = 3;

/**
 * Make a film of a loop that has come to its end.
 * @param {Loop} loop
 * @returns {Story}
 */
export function storyOf(loop) {
  const { settings, log, series, models } = loop;
  const spans = spansOf(log);
  const last = /** @type {Span} */ (spans.at(-1));
  const end = last.start + last.seconds;
  const sources = [...models.map(({ learned }) => learned), ...series.map(({ week }) => sourceOf(settings, week))];
  const low = Math.min(...sources.map(({ shift, scale }) => shift - TAIL * scale));
  const high = Math.max(...sources.map(({ shift, scale }) => shift + TAIL * scale));
  const shares = (/** @type {number[]} */ values) => histogram(values, low, high, BINS);
  const weeks = series.map((one) => /** @type {Week} */ ({
    week: one.week,
    round: one.round,
    version: one.version,
    level: levelOf(one, settings),
    said: saidOf(one, settings),
    short: shortOf(one, settings),
    drift: one.drift,
    acts: one.acts,
    truly: one.truly,
    shares: shares(one.values),
  }));
  const alarm = spans.find(({ phase, to }) => phase === MONITORING && weeks[to - 1]?.acts);
  return {
    tab: "story",
    settings,
    spans,
    weeks,
    training: models.map((/** @type {LoopModel} */ one) => shares(one.reference)),
    low,
    high,
    end,
    says: saysOf(spans, weeks, settings),
    log: logOf(log, spans),
    ending: endingOf(loop, weeks),
    telling: alarm ? alarmOf(alarm) : end / 2,
    clock: (t) => weekAt(spans, t) ? `Week ${weekAt(spans, t)}` : "Start",
    head: (t) => `Round ${spanAt(spans, t).round} of ${last.round} · **week ${weekAt(spans, t)}**`,
  };
}
