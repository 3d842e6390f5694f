/* Three ways to get a model, day by day. */

import assert from "node:assert/strict";
import { cumulativeCost, plan } from "../../hooks/figures/models/acquisition.js";
import { horizon, laneAt, lanes } from "../../hooks/figures/models/race.js";
import { near } from "./near.js";

const QUESTION = {
  parameters: 7e9,
  asIsParameters: 70e9,
  gpu: "A100",
  count: 64,
  tuningCount: 1,
  utilization: 0.4,
  price: 1.9,
  day: 1e9,
  gatherScratch: 90,
  gatherTuned: 5,
};
const race = (/** @type {object} */ change = {}) => {
  const question = { ...QUESTION, ...change };
  return lanes(plan(question), question);
};

// way | days to gather, days of training, day of the first token, bytes to train and to serve
const WAYS = [
  ["scratch", 90, 8.522, 98.522, 112e9, 14e9],
  ["tuned", 5, 0.02597, 5.026, 14.1e9, 14e9],
  ["asIs", 0, 0, 0, 140e9, 140e9],
];

WAYS.forEach(([way, gather, train, ready, training, serving]) =>
  Deno.test(`days of a way: ${way}`, () => {
    const lane = race()[way];

    assert.equal(lane.gather, gather);
    near(lane.train, train, { rel: 0.001 });
    near(lane.ready, ready, { rel: 0.001 });
    near(lane.memory.train, training, { rel: 0.01 });
    assert.deepEqual([lane.memory.gather, lane.memory.serve], [0, serving]);
  })
);

// day | phase, dollars, tokens of the model from scratch
const DAYS = [
  [0, "gather", 0, 0],
  [89.9, "gather", 0, 0],
  [90, "train", 0, 0],
  [94.261, "train", 12_433, 0],
  [98.53, "serve", 24_867, 9.4e6],
  [123, "serve", 27_639, 24.48e9],
];

DAYS.forEach(([day, phase, cost, tokens]) =>
  Deno.test(`from scratch on day ${day}`, () => {
    const now = laneAt(race().scratch, day);

    assert.equal(now.phase, phase);
    near(now.cost, cost, { rel: 0.001, abs: 0.01 });
    near(now.tokens, tokens, { rel: 0.05, abs: 1 });
  })
);

Deno.test("as-is serves on day 0", () =>
  assert.deepEqual(laneAt(race().asIs, 0), { phase: "serve", tokens: 0, cost: 0, memory: 140e9 }));

Deno.test("on the day that a way has paid for itself, it has cost what as-is costs for as many tokens", () => {
  const all = race();
  for (const way of ["scratch", "tuned"]) {
    const { cost, tokens } = laneAt(all[way], all[way].paid);

    near(cost, cumulativeCost(all.asIs.offer, tokens), { rel: 1e-6 });
  }
});

Deno.test("money and tokens never go down", () => {
  for (const lane of Object.values(race())) {
    let before = { cost: 0, tokens: 0 };
    for (let day = 0; day <= 130; day += 0.37) {
      const now = laneAt(lane, day);
      assert.ok(now.cost >= before.cost && now.tokens >= before.tokens, `day ${day}`);
      before = now;
    }
  }
});

Deno.test("what costs the same for a token never pays back", () =>
  assert.equal(race({ asIsParameters: 7e9 }).scratch.paid, Infinity));

// settings | days that are shown
const HORIZONS = [
  [{}, 130], // the break-even of day 122.9
  [{ day: 1e6 }, 130], // without a break-even within three times 98.5 days: 1.3 times
  [{ asIsParameters: 7e9 }, 130],
  [{ gatherScratch: 0, gatherTuned: 0, parameters: 1e8, asIsParameters: 1e8 }, 1],
  [{ gatherTuned: 400 }, 530],
];

HORIZONS.forEach(([change, days]) =>
  Deno.test(`days shown: ${JSON.stringify(change)}`, () => assert.equal(horizon(race(change)), days))
);
