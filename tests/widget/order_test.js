/* The order of a question's choices looks random, is the same each time, and is another in each round. */

import assert from "node:assert/strict";
import { roundOrder } from "../../hooks/selfcheck/widget/core/order.js";
import { neighbors } from "./support.js";
import built from "./oracles/orders.json" with { type: "json" };

/** @import { Phase } from "../../hooks/selfcheck/widget/types.d.ts" */

const COUNTS = [2, 3, 4, 5, 6, 7, 8];

/**
 * @param {number} count of choices
 * @param {Phase} phase
 * @param {number} rounds
 */
function orders(count, phase, rounds, question = "an-id") {
  const ids = Array.from({ length: count }, (_, at) => `c${at}`);
  return Array.from({ length: rounds }, (_, round) => roundOrder(ids, question, phase, round));
}

for (const count of COUNTS) {
  Deno.test(`each round of ${count} choices has an order of its own`, () => {
    const found = orders(count, "quiz", 12);

    for (const order of found) {
      assert.deepEqual(order.toSorted(), found[0]?.toSorted());
    }
    for (const [before, after] of neighbors(found)) {
      assert.notDeepEqual(before, after);
    }
    assert.deepEqual(found, orders(count, "quiz", 12));
  });
}

for (const count of COUNTS) {
  Deno.test(`the quiz begins with another order of ${count} choices than the pretest`, () => {
    for (let number = 0; number < 50; number += 1) {
      const question = `question-${number}`;

      assert.notDeepEqual(orders(count, "quiz", 1, question), orders(count, "pretest", 1, question));
    }
  });
}

Deno.test("no place is favored: over 2,000 questions each of four choices comes first about as often as another", () => {
  const choices = ["a", "b", "c", "d"];
  const first = Array.from({ length: 2000 }, (_, at) => roundOrder(choices, `q-${at}`, "quiz", 0)[0]);

  for (const choice of choices) {
    const count = first.filter((one) => one === choice).length;
    assert.ok(440 < count && count < 560, `${choice}: ${count}`);
  }
});

Deno.test("the order does not depend on that of the page", () => {
  assert.deepEqual(roundOrder(["a", "b", "c"], "an-id", "quiz", 3), roundOrder(["c", "a", "b"], "an-id", "quiz", 3));
});

Deno.test("the page is built in the first round's order, so that nothing moves when the script comes", () => {
  for (const { question, ids, pretest, quiz } of built) {
    assert.deepEqual(roundOrder(ids, question, "pretest", 0), pretest);
    assert.deepEqual(roundOrder(ids, question, "quiz", 0), quiz);
  }
});
