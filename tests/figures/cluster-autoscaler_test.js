/* What the Cluster Autoscaler adds and takes away, by the rules of its FAQ.
   Upstream: kubernetes/autoscaler, cluster-autoscaler/FAQ.md. */

import assert from "node:assert/strict";
import { scaleDown, scaleUp, unneeded, utilization } from "../../hooks/figures/models/cluster-autoscaler.js";
import { GI, GPU, GPU_GROUP, pod } from "./autoscaler-input.js";

const CPU_GROUP = {
  name: "cpu",
  size: 1,
  minSize: 1,
  maxSize: 5,
  template: { allocatable: { cpu: 8000, memory: 32 * GI, pods: 110 } },
};

// name | pods | group | how many nodes
const ADD_ROWS = [
  ["a node for each", Array(3).fill(pod(8000)), "cpu", 3],
  ["two on a node", Array(4).fill(pod(4000)), "cpu", 2],
  ["two on a node, and some room is left", Array(4).fill(pod(3000)), "cpu", 2],
  ["GPUs", Array(5).fill(pod(1000, { memory: 4 * GI, gpus: 1 })), "gpu", 2],
  // the group's maximum is 3, and one is there
  ["whole nodes of GPUs", Array(9).fill(pod(1000, { memory: 4 * GI, gpus: 4 })), "gpu", 2],
  ["to the maximum", Array(9).fill(pod(8000)), "cpu", 4],
  ["nothing waits", [], null, 0],
  ["no group has such nodes", [pod(64000)], null, 0],
];

for (const [name, pods, group, count] of ADD_ROWS) {
  Deno.test(`scaleUp, nodes are added for pods without room: ${name}`, () => {
    const found = scaleUp({ pods, groups: [CPU_GROUP, GPU_GROUP] });

    assert.deepEqual([found.group && found.group.name, found.count], [group, count]);
  });
}

Deno.test("scaleUp: of two groups the one that wastes less is taken", () => {
  const large = {
    ...CPU_GROUP,
    name: "large",
    template: { allocatable: { cpu: 64000, memory: 256 * GI, pods: 110 } },
  };

  const found = scaleUp({ pods: [pod(7000, { memory: 28 * GI })], groups: [large, CPU_GROUP] });

  assert.equal(found.group.name, "cpu");
  const wastes = found.options.map(({ group, waste }) => [group.name, Math.round(waste * 1000) / 1000]);
  assert.deepEqual(Object.fromEntries(wastes), {
    cpu: 0.25, // an eighth of the CPU and of the memory
    large: 1.781,
  });
});

// pods | reason
const REFUSED_ROWS = [
  [[pod(64000)], "Insufficient cpu"],
  [[pod(1000, { nodeSelector: { zone: "moon" } })], "node(s) didn't match Pod's node affinity/selector"],
];

for (const [pods, reason] of REFUSED_ROWS) {
  Deno.test(`scaleUp, why a group is refused: ${reason}`, () => {
    const found = scaleUp({ pods, groups: [CPU_GROUP] });

    assert.deepEqual(found.refused.map((one) => one.reason), [reason]);
  });
}

Deno.test("scaleUp: a full group is refused", () => {
  const found = scaleUp({ pods: [pod(1000)], groups: [{ ...CPU_GROUP, size: 5 }] });

  assert.equal(found.refused[0].reason, "max node group size reached");
});

// name | node | share
const SHARE_ROWS = [
  ["CPU is the larger share", { allocatable: { cpu: 8000, memory: 32 }, requested: { cpu: 2000, memory: 4 } }, 0.25],
  [
    "memory is the larger share",
    { allocatable: { cpu: 8000, memory: 32 }, requested: { cpu: 2000, memory: 24 } },
    0.75,
  ],
  ["GPUs alone", { allocatable: { cpu: 8000, [GPU]: 4 }, requested: { cpu: 7000, [GPU]: 1 } }, 0.25],
  ["nothing requested", { allocatable: { cpu: 8000 } }, 0],
];

for (const [name, some, share] of SHARE_ROWS) {
  Deno.test(`utilization is of requests, and of GPUs alone where there are some: ${name}`, () => {
    assert.equal(utilization(some), share);
  });
}

function node(name, ...pods) {
  const requested = { pods: pods.length };
  for (const { requests } of pods) {
    for (const [resource, amount] of Object.entries(requests)) {
      requested[resource] = (requested[resource] ?? 0) + amount;
    }
  }
  return { name, group: "cpu", ...CPU_GROUP.template, pods, requested };
}

// name | nodes | what each is needed for
const UNNEEDED_ROWS = [
  ["an empty one", [node("a"), node("b", pod(6000))], [null, "utilization 75% is not below 50%"]],
  ["its pod has a place elsewhere", [node("a", pod(1000)), node("b", pod(6000))], [
    null,
    "utilization 75% is not below 50%",
  ]],
  ["its pod has no place elsewhere", [node("a", pod(3000)), node("b", pod(6000))], [
    "no place to move p",
    "utilization 75% is not below 50%",
  ]],
  ["its pod is unmovable", [node("a", pod(1000, { unmovable: true })), node("b")], ["p must not be evicted", null]],
  // Each could go to the other, but not both: what may go is no place to move to.
  ["places on nodes that may go themselves", [node("a", pod(3900)), node("b", pod(3900)), node("c", pod(4200))], [
    null,
    "no place to move p",
    "utilization 53% is not below 50%",
  ]],
];

for (const [name, nodes, needed] of UNNEEDED_ROWS) {
  Deno.test(`unneeded, nodes that nobody would miss: ${name}`, () => {
    assert.deepEqual(unneeded({ nodes }).map((one) => one.needed), needed);
  });
}

// name | nodes | unneeded since | now | when a node was last added | the group's size | nodes taken away
const TAKEN_ROWS = [
  ["unneeded for ten minutes", [node("a")], { a: 0 }, 600, -9999, 3, ["a"]],
  ["unneeded for less", [node("a")], { a: 1 }, 600, -9999, 3, []], // not for ten minutes yet
  ["a node was added lately", [node("a")], { a: 0 }, 900, 400, 3, []], // a node was added less than ten minutes ago
  ["not known to be unneeded", [node("a")], {}, 900, -9999, 3, []],
  ["the group's minimum", [node("a")], { a: 0 }, 600, -9999, 1, []], // the group's minimum
  ["two empty ones", [node("a"), node("b")], { a: 0, b: 0 }, 600, -9999, 3, ["a", "b"]],
  ["two empty ones, to the group's minimum", [node("a"), node("b")], { a: 0, b: 0 }, 600, -9999, 2, ["a"]],
  ["two with pods", [node("a", pod(9)), node("b", pod(9))], { a: 0, b: 0 }, 600, -9999, 5, ["a"]], // one at a time
];

for (const [name, nodes, since, now, lastAdded, size, taken] of TAKEN_ROWS) {
  Deno.test(`scaleDown, nodes are taken away: ${name}`, () => {
    const groups = [{ ...CPU_GROUP, size }];

    const found = scaleDown({ nodes, groups, unneededSince: new Map(Object.entries(since)), lastAdded, now });

    assert.deepEqual(found.map((one) => one.name), taken);
  });
}
