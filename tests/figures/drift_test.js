/* Drift: PSI by its definition and NumPy's histograms, KS by scipy, and how often a monitor errs. */

import assert from "node:assert/strict";
import * as drift from "../../hooks/figures/models/drift.js";
import { generator } from "../../hooks/figures/models/random.js";
import { near } from "./near.js";
import oracle from "./oracles/drift.json" with { type: "json" };

const { errorsOf, histogram, monitor, psi, sample, trial } = drift;
const sum = (values) => values.reduce((all, one) => all + one, 0);

Deno.test("PSI is that of NumPy's bins", () => {
  let compared = 0;
  for (const { one, two, edges, psi: value } of oracle.pairs) {
    const found = psi(one, two);
    near(found.edges, edges, { rel: 1e-9, abs: 1e-9 });
    near(sum(found.p), 1);
    near(sum(found.q), 1);
    // Where an edge is rounded otherwise, a value may fall on its other side.
    if (found.edges.every((edge, at) => edge === edges[at])) {
      near(found.value, value, { abs: 1e-9 });
      compared += 1;
    }
  }
  assert.ok(compared > oracle.pairs.length / 4, `${compared} of ${oracle.pairs.length} compared`);
});

const range = (from, to) => Array.from({ length: to - from }, (_, at) => from + at);

// current, against the reference 1 to 100 with ten in each bin | PSI by hand
const TENS = range(1, 101);
const PSIS = [
  ["the same", TENS, 0],
  ["half as many, spread alike", TENS.filter((_, at) => at % 2 === 0), 0],
  ["all in the lowest bin", Array(50).fill(1), (1 - 0.1) * Math.log(10) + 9 * (0.1 - 1e-4) * Math.log(0.1 / 1e-4)],
  [
    "the lowest bin has twice its share, the next none",
    [...range(1, 11), ...range(1, 11), ...range(21, 101)],
    0.1 * Math.log(2) + (0.1 - 1e-4) * Math.log(0.1 / 1e-4),
  ],
];

PSIS.forEach(([name, current, value]) =>
  Deno.test(`PSI by hand: ${name}`, () => near(psi(TENS, current).value, value))
);

["psi", "ks"].forEach((name) => {
  const model = drift[name];

  Deno.test(`a value that is missing is none: ${name}`, () => {
    assert.deepEqual(model([NaN, 1, 2, 3, NaN, 4], [2, NaN, 3, 9]), model([1, 2, 3, 4], [2, 3, 9]));
    assert.throws(() => model([NaN], [1]), RangeError);
  });

  [[[], [1]], [[1], []]].forEach(([one, two]) =>
    Deno.test(`nothing can be compared with nothing: ${name} of ${one.length} and ${two.length}`, () =>
      assert.throws(() => model(one, two), /needs values on both sides/))
  );
});

Deno.test("the distance is that of scipy", () =>
  oracle.pairs.forEach(({ one, two, d }) => near(drift.ks(one, two).d, d, { abs: 1e-12 })));

// The chance is exact up to a million pairs.
Object.entries(Object.groupBy(oracle.chances, ({ first, second }) => `${first} and ${second}`)).forEach(
  ([sizes, rows]) =>
    Deno.test(`the chance is that of scipy: ${sizes}`, () => {
      assert.equal(rows.length, 4);
      for (const { first, second, shift, scale, seed, d, p } of rows) {
        const draw = generator(seed);
        const one = sample({ size: first }, draw);
        const found = drift.ks(one, sample({ size: second, shift, scale }, draw));

        near(found.d, d, { abs: 1e-12 });
        near(found.p, p, { abs: first * second <= 1e6 ? 1e-6 : 0.01 });
      }
    }),
);

function without(size, count) {
  const found = range(0, count).map((trial) => {
    const draw = generator(trial);
    const one = sample({ size }, draw);
    return psi(one, sample({ size }, draw)).value;
  });
  return { mean: sum(found) / count, alarms: found.filter((value) => value >= 0.1).length / count };
}

// records and requests | mean PSI without drift: what the page says; of large samples 9 (1/n + 1/m), Yurdakul 2018
const MEANS = [[100, 0.19, 0.01], [300, 0.061, 0.003], [1000, 0.018, 0.001], [4000, 9 * 2 / 4000, 0.0004]];

MEANS.forEach(([size, mean, tolerance]) =>
  Deno.test(`PSI without drift depends on the sample: ${size}`, () =>
    near(without(size, 2000).mean, mean, { abs: tolerance }))
);

Deno.test("a hundred requests raise a false alarm five times in six", () =>
  near(without(100, 2000).alarms, 5 / 6, { abs: 0.03 }));

// rule, limit of PSI, alpha of KS | drift
const RULES = [
  ["psi", 0.25, 0.01, true],
  ["psi", 9, 0.01, false],
  ["ks", 9, 0.01, true],
  ["ks", 0.25, 1e-300, false],
  ["both", 0.25, 0.01, true],
  ["both", 9, 0.01, false],
  ["both", 0.25, 1e-300, false],
];

RULES.forEach(([rule, limit, alpha, isDrift]) =>
  Deno.test(`which measure decides: ${rule}, ${limit}, ${alpha}`, () => {
    const draw = generator(1);
    const reference = sample({ size: 500 }, draw);
    const found = monitor(reference, sample({ size: 500, shift: 1 }, draw), { rule, limit, alpha });

    assert.deepEqual([found.byPsi, found.byKs, found.drift], [limit < 9, alpha > 1e-9, isDrift]);
  })
);

const TRIALS = {
  rule: "psi",
  limit: 0.25,
  alpha: 0.01,
  seed: 3,
  references: 300,
  size: 100,
  shift: 0.3,
  scale: 1,
};

const trials = (settings, from, to) => errorsOf(range(from, to).map((number) => trial(settings, number)));

Deno.test("trials may be counted in parts", () => {
  const whole = trials(TRIALS, 0, 40);
  const parts = [0, 10, 20, 30].map((at) => trials(TRIALS, at, at + 10));

  Object.entries(whole).forEach(([name, count]) => assert.equal(count, sum(parts.map((part) => part[name])), name));
  assert.equal(whole.trials, 40);
  assert.ok(whole.falseBoth <= Math.min(whole.falsePsi, whole.falseKs));
  assert.ok(whole.missedBoth >= Math.max(whole.missedPsi, whole.missedKs));
});

Deno.test("KS raises as many false alarms as alpha says", () => {
  const found = trials({ ...TRIALS, alpha: 0.1, size: 300 }, 0, 2000);

  // A share of .1 of 2,000 has a deviation of .0067; KS is a little conservative.
  near(found.falseKs / 2000, 0.1, { abs: 0.02 });
});

Deno.test("more requests mean fewer misses", () => {
  const [few, many] = [50, 1000].map((size) => trials({ ...TRIALS, size }, 0, 200));

  assert.ok(many.missedKs < few.missedKs);
  assert.ok(many.falsePsi < few.falsePsi);
});

Deno.test("trials without drift miss all", () => {
  const found = trials({ ...TRIALS, shift: 0, limit: 5, alpha: 1e-9 }, 0, 50);

  assert.deepEqual([found.missedPsi, found.missedKs, found.falsePsi, found.falseKs], [50, 50, 0, 0]);
});

// values | shares of four bins between 0 and 4
const HISTOGRAMS = [
  ["the lower edge belongs to a bin", [0, 1, 2, 3], [0.25, 0.25, 0.25, 0.25]],
  ["what lies outside counts to the ends", [-9, 0.5, 4, 99], [0.5, 0, 0, 0.5]],
  ["nothing in between", [1.5, 1.5], [0, 1, 0, 0]],
];

HISTOGRAMS.forEach(([name, values, expected]) =>
  Deno.test(`a histogram: ${name}`, () => assert.deepEqual(histogram(values, 0, 4, 4), expected))
);

Deno.test("the exact chance is that of all orders, counted one by one", () => {
  // D of [1, 2, 3] and [4, 5] is 1: of 10 orders two lie so far apart.
  near(drift.ks([1, 2, 3], [4, 5]).p, 0.2);
  near(drift.ks([1], [2]).p, 1);
});
