/* Little's law, the model of the kit's gallery. */

import assert from "node:assert/strict";
import { inside } from "../../hooks/figures/models/queue.js";

// requests a second, seconds that each stays | requests inside
const ROWS = [
  // the rows of docs/contribute/visuals.md
  [40, 0.5, 20],
  [40, 2, 80],
  [200, 0.5, 100],
  // Little 1961: nothing arrives, nothing is inside
  [0, 10, 0],
];

ROWS.forEach(([rate, stay, expected]) =>
  Deno.test(`requests inside: ${rate} a second for ${stay} s`, () => assert.equal(inside(rate, stay), expected))
);
