/* What a reader sets: two sliders on the stage, all else in groups; presets set several. */

/** @import { ChoiceSpec, Control, ControlsToStart, RangeSpec } from "../kit/types.d.ts" */
/** @import { DriftTrap } from "../data/types.d.ts" */
/** @import { LoopSettings } from "../models/lifecycle-types.d.ts" */
import { traps } from "../data/lifecycle.js";
import { createControls, startAt } from "../kit/controls.js";
import { h } from "../kit/dom.js";
import { createSlider } from "../kit/stage/slider.js";
import { DEFAULTS, WEEKS } from "../models/lifecycle.js";
import { isSet } from "./same.js";

/** @typedef {[keyof LoopSettings, Omit<RangeSpec, "value"> | Omit<ChoiceSpec, "value">][]} Group */

/** @type {[string, Group][]} */
const GROUPS = [
  ["Production data", [
    ["size", { label: "Requests compared each week", min: 30, max: 5000, unit: "requests", log: true }],
    ["shift", { label: "Sudden shift of the mean", min: 0, max: 2, step: 0.05, unit: "σ" }],
    ["scale", { label: "Sudden change of the spread", min: 0.5, max: 2, step: 0.05, unit: "times" }],
    ["begins", { label: "Week of the sudden change", min: 1, max: WEEKS }],
    ["references", { label: "Training records to compare with", min: 30, max: 5000, unit: "records", log: true }],
  ]],
  ["Monitor", [
    ["rule", {
      label: "Alarm rule",
      options: [["psi", "PSI"], ["ks", "KS test"], ["both", "PSI and KS test must agree"]],
    }],
    ["alpha", { label: "KS test: alarm at p below", min: 0.0001, max: 0.2, log: true }],
    ["pause", { label: "Pause after a rollback", min: 0, max: 12, unit: "weeks" }],
  ]],
  ["Retrained versions", [
    ["firstLatency", { label: "p99 latency of version 2", min: 50, max: 1000, step: 10, unit: "ms" }],
    ["latency", { label: "p99 latency of later versions", min: 50, max: 1000, step: 10, unit: "ms" }],
    ["errors", { label: "Failed requests, retrained version", min: 0, max: 5, step: 0.1, unit: "%" }],
    ["serving", { label: "Failed requests, version in production", min: 0, max: 5, step: 0.1, unit: "%" }],
  ]],
  ["Canary", [
    ["stepWeight", { label: "Traffic step", min: 1, max: 50, unit: "%" }],
    ["maxWeight", { label: "Largest canary share", min: 5, max: 100, unit: "%" }],
    ["threshold", { label: "Failed checks before rollback", min: 1, max: 20, unit: "checks" }],
    ["successRate", { label: "Required success rate", min: 90, max: 100, step: 0.1, unit: "%" }],
    ["slowest", { label: "Allowed p99 latency", min: 50, max: 1000, step: 10, unit: "ms" }],
    ["requests", { label: "Requests per check, all versions", min: 10, max: 20_000, unit: "requests", log: true }],
    ["seed", { label: "Random seed", min: 1, max: 999 }],
  ]],
];

/**
 * @param {(change: Partial<LoopSettings>) => void} changed
 * @param {(trap: DriftTrap | undefined) => void} chosen gets the preset, or nothing for the first settings
 */
export function createAllControls(changed, chosen) {
  const drift = createSlider(
    { label: "Drift per week", min: 0, max: 0.3, step: 0.01, value: DEFAULTS.drift, unit: "σ" },
    (value) => changed({ drift: value }),
  );
  const limit = createSlider(
    { label: "Alarm at PSI", min: 0.02, max: 1, step: 0.01, value: DEFAULTS.limit },
    (value) => changed({ limit: value }),
  );
  const { element, controls } = createControls(
    startAt(DEFAULTS, /** @type {[string, ControlsToStart][]} */ (GROUPS)),
    (name, value) => changed({ [name]: value }),
    "Production data",
  );
  const presets = createPresets(chosen);
  return {
    controls: /** @type {Map<string, Control<any>>} */ (new Map([["drift", drift], ["limit", limit], ...controls])),
    onStage: [drift.element, limit.element],
    folded: [presets.element, element],
    show: presets.show,
  };
}

/** @param {(trap: DriftTrap | undefined) => void} chosen */
function createPresets(chosen) {
  const about = h("p", { class: "v-note" });
  const select = h(
    "select",
    { id: "lifecycle-preset", change: () => chosen(traps.find(({ id }) => id === select.value)) },
    h("option", { value: "" }, "Three rounds of slow drift"),
    ...traps.map(({ id, title }) => h("option", { value: id }, title)),
    h("option", { value: "own", hidden: true }, "Your own settings"),
  );
  return {
    element: h("div", { class: "v-control" }, h("label", { for: select.id }, "Preset"), select, about),

    /** Name the settings at hand. @param {LoopSettings} settings */
    show(settings) {
      const trap = traps.find((one) => isSet(settings, one.settings));
      select.value = trap?.id ?? (isSet(settings, {}) ? "" : "own");
      about.textContent = trap?.about ?? "";
    },
  };
}
