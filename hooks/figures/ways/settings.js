/* What a reader sets of the three ways, and what holds at first. */

/** @import { ControlsToStart } from "../kit/types.d.ts" */
/** @import { WaySettings } from "./types.d.ts" */
import { hardware } from "../data/hardware.js";
import { prices } from "../data/prices.js";
import { startAt } from "../kit/controls.js";

/** What the visual begins with, as the worked table has it. @type {WaySettings} */
export const defaults = {
  parameters: 7e9,
  asIsParameters: 70e9,
  ratio: 20,
  tuningTokens: 1e7,
  method: "lora",
  rank: 16,
  gpu: "A100",
  count: 64,
  utilization: 0.4,
  price: 1.9,
  batch: 32,
  served: 1e11,
};
const billions = { factor: 1e9, unit: "billion", log: true };

/** @type {ControlsToStart} */
const model = [
  ["parameters", { label: "Parameters of the model you make", min: 1e8, max: 1e12, ...billions }],
  ["asIsParameters", { label: "Parameters of the one that would do as it is", min: 1e8, max: 1e12, ...billions }],
  ["served", { label: "Tokens to be served", min: 1e8, max: 1e15, ...billions }],
];
/** @type {ControlsToStart} */
const training = [
  ["ratio", { label: "From scratch: tokens for each parameter", min: 1, max: 2000, log: true }],
  ["tuningTokens", { label: "Fine-tuning: tokens", min: 1e5, max: 1e11, factor: 1e6, unit: "million", log: true }],
  ["method", {
    label: "Fine-tuning: method",
    options: [
      ["full", "all parameters"],
      ["lora", "LoRA, an adapter"],
      ["qlora", "QLoRA, an adapter on a 4-bit base"],
    ],
  }],
  ["rank", { label: "Rank of the adapter", min: 1, max: 256 }],
];

/** @returns {ControlsToStart} */
const money = () => [
  ["gpu", {
    label: "GPU",
    options: prices.map(({ name }) => [name, hardware.find((one) => one.name === name)?.title ?? name]),
  }],
  ["count", { label: "GPUs at work", min: 1, max: 16_384, unit: "GPUs", log: true }],
  ["utilization", {
    label: "Share of the peak that is reached",
    min: 0.05,
    max: 0.6,
    step: 0.01,
    factor: 0.01,
    unit: "%",
  }],
  ["price", { label: "A GPU costs an hour", min: 0.1, max: 20, step: 0.05, unit: "$" }],
  ["batch", { label: "Requests served at once by a GPU", min: 1, max: 512, unit: "requests", log: true }],
];

export const groups = () =>
  startAt(defaults, [["The model", model], ["Training", training], ["GPUs and money", money()]]);
