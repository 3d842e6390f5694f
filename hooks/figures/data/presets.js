/* Published systems as presets of the workload comparison: what each reports, and where. Other settings stay as they are. */

/** @import { Preset } from "./types.d.ts" */

/** @type {Preset[]} */
export const presets = [
  {
    id: "llama-405b",
    title: "Llama 3.1 405B",
    workload: "Training",
    short: "16,384 GPUs for 78 days",
    settings: { trainParameters: 405e9, trainTokens: 15.6e12, days: 78, gpu: "H100" },
    said:
      "15.6 trillion tokens took 30.84 million GPU-hours, or 78 days on 16,384 GPUs. The paper (2407.21783) reports 38 to 43% of peak and steps of 16 million tokens. The model was also split: 8-way tensor parallelism and a 16-stage pipeline. The paper's 54 days are the period in which failures were counted.",
    source: "https://github.com/meta-llama/llama-models/blob/main/models/llama3_1/MODEL_CARD.md",
    date: "2024-07",
  },
  {
    id: "deepseek-v3",
    title: "DeepSeek-V3",
    workload: "Training",
    short: "2,048 GPUs in under two months",
    settings: { trainParameters: 37e9, trainTokens: 14.8e12, days: 54, gpu: "H800" },
    said:
      "14.8 trillion tokens through 37 billion active parameters took 2,048 GPUs less than two months, mostly in 8-bit numbers. Memory here counts only the active parameters; the whole model has 671 billion.",
    source: "https://arxiv.org/abs/2412.19437",
    date: "2024-12",
  },
  {
    id: "llama-2-7b",
    title: "Llama 2 7B",
    workload: "Training",
    short: "768 GPUs for ten days",
    settings: { trainParameters: 6.74e9, trainTokens: 2e12, days: 10, gpu: "A100" },
    said: "2 trillion tokens took 184,320 GPU-hours: 768 GPUs for ten days.",
    source: "https://arxiv.org/abs/2307.09288",
    date: "2023-07",
  },
  {
    id: "mlperf-interactive",
    title: "MLPerf: 70B, 40 ms",
    workload: "Inference",
    short: "40 ms a token for 99 in 100 users",
    settings: { serveParameters: 68.98e9, prompt: 1024, answer: 1024, target: 0.04, gpu: "H100" },
    said:
      "Llama 2 70B, interactive: prompts and answers of at most 1,024 tokens, the first token within 450 ms, and each later token within 40 ms, at the 99th percentile.",
    source: "https://mlcommons.org/2025/04/llm-inference-v5",
    date: "2025-04",
  },
  {
    id: "wikipedia-dpr",
    title: "Wikipedia for RAG",
    workload: "RAG",
    short: "21,015,324 passages",
    settings: { passages: 21_015_324 },
    said: "21,015,324 passages of 100 words, as vectors of 768 numbers.",
    source: "https://arxiv.org/abs/2004.04906",
    date: "2020-04",
  },
];
