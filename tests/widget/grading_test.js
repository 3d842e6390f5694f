/* What an answer to each kind of question is graded as. */

import assert from "node:assert/strict";
import { grade, kinds, named, neighbors, permutations } from "./support.js";

/** @type {[string[], string[], string][]} */
const CHOICES = [
  // (right picks - wrong picks) / keys, never below nothing
  [["a"], ["a"], "correct"],
  [["b"], ["a"], "incorrect"],
  [["a", "b"], ["a", "b"], "correct"],
  [["b", "a"], ["a", "b"], "correct"],
  [["a"], ["a", "b"], "partial"],
  [["a", "x"], ["a", "b"], "incorrect"],
  [["a", "b", "x"], ["a", "b"], "partial"],
  [["a", "b", "x", "y"], ["a", "b"], "incorrect"],
  [["a", "b", "x", "y"], ["a", "b", "c"], "incorrect"],
  [["x", "y"], ["a", "b"], "incorrect"],
];

for (const [picked, keys, verdict] of CHOICES) {
  Deno.test(`choices ${picked.join("")} where ${keys.join("")} are right are ${verdict}`, () => {
    assert.equal(grade("multiple", picked, { keys }), verdict);
  });
}

/** @type {[string, string][]} */
const NUMBERS = [
  ["312", "correct"],
  ["296.4", "correct"], // 312 less 5 %
  ["327.6", "correct"],
  ["296.3", "incorrect"],
  ["327.7", "incorrect"],
  ["312 TFLOP/s", "correct"],
  ["3.12e2", "correct"],
  ["-312", "incorrect"],
  ["", "incorrect"],
];

for (const [typed, verdict] of NUMBERS) {
  Deno.test(`the number "${typed}" for 312 TFLOP/s within 5 % is ${verdict}`, () => {
    assert.equal(grade("numeric", [typed], { value: 312, tolerance: 15.6, unit: "TFLOP/s" }), verdict);
  });
}

Deno.test("an exact decimal fraction is right", () => {
  assert.equal(grade("numeric", ["0.3"], { value: 0.1 + 0.2, tolerance: 0, unit: null }), "correct");
});

/** @type {[number, number, string, string][]} */
const TOLERANCES = [
  [3e-10, 0, "3e-10", "correct"],
  [3e-10, 0, "0", "incorrect"],
  [3e-10, 0, "9e-10", "incorrect"],
  [8030261248, 0, "8030261248", "correct"],
  [8030261248, 0, "8030261240", "incorrect"],
  [312, 15.6, "327.6", "correct"],
  [312, 15.6, "327.61", "incorrect"],
  [1.1, 0.11, "1.21", "correct"],
  [0, 0, "0", "correct"],
  [0, 0, "1e-300", "incorrect"],
];

for (const [value, tolerance, typed, verdict] of TOLERANCES) {
  Deno.test(`no tolerance means exact: ${typed} for ${value} within ${tolerance} is ${verdict}`, () => {
    assert.equal(grade("numeric", [typed], { value, tolerance, unit: null }), verdict);
  });
}

/** @type {[string, string[], boolean, string][]} */
const PHRASES = [
  ["canary", ["canary", "canary deployment"], false, "correct"],
  ["  Canary   Deployment ", ["canary", "canary deployment"], false, "correct"],
  ["CANARY", ["canary"], false, "correct"],
  ["CANARY", ["canary"], true, "incorrect"],
  ["café", ["cafe\u0301"], false, "correct"],
  ["cafe", ["café"], false, "incorrect"],
  ["STRASSE", ["Straße"], false, "correct"],
  ["don\u2019t", ["don't"], false, "correct"],
  ["blue\u2013green", ["blue-green"], false, "correct"],
  ["\u201cyes\u201d", ['"yes"'], false, "correct"],
  ["\uff27\uff30\uff35", ["GPU"], false, "correct"],
  ["canaries", ["canary"], false, "incorrect"],
  ["a+b", ["a-b"], false, "incorrect"],
];

for (const [typed, accepted, caseSensitive, verdict] of PHRASES) {
  const how = caseSensitive ? "with its capitals" : "in any capitals";
  Deno.test(`the phrase "${typed}" for ${accepted.join(" or ")} ${how} is ${verdict}`, () => {
    assert.equal(grade("text", [typed], { accepted, caseSensitive }), verdict);
  });
}

/** @type {[string[], string][]} */
const GAPS = [
  [["pod", "node"], "correct"],
  [["Pods", "NODE"], "correct"],
  [["pod", "x"], "partial"],
  [["x", "node"], "partial"],
  [["node", "pod"], "incorrect"],
  [[], "incorrect"],
];

for (const [typed, verdict] of GAPS) {
  Deno.test(`gaps filled with ${named(typed)} are ${verdict}`, () => {
    assert.equal(grade("cloze", typed, { gaps: [["pod", "pods"], ["node"]], caseSensitive: false }), verdict);
  });
}

const ORDER = ["a", "b", "c", "d"];

// The share of adjacent pairs in order; all right is correct.
for (const picked of permutations(ORDER)) {
  const right = neighbors(picked).filter((pair) => "abcd".includes(pair.join(""))).length;
  const verdict = right === 3 ? "correct" : right === 0 ? "incorrect" : "partial";
  Deno.test(`the order ${picked.join("")} is ${verdict}`, () => {
    assert.equal(grade("ordering", picked, { order: ORDER }), verdict);
  });
}

/** @type {[string[], string][]} */
const PAIRS = [
  [["r1=m1", "r2=m2", "r3=m1"], "correct"],
  [["r3=m1", "r2=m2", "r1=m1"], "correct"],
  [["r1=m1", "r2=m1", "r3=m1"], "partial"],
  [["r1=m2", "r2=m1", "r3=m2"], "incorrect"],
  [[], "incorrect"],
];

for (const [picked, verdict] of PAIRS) {
  Deno.test(`pairs, two of which share a match: ${named(picked)} is ${verdict}`, () => {
    assert.equal(grade("matching", picked, { pairs: { r1: "m1", r2: "m2", r3: "m1" } }), verdict);
  });
}

/** @type {[string, string[], unknown, number][]} */
const SHARES = [
  ["multiple", ["a"], { keys: ["a", "b"] }, 1 / 2],
  ["multiple", ["a", "b", "x"], { keys: ["a", "b"] }, 1 / 2],
  ["multiple", ["x"], { keys: ["a", "b"] }, 0],
  ["multiple", ["b", "a"], { keys: ["a", "b"] }, 1],
  ["cloze", ["pod", "x", "x"], { gaps: [["pod"], ["node"], ["job"]], caseSensitive: false }, 1 / 3],
  ["ordering", ["b", "c", "a", "d"], { order: ORDER }, 1 / 3],
  ["ordering", [], { order: ORDER }, 0],
  ["matching", ["r1=m1", "r2=m1"], { pairs: { r1: "m1", r2: "m2" } }, 1 / 2],
  ["categorize", ["r1=m1", "r2=m1", "r3=m1"], { groups: { r1: "m1", r2: "m2", r3: "m1" } }, 2 / 3],
];

for (const [kind, picked, key, share] of SHARES) {
  Deno.test(`${kind}: ${named(picked)} is worth ${share.toFixed(2)}`, () => {
    assert.equal(kinds[kind]?.share?.(picked, key), share);
  });
}
