/* What a reader sets, in groups, what holds at first, and the queries that are offered. */

/** @import { RagExample, RagSettings } from "./types.d.ts" */
import { hardware } from "../data/hardware.js";
import { startAt } from "../kit/controls.js";
import { THRESHOLD } from "../models/retrieval.js";

/** Characters of a query. */
export const LONGEST = 300;

/** Queries with the page and the words that answer each; no page answers the last. @type {RagExample[]} */
export const EXAMPLES = [
  [
    "What do GPU clusters wait for in training?",
    "workloads.html",
    "high-performance storage (NVMe SSDs, Lustre) to keep GPUs fed with data",
  ],
  [
    "Why does adding more GPUs sometimes not help?",
    "workloads.html",
    "inter-node overhead can negate the benefit of adding more GPUs",
  ],
  [
    "What happens to a model when the data changes over time?",
    "lifecycle.html",
    "When the statistical properties of input data change over time, model performance degrades",
  ],
  ["How long should a chunk be?", "workloads.html", "64 to 128 tokens did best for short facts"],
  [
    "How do I keep preprocessing off the GPU nodes?",
    "clusters.html",
    "training jobs to GPU nodes, preprocessing to CPU nodes",
  ],
  [
    "Which autoscaler changes the CPU and memory of a pod?",
    "clusters.html",
    "Adjusts CPU and memory for individual pods",
  ],
  ["Should I fine-tune or train from scratch?", "clusters.html", "Novel problem domains with no existing models"],
  ["How does federated learning protect privacy?", "", ""],
];

/** @type {RagSettings} */
export const DEFAULTS = {
  query: EXAMPLES[0][0],
  size: 80,
  overlap: 20,
  ef: 20,
  weight: 0.5,
  threshold: THRESHOLD,
  most: 5,
  budget: 300,
  parameters: 8e9,
  gpu: "H100",
  answer: 200,
};

const SHARE = { min: 0, max: 1, step: 0.05, factor: 0.01, unit: "%" };

/** The settings that are folded. */
export const groups = () =>
  startAt(DEFAULTS, [
    ["Passages", [
      ["size", { label: "Passage length", min: 20, max: 300, unit: "words" }],
      ["overlap", { label: "Overlap with the passage before", min: 0, max: 100, unit: "words" }],
      ["most", { label: "Passages per prompt (k)", min: 1, max: 20, unit: "passages" }],
    ]],
    ["Search", [
      ["weight", { label: "Weight of vectors in the fusion", ...SHARE }],
      ["ef", { label: "Length of the HNSW list (ef)", min: 5, max: 200, unit: "places" }],
      ["threshold", { label: "Share of the query that a passage must hold", ...SHARE }],
    ]],
    ["Language model", [
      ["parameters", { label: "Parameters", min: 1e8, max: 1e12, factor: 1e9, unit: "billion", log: true }],
      ["gpu", { label: "GPU", options: hardware.map(({ name, title }) => [name, title]) }],
      ["answer", { label: "Tokens in the answer", min: 10, max: 4000, unit: "tokens", log: true }],
    ]],
  ]);
