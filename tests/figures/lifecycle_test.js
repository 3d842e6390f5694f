/* The loop that a monitor and a canary close: what it decides, and that it can be repeated. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { advance, create } from "../../hooks/figures/models/lifecycle.js";

function run(settings, steps = 60) {
  const loop = create(settings);
  advance(loop, steps);
  const { log, series, version, week, phase } = loop;
  return { log, series, version, week, phase };
}

const texts = (settings) => run(settings).log.map(({ text }) => text);

Deno.test("drift leads to a new version and to calm", () => {
  const { log, series, version } = run({ shift: 1, size: 1000, begins: 3 });

  assert.deepEqual(series.filter(({ drift }) => drift).map(({ week }) => week), [3]);
  assert.equal(version, 2);
  assert.deepEqual(series.map(({ truly }) => truly).slice(0, 5), [false, false, true, false, false]);
  assert.deepEqual(
    log.filter(({ t }) => t === 3).map(({ who }) => who),
    ["Monitor", "Training", ...Array(6).fill("Canary")],
  );
  assert.equal(log[9].text, "version 2 is promoted: the check at 50 % passed");
  // The numbers are those of the check that passed, and not of the weight that follows.
  assert.equal(log[4].text, "version 2 gets 10 % of the traffic");
  const passed = "version 2 gets 20 % of the traffic; the check at 10 % passed (100 requests, ";
  assert.equal(log[5].text.slice(0, passed.length), passed);
});

Deno.test("a worse model is rolled back, and the team waits", () => {
  const settings = { shift: 1, size: 1000, begins: 2, errors: 5 };
  const said = texts(settings);
  const waits = said.filter((text) => text.includes("nothing is done while the team looks into the rollback"));

  assert.equal(run(settings).version, 1);
  assert.ok(said.includes("rolled back, version 1 serves on: 5 of 5 checks failed"));
  assert.ok(waits.length >= 4);
  assert.ok(said.some((text) => text.includes("check 1 of 5 failed: success") && text.includes("of version 1, p 0.0")));
});

Deno.test("a model that is too slow is rolled back", () => {
  const said = texts({ shift: 1, begins: 2, latency: 900 });
  const slow = said.filter((text) => text.includes("ms > 500 ms") && !text.includes("success"));

  // The test of failed requests has nothing to say about slow ones.
  assert.ok(slow.length > 0);
  assert.deepEqual(slow.filter((text) => text.includes(", p ")), []);
  assert.ok(said.some((text) => text.startsWith("rolled back")));
});

Deno.test("the log tells false alarms and misses", () => {
  const nervous = texts({ shift: 0, size: 60, limit: 0.1 });
  const blind = texts({ shift: 0.2, limit: 1 });

  assert.ok(nervous.some((text) => text.includes("a false alarm: the data has not changed")));
  assert.ok(blind.some((text) => text.includes("a miss: the data has changed")));
});

Deno.test("the same seed gives the same run", () => {
  const settings = fc.record({
    seed: fc.integer({ min: 1, max: 999 }),
    rule: fc.constantFrom("psi", "ks", "both"),
    shift: fc.double({ min: 0, max: 2, noNaN: true }),
    size: fc.constant(50),
    references: fc.constant(50),
  });

  fc.assert(fc.property(settings, fc.integer({ min: 0, max: 40 }), (given, steps) => {
    const once = run(given, steps);

    assert.deepEqual(run(given, steps), once);
    assert.deepEqual(run(given, steps + 3).log.slice(0, once.log.length), once.log);
  }));
});
