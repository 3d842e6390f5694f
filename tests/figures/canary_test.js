/* A canary by Flagger's rules, and the two-proportion test by scipy. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { begin, observe, step, twoProportionZ } from "../../hooks/figures/models/canary.js";
import { generator } from "../../hooks/figures/models/random.js";
import { near } from "./near.js";
import oracle from "./oracles/canary.json" with { type: "json" };

const GOOD = { success: 99.9, latency: 300 };
const FAILS = { success: 98.5, latency: 300 };
const SLOW = { success: 99.9, latency: 501 };
const NONE = { success: null, latency: null };

const state = (weight = 0, failures = 0, phase = "progressing") => ({ phase, weight, failures });

// what happens, in the words of Flagger's scheduler.go | state | metrics | event, state
const STEPS = [
  ["starting analysis: no check before there is traffic", state(), NONE, "start", state(10)],
  ["advance canary weight", state(10), GOOD, "advance", state(20)],
  ["the last advance reaches maxWeight", state(40), GOOD, "advance", state(50)],
  ["at maxWeight a good check promotes", state(50), GOOD, "promote", state(100, 0, "promoted")],
  ["halt advancement, success rate", state(20), FAILS, "halt", state(20, 1)],
  ["halt advancement, request duration", state(20), SLOW, "halt", state(20, 1)],
  ["halt advancement, no values found", state(20), NONE, "halt", state(20, 1)],
  ["success at the threshold passes", state(20), { success: 99, latency: 500 }, "advance", state(30)],
  ["failed checks are not forgiven", state(20, 4), GOOD, "advance", state(30, 4)],
  ["the fifth failure", state(20, 4), FAILS, "halt", state(20, 5)],
  ["failed checks threshold reached, whatever comes", state(20, 5), GOOD, "rollback", state(0, 5, "rolledBack")],
  ["at maxWeight a bad check halts too", state(50), FAILS, "halt", state(50, 1)],
  ["promoted is over", state(100, 0, "promoted"), FAILS, "over", state(100, 0, "promoted")],
  ["rolled back is over", state(0, 5, "rolledBack"), GOOD, "over", state(0, 5, "rolledBack")],
];

STEPS.forEach(([name, before, metrics, event, after]) =>
  Deno.test(`a step is Flagger's: ${name}`, () => {
    const found = step(before, metrics);

    assert.deepEqual([found.event, found.state], [event, after]);
  })
);

Deno.test("a halt says why", () => {
  const both = step(state(20), { success: 98.5, latency: 612.4 }).reasons;

  assert.deepEqual(both, ["success 98.50% < 99%", "p99 612 ms > 500 ms"]);
  assert.deepEqual(step(state(20), NONE).reasons, ["no request came, so there is no value"]);
  assert.deepEqual(step(state(20, 5), GOOD).reasons, ["5 of 5 checks failed"]);
});

Deno.test("a good canary takes seven intervals", () => {
  const weights = [];
  let now = begin();
  while (now.phase === "progressing") {
    now = step(now, GOOD).state;
    weights.push(now.weight);
  }

  assert.deepEqual(weights, [10, 20, 30, 40, 50, 100]);
});

Deno.test("a canary never leaves its bounds", () => {
  const intervals = fc.array(fc.constantFrom(GOOD, FAILS, SLOW, NONE), { maxLength: 40 });
  const rule = (most) => fc.integer({ min: 1, max: most });

  fc.assert(fc.property(intervals, rule(60), rule(100), rule(6), (all, stepWeight, maxWeight, threshold) => {
    let now = begin();
    for (const metrics of all) {
      const before = now;
      now = step(now, metrics, { stepWeight, maxWeight, threshold }).state;
      assert.ok(0 <= now.weight && now.weight <= 100);
      assert.ok(now.failures <= threshold);
      if (now.phase === "progressing") {
        assert.ok(before.weight <= now.weight && now.weight < maxWeight + stepWeight);
      } else if (now.phase === "promoted") {
        assert.equal(now.weight, 100);
      } else {
        assert.deepEqual([now.weight, now.failures], [0, threshold]);
      }
    }
  }));
});

Deno.test("two shares are compared as scipy does", () => {
  for (const { one, two, statistic, p, tails } of oracle.proportions) {
    const found = twoProportionZ({ hits: one[0], total: one[1] }, { hits: two[0], total: two[1] });
    if (statistic === null) {
      assert.deepEqual(found, { z: 0, p: 1 });
      continue;
    }
    // The square of z is the chi-squared statistic of the table.
    near(found.z ** 2, statistic, { rel: 1e-9, abs: 1e-9 });
    near(found.p, p, { abs: 1e-6 });
    near(found.p, tails, { abs: 1e-6 });
    assert.equal(Math.sign(found.z), Math.sign(one[0] * two[1] - two[0] * one[1]));
  }
});

Deno.test("nothing is told by no requests", () =>
  assert.deepEqual(twoProportionZ({ hits: 0, total: 0 }, { hits: 3, total: 10 }), { z: 0, p: 1 }));

Deno.test("an interval shows about what a version is like", () => {
  const found = observe({ requests: 50_000, errors: 2, latency: 400 }, generator(5));

  const deviation = Math.sqrt(0.02 * 0.98 / 50_000);
  near(found.success, 98, { abs: 100 * 4 * deviation });
  near(found.latency, 400, { rel: 0.03 });
});

Deno.test("no requests show nothing", () => {
  const found = observe({ requests: 0, errors: 2, latency: 400 }, generator(5));

  assert.deepEqual(found, { requests: 0, failed: 0, success: null, latency: null });
});
