/* All that the stage shows, as tables: phases, weeks, the shown week's histograms, canary checks, trials. */

/** @import { LifecyclePhase } from "../data/types.d.ts" */
/** @import { Loop } from "../models/lifecycle-types.d.ts" */
/** @import { CanaryCheck, Story, TrialsFilm } from "./types.d.ts" */
import { levels } from "../data/lifecycle.js";
import * as numbers from "../kit/numbers.js";
import { createTwin, link } from "../kit/words.js";
import { h } from "../kit/dom.js";
import { weekAt } from "./spans.js";
import { ALL, RULES } from "./trials.js";

/**
 * @param {LifecyclePhase[]} phases
 * @param {() => {loop: Loop | undefined, story: Story | undefined, trials: TrialsFilm | undefined, t: number}} now
 */
export function createTables(phases, now) {
  const percent = (/** @type {number | undefined} */ share) => `${numbers.round(100 * (share ?? 0))}%`;
  const shown = () => {
    const { loop, story, t } = now();
    return story && loop?.series[Math.max(0, weekAt(story.spans, t) - 1)];
  };
  return [
    createPhases(phases),
    createTwin(
      "Weeks",
      ["Week", "Round", "Version", "PSI", "KS D", "KS p", "Monitor", "In truth", "What follows"],
      () => (now().loop?.series ?? []).map(weekRow),
    ),
    createTwin(
      "Histograms of the week shown",
      ["From", "To", "Training", "Production"],
      () => {
        const { story } = now();
        const week = shown();
        const training = (week && story?.training[week.version - 1]) ?? [];
        const wide = story ? (story.high - story.low) / training.length : 0;
        return training.map((share, at) => [
          numbers.round((story?.low ?? 0) + at * wide),
          numbers.round((story?.low ?? 0) + (at + 1) * wide),
          percent(share),
          percent(story?.weeks[(week?.week ?? 1) - 1]?.shares[at]),
        ]);
      },
    ),
    createTwin(
      "Ten bins of PSI, week shown",
      ["Bin", "Training", "Production"],
      () => shown()?.bins.trained.map((share, at) => [at + 1, percent(share), percent(shown()?.bins.seen[at])]) ?? [],
    ),
    createTwin(
      "Canary checks",
      ["Week", "Version", "Step", "Traffic", "Requests", "Success", "p99 latency", "Failed checks"],
      () => (now().loop?.log ?? []).flatMap(({ t, version, check }) => check ? [checkRow(t, version, check)] : []),
    ),
    createTwin("200 trials", ["Rule", "False alarms", "Misses"], () => trialRows(now().trials)),
  ];
}

/** The phases never change, and a link that has the focus stays where it is. @param {LifecyclePhase[]} phases */
function createPhases(phases) {
  const { element } = createTwin(
    "Phases, tools, and levels of MLOps",
    ["Phase", "Activities", "Infrastructure", "Tools", "CRISP-ML(Q)", "Levels of MLOps"],
    () => phases.map(phaseRow),
  );
  return { element, update() {} };
}

/** @param {LifecyclePhase} phase @param {number} at */
function phaseRow({ title, activities, infrastructure, tools, crisp, levels: byLevel }, at) {
  const list = (/** @type {(Node | string)[][]} */ items) => h("ul", {}, ...items.map((item) => h("li", {}, ...item)));
  return [
    `${at + 1} ${title}`,
    list(activities.map((one) => [one])),
    list(infrastructure.map((one) => [one])),
    list(tools.map(({ name, does, source }) => [link(source, name), ` ${does}`])),
    crisp,
    list(byLevel.map((text, level) => [`Level ${level}, ${levels[level]}: ${text}`])),
  ];
}

/** @param {Loop["series"][number]} week */
const weekRow = ({ week, round, version, psi, d, p, drift, truly, moved, acts }) => [
  week,
  round,
  version,
  numbers.round(psi),
  numbers.round(d),
  numbers.round(p),
  drift ? "drift" : "no drift",
  truly ? `moved by ${moved.toFixed(2)} σ` : "as in training",
  acts ? "retraining starts" : drift ? "nothing: rollback investigated" : "nothing",
];

/** @param {number} week @param {number} version @param {CanaryCheck} check */
const checkRow = (week, version, { event, weight, requests, success, latency, failures }) => [
  week,
  version,
  {
    start: "start",
    advance: "passed",
    halt: "failed",
    promote: "passed, promoted",
    rollback: "rolled back",
    over: "",
  }[event],
  `${weight}%`,
  requests,
  success === null ? "" : `${success.toFixed(1)}%`,
  latency === null ? "" : `${latency.toFixed(0)} ms`,
  failures,
];

/** @param {TrialsFilm | undefined} trials */
const trialRows = (trials) =>
  trials?.all.length === ALL
    ? /** @type {(keyof typeof RULES)[]} */ (["psi", "ks", "both"]).map((rule) => [
      RULES[rule],
      `${trials.errors[rule].alarms[ALL]} of ${ALL}`,
      trials.change ? `${trials.errors[rule].misses[ALL]} of ${ALL}` : "no drift to miss",
    ])
    : [["The trials are still running", "", ""]];
