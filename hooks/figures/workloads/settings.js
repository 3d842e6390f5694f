/* What a reader sets of the four workloads, and what holds at first. */

/** @import { ControlsToStart } from "../kit/types.d.ts" */
/** @import { WorkloadSettings } from "./types.d.ts" */
import { hardware } from "../data/hardware.js";
import { startAt } from "../kit/controls.js";
import { DIMENSIONS, HOST_MEMORY, UTILIZATION } from "../models/workloads.js";

/** What holds at first: one model for all four workloads. @type {WorkloadSettings} */
export const defaults = {
  gpu: "H100",
  hostMemory: HOST_MEMORY,
  utilization: UTILIZATION,
  trainParameters: 8e9,
  trainTokens: 2e12,
  days: 7,
  serveParameters: 8e9,
  prompt: 500,
  answer: 300,
  users: 64,
  target: 0.02,
  passages: 10e6,
  dimensions: DIMENSIONS,
  genParameters: 8e9,
  genContext: 24_000,
  genUsers: 32,
  genTarget: 0.05,
};
const parameters = { min: 1e8, max: 1e12, factor: 1e9, unit: "billion", log: true };
const tokens = { min: 10, unit: "tokens", log: true };
const users = { min: 1, max: 10_000, unit: "users", log: true };
const target = { min: 0.005, max: 0.5, factor: 0.001, unit: "ms", log: true };

/** @type {ControlsToStart} */
const training = [
  ["trainParameters", { label: "Parameters of the trained model", ...parameters }],
  ["trainTokens", {
    label: "Training tokens",
    ...parameters,
    min: 1e9,
    max: 1e14,
  }],
  ["days", { label: "Deadline", min: 1, max: 365, unit: "days" }],
];
/** @type {ControlsToStart} */
const inference = [
  ["serveParameters", { label: "Parameters of the serving model", ...parameters }],
  ["prompt", { label: "Tokens in a prompt", ...tokens, max: 128_000 }],
  ["answer", { label: "Tokens in an answer", ...tokens, max: 16_000 }],
  ["users", { label: "Users at once", ...users }],
  ["target", { label: "Time for a token", ...target }],
];
/** @type {ControlsToStart} */
const rag = [
  ["passages", {
    label: "Passages in the corpus",
    min: 1e4,
    max: 1e10,
    factor: 1e6,
    unit: "million",
    log: true,
  }],
  ["dimensions", { label: "Numbers of a vector", min: 64, max: 4096, unit: "numbers", log: true }],
];
/** @type {ControlsToStart} */
const generative = [
  ["genParameters", {
    label: "Parameters of the foundation model",
    ...parameters,
    min: 1e9,
  }],
  ["genContext", {
    label: "Tokens of context for each user",
    ...tokens,
    min: 1000,
    max: 1e6,
  }],
  ["genUsers", { label: "Users at once, generative AI", ...users }],
  ["genTarget", { label: "Time for a token, generative AI", ...target }],
];

export const groups = () =>
  startAt(defaults, [
    ["Hardware", [
      ["gpu", { label: "GPU", options: hardware.map(({ name, title }) => [name, title]) }],
      ["hostMemory", { label: "Host memory for each GPU", min: 16e9, max: 2e12, factor: 1e9, unit: "GB", log: true }],
      ["utilization", {
        label: "Share of the peak that is reached",
        min: 0.05,
        max: 1,
        step: 0.01,
        factor: 0.01,
        unit: "%",
      }],
    ]],
    ["Training", training],
    ["Inference", inference],
    ["RAG", rag],
    ["Generative AI", generative],
  ]);
