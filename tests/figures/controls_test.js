/* The range of a control: what is said stays as it is, except for what no reader may set. */

import assert from "node:assert/strict";
import { presets } from "../../hooks/figures/data/presets.js";
import { inRange } from "../../hooks/figures/kit/controls.js";
import { withUnit } from "../../hooks/figures/kit/numbers.js";
import { groups } from "../../hooks/figures/workloads/settings.js";

const LOG = { label: "", min: 1e4, max: 1e10, value: 1e7, log: true };
const STEPS = { label: "", min: 0, max: 1, step: 0.1, value: 0.5 };

// control, what is said | what holds
const ROWS = [
  [LOG, 21_015_324, 21_015_324],
  [LOG, "21015324", 21_015_324],
  [{ ...LOG, log: false }, 1024 * 1024, 1024 * 1024],
  [LOG, 1, 1e4],
  [LOG, 1e99, 1e10],
  [LOG, "", 1e7],
  [LOG, "many", 1e7],
  [STEPS, 0.333, 0.3],
  [STEPS, 2, 1],
];

ROWS.forEach(([spec, said, held]) =>
  Deno.test(`a value in its range: ${JSON.stringify([said, held])}`, () => assert.equal(inRange(spec, said), held))
);

Deno.test("a percent sign follows its number without a space", () => {
  assert.equal(withUnit("65", "%"), "65%");
  assert.equal(withUnit("65", "pods"), "65 pods");
});

const ranges = new Map(groups().flatMap(([, specs]) => specs.filter(([, spec]) => "min" in spec)));

presets.forEach(({ id, settings }) =>
  Deno.test(`a preset passes its controls unchanged: ${id}`, () => {
    const numbers = Object.entries(settings).filter(([, value]) => typeof value === "number");

    assert.ok(numbers.length > 0);
    for (const [name, value] of numbers) {
      assert.equal(inRange(ranges.get(name), value), value, name);
    }
  })
);
