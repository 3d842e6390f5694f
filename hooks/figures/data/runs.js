/* Published training runs and the GPU time they report. A mixture of experts counts its active parameters. */

/** @import { ComputeRun, Run } from "./types.d.ts" */

const llama2 = { gpu: "A100", tokens: 2e12, source: "https://arxiv.org/abs/2307.09288", date: "2023-07" };
// The hours are from the model card, which says "15T+" tokens. The exact count is from https://arxiv.org/abs/2407.21783.
const llama31 = {
  gpu: "H100",
  tokens: 15.6e12,
  source: "https://github.com/meta-llama/llama-models/blob/main/models/llama3_1/MODEL_CARD.md",
  date: "2024-07",
};
/** @type {Run[]} */
export const runs = [
  { name: "Llama 2 7B", parameters: 6.74e9, gpuHours: 184_320, ...llama2 },
  { name: "Llama 2 13B", parameters: 13.02e9, gpuHours: 368_640, ...llama2 },
  { name: "Llama 2 70B", parameters: 68.98e9, gpuHours: 1_720_320, ...llama2 },
  { name: "Llama 3.1 8B", parameters: 8.03e9, gpuHours: 1.46e6, ...llama31 },
  { name: "Llama 3.1 70B", parameters: 70.55e9, gpuHours: 7e6, ...llama31 },
  { name: "Llama 3.1 405B", parameters: 405e9, gpuHours: 30.84e6, ...llama31 },
  {
    name: "DeepSeek-V3",
    parameters: 37e9,
    tokens: 14.8e12,
    gpu: "H800",
    gpuHours: 2.664e6,
    note:
      "These are the hours of pre-training, the stage that used these tokens. The published total is 2.788 million, including context extension and fine-tuning; it would give 33%. Much of the work was done in 8 bits, but the percentage is of the 16-bit peak.",
    source: "https://arxiv.org/abs/2412.19437",
    date: "2024-12",
  },
];
/** Runs that report their arithmetic, but not their time. A petaflop/s-day is 8.64e19 operations. @type {ComputeRun[]} */
export const computeRuns = [
  {
    name: "GPT-3",
    parameters: 174.6e9,
    tokens: 300e9,
    petaflopDays: 3640,
    note: "The paper reports operations, not hours: 3,640 petaflop/s-days. 6 × parameters × tokens gives 3,637.",
    source: "https://arxiv.org/abs/2005.14165",
    date: "2020-05",
  },
];
