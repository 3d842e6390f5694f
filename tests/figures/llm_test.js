/* What language models cost: every figure beside its source, and published runs. */

import assert from "node:assert/strict";
import { hardware } from "../../hooks/figures/data/hardware.js";
import { presets } from "../../hooks/figures/data/presets.js";
import { prices } from "../../hooks/figures/data/prices.js";
import { computeRuns, runs } from "../../hooks/figures/data/runs.js";
import { shapes } from "../../hooks/figures/data/shapes.js";
import * as llm from "../../hooks/figures/models/llm.js";
import { near } from "./near.js";

const KI = 1024;
const PF_DAY = 1e15 * 86_400;

// function, its arguments | value, and within which share of it
const FIGURES = [
  // GPT-3's paper (2005.14165, table D.1): 174.6 billion parameters, 300 billion tokens, 3640 PF-days
  ["trainingFlops", { parameters: 174.6e9, tokens: 300e9 }, 3637 * PF_DAY, 0.001],
  ["trainingFlops", { parameters: 174.6e9, tokens: 300e9 }, 3640 * PF_DAY, 0.002],
  ["trainingFlops", { parameters: 7e9, tokens: 140e9 }, 5.88e21, 1e-9],
  [
    "trainingGpuHours",
    { parameters: 7e9, tokens: 140e9, gpu: "A100", utilization: 0.4 },
    13_088,
    0.001,
  ],
  [
    "trainingGpuHours",
    { parameters: 7e9, tokens: 2e12, gpu: "h100", utilization: 0.4 },
    58_982,
    0.001,
  ],
  // ZeRO (1910.02054), figure 1: 7.5 billion parameters, 64 GPUs: 120, 31.4, 16.6 and 1.9 GB
  ["stateBytes", { parameters: 7.5e9 }, 120e9, 1e-9],
  ["stateBytes", { parameters: 7.5e9, zeroStage: 1, dataParallel: 64 }, 31.4e9, 0.001],
  ["stateBytes", { parameters: 7.5e9, zeroStage: 2, dataParallel: 64 }, 16.6e9, 0.003],
  ["stateBytes", { parameters: 7.5e9, zeroStage: 3, dataParallel: 64 }, 1.9e9, 0.02],
  // Keys and values of a token in 16 bits, by the models' published shapes
  ["kvCacheBytes", { layers: 32, kvHeads: 32, headDim: 128 }, 512 * KI, 0], // Llama 2 7B
  ["kvCacheBytes", { layers: 32, kvHeads: 8, headDim: 128 }, 128 * KI, 0], // Llama 3.1 8B
  ["kvCacheBytes", { layers: 80, kvHeads: 8, headDim: 128 }, 320 * KI, 0], // 70B
  ["kvCacheBytes", { layers: 126, kvHeads: 8, headDim: 128 }, 504 * KI, 0], // 405B
  [
    "kvCacheBytes",
    { layers: 32, kvHeads: 8, headDim: 128, bytes: 1, tokens: 4096 },
    64 * KI * 4096,
    0,
  ],
  // Korthikanti and others (2205.05198): 34 and, without recomputation, 5as/h = 80 for GPT-3
  [
    "activationBytes",
    { sequence: 2048, batch: 1, hidden: 12288, heads: 96 },
    2048 * 12288 * 114,
    1e-9,
  ],
  [
    "activationBytes",
    { sequence: 2048, batch: 1, hidden: 12288, heads: 96, recompute: true },
    2048 * 12288 * 34,
    1e-9,
  ],
  [
    "prefillSeconds",
    { parameters: 8e9, tokens: 1100, gpu: "H100", efficiency: 0.4 },
    0.0445,
    0.01,
  ],
  // LoRA (2106.09685): rank 4 on the query and value matrices of GPT-3's 96 layers: 18.9 million
  ["loraParameters", { rank: 4, shapes: Array(192).fill([12288, 12288]) }, 18.87e6, 0.001],
  ["checkpointBytes", { parameters: 70e9 }, 980e9, 1e-9],
  ["vectorIndexBytes", { vectors: 10e6, dimensions: 768, links: 16 }, 32e9, 1e-9],
  ["concurrency", { rate: 4, seconds: 2.5 }, 10, 0],
];

FIGURES.forEach(([path, given, value, within], at) =>
  Deno.test(`figures ${at + 1}: ${path}`, () => near(llm[path](given), value, { rel: within }))
);

// A ceiling: weights in 16 bits, read once for each token.
const CEILINGS = [["A100", 14], ["H100", 24], ["H200", 34]];

CEILINGS.forEach(([gpu, ceiling]) =>
  Deno.test(`tokens a second of one reader of a 70B model: ${gpu}`, () =>
    near(1 / llm.decodeStepSeconds({ parameters: 70e9, gpu, batch: 1 }), ceiling, { abs: 0.6 }))
);

Deno.test("a large batch is bound by arithmetic", () => {
  const [one, some, many] = [1, 200, 2000].map((batch) =>
    llm.decodeStepSeconds({ parameters: 8e9, gpu: "H100", batch })
  );

  assert.equal(one, some);
  near(many, 2 * 8e9 * 2000 / 989e12);
});

// A figure of the guide: 8 billion parameters, 32 users with 4,096 tokens each: 9.9 ms.
Deno.test("the cache is read too", () => {
  const kvBytes = 32 * 4096 * 128 * KI;

  near(llm.decodeStepSeconds({ parameters: 8e9, gpu: "H100", batch: 32, kvBytes }), 0.0099, { rel: 0.01 });
});

// The share of the dense peak that follows from what is published; the data says where.
const IMPLIED = {
  "Llama 2 7B": 39,
  "Llama 2 13B": 38,
  "Llama 2 70B": 43,
  "Llama 3.1 8B": 14,
  "Llama 3.1 70B": 26,
  "Llama 3.1 405B": 35,
  "DeepSeek-V3": 35,
};

Deno.test("published runs imply these utilizations", () => {
  const shares = runs.map((run) => [run.name, Math.round(100 * llm.impliedUtilization(run))]);

  assert.deepEqual(Object.fromEntries(shares), IMPLIED);
});

// GPT-3's paper says 3640 PF-days; 6 operations a parameter and token make 3637.
Deno.test("a run that says its operations", () => {
  const [run] = computeRuns;

  near(llm.trainingFlops(run) / PF_DAY, 3637, { abs: 1 });
  assert.equal(run.petaflopDays, 3640);
});

Deno.test("all hours of DeepSeek stand in its note", () => {
  const run = runs.find(({ name }) => name === "DeepSeek-V3");
  const share = llm.impliedUtilization({ ...run, gpuHours: 2.788e6 });

  assert.ok(run.note.includes("2.788 million"));
  assert.ok(run.note.includes(`${Math.round(100 * share)}%`));
});

Deno.test("hours and implied utilization are each other's inverse", () =>
  runs.forEach((run) =>
    near(llm.trainingGpuHours({ ...run, utilization: llm.impliedUtilization(run) }), run.gpuHours)
  ));

Deno.test("every row of data has a source and a date", () => {
  const rows = [hardware, shapes, runs, computeRuns, prices, presets].flat();

  assert.ok(rows.length > 15);
  rows.forEach((row) => {
    assert.ok(row.source.startsWith("https://"), JSON.stringify(row));
    assert.equal(row.date.length, "2026-05".length, JSON.stringify(row));
  });
});

Deno.test("a GPU that nobody knows", () =>
  assert.throws(
    () => llm.trainingGpuHours({ parameters: 1, tokens: 1, gpu: "B52", utilization: 1 }),
    /^RangeError: no GPU "B52"; known are A100, H100, H800, H200/,
  ));

Deno.test("a GPU of one's own", () => {
  const gpu = { flops: 1e12, bandwidth: 1e12, memory: 1e9 };

  near(llm.trainingGpuHours({ parameters: 1e9, tokens: 6e11, gpu, utilization: 1 }), 1e6);
});
