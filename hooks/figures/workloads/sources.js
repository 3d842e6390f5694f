/* What the comparison assumes, where that is from, and what it leaves out. */

import { hardware } from "../data/hardware.js";
import { link } from "../kit/words.js";
import { presetSources } from "./presets.js";

/** @returns {(Node | string)[][]} */
export const createSources = () => [
  ["Nothing is measured: all is computed from the settings. Memory, arithmetic, memory bandwidth and prompts are computed each alone, and GPUs are the largest of them. Services get 1, 2, 4 or 8 GPUs, then whole servers of 8, since tensor parallelism has to divide the attention heads."],
  ["A bar shows how full these GPUs are, and the fullest one is the bottleneck. The bar of arithmetic is reading prompts or writing tokens, whichever takes more."],
  [
    "Training: 6 × parameters × tokens operations (",
    link("https://arxiv.org/abs/2001.08361", "Kaplan and others 2020"),
    ") at 40% of the dense 16-bit peak; 16 bytes of state for each parameter (",
    link("https://arxiv.org/abs/1910.02054", "ZeRO"),
    "), divided among all GPUs, in 90% of their memory. Storage holds three checkpoints of 14 bytes a parameter and 4 bytes a token. A checkpoint is written within a minute.",
  ],
  [
    "Network: in a step each GPU receives the weights twice and sends the gradients, 6 bytes a parameter. Inside a server it has NVLink for that, in one direction half of what data sheets say. Among servers each of a server's GPUs adds a port of 400 Gb/s, 50 GB/s (A100: 200 Gb/s). Steps have 4 million tokens up to 70 billion parameters, as in Llama 2, and 16 million from 405 billion on, as in Llama 3.1. In between, the figure interpolates. Left out: activations, failures, and the time of communication.",
  ],
  [
    "Host memory: 256 GB for each GPU, as in ",
    link(
      "https://github.com/mlcommons/inference_results_v3.1/blob/main/closed/Dell/systems/XE9680_H100_SXM_80GBx8_TRT.json",
      "a server of MLPerf",
    ),
    " (2023-09) with 2 TB, eight H100s and eight 400 Gb/s ports. Other servers differ: set it. Assumed: it holds a checkpoint while it is written, and a copy of the weights.",
  ],
  [
    "Inference: weights and cache are read once for each step (",
    link("https://arxiv.org/abs/2211.05102", "Pope and others 2022"),
    "), which is a bound that real servers stay behind; 10% of memory is kept free; a new replica loads its weights within a minute. A token's cache is that of the published Llama model next in size. Users at once and the time of an answer give the rate of prompts (Little's law).",
  ],
  ["RAG: five passages of 200 tokens join each prompt. The index has 4 bytes for each number of a vector and 16 links a passage, and stays in host memory."],
  ["Generative AI here means serving a model with long contexts: half of a context is prompt, half is answer. To train a model, see Training."],
  [
    "A mixture of experts counts its active parameters. GPUs: ",
    ...hardware.flatMap(({ name, source, date }) => [link(source, name), ` (${date}) `]),
  ],
  ...presetSources(),
];
