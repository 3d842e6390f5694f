/* What is kept of where a reader stopped is read where it makes sense. */

import assert from "node:assert/strict";
import { readDay, readPosition } from "../../hooks/selfcheck/widget/core/position.js";
import { named } from "./support.js";

const POSITION = { page: "workloads.html", id: "rag-workloads", day: "2026-11-23" };

Deno.test("a position that makes sense is read, and nothing else that stands beside it", () => {
  assert.deepEqual(readPosition({ ...POSITION, other: 1 }), POSITION);
});

const NONSENSE = [
  null,
  3,
  "text",
  [],
  {},
  { ...POSITION, page: 1 },
  { ...POSITION, id: null },
  { ...POSITION, id: "x".repeat(201) },
  { ...POSITION, day: "yesterday" },
];

for (const kept of NONSENSE) {
  Deno.test(`a position that makes no sense is none: ${named(kept)}`, () => assert.equal(readPosition(kept), null));
}

Deno.test("a day that makes no sense is none", () => {
  assert.deepEqual(["2026-11-23", "today", 3, null].map(readDay), ["2026-11-23", null, null, null]);
});
