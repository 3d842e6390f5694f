/* Shapes of published language models: what their cache of keys and values takes. */

/** @import { Shape } from "./types.d.ts" */

const llama3 = { source: "https://arxiv.org/abs/2407.21783", date: "2024-07" };
/** @type {Shape[]} */
export const shapes = [
  {
    name: "Llama 3.2 1B",
    parameters: 1.24e9,
    layers: 16,
    hidden: 2048,
    heads: 32,
    kvHeads: 8,
    headDim: 64,
    source: "https://huggingface.co/meta-llama/Llama-3.2-1B",
    date: "2024-09",
  },
  {
    name: "Llama 3.2 3B",
    parameters: 3.21e9,
    layers: 28,
    hidden: 3072,
    heads: 24,
    kvHeads: 8,
    headDim: 128,
    source: "https://huggingface.co/meta-llama/Llama-3.2-3B",
    date: "2024-09",
  },
  {
    name: "Llama 3.1 8B",
    parameters: 8.03e9,
    layers: 32,
    hidden: 4096,
    heads: 32,
    kvHeads: 8,
    headDim: 128,
    ...llama3,
  },
  {
    name: "Llama 3.1 70B",
    parameters: 70.55e9,
    layers: 80,
    hidden: 8192,
    heads: 64,
    kvHeads: 8,
    headDim: 128,
    ...llama3,
  },
  {
    name: "Llama 3.1 405B",
    parameters: 405e9,
    layers: 126,
    hidden: 16384,
    heads: 128,
    kvHeads: 8,
    headDim: 128,
    ...llama3,
  },
];
