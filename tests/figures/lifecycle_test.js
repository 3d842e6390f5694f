/* The loop that a monitor and a canary close: its phases, what it decides, and that it can be repeated. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  advance,
  create,
  DEFAULTS,
  isOver,
  ROUNDS,
  sourceOf,
  step,
  WEEKS,
} from "../../hooks/figures/models/lifecycle.js";

const ORDER = ["data", "training", "validation", "deployment", "monitoring", "retraining"];

function run(settings, steps = Infinity) {
  const loop = create(settings);
  advance(loop, steps);
  return loop;
}

/** The data changes once, and not slowly. */
const SUDDEN = { drift: 0, shift: 1, size: 1000, begins: 3, firstLatency: 420, seed: 1 };
const texts = (settings) => run(settings).log.map(({ text }) => text);

Deno.test("the first run is a story of three rounds: an alarm, a rollback, a promotion", () => {
  const { log, series, models } = run({});
  const rounds = Object.groupBy(log, ({ round }) => round);

  assert.equal(Object.keys(rounds).length, ROUNDS);
  for (const all of Object.values(rounds)) {
    assert.deepEqual([...new Set(all.map(({ phase }) => phase))], ORDER);
  }
  assert.deepEqual(series.filter(({ acts }) => acts).map(({ week }) => week), [8, 11, 19]);
  assert.deepEqual(series.filter(({ drift }) => drift).map(({ week }) => week), [8, 9, 10, 11, 19]);
  assert.deepEqual([...new Set(series.map(({ version }) => version))], [1, 3]);
  assert.deepEqual(
    log.filter(({ phase }) => phase === "data").map(({ text }) => text.split(".")[0]),
    ["Historical data", "Data from week 8", "Data from week 11"].map((what) =>
      `${what} is collected, cleansed, and labeled`
    ),
  );
  assert.deepEqual(models.map(({ version }) => version), [1, 2, 3]);
  const ends = log.filter(({ check }) => ["promote", "rollback"].includes(check?.event));
  assert.deepEqual(ends.map(({ version, check }) => [version, check.event]), [[2, "rollback"], [3, "promote"]]);
});

Deno.test("the mean moves by as much each week, and suddenly besides", () => {
  const settings = { ...DEFAULTS, drift: 0.1, shift: 0.5, scale: 2, begins: 4 };

  assert.deepEqual(sourceOf(settings, 0), { shift: 0, scale: 1 });
  assert.deepEqual([3, 4].map((week) => sourceOf(settings, week).shift.toFixed(2)), ["0.30", "0.90"]);
  assert.deepEqual([3, 4].map((week) => sourceOf(settings, week).scale), [1, 2]);
});

Deno.test("a sudden drift leads to a new version and to calm", () => {
  const { log, series, serving } = run(SUDDEN);

  assert.deepEqual(series.filter(({ drift }) => drift).map(({ week }) => week), [3]);
  assert.equal(serving.version, 2);
  assert.deepEqual(series.map(({ truly }) => truly).slice(0, 5), [false, false, true, false, false]);
  assert.equal(series.length, WEEKS);
  const third = log.filter(({ t }) => t === 3);
  assert.deepEqual(
    third.map(({ who }) => who),
    ["Monitor", "Retraining", "Data", "Training", "Validation", ...Array(6).fill("Canary")],
  );
  assert.equal(third.at(-1).text, "Version 2 is promoted: the check at 50% passed.");
  // The numbers are those of the check that passed, and not of the weight that follows.
  assert.equal(third[5].text, "Version 2 gets 10% of the traffic.");
  assert.match(
    third[6].text,
    /^Version 2 gets 20% of the traffic; the check at 10% passed \(100 requests, \d failed\)\.$/,
  );
});

Deno.test("after a rollback the old version serves, and production is compared with its data", () => {
  const loop = create(SUDDEN);
  const first = () => loop.series.length === 2;
  while (!first()) {
    step(loop);
  }
  const { reference } = loop.serving;
  const rolledBack = create({ ...SUDDEN, errors: 5 });
  while (!rolledBack.log.some(({ check }) => check?.event === "rollback")) {
    step(rolledBack);
  }

  assert.equal(rolledBack.serving.version, 1);
  assert.deepEqual(rolledBack.serving.reference, reference);
  assert.equal(rolledBack.candidate, null);
  step(rolledBack);
  assert.ok(rolledBack.series.at(-1).psi > 0.5);
  assert.equal(rolledBack.series.at(-1).version, 1);
});

[0, 1, 4].forEach((pause) =>
  Deno.test(`after a rollback an alarm starts nothing for a pause: ${pause} weeks`, () => {
    const { series, log } = run({ ...SUDDEN, errors: 5, pause });
    const acted = series.filter(({ acts }) => acts).map(({ week }) => week);
    const waits = log.filter(({ text }) => text.includes("still investigating the rollback"));

    assert.deepEqual(acted, [3, 4 + pause, 5 + 2 * pause]);
    assert.equal(waits.length, 2 * pause);
    assert.ok(series.slice(2).every(({ drift }) => drift));
  })
);

Deno.test("a version that fails too often is rolled back, and the log says what chance says", () => {
  const said = texts({ ...SUDDEN, errors: 5 });

  assert.ok(said.includes("Version 2 is rolled back: 5 of 5 checks failed. Version 1 keeps serving."));
  assert.ok(
    said.some((text) => text.includes("Check 1 of 5 failed: success") && text.includes("with version 1, p 0.0")),
  );
});

Deno.test("a version that is too slow is rolled back", () => {
  const said = texts({ ...SUDDEN, firstLatency: 900 });
  const slow = said.filter((text) => text.includes("ms > 500 ms") && !text.includes("success"));

  // The test of failed requests has nothing to say about slow ones.
  assert.ok(slow.length > 0);
  assert.deepEqual(slow.filter((text) => text.includes(", p ")), []);
  assert.ok(said.some((text) => text.startsWith("Version 2 is rolled back")));
});

Deno.test("the latency of version 2 is not that of later ones", () => {
  const ends = (settings) =>
    run({ ...SUDDEN, ...settings }).log.flatMap(({ version, check }) =>
      ["promote", "rollback"].includes(check?.event) ? [`${version} ${check.event}`] : []
    );

  assert.deepEqual(ends({ firstLatency: 900 }).slice(0, 2), ["2 rollback", "3 promote"]);
  assert.deepEqual(ends({ latency: 900, limit: 0.01 }).slice(0, 2), ["2 promote", "3 rollback"]);
});

Deno.test("the log tells false alarms, and what was missed", () => {
  const nervous = texts({ drift: 0, size: 60, limit: 0.1 });
  const blind = texts({ drift: 0, shift: 0.2, limit: 1 });

  assert.ok(nervous.some((text) => text.includes("a false alarm: the data has not changed")));
  assert.ok(blind.some((text) => text.includes("no drift; the mean has moved by 0.20 standard deviations")));
});

const SETTINGS = fc.record({
  seed: fc.integer({ min: 1, max: 999 }),
  rule: fc.constantFrom("psi", "ks", "both"),
  drift: fc.double({ min: 0, max: 0.3, noNaN: true }),
  shift: fc.double({ min: 0, max: 2, noNaN: true }),
  pause: fc.integer({ min: 0, max: 12 }),
  size: fc.constant(50),
  references: fc.constant(50),
});

Deno.test("the same seed gives the same run", () =>
  fc.assert(fc.property(SETTINGS, fc.integer({ min: 0, max: 40 }), (given, steps) => {
    const once = run(given, steps);

    assert.deepEqual(run(given, steps).log, once.log);
    assert.deepEqual(run(given, steps + 3).log.slice(0, once.log.length), once.log);
  })));

Deno.test("a run ends, after three rounds or a year, and each phase follows the one before", () =>
  fc.assert(
    fc.property(SETTINGS, (given) => {
      const loop = run(given);

      assert.ok(isOver(loop));
      assert.ok(loop.series.length <= WEEKS);
      loop.log.slice(1).forEach(({ phase }, at) => {
        const before = ORDER.indexOf(loop.log[at].phase);
        assert.ok(
          [before, (before + 1) % ORDER.length].includes(ORDER.indexOf(phase)),
          `${loop.log[at].phase} to ${phase}`,
        );
      });
      assert.deepEqual(loop.series.map(({ week }) => week), loop.series.map((_, at) => at + 1));
    }),
    { numRuns: 40 },
  ));
