/* How often the monitor errs: trials that are counted anew at each change of the settings, and what they found. */

/** @import { DriftTrap } from "../data/types.d.ts" */
/** @import { DriftTrials, LoopSettings } from "../models/lifecycle-types.d.ts" */
import { traps } from "../data/lifecycle.js";
import { createCard } from "../kit/card.js";
import { createBars } from "../kit/charts.js";
import { h } from "../kit/dom.js";
import * as numbers from "../kit/numbers.js";
import { createTwin } from "../kit/words.js";
import { trials } from "../models/drift.js";
import { DEFAULTS } from "../models/lifecycle.js";
import { createSlices } from "./slices.js";

/** @param {(trap?: DriftTrap) => void} chosen gets nothing when the reader leaves the traps */
export function createTrials(chosen) {
  const most = 200;
  let settings = DEFAULTS;
  let sum = trials(settings, 0, 0);
  const inSlices = createSlices();
  const choice = createChoice(chosen);
  const about = h("p", { class: "v-note" });
  const progress = h("p", { class: "v-note" });
  const cards = h("div", { class: "v-cards" });
  const headings = ["Rule", "False alarms", "Misses"];
  const twin = createTwin("The trials as a table", headings, () => rowsOf(sum, settings));
  return {
    elements: [
      h("h4", { class: "v-title" }, "How often the monitor errs"),
      h("div", { class: "v-control" }, h("label", { for: choice.id }, "A trap to look into"), choice),
      about,
      progress,
      cards,
      twin.element,
    ],

    /** Begins to count. @param {LoopSettings} next @param {DriftTrap} [trap] that they are of */
    count(next, trap) {
      settings = next;
      sum = trials(settings, 0, 0);
      choice.value = trap?.id ?? "";
      about.textContent = trap?.about ?? "";
      progress.textContent = `${most} trials are being counted.`;
      inSlices(
        () => {
          const found = trials(settings, sum.trials, sum.trials + 1);
          for (const name of /** @type {(keyof DriftTrials)[]} */ (Object.keys(found))) {
            sum[name] += found[name];
          }
          return sum.trials < most;
        },
        () => {
          progress.textContent = words(sum, settings);
          cards.replaceChildren(...cardsOf(sum, settings));
          twin.update();
        },
        100,
      );
    },
  };
}

/** @param {(trap?: DriftTrap) => void} chosen */
function createChoice(chosen) {
  const choice = h(
    "select",
    { id: "lifecycle-trap", change: () => chosen(traps.find(({ id }) => id === choice.value)) },
    h("option", { value: "" }, "Your own settings"),
    ...traps.map(({ id, title }) => h("option", { value: id }, title)),
  );
  return choice;
}

/** Whether there is a drift to miss. @param {LoopSettings} settings */
const drifts = ({ shift, scale }) => shift !== 0 || scale !== 1;

/** @param {DriftTrials} sum @param {LoopSettings} settings */
function words({ trials }, settings) {
  const said = drifts(settings)
    ? "once without drift and once with yours"
    : "without drift: yours is none, so there is none to miss";
  return `${trials} times ${numbers.round(settings.size)} requests are compared with ${
    numbers.round(settings.references)
  } records, ${said}.`;
}

/** By rule: PSI, KS, both; and of how many. @param {DriftTrials} sum */
const alarmsOf = (sum) => [sum.falsePsi, sum.falseKs, sum.falseBoth, sum.trials];

/** @param {DriftTrials} sum */
const missesOf = (sum) => [sum.missedPsi, sum.missedKs, sum.missedBoth, sum.trials];

/** @param {DriftTrials} sum @param {LoopSettings} settings */
function rowsOf(sum, settings) {
  const rules = [
    `PSI from ${numbers.round(settings.limit)}`,
    `KS, p below ${numbers.round(settings.alpha)}`,
    "Both",
    "Trials",
  ];
  const [alarms, misses] = [alarmsOf(sum), missesOf(sum)];
  return rules.map((rule, at) => [rule, alarms[at], drifts(settings) ? misses[at] : "none"]);
}

/** @param {DriftTrials} sum @param {LoopSettings} settings */
function cardsOf(sum, settings) {
  const most = sum.trials;
  const card = (/** @type {string} */ title, /** @type {number[]} */ errors) => {
    const bars = [["psi", "PSI"], ["ks", "KS"], ["both", "Both"]].map(([rule, label], at) => ({
      label,
      value: errors[at],
      mark: rule === settings.rule,
      text: `${errors[at]} of ${most}`,
    }));
    return createCard(title, "", createBars(bars, { label: `${title} by rule`, most }));
  };
  return [card("False alarms", alarmsOf(sum)), ...(drifts(settings) ? [card("Misses", missesOf(sum))] : [])];
}
