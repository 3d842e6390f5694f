/* What is kept of how far a reader is on pages is read where it makes sense, and left out where it makes none. */

import assert from "node:assert/strict";
import { readMarks } from "../../hooks/selfcheck/widget/core/marks.js";
import { named } from "./support.js";

const MARK = {
  answered: 1,
  total: 2,
  gain: { pairs: 0, learned: 0, kept: 0, lost: 0, open: 0, guess: 0 },
};

/** @param {string[]} pages */
function marked(pages) {
  return Object.fromEntries(pages.map((page) => [page, MARK]));
}

Deno.test("marks that make sense are kept", () => {
  const marks = marked(["", "index.html", "deep/all.html", "deep/", "with%20space.html"]);

  assert.deepEqual({ ...readMarks(marks) }, marks);
});

Deno.test("marks say what was right at last and what is due, where a version kept it", () => {
  const marks = { "a.html": { ...MARK, right: 1, due: [0, 20_759] }, "b.html": MARK };

  assert.deepEqual({ ...readMarks(marks) }, marks);
});

const NONSENSE = [
  null,
  3,
  [],
  { ["__proto__"]: { answered: 1, total: 1 } },
  { "a.html": { answered: "<b>", total: 1 } },
  { "javascript:alert(1)": { answered: 1, total: 1, gain: {} } },
  { "a.html": { ...MARK, right: "1" } },
  { "a.html": { ...MARK, due: 5 } },
  { "a.html": { ...MARK, due: [5, null] } },
  { "a.html": { ...MARK, due: [-1] } },
  marked(["/", "//", "//%", "//host/a.html", "a//b.html", "https://a", "a b", "a?b", "x".repeat(201)]),
];

for (const marks of NONSENSE) {
  Deno.test(`marks that make no sense are left out: ${named(marks)}`, () => {
    assert.deepEqual(Object.keys(readMarks(marks)), []);
  });
}
