/* Devices whose files and links are merged in any order lose no answer, and end alike. */

import assert from "node:assert/strict";
import fc from "fast-check";
import { live, recordsOf } from "./histories.js";

/** @import { Step } from "./histories.js" */

const HISTORIES = 10000;

Deno.test("devices that hand files around lose no answer and end alike", () => {
  const step = fc.tuple(fc.nat(3), fc.nat(8), fc.nat(30));
  let lived = 0;
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 3 }), fc.array(step, { minLength: 4, maxLength: 14 }), (count, steps) => {
      const { given, devices } = live(count, /** @type {Step[]} */ (steps));
      lived += 1;

      const ends = devices.map((device) => [...device].sort());
      for (const end of ends) {
        assert.deepEqual(end, ends[0]);
      }
      const kept = recordsOf(devices[0] ?? new Map());
      assert.deepEqual(kept.map(name).sort(), given.map(name).sort());
      assert.deepEqual(new Map(kept.map((one) => [name(one), one])), new Map(given.map((one) => [name(one), one])));
    }),
    { numRuns: HISTORIES },
  );
  assert.equal(lived, HISTORIES);
});

/** @param {{question: string, attempt: string}} record */
function name({ question, attempt }) {
  return `${question} ${attempt}`;
}
