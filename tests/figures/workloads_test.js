/* What four workloads need, and which need binds. */

import assert from "node:assert/strict";
import { impliedUtilization } from "../../hooks/figures/models/llm.js";
import {
  bottleneck,
  carries,
  fullness,
  rag,
  serving,
  splittable,
  stepTokens,
  training,
} from "../../hooks/figures/models/workloads.js";
import { near } from "./near.js";

const CHAT = { parameters: 8e9, prompt: 2000, answer: 500, users: 32, target: 0.05, gpu: "H100" };

// Llama 3.1 405B: 30.84 million GPU-hours (model card) are 78 days of 16,384 H100s, at 35% of the peak by 6·N·D.
Deno.test("a published run takes as many GPUs as the model says", () => {
  const job = { parameters: 405e9, tokens: 15.6e12, gpu: "H100" };
  const days = 30.84e6 / 16_384 / 24;
  near(days, 78.4, { abs: 0.05 });

  const found = training({ ...job, days });
  const share = impliedUtilization({ ...job, gpuHours: 30.84e6 });

  assert.equal(found.binding, "compute");
  near(found.gpus, 16_384 * share / 0.4, { rel: 0.001 });
});

// what is other than in CHAT | which need binds
const BINDS = [
  [{}, "memory"],
  [{ prompt: 8000, answer: 20 }, "prefill"],
  [{ prompt: 100, answer: 1000, users: 1, parameters: 70e9 }, "memory"],
  [{ target: 0.002, prompt: 10 }, "bandwidth"],
  [{ prompt: 100_000, answer: 10, users: 64 }, "prefill"],
  [{ users: 4000, prompt: 1, answer: 2, target: 0.02 }, "compute"],
];

BINDS.forEach(([change, binding]) =>
  Deno.test(`what binds serving: ${JSON.stringify(change)}`, () => {
    const found = serving({ ...CHAT, ...change });

    assert.equal(found.binding, binding);
    assert.equal(found.needs[binding], Math.max(...Object.values(found.needs)));
    assert.ok(found.gpus >= found.needs[binding] || found.gpus === 1);
  })
);

Deno.test("a tight deadline is bound by compute, and a loose one by memory", () => {
  const job = { parameters: 70e9, tokens: 1e9, gpu: "H100" };

  assert.equal(training({ ...job, days: 0.1 }).binding, "compute");
  assert.equal(training({ ...job, days: 100 }).binding, "memory");
});

// what is other than in a run of 405 billion | tokens of a step, bytes a second, whether the model is split
const SENDS = [
  // 6 bytes a parameter in a step of 4.8 s: more than eight ports of 50 GB/s bring into a server
  [{}, 16e6, 0.507e12, true],
  [{ days: 78 }, 16e6, 0.351e12, false],
  [{ stepTokens: 4e6 }, 4e6, 2.03e12, true],
  [{ parameters: 70e9 }, 4e6, 0.351e12, false],
  [{ parameters: 70e9, days: 10 }, 4e6, 1.89e12, true],
];

SENDS.forEach(([change, stepTokens, network, splits]) =>
  Deno.test(`what training sends: ${JSON.stringify(change)}`, () => {
    const found = training({ parameters: 405e9, tokens: 15.6e12, days: 54, gpu: "H100", ...change });

    assert.equal(found.stepTokens, stepTokens);
    assert.equal(found.link, 8 * 50e9);
    near(found.network, network, { rel: 0.01 });
    assert.equal(found.note.includes("split the model"), splits);
  })
);

Deno.test("one GPU sends nothing", () => {
  const { gpus, network, note } = training({ parameters: 1e8, tokens: 1e9, days: 30, gpu: "H100" });

  assert.deepEqual([gpus, network, note], [1, 0, ""]);
});

// 21 million passages of Wikipedia, 768 numbers each (2004.04906): 64.5 GB of numbers, and the links.
Deno.test("the index stays in the hosts, beside a copy of the weights", () => {
  const found = rag({ parameters: 8e9, users: 32, target: 0.05, passages: 21_015_324, gpu: "H100" });

  near(found.index, 64.56e9 + 21_015_324 * 128, { rel: 0.001 });
  assert.equal(found.host, found.index + 16e9);
});

["users", "prompt", "answer"].forEach((path) =>
  Deno.test(`more never needs fewer GPUs: ${path}`, () => {
    const counts = [1, 2, 4, 8, 16].map((factor) => serving({ ...CHAT, [path]: CHAT[path] * factor }).gpus);

    if (path === "answer") { // longer answers come less often, and their prompts with them
      assert.ok(counts[4] >= counts[1]);
    } else {
      assert.deepEqual(counts, counts.toSorted((one, two) => one - two));
    }
  })
);

// GPU, how many take part | bytes a second in one direction
const LINKS = [
  ["H100", 8, 450e9], // NVLink in one direction; 900 GB/s in data sheets add both
  ["H100", 16, 400e9], // eight ports of 400 Gb/s
  ["A100", 16, 200e9],
  ["B200", 8, 900e9],
  ["GB200", 72, 900e9],
  ["GB200", 144, 900e9], // 72 ports bring in more than NVLink hands on
];

LINKS.forEach(([gpu, gpus, rate]) =>
  Deno.test(`what a GPU's links carry: ${gpus} ${gpu}`, () => assert.equal(carries(gpu, gpus), rate))
);

// GPUs that are needed | and that a model's heads can be split on
const SPLITS = [[1, 1], [2, 2], [3, 4], [7, 8], [8, 8], [9, 16], [17, 24]];

SPLITS.forEach(([gpus, split]) =>
  Deno.test(`a model is split by what divides its heads: ${gpus}`, () => assert.equal(splittable(gpus), split))
);

// 476 GB in 90% of 80 GB each are 6.6 GPUs, and the model runs on 8.
Deno.test("a long context takes a server", () => {
  const found = serving({
    parameters: 70e9,
    prompt: 16_000,
    answer: 16_000,
    users: 32,
    target: 0.05,
    gpu: "H100",
  });

  near(found.memory, 476e9, { rel: 0.002 });
  near(found.needs.memory, 6.6, { abs: 0.05 });
  assert.equal(found.gpus, 8);
});

// parameters | tokens of a step: Llama 2 (2307.09288) and Llama 3.1 405B (2407.21783), and between them
const STEPS = [[7e9, 4e6], [70e9, 4e6], [168.4e9, 8e6], [405e9, 16e6], [1e12, 16e6]];

STEPS.forEach(([parameters, tokens]) =>
  Deno.test(`tokens of a step: ${parameters} parameters`, () => near(stepTokens(parameters), tokens, { rel: 0.001 }))
);

const H100 = { gpu: "H100" };
const RUN = { parameters: 405e9, tokens: 2e12, days: 7, ...H100 };
const RAG = { parameters: 8e9, users: 64, target: 0.02, passages: 10e6, ...H100 };

// what is computed | how full, and the bottleneck
const FULL = [
  // 1.4 steps a second take 502 GB/s, and eight ports bring 400 GB/s
  ["the network of a large run", training(RUN), { arithmetic: 1, network: 1.26 }, "network"],
  ["longer steps", training({ ...RUN, stepTokens: 32e6 }), { network: 0.63 }, "arithmetic"],
  // 16 GB of weights and 32 GB of index in 256 GB
  ["an index in host memory", rag(RAG), { host: 48 / 256, arithmetic: 0.678 }, "arithmetic"],
  ["a large index", rag({ ...RAG, passages: 100e6 }), { host: 336 / 256 }, "host"],
];

FULL.forEach(([what, needs, expected, most]) =>
  Deno.test(`how full: ${what}`, () => {
    const full = fullness(needs, H100);

    for (const [name, share] of Object.entries(expected)) {
      near(full[name], share, { rel: 0.005 });
    }
    assert.equal(bottleneck(full), most);
    assert.ok(["arithmetic", "memory", "bandwidth"].every((name) => (full[name] ?? 0) <= 1));
  })
);

Deno.test("host memory is as large as a reader says", () => {
  const found = rag(RAG);

  near(fullness(found, { ...H100, hostMemory: 64e9 }).host, 0.75, { rel: 1e-9 });
});

Deno.test("a lower share of the peak takes more GPUs", () => {
  near(training({ ...RUN, utilization: 0.2 }).gpus, 2 * training(RUN).gpus, { rel: 0.001 });
  near(serving({ ...CHAT, utilization: 0.2 }).needs.prefill, 2 * serving(CHAT).needs.prefill, { rel: 1e-9 });
});
