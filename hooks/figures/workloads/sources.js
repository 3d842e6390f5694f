/* What the comparison assumes, the sources of that, and what it leaves out. */

import { hardware } from "../data/hardware.js";
import { link } from "../kit/words.js";
import { presetSources } from "./presets.js";

/** @returns {(Node | string)[][]} */
export const createSources = () => [
  ["Nothing is measured; everything is computed from the settings. Memory, arithmetic, memory bandwidth, and prompts each require a number of GPUs, and the figure uses the largest. Services get 1, 2, 4, or 8 GPUs, then whole servers of 8, since tensor parallelism has to divide the attention heads evenly."],
  ["Each bar shows how much of these GPUs is used, and the fullest bar is the bottleneck. The arithmetic bar shows reading prompts or generating tokens, whichever takes more."],
  [
    "Training: 6 × parameters × tokens operations (",
    link("https://arxiv.org/abs/2001.08361", "Kaplan and others 2020"),
    ") at 40% of the dense 16-bit peak. Each parameter has 16 bytes of state (",
    link("https://arxiv.org/abs/1910.02054", "ZeRO"),
    "), divided among all GPUs, and the state may fill 90% of their memory. Storage holds three checkpoints of 14 bytes per parameter, and 4 bytes per token. A checkpoint is written within a minute.",
  ],
  [
    "Network: in each step, every GPU receives the weights twice and sends the gradients, 6 bytes per parameter. Within a server it uses NVLink; one direction has half the bandwidth on the data sheet. Between servers, each GPU adds a port of 400 Gb/s, or 50 GB/s (A100: 200 Gb/s). Steps have 4 million tokens for up to 70 billion parameters, as in Llama 2, and 16 million from 405 billion up, as in Llama 3.1. In between, the figure interpolates. Left out: activations, failures, and communication time.",
  ],
  [
    "Host memory: 256 GB for each GPU, as in ",
    link(
      "https://github.com/mlcommons/inference_results_v3.1/blob/main/closed/Dell/systems/XE9680_H100_SXM_80GBx8_TRT.json",
      "a server of MLPerf",
    ),
    " (2023-09) with 2 TB, eight H100s, and eight 400 Gb/s ports. Other servers differ, so you can set it. It is assumed to hold a checkpoint while it is being written, and a copy of the weights.",
  ],
  [
    "Inference: each step reads the weights and the cache once (",
    link("https://arxiv.org/abs/2211.05102", "Pope and others 2022"),
    "). Real servers stay below this bound. 10% of memory is kept free, and a new replica loads its weights within a minute. The cache per token is that of the published Llama model closest in size. Concurrent users and the time per answer give the rate of prompts (Little's law).",
  ],
  ["RAG: each prompt gets five passages of 200 tokens. The index takes 4 bytes for each number in a vector and has 16 links per passage. It stays in host memory."],
  ["Here, generative AI means serving a model with long contexts: half of each context is prompt, half is answer. For training a model, see Training."],
  [
    "A mixture of experts counts its active parameters. GPUs: ",
    ...hardware.flatMap(({ name, source, date }) => [link(source, name), ` (${date}) `]),
  ],
  ...presetSources(),
];
