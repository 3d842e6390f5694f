/* What the comparison computes with, where that is from, and what it leaves out. */

import { hardware } from "../data/hardware.js";
import { createAbout, link } from "../kit/words.js";

export const createSources = () =>
  createAbout(
    ["GPUs are the largest of what memory, arithmetic, memory bandwidth and prompts ask for, each computed alone. The one that asks for most binds. Services get 1, 2, 4 or 8 GPUs, then whole servers of 8: tensor parallelism has to divide the attention heads."],
    [
      "Training: 6 × parameters × tokens operations (",
      link("https://arxiv.org/abs/2001.08361", "Kaplan and others 2020"),
      ") at 40 % of the dense 16-bit peak; 16 bytes of state a parameter (",
      link("https://arxiv.org/abs/1910.02054", "ZeRO"),
      "), divided among all GPUs, in 90 % of their memory. Storage holds three checkpoints of 14 bytes a parameter and 4 bytes a token; a checkpoint is written within a minute. Steps have 4 million tokens, as Llama 2 had, and 16 million above 100 billion parameters, as Llama 3.1 405B had. In a step each GPU receives the weights twice and sends the gradients, 6 bytes a parameter. Inside a server it has NVLink for that, in one direction half of what data sheets say; among servers each of a server's GPUs adds a port of 400 Gb/s, 50 GB/s (A100: 200 Gb/s). Left out: activations, failures, and the time for talking to each other.",
    ],
    [
      "Inference: weights and cache are read once for each step (",
      link("https://arxiv.org/abs/2211.05102", "Pope and others 2022"),
      "), which is a bound that real servers stay behind; 10 % of memory is kept free; a new replica loads its weights within a minute. A token's cache is that of the published Llama model next in size. Users at once and the time of an answer give the rate of prompts (Little's law).",
    ],
    ["RAG: five passages of 200 tokens join each prompt; the index, 4 bytes × 768 numbers and 16 links a passage, stays in the hosts' memory."],
    ["Generative AI here means serving a foundation model that keeps long contexts. To train one, set the sliders of training."],
    [
      "A mixture of experts counts the parameters that are active. GPUs: ",
      ...hardware.flatMap(({ name, source, date }) => [link(source, name), ` (${date}) `]),
    ],
  );
