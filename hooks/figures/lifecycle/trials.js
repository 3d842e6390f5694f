/* 200 trials of the monitor as a film: how often each rule errs with and without drift. Pure. */

/** @import { LoopSettings } from "../models/lifecycle-types.d.ts" */
/** @import { Saying } from "../kit/stage/types.d.ts" */
/** @import { Errors, Trial, TrialsFilm } from "./types.d.ts" */
import { traps } from "../data/lifecycle.js";
import * as numbers from "../kit/numbers.js";
import { trial } from "../models/drift.js";
import { levelOf } from "./measure.js";
import { isSet } from "./same.js";

export const ALL = 200;
/** Weeks of slow drift that a trial compares with none. */
const AFTER = 8;
/** Trials a second of play. */
export const PACE = 20;
const END = ALL / PACE;
const SAID_EACH = 50;

/** @type {Record<LoopSettings["rule"], string>} */
export const RULES = { psi: "PSI", ks: "KS test", both: "Both" };

/** Return a trial's settings, with the shift after eight weeks of drift. @param {LoopSettings} settings */
export const trialSettings = (settings) => ({ ...settings, shift: settings.shift + AFTER * settings.drift });

/** One trial. @param {LoopSettings} settings @param {number} number */
export const run = (settings, number) => trial(trialSettings(settings), number);

/** How the drifted data differs, in words; empty where it does not. @param {LoopSettings} settings */
export function changeOf(settings) {
  const { shift, scale } = trialSettings(settings);
  const parts = [
    ...(shift === 0 ? [] : [`by ${numbers.round(shift)} σ`]),
    ...(scale === 1 ? [] : [`to ${numbers.round(scale)} times the spread`]),
  ];
  return parts.join(" and ");
}

/**
 * @param {LoopSettings} settings
 * @param {ReturnType<typeof trial>[]} found
 * @returns {TrialsFilm}
 */
export function trialsOf(settings, found) {
  const change = changeOf(settings);
  const all = found.map(({ calm, moved }) => /** @type {Trial} */ ({
    calm: levelOf(calm, settings),
    moved: levelOf(moved, settings),
    isFalse: calm.drift,
    isMissed: change !== "" && !moved.drift,
  }));
  const errors = {
    psi: errorsOf(found, change, "byPsi"),
    ks: errorsOf(found, change, "byKs"),
    both: errorsOf(found, change, "byPsi", "byKs"),
  };
  return {
    tab: "trials",
    settings,
    all,
    errors,
    change,
    end: END + 1.5,
    telling: found.length > 0 ? END / 2 : 0,
    clock: (t) => `Trial ${doneAt(t)}`,
    head: (t) => `Trial **${doneAt(t)}** of ${ALL}`,
    says: saysOf(settings, errors[settings.rule], change),
    ending: endingOf(settings, errors, change),
  };
}

/** Trials that are over. @param {number} t */
export const doneAt = (t) => Math.min(ALL, Math.floor(t * PACE + 1e-9));

/**
 * @param {ReturnType<typeof trial>[]} found
 * @param {string} change
 * @param {...("byPsi" | "byKs")} by all of which have to say drift
 * @returns {Errors}
 */
function errorsOf(found, change, ...by) {
  /** @type {Errors} */
  const errors = { alarms: [0], misses: [0] };
  for (const { calm, moved } of found) {
    const isFalse = by.every((one) => calm[one]);
    const isMissed = change !== "" && !by.every((one) => moved[one]);
    errors.alarms.push((errors.alarms.at(-1) ?? 0) + Number(isFalse));
    errors.misses.push((errors.misses.at(-1) ?? 0) + Number(isMissed));
  }
  return errors;
}

/** @param {number} number @param {string} one @param {string} many */
const count = (number, one, many) => `${number} ${number === 1 ? one : many}`;

/** @param {LoopSettings} settings @param {Errors} errors @param {string} change @returns {Saying[]} */
function saysOf({ size, references, rule }, { alarms, misses }, change) {
  const sizes = `${numbers.round(size)} requests with ${numbers.round(references)} training records`;
  const seen = (/** @type {number} */ done) =>
    `${RULES[rule]} after ${done} trials: **${count(alarms[done] ?? 0, "false alarm", "false alarms")}${
      change ? `, ${count(misses[done] ?? 0, "miss", "misses")}` : ""
    }.**`;
  return [
    { t: 0, text: `Each trial compares ${sizes}, ${change ? "without drift and with it" : "without drift"}.` },
    ...(alarms.length > ALL
      ? Array.from({ length: ALL / SAID_EACH }, (_, at) => {
        const done = (at + 1) * SAID_EACH;
        return { t: done / PACE, text: seen(done) };
      })
      : []),
  ];
}

/** @param {LoopSettings} settings @param {TrialsFilm["errors"]} errors @param {string} change */
function endingOf(settings, errors, change) {
  const { rule, size, references } = settings;
  const other = rule === "ks" ? "psi" : "ks";
  const found = (/** @type {"alarms" | "misses"} */ kind, /** @type {typeof rule} */ by) =>
    errors[by][kind].at(-1) ?? 0;
  return {
    title: `${ALL} trials of the alarm rule`,
    numbers: /** @type {[string, string][]} */ ([
      [
        `${found("alarms", rule)}`,
        `of ${ALL}: false alarms by ${RULES[rule]}; by ${RULES[other]} ${found("alarms", other)}`,
      ],
      change
        ? [
          `${found("misses", rule)}`,
          `of ${ALL}: drift ${change} missed by ${RULES[rule]}; by ${RULES[other]} ${found("misses", other)}`,
        ]
        : ["0", "to miss: no drift is set"],
      [numbers.round(size), `requests, compared with ${numbers.round(references)} training records`],
    ]),
    tries: traps.filter((one) => !isSet(settings, { ...one.settings })).slice(0, 2).map((one) => ({
      text: one.title,
      state: { ...one.settings, tab: "trials" },
    })),
  };
}
