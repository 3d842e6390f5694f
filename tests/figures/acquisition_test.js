/* Three ways to a model: what each takes, and when the dearer pays. */

import assert from "node:assert/strict";
import { adapterParameters, breakEven, cumulativeCost, plan } from "../../hooks/figures/models/acquisition.js";
import { near } from "./near.js";

const SEVEN = { parameters: 7e9, gpu: "A100", count: 64, utilization: 0.4, price: 1 };

// A figure of the guide: 140 billion tokens, 13,100 GPU-hours, 8.5 days on 64 GPUs, 112 GB of state.
Deno.test("from scratch", () => {
  const { scratch } = plan(SEVEN);

  assert.equal(scratch.tokens, 140e9);
  near(scratch.flops, 5.88e21);
  near(scratch.gpuHours, 13_090, { rel: 0.001 });
  near(scratch.seconds, 8.52 * 86_400, { rel: 0.001 });
  assert.equal(scratch.memory, 112e9);
  near(scratch.cost, scratch.gpuHours);
});

// method, memory, operations
const METHODS = [
  ["full", 112e9, 4.2e17],
  ["lora", 14e9, 2.8e17],
  ["qlora", 3.61e9, 2.8e17], // QLoRA's paper (2305.14314): 0.516 bytes a parameter
];

METHODS.forEach(([method, memory, flops]) =>
  Deno.test(`fine-tuning: ${method}`, () => {
    const { tuned } = plan({ ...SEVEN, method, tuningTokens: 1e7 });

    near(tuned.flops, flops);
    assert.ok(memory <= tuned.memory && tuned.memory < memory + 0.3e9, `${tuned.memory} bytes`);
  })
);

// LoRA's paper (2106.09685), table 4: 4.7 million for GPT-3 at rank 1 on queries and values.
Deno.test("an adapter is as small as published", () => near(adapterParameters(175e9, 1), 4.7e6, { rel: 0.05 }));

Deno.test("as it is costs nothing before serving", () => {
  const { cost, flops, tokens } = plan(SEVEN).asIs;

  assert.deepEqual([cost, flops, tokens], [0, 0, 0]);
});

Deno.test("a small tuned model beats a large one after enough tokens", () => {
  const { breakEvens, offers } = plan({ ...SEVEN, asIsParameters: 70e9 });
  const tokens = breakEvens.tuned;

  assert.ok(0 < tokens && tokens < breakEvens.scratch);
  for (const [factor, tunedIsCheaper] of [[0.99, false], [1.01, true]]) {
    const [tuned, asIs] = [offers.tuned, offers.asIs].map((offer) => cumulativeCost(offer, tokens * factor));
    assert.equal(tuned < asIs, tunedIsCheaper);
    assert.equal(asIs < tuned, !tunedIsCheaper);
  }
});

Deno.test("what each way has cost after tokens served", () => {
  const question = { ...SEVEN, asIsParameters: 70e9 };
  const before = plan(question);
  const after = plan({ ...question, tokensServed: 1e9 });

  const upfront = Object.entries(before.offers).map(([name, offer]) => [name, offer.upfront]);
  assert.deepEqual(before.spent, Object.fromEntries(upfront));
  Object.entries(after.offers).forEach(([name, offer]) =>
    near(after.spent[name], offer.upfront + 1000 * offer.perMillion)
  );
});

Deno.test("where serving costs the same, nothing pays back", () =>
  assert.deepEqual(plan(SEVEN).breakEvens, { scratch: Infinity, tuned: Infinity }));

Deno.test("what costs no more up front pays at once", () => {
  const free = { upfront: 0, perMillion: 1 };

  assert.equal(breakEven(free, free), 0);
});

Deno.test("an unknown method", () =>
  assert.throws(
    () => plan({ ...SEVEN, method: "prayer" }),
    /^RangeError: fine-tuning is full, lora or qlora, not prayer/,
  ));

// What the page on clusters states of Llama 2 7B (2307.09288): 2 trillion tokens, 184,320 GPU-hours at $1.90.
Deno.test("a published run read fourteen times as many tokens", () => {
  const planned = plan({ ...SEVEN, price: 1.9 }).scratch;

  near(2e12 / planned.tokens, 14.3, { abs: 0.05 });
  near(planned.cost, 24_900, { rel: 0.002 });
  near(184_320 * 1.9, 350_000, { rel: 0.001 });
});
