/* The guide's questions for a number: each answer is what the figures' own models compute for the numbers in its stem. */

import assert from "node:assert/strict";
import * as canary from "../../hooks/figures/models/canary.js";
import { scaleUp } from "../../hooks/figures/models/cluster-autoscaler.js";
import { psi } from "../../hooks/figures/models/drift.js";
import { metricReplicas } from "../../hooks/figures/models/hpa.js";
import * as llm from "../../hooks/figures/models/llm.js";
import { near } from "./near.js";
import oracle from "./oracles/numeric-items.json" with { type: "json" };

const EIGHT_BILLION = { layers: 32, kvHeads: 8, headDim: 128 };
const GB = 1e9;
const PARAMETERS = 8e9;

const cache = (tokens) => llm.kvCacheBytes({ ...EIGHT_BILLION, tokens });

const NOW = 10_000;
const PERIODS = { cpuInitializationPeriod: 120, initialReadinessDelay: 10 };
const named = (count, make) => Object.fromEntries(Array.from({ length: count }, (_, at) => [`test-pod-${at}`, make()]));

/** Pods that all use as much of a core, in thousandths, and request one; a pod's two containers are added. */
const cpu = (count, level, target) => ({
  type: "Resource",
  resource: "cpu",
  target: { averageUtilization: target },
  samples: named(count, () => ({ value: 2 * level, at: NOW - 30, window: 60 })),
  requests: named(count, () => 2 * 1000),
});

const qps = (count, level, target) => ({
  type: "Pods",
  name: "qps",
  target: { averageValue: target },
  samples: named(count, () => ({ value: level, at: NOW })),
});

function wantedByHpa(count, metric) {
  const pods = Object.keys(metric.samples).map((name) => ({
    name,
    phase: "Running",
    deleted: false,
    ready: true,
    started: 0,
    readyChanged: 0,
  }));
  return metricReplicas({ currentReplicas: count, pods, metric, now: NOW, ...PERIODS }).replicas;
}

/** Counts the checks after the first traffic: each comes 5 minutes after the one before. */
function minutesOfACanary() {
  let state = canary.begin();
  let intervals = -1;
  while (state.phase === "progressing") {
    state = canary.step(state, { success: 100, latency: 100 }).state;
    intervals += 1;
  }
  return 5 * intervals;
}

const shareOfPrompts = () =>
  100 * llm.prefillSeconds({ parameters: PARAMETERS, tokens: 12 * 2000, gpu: "H100", efficiency: 0.4 });

function psiOfTwoBins() {
  // Two bins at the median of the reference: 0 to 9 stand for phones, 10 to 19 for the rest.
  const reference = Array.from({ length: 20 }, (_, value) => value);
  return psi(reference, [...Array(14).fill(0), ...Array(6).fill(19)], { bins: 2 }).value;
}

function addedNodes() {
  const GPU = "nvidia.com/gpu";
  const GI = 1024 ** 3;
  const taints = [{ key: GPU, value: "present", effect: "NoSchedule" }];
  const allocatable = { cpu: 32_000, memory: 128 * GI, pods: 110, [GPU]: 4 };
  const pod = {
    name: "p",
    requests: { cpu: 1000, memory: GI, [GPU]: 1 },
    tolerations: [{ key: GPU, operator: "Exists" }],
  };
  const group = { name: "gpu", size: 1, minSize: 0, maxSize: 9, template: { allocatable, taints } };
  return scaleUp({ pods: Array(18 - 3 * 4).fill(pod), groups: [group] }).count;
}

// question | what its stem gives, put into the model
const ITEMS = {
  "kv-cache-of-a-long-chat": () => cache(32_000) / GB,
  "requests-in-flight": () => llm.concurrency({ rate: 50, seconds: 4 }),
  "memory-of-a-vector-index": () => llm.vectorIndexBytes({ vectors: 20e6, dimensions: 768 }) / GB,
  "memory-for-technicians": () => (2 * PARAMETERS + 72 * cache(2300)) / GB,
  "prompts-on-one-gpu": shareOfPrompts,
  "psi-of-two-bins": psiOfTwoBins,
  "minutes-of-a-canary": minutesOfACanary,
  "days-until-a-canary-has-seen-enough": () => 12_200 / (1000 * 0.1),
  "replicas-for-a-busy-evening": () => wantedByHpa(12, cpu(12, 910, 65)),
  "replicas-within-the-tolerance": () => wantedByHpa(20, cpu(20, 540, 50)),
  "gpu-hours-of-a-small-model": () =>
    llm.trainingGpuHours({ parameters: 3e9, tokens: 60e9, gpu: "H100", utilization: 0.4 }),
  "letters-on-a-quantized-gpu": () => Math.floor((24e9 - 2e9 - PARAMETERS) / cache(1500)),
  "pods-at-nine": () => wantedByHpa(10, qps(10, 98_000, 56_000)),
  "nodes-at-nine": addedNodes,
};

Object.entries(ITEMS).forEach(([name, compute]) =>
  Deno.test(`the key is what the model computes: ${name}`, () => {
    const item = oracle.items.find(({ id }) => id === name);

    assert.ok(item, `ITEMS computes \`${name}\`, and no page asks it; take the row out`);
    // A key may be rounded, and no more than a reader's answer.
    near(compute(), item.answer, { abs: Math.max(item.tolerance / 2, 1e-9) });
  })
);

Deno.test("each number is computed or has a source", () => {
  const found = oracle.items.filter(({ id, sourced }) => !sourced && !Object.hasOwn(ITEMS, id)).map(({ id }) => id);

  assert.deepEqual(found, [], "add a computation to ITEMS here, or `source:` to the question");
});

// What the page on workloads states for Llama 3.1 8B: a token, and a full context window.
Deno.test("how much cache a token takes", () => {
  assert.equal(2 * 32 * 8 * 128 * 2, 131_072);
  assert.equal(cache(1), 131_072);
  near(cache(128_000) / GB, 16.8, { abs: 0.05 });
});

// Of the worked case: one GPU would be busy 1.5 times over, three of them two thirds of the time.
Deno.test("what the technicians' GPUs have to do", () => {
  const writing = (requests) =>
    50 * llm.decodeStepSeconds({ parameters: PARAMETERS, gpu: "H100", kvBytes: requests * cache(2300) });

  near(writing(72), 0.56, { abs: 0.005 });
  near(shareOfPrompts() / 100 + writing(72), 1.5, { abs: 0.05 });
  near(shareOfPrompts() / 300 + writing(24), 2 / 3, { abs: 0.01 });
});
