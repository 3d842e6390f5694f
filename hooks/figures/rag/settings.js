/* What a reader sets, in groups, what holds at first, and the questions that are offered. */

/** @import { RagSettings } from "./types.d.ts" */
import { hardware } from "../data/hardware.js";
import { startAt } from "../kit/controls.js";
import { THRESHOLD } from "../models/retrieval.js";

export const EXAMPLES = [
  "What happens to a model when the data changes over time?",
  "Why does adding more GPUs sometimes not help?",
  "How do I keep preprocessing off the GPU nodes?",
  "Which autoscaler changes the CPU and memory of a pod?",
  "Should I fine-tune or train from scratch?",
  "How do I write a Helm chart?",
];

/** @type {RagSettings} */
export const DEFAULTS = {
  query: EXAMPLES[0],
  size: 80,
  overlap: 20,
  ef: 20,
  weight: 0.5,
  threshold: THRESHOLD,
  most: 5,
  budget: 700,
  parameters: 8e9,
  gpu: "H100",
  answer: 200,
};

const SHARE = { min: 0, max: 1, step: 0.05, factor: 0.01, unit: "%" };

export const groups = () =>
  startAt(DEFAULTS, [
    ["Passages", [
      ["size", { label: "Length of a passage", min: 20, max: 300, unit: "words" }],
      ["overlap", { label: "Overlap with the one before", min: 0, max: 100, unit: "words" }],
    ]],
    ["Search", [
      ["weight", { label: "Weight of vectors in the fusion", ...SHARE }],
      ["ef", { label: "HNSW: length of its list (ef)", min: 5, max: 200, unit: "places" }],
      ["threshold", { label: "Weight of the query that a passage must hold", ...SHARE }],
    ]],
    ["Prompt", [
      ["most", { label: "Passages at most (k)", min: 1, max: 20, unit: "passages" }],
      ["budget", { label: "Budget of the prompt", min: 100, max: 4000, step: 50, unit: "tokens" }],
    ]],
    ["Language model", [
      ["parameters", { label: "Parameters", min: 1e8, max: 1e12, factor: 1e9, unit: "billion", log: true }],
      ["gpu", { label: "GPU", options: hardware.map(({ name, title }) => [name, title]) }],
      ["answer", { label: "Tokens of the answer", min: 10, max: 4000, unit: "tokens", log: true }],
    ]],
  ]);
