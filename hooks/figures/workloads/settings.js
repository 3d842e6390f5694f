/* What a reader sets of the four workloads, and what holds at first. */

/** @import { ControlsToStart } from "../kit/types.d.ts" */
/** @import { WorkloadSettings } from "./types.d.ts" */
import { hardware } from "../data/hardware.js";
import { startAt } from "../kit/controls.js";

/** What the visual begins with, as the worked table has it. @type {WorkloadSettings} */
export const defaults = {
  gpu: "H100",
  trainParameters: 7e9,
  trainTokens: 2e12,
  days: 10,
  serveParameters: 8e9,
  prompt: 500,
  answer: 300,
  users: 64,
  target: 0.02,
  passages: 10e6,
  genParameters: 70e9,
  genContext: 32_000,
  genUsers: 32,
  genTarget: 0.05,
};
const parameters = { min: 1e8, max: 1e12, factor: 1e9, unit: "billion", log: true };
const tokens = { min: 10, unit: "tokens", log: true };
const users = { min: 1, max: 10_000, unit: "users", log: true };
const target = { min: 0.005, max: 0.5, factor: 0.001, unit: "ms", log: true };

/** @type {ControlsToStart} */
const training = [
  ["trainParameters", { label: "Parameters of the model", ...parameters }],
  ["trainTokens", {
    label: "Tokens that it reads",
    ...parameters,
    min: 1e9,
    max: 1e14,
  }],
  ["days", { label: "Deadline", min: 1, max: 365, unit: "days" }],
];
/** @type {ControlsToStart} */
const inference = [
  ["serveParameters", { label: "Parameters of the model that serves", ...parameters }],
  ["prompt", { label: "Tokens of a prompt", ...tokens, max: 128_000 }],
  ["answer", { label: "Tokens of an answer", ...tokens, max: 16_000 }],
  ["users", { label: "Users at once", ...users }],
  ["target", { label: "Target for each token", ...target }],
];
/** @type {ControlsToStart} */
const rag = [
  ["passages", {
    label: "Passages of the corpus",
    min: 1e4,
    max: 1e10,
    factor: 1e6,
    unit: "million",
    log: true,
  }],
];
/** @type {ControlsToStart} */
const generative = [
  ["genParameters", {
    label: "Parameters of the foundation model",
    ...parameters,
    min: 1e9,
  }],
  ["genContext", {
    label: "Tokens of context that each user keeps",
    ...tokens,
    min: 1000,
    max: 1e6,
  }],
  ["genUsers", { label: "Users who write at once", ...users }],
  ["genTarget", { label: "Target for each token of theirs", ...target }],
];

export const groups = () =>
  startAt(defaults, [
    ["Hardware", [["gpu", { label: "GPU", options: hardware.map(({ name, title }) => [name, title]) }]]],
    ["Training", training],
    ["Inference", inference],
    ["RAG", rag],
    ["Generative AI", generative],
  ]);
