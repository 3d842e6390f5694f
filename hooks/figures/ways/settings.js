/* What a reader sets of the three ways: two sliders on the stage, these and all others in the drawer. */

/** @import { Control, ControlsToStart, RangeSpec } from "../kit/types.d.ts" */
/** @import { WaySettings } from "./types.d.ts" */
import { hardware } from "../data/hardware.js";
import { createControls, startAt } from "../kit/controls.js";
import * as numbers from "../kit/numbers.js";
import { createSlider } from "../kit/stage/slider.js";

/** What the figure begins with, as the worked table has it. @type {WaySettings} */
export const DEFAULTS = {
  parameters: 7e9,
  asIsParameters: 70e9,
  day: 1e9,
  ratio: 20,
  tuningTokens: 1e7,
  method: "lora",
  rank: 16,
  gatherScratch: 90,
  gatherTuned: 5,
  gpu: "A100",
  count: 64,
  tuningCount: 1,
  utilization: 0.4,
  price: 1.9,
  batch: 32,
  served: 1e11,
};

/** Those whose price the page says. */
export const GPUS = ["A100", "H100", "H200"];
const billions = { factor: 1e9, unit: "billion", log: true };
const days = { min: 0, max: 1000, unit: "days" };
const gpus = { min: 1, max: 16_384, unit: "GPUs", log: true };
const say = numbers.count;

/** @type {Record<"day" | "asIsParameters", Omit<RangeSpec, "label" | "value">>} */
const ON_STAGE = {
  day: { min: 1e6, max: 1e11, ...billions, say },
  asIsParameters: { min: 1e8, max: 1e12, ...billions, say },
};

/** @type {ControlsToStart} */
const model = [
  ["parameters", { label: "Size of your own model, in parameters", min: 1e8, max: 1e12, ...billions }],
  ["asIsParameters", { label: "Size of the off-the-shelf model, in parameters", ...ON_STAGE.asIsParameters }],
  ["day", { label: "Tokens served a day", ...ON_STAGE.day }],
  ["served", { label: "Tokens served, for the tables", min: 1e8, max: 1e15, ...billions }],
];
/** @type {ControlsToStart} */
const training = [
  ["gatherScratch", { label: "From scratch: days to gather data (assumed)", ...days }],
  ["ratio", { label: "From scratch: tokens per parameter", min: 1, max: 2000, log: true }],
  ["gatherTuned", { label: "Fine-tuning: days to gather data (assumed)", ...days }],
  ["tuningTokens", { label: "Fine-tuning: tokens", min: 1e5, max: 1e11, factor: 1e6, unit: "million", log: true }],
  ["method", {
    label: "Fine-tuning: method",
    options: [
      ["full", "All parameters"],
      ["lora", "LoRA, an adapter"],
      ["qlora", "QLoRA, an adapter on a 4-bit base"],
    ],
  }],
  ["rank", { label: "Adapter rank", min: 1, max: 256 }],
];

/** @returns {ControlsToStart} */
const money = () => [
  ["gpu", {
    label: "GPU",
    options: GPUS.map((name) => [name, hardware.find((one) => one.name === name)?.title ?? name]),
  }],
  ["count", { label: "From scratch: GPUs", ...gpus }],
  ["tuningCount", { label: "Fine-tuning: GPUs", ...gpus }],
  ["utilization", { label: "Share of peak FLOP/s reached", min: 0.05, max: 0.6, step: 0.01, factor: 0.01, unit: "%" }],
  ["price", { label: "Price of a GPU-hour", min: 0.1, max: 20, step: 0.05, unit: "$" }],
  ["batch", { label: "Batch size in serving", min: 1, max: 512, unit: "requests", log: true }],
];

/**
 * Build the controls. A slider on the stage and its twin in the drawer say the same.
 * @param {(name: string, value: number | string) => void} changed
 */
export function createSettings(changed) {
  const groups = startAt(DEFAULTS, [["Model and demand", model], ["Data and training", training], [
    "GPUs and prices",
    money(),
  ]]);
  const { element, controls } = createControls(groups, changed, "Model and demand");
  const mirror = (/** @type {"day" | "asIsParameters"} */ name, /** @type {string} */ label) => {
    const folded = /** @type {Control<number>} */ (controls.get(name));
    const slider = createSlider({ label, ...ON_STAGE[name], value: DEFAULTS[name] }, (value) => {
      folded.set(value);
      changed(name, value);
    });
    const { set } = folded;
    folded.set = (value) => {
      set(value);
      slider.set(folded.value);
    };
    return slider.element;
  };
  return {
    element,
    controls,
    onStage: [mirror("day", "Tokens a day"), mirror("asIsParameters", "Off-the-shelf model")],
  };
}
