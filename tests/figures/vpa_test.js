/* The Vertical Pod Autoscaler's recommendation; rows follow upstream's tests where they name one.
   Upstream: vertical-pod-autoscaler/pkg/recommender: logic/estimator_test.go, util/histogram_options_test.go. */

import assert from "node:assert/strict";
import {
  add,
  bucket,
  bucketStart,
  confidence,
  histogram,
  recommend,
  update,
  widen,
} from "../../hooks/figures/models/vpa.js";
import { near } from "./near.js";

const MB = 1024 ** 2;
const DAY = 86_400;

function recommended(resource, samples) {
  const kept = histogram(resource);
  samples.forEach((sample) => add(kept, sample));
  return recommend(kept);
}

// After TestConfidenceMultiplier: nine samples, a minute apart.
Deno.test("confidence and widen: nine samples", () => {
  const found = confidence({ days: 9 / 1440, samples: 9 });
  const widened = widen({ value: 3.14, confidence: found, multiplier: 0.1, exponent: 2 });

  near(found, 0.00625);
  near(widened, 907.46);
});

// history | confidence
const CONFIDENCE_ROWS = [
  [{ days: 1, samples: 1440 }, 1],
  [{ days: 2, samples: 1440 }, 1],
  [{ days: 0.5, samples: 9999 }, 0.5],
  [{ days: 0, samples: 1 }, 0],
];

for (const [history, expected] of CONFIDENCE_ROWS) {
  Deno.test(`confidence: ${history.days} days, ${history.samples} samples`, () => {
    assert.equal(confidence(history), expected);
  });
}

// The second bucket begins at 0.01 core, the third at 0.01 + 0.0105.
// resource | value | bucket
const BUCKET_ROWS = [
  ["cpu", 0, 0],
  ["cpu", 0.0099, 0],
  ["cpu", 0.01, 1],
  ["cpu", 0.0204, 1],
  ["cpu", 0.0206, 2],
  ["memory", 1e6, 0],
  ["memory", 1e7, 1],
];

for (const [resource, value, expected] of BUCKET_ROWS) {
  Deno.test(`bucket: ${resource} ${value}`, () => {
    assert.equal(bucket(resource, value), expected);
  });
}

Deno.test("bucketStart: every bucket begins where it says", () => {
  for (let index = 1; index < 170; index += 1) {
    const start = bucketStart("cpu", index);
    assert.equal(bucket("cpu", start * (1 + 1e-9)), index);
    assert.equal(bucket("cpu", start * (1 - 1e-9)), index - 1);
  }
});

Deno.test("recommend: the target is the 90th percentile and a margin", () => {
  const samples = Array.from(
    { length: 1440 },
    (_, index) => ({ value: index % 10 ? 3 : 7, at: 60 * index, request: 8 }),
  );

  const found = recommended("cpu", samples);

  // 3 cores lie in the bucket that ends at 3.08; 90 of 100 samples are there.
  near(found.target, 3.08 * 1.15, { rel: 0.03 });
  assert.ok(found.lowerBound < found.target && found.target < found.upperBound);
});

Deno.test("recommend: what was long ago is forgotten", () => {
  const day = (value, from) =>
    Array.from({ length: 1440 }, (_, index) => ({ value, at: from + 60 * index, request: 1 }));

  const found = recommended("cpu", [...day(8, 0), ...day(1, DAY * 5)]);

  near(found.target, 1.15, { rel: 0.06 });
});

// A peak weighs as at its interval's end: twice as much each day later.
// name | samples, each a value and when | peaks, each a value and its interval's end
const PEAK_ROWS = [
  // After TestAggregateContainerUsageSamples: 5 and 10 in one interval, 2 in the next
  ["a larger one in the interval", [[5e8, 0], [10e8, DAY / 2], [2e8, DAY]], [[10e8, DAY], [2e8, 2 * DAY]]],
  ["smaller ones in the interval", [[5e8, 0], [4e8, 60], [5e8, 120]], [[5e8, DAY]]],
  ["days without a sample", [[5e8, 0], [2e8, 3.5 * DAY]], [[5e8, DAY], [2e8, 4 * DAY]]],
  ["a smaller one in the next interval", [[5e8, 0], [9e8, DAY], [8e8, DAY + 60]], [[5e8, DAY], [9e8, 2 * DAY]]],
];

for (const [name, samples, peaks] of PEAK_ROWS) {
  Deno.test(`add, memory counts by the peak of a day: ${name}`, () => {
    const kept = histogram("memory");
    samples.forEach(([value, at]) => add(kept, { value, at }));

    const weights = [...kept.weights].filter(([, weight]) => weight > 0);
    assert.deepEqual(weights, peaks.map(([value, end]) => [bucket("memory", value), 2 ** (end / DAY)]));
  });
}

// resource | floor
const FLOOR_ROWS = [
  ["cpu", 0.025],
  ["memory", 250 * MB],
];

for (const [resource, floor] of FLOOR_ROWS) {
  Deno.test(`recommend, none is below the floor: ${resource}`, () => {
    const found = recommended(resource, [{ value: 0.001, at: 0 }, { value: 0.001, at: 60 }]);

    assert.equal(found.target, floor);
  });
}

// Upstream clamps amounts in resourceAmountFromFloat; one sample is worth no day, and its bound would be infinite.
// resource | value | most
const MOST_ROWS = [
  ["cpu", 1, 1e11],
  ["memory", 1e9, 1e14],
];

for (const [resource, value, most] of MOST_ROWS) {
  Deno.test(`recommend, a bound of a young history is the most that there can be: ${resource}`, () => {
    const found = recommended(resource, [{ value, at: 0 }]);

    assert.equal(found.upperBound, most);
    assert.ok(found.lowerBound <= found.target && found.target < found.upperBound);
  });
}

Deno.test("recommend: without samples there is none", () => {
  assert.equal(recommended("cpu", []), null);
});

const BOUNDS = { target: 3, lowerBound: 2, upperBound: 4, confidence: 1 };

// mode | request | whether it fits in place | action
const MODE_ROWS = [
  ["Off", 1, true, "keep"],
  ["Initial", 1, true, "keep"],
  ["Recreate", 1, true, "evict"],
  ["Recreate", 5, true, "evict"],
  ["Recreate", 2, true, "keep"],
  ["Recreate", 4, true, "keep"],
  ["InPlaceOrRecreate", 1, true, "resize"],
  ["InPlaceOrRecreate", 1, false, "evict"],
  ["InPlaceOrRecreate", 3, false, "keep"],
];

for (const [mode, request, fitsInPlace, action] of MODE_ROWS) {
  Deno.test(`update: ${mode}, ${request} requested, ${fitsInPlace ? "fits" : "does not fit"} in place`, () => {
    assert.equal(update({ mode, request, recommendation: BOUNDS, fitsInPlace }), action);
  });
}
