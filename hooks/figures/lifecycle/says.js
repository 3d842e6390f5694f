/* The story in words: what is said when, what the event log has, and how it ends. Pure. */

/** @import { Ending, Saying } from "../kit/stage/types.d.ts" */
/** @import { Loop, LoopLog, LoopSettings } from "../models/lifecycle-types.d.ts" */
/** @import { CanaryCheck, Span, Week } from "./types.d.ts" */
import { limitOf } from "./measure.js";
import * as numbers from "../kit/numbers.js";
import { ROUNDS } from "../models/lifecycle.js";
import { isSet } from "./same.js";
import { alarmOf, startOf } from "./spans.js";

/** Seconds that a saying has at least. */
const READ = 1.5;
/** The share of the limit from which production is seen to move. */
const MOVES = 0.3;

/**
 * @param {Span[]} spans
 * @param {Week[]} weeks
 * @param {LoopSettings} settings
 * @returns {Saying[]}
 */
export function saysOf(spans, weeks, settings) {
  return spans.flatMap((span, at) => {
    const say = SAYS[span.id];
    return say(span, weeks, settings, spans[at + 1] === undefined);
  });
}

/** @typedef {(span: Span, weeks: Week[], settings: LoopSettings, isLast: boolean) => Saying[]} Say */

/** @type {Record<Span["id"], Say>} */
const SAYS = {
  data: ({ start: t, round, from }) => [{
    t,
    text: round === 1
      ? "Data is collected, cleansed, and labeled. **This phase usually takes the longest.**"
      : `Round ${round}: data from week ${from} is collected, cleansed, and labeled.`,
  }],
  training: ({ start: t, version }) => [{ t, text: `Version ${version} is trained on the prepared data.` }],
  validation: ({ start: t, version }) => [{ t, text: `Version ${version} is tested on data that it has never seen.` }],
  deployment: (span, weeks, settings) =>
    span.checks.length > 0 ? sayCanary(span, weeks, settings) : [{
      t: span.start,
      text: "Version 1 is packaged with an API and **goes live**.",
    }],
  monitoring: sayMonitoring,
  retraining: ({ start: t }, _weeks, _settings, isLast) => [{
    t,
    text: isLast
      ? "Retraining starts with the newest data. **It never ends: that is why it is a wheel.**"
      : "**Feedback:** what production showed becomes the next training data.",
  }],
};

/** @param {Span} span @param {Week[]} weeks @param {LoopSettings} settings @returns {Saying[]} */
function sayCanary({ start, pace, version, checks, from }, weeks, settings) {
  const first = /** @type {CanaryCheck} */ (checks[0]);
  const verdict = checks.length - 1;
  const at = Math.ceil(READ / pace);
  const middle = checks[at];
  const isLate = at * pace > verdict * pace - READ;
  const said = [{
    t: start,
    text: `Version ${version} goes out as a **canary**: first ${first.weight}% of the requests, then more.`,
  }];
  if (middle && !isLate) {
    said.push({ t: start + at * pace, text: middle.event === "halt" ? halted(middle, settings) : advanced(middle) });
  }
  const last = /** @type {CanaryCheck} */ (checks[verdict]);
  said.push({
    t: start + verdict * pace,
    text: last.event === "promote"
      ? `**Version ${version} is promoted.** All requests go to it.`
      : `**Rolled back:** ${last.failures} checks failed. Version ${weeks[from - 1]?.version} keeps serving.`,
  });
  return said;
}

/** @param {CanaryCheck} check @param {LoopSettings} settings */
function halted({ success, latency, failures }, { threshold, slowest, successRate }) {
  const why = latency === null || success === null
    ? "No request came"
    : latency > slowest
    ? `Its p99 latency is ${latency.toFixed(0)} ms; ${slowest} ms is allowed`
    : `${success.toFixed(1)}% of its requests succeed; ${successRate}% is required`;
  return `${why}. **Failed checks: ${failures} of ${threshold}.**`;
}

/** @param {CanaryCheck} check */
const advanced = ({ weight }) => `The checks pass, so its share grows: **${weight}% of the requests**.`;

/** @type {Say} */
function sayMonitoring(span, weeks, settings, isLast) {
  const { start, from, to } = span;
  const seen = weeks.slice(from - 1, to);
  const last = /** @type {Week} */ (seen.at(-1));
  const alarm = last.acts ? alarmOf(span) : Infinity;
  const waits = seen[0]?.drift && !seen[0].acts;
  const moves = seen.find((one) => one.level >= MOVES);
  /** @type {Saying[]} */
  const said = [];
  const say = (/** @type {number} */ t, /** @type {string} */ text) => {
    const before = said.at(-1)?.t ?? -Infinity;
    if (t - before >= READ - 1e-9 && t + READ <= alarm) {
      said.push({ t, text });
    }
  };
  if (waits) {
    say(
      start,
      `Version ${last.version} keeps serving${
        last.truly ? " while the data moves on" : ""
      }. **The team investigates the rollback.**`,
    );
  } else {
    say(start, "Each week, production is compared with the training data. **No drift so far.**");
    moves && say(startOf(span, moves.week), "Production is moving away from the training data. **No alarm yet.**");
  }
  if (last.acts) {
    said.push({ t: said.length > 0 ? alarm : start, text: alarmed(last, settings, waits) });
  } else if (isLast) {
    said.push({
      t: start + span.seconds - READ,
      text: `After week ${to}, the run ends. **The monitor keeps watching.**`,
    });
  }
  return said;
}

/** @param {Week} week @param {LoopSettings} settings @param {boolean | undefined} again */
function alarmed({ week, said, truly }, settings, again) {
  const begin = settings.rule === "both"
    ? `Week ${week}: ${said} agree.`
    : `Week ${week}: ${said} is ${limitOf(settings)}.`;
  return truly
    ? `${begin} **Drift: the monitor starts retraining${again ? " again" : ""}.**`
    : `${begin} **A false alarm: nothing has drifted.**`;
}

/**
 * @param {LoopLog[]} log
 * @param {Span[]} spans
 * @returns {Saying[]}
 */
export function logOf(log, spans) {
  /** @type {Map<Span, number>} */
  const checked = new Map();
  return log.map(({ t: week, round, phase, who, text, check }) => {
    const span = /** @type {Span} */ (spans.find((one) => one.round === round && one.id === phase));
    const before = checked.get(span) ?? 0;
    checked.set(span, before + (check ? 1 : 0));
    const t = phase === "monitoring" ? startOf(span, week) : span.start + (check ? before * span.pace : 0);
    return { t, who, text };
  });
}

/** Settings worth a try, the best first. @type {{text: string, state: Record<string, string | number>}[]} */
const TRIES = [
  {
    text: "100 requests a week: false alarms",
    state: { drift: 0, size: 100, references: 100, limit: 0.1 },
  },
  { text: "alarm at PSI 0.1", state: { limit: 0.1 } },
  { text: "a fast version 2", state: { firstLatency: 420 } },
];

/** @param {Loop} loop @param {Week[]} weeks @returns {Ending} */
export function endingOf({ settings, series, log }, weeks) {
  const alarms = series.filter(({ acts }) => acts);
  const passed = count(series.length, "week");
  return {
    title: `${alarms.length < ROUNDS ? passed : "Three rounds"} around the wheel`,
    numbers: alarms.length > 0 ? numbersOf(alarms, passed, series, log) : quietNumbers(weeks, passed, settings),
    tries: TRIES.filter(({ state }) => !isSet(settings, state)).slice(0, 2),
  };
}

/** @param {Loop["series"]} alarms @param {string} passed @param {Loop["series"]} series @param {LoopLog[]} log @returns {Ending["numbers"]} */
function numbersOf(alarms, passed, series, log) {
  const wrong = alarms.filter(({ truly }) => !truly).length;
  const verdicts = log.map(({ check }) => check?.event);
  const promoted = verdicts.filter((one) => one === "promote").length;
  const back = verdicts.filter((one) => one === "rollback").length;
  const outdated = series.filter(({ version, round }) => version < round).length;
  return [
    [
      `${alarms.length}`,
      `${alarms.length === 1 ? "alarm" : "alarms"} started retraining in ${passed}; ${
        wrong > 0 ? `${wrong === alarms.length ? "all" : wrong} false: nothing had drifted` : "no code had changed"
      }`,
    ],
    [
      `${promoted} of ${promoted + back}`,
      `retrained versions promoted${back > 0 ? "; the canary turned the rest back" : ""}`,
    ],
    [count(outdated, "week"), "on the old version after a rollback"],
  ];
}

/** @param {Week[]} weeks @param {string} passed @param {LoopSettings} settings @returns {Ending["numbers"]} */
function quietNumbers(weeks, passed, settings) {
  const nearest = weeks.reduce((most, one) => one.level > most.level ? one : most);
  return [
    ["0", `alarms in ${passed}: version 1 served all the time`],
    [nearest.short, `in week ${nearest.week}, the nearest to an alarm`],
    [numbers.round(settings.size), "requests compared each week"],
  ];
}

/** @param {number} number @param {string} what */
const count = (number, what) => `${number} ${what}${number === 1 ? "" : "s"}`;
