/* What a reader sets of the loop, in groups; each setting begins with the model's own value. */

/** @import { ChoiceSpec, RangeSpec } from "../kit/types.d.ts" */
/** @import { LoopSettings } from "../models/lifecycle-types.d.ts" */
import { createControls } from "../kit/controls.js";
import { DEFAULTS } from "../models/lifecycle.js";

/** @typedef {Omit<RangeSpec, "value"> | Omit<ChoiceSpec, "value">} Spec */

/** @type {Record<string, Partial<Record<keyof LoopSettings, Spec>>>} */
const GROUPS = {
  "The data": {
    shift: { label: "Shift of the mean", min: 0, max: 2, step: 0.05, unit: "deviations" },
    scale: { label: "Its spread becomes", min: 0.5, max: 2, step: 0.05, unit: "times" },
    begins: { label: "In week", min: 1, max: 30 },
    size: { label: "Requests compared a week", min: 30, max: 5000, unit: "requests", log: true },
    references: { label: "Training records to compare with", min: 30, max: 5000, unit: "records", log: true },
  },
  "The monitor": {
    rule: {
      label: "It goes by",
      options: [["psi", "PSI"], ["ks", "the KS test"], ["both", "both, which have to agree"]],
    },
    limit: { label: "PSI from which it is drift", min: 0.02, max: 1, step: 0.01 },
    alpha: { label: "p of KS below which it is drift", min: 0.0001, max: 0.2, log: true },
  },
  "The retrained model": {
    errors: { label: "Requests that fail with it", min: 0, max: 5, step: 0.1, unit: "%" },
    serving: { label: "Requests that fail with the version in production", min: 0, max: 5, step: 0.1, unit: "%" },
    latency: { label: "Its latency, 99th percentile", min: 50, max: 1000, step: 10, unit: "ms" },
  },
  "The canary": {
    stepWeight: { label: "More traffic each time", min: 1, max: 50, unit: "%" },
    maxWeight: { label: "At most, before all", min: 5, max: 100, unit: "%" },
    threshold: { label: "Failed checks that roll back", min: 1, max: 20, unit: "checks" },
    successRate: { label: "Success, at least", min: 90, max: 100, step: 0.1, unit: "%" },
    slowest: { label: "99th percentile of latency, at most", min: 50, max: 1000, step: 10, unit: "ms" },
    requests: { label: "Requests in an interval", min: 10, max: 20_000, unit: "requests", log: true },
    seed: { label: "Seed of chance", min: 1, max: 999 },
  },
};

/** @param {(name: string, value: number | string) => void} changed */
export function createSettings(changed) {
  const begin = (/** @type {[string, Spec]} */ [name, spec]) => [
    name,
    { ...spec, value: DEFAULTS[/** @type {keyof LoopSettings} */ (name)] },
  ];
  const groups = Object.entries(GROUPS).map(([title, specs]) => [title, Object.entries(specs).map(begin)]);
  return createControls(
    /** @type {[string, [string, RangeSpec | ChoiceSpec][]][]} */ (groups),
    changed,
    "The data",
  );
}
