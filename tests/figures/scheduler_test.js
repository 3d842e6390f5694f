/* Filters and scores of the scheduler; rows follow upstream's tests where they name one.
   Upstream: pkg/scheduler/framework/plugins: noderesources/least_allocated_test.go and fit_test.go,
   tainttoleration/taint_toleration_test.go, nodeaffinity/node_affinity_test.go. */

import assert from "node:assert/strict";
import { explain, filter, leastAllocated, place, tolerates, why } from "../../hooks/figures/models/scheduler.js";

const GPU = "nvidia.com/gpu";
const GI = 1024 ** 3;
const TAINTED = [{ key: GPU, value: "present", effect: "NoSchedule" }];

const HALF = { cpu: 3000, memory: 5000 };

const node = ({ cpu = 8000, memory = 32 * GI, more = {}, ...rest } = {}) => ({
  name: "n",
  allocatable: { cpu, memory, ...more },
  ...rest,
});

const asks = ({ cpu = 0, memory = 0, more = {}, ...rest } = {}) => ({
  name: "p",
  requests: { cpu, memory, ...more },
  ...rest,
});

// upstream's name in TestLeastAllocatedScoringStrategy | pod | nodes | their scores
const SCORE_ROWS = [
  ["nothing scheduled, nothing requested", {}, Array(2).fill(node({ cpu: 4000, memory: 10000 })), [100, 100]],
  [
    "nothing scheduled, resources requested, differently sized nodes",
    asks({ cpu: 3000, memory: 5000 }),
    [node({ cpu: 4000, memory: 10000 }), node({ cpu: 6000, memory: 10000 })],
    [37, 50],
  ],
  [
    "no resources requested, pods scheduled",
    {},
    Array(2).fill(node({ cpu: 4000, memory: 10000, requested: {} })),
    [100, 100],
  ],
  [
    "no resources requested, pods scheduled with resources",
    { requests: {} },
    [
      node({ cpu: 10000, memory: 20000, requested: { cpu: 6000, memory: 0 } }),
      node({ cpu: 10000, memory: 20000, requested: { cpu: 6000, memory: 5000 } }),
    ],
    [70, 57],
  ],
  [
    "resources requested, pods scheduled with resources",
    asks({ cpu: 3000, memory: 5000 }),
    [
      node({ cpu: 10000, memory: 20000, requested: { cpu: 3000 } }),
      node({ cpu: 10000, memory: 20000, requested: HALF }),
    ],
    [57, 45],
  ],
  [
    "resources requested, pods scheduled with resources, differently sized nodes",
    asks({ cpu: 3000, memory: 5000 }),
    [
      node({ cpu: 10000, memory: 20000, requested: { cpu: 3000 } }),
      node({ cpu: 10000, memory: 50000, requested: HALF }),
    ],
    [57, 60],
  ],
  [
    "requested resources exceed node capacity",
    asks({ cpu: 3000, memory: 0 }),
    [
      node({ cpu: 4000, memory: 10000, requested: { cpu: 3000 } }),
      node({ cpu: 4000, memory: 10000, requested: HALF }),
    ],
    [50, 25],
  ],
  [
    "zero node resources, pods scheduled with resources",
    {},
    [{ requested: { cpu: 3000 } }, { requested: HALF }],
    [0, 0],
  ],
  [
    "bypass extended resource if the pod does not request",
    asks({ cpu: 3000, memory: 5000 }),
    [node({ cpu: 6000, memory: 10000 }), node({ cpu: 6000, memory: 10000, more: { [GPU]: 4 } })],
    [50, 50],
  ],
  // Beyond upstream's table.
  ["a full node", asks({ cpu: 4000, memory: 10000 }), [node({ cpu: 4000, memory: 10000 })], [0]],
  ["capacity where allocatable is not said", asks({ cpu: 100, memory: 0 }), [{ capacity: { cpu: 1000 } }], [90]],
  [
    "memory that is not named, where CPU is, counts as 200 MB",
    { requests: { cpu: 100 } },
    [node({ cpu: 1000, memory: 2000 * 1024 ** 2 })],
    [90],
  ],
];

for (const [name, pod, nodes, scores] of SCORE_ROWS) {
  Deno.test(`leastAllocated: ${name}`, () => {
    assert.deepEqual(nodes.map((one) => leastAllocated(pod, one)), scores);
  });
}

/** Upstream's node of TestEnoughRequests: 10 of CPU, 20 of memory, 32 pods, 5 of a vendor's resource, 20 of storage. */
function used(cpu, memory, { extended = 0, storage = 0 } = {}) {
  const name = "ephemeral-storage";
  const allocatable = { cpu: 10, memory: 20, pods: 32, "example.com/aaa": 5, [name]: 20 };
  return { name: "n", allocatable, requested: { cpu, memory, "example.com/aaa": extended, [name]: storage } };
}

const tainted = (effect = "NoSchedule") => node({ taints: [{ key: "dedicated", value: "user1", effect }] });

const bears = (toleration) => asks({ tolerations: [toleration] });

const UNTOLERATED = ["node(s) had untolerated taint(s)"];
const UNSELECTED = ["node(s) didn't match Pod's node affinity/selector"];
const FULL = { allocatable: { cpu: 10, memory: 20, pods: 1 }, requested: { cpu: 5, memory: 5, pods: 1 } };

// upstream's name in TestEnoughRequests, TestNotEnoughRequests and TestTaintTolerationFilter | pod | node | reasons
const REASON_ROWS = [
  ["no resources requested always fits", {}, used(10, 20), []],
  [
    "too many resources fails",
    asks({ cpu: 1, memory: 1 }),
    used(10, 20),
    ["Insufficient cpu", "Insufficient memory"],
  ],
  ["both resources fit", asks({ cpu: 1, memory: 1 }), used(5, 5), []],
  ["one resource memory fits", asks({ cpu: 2, memory: 1 }), used(9, 5), ["Insufficient cpu"]],
  ["one resource cpu fits", asks({ cpu: 1, memory: 2 }), used(5, 19), ["Insufficient memory"]],
  ["equal edge case", asks({ cpu: 5, memory: 1 }), used(5, 19), []],
  ["extended resource fits", asks({ more: { "example.com/aaa": 1 } }), used(0, 0), []],
  [
    "extended resource capacity enforced",
    asks({ cpu: 1, memory: 1, more: { "example.com/aaa": 10 } }),
    used(0, 0),
    ["Insufficient example.com/aaa"],
  ],
  [
    "extended resource allocatable enforced",
    asks({ cpu: 1, memory: 1, more: { "example.com/aaa": 1 } }),
    used(0, 0, { extended: 5 }),
    ["Insufficient example.com/aaa"],
  ],
  [
    "extended resource allocatable enforced for unknown resource",
    asks({ cpu: 1, memory: 1, more: { "example.com/bbb": 1 } }),
    used(0, 0),
    ["Insufficient example.com/bbb"],
  ],
  [
    "ephemeral local storage request exceeds allocatable",
    asks({ more: { "ephemeral-storage": 25 } }),
    used(0, 0, { storage: 10 }),
    ["Insufficient ephemeral-storage"],
  ],
  [
    "even without specified resources, predicate fails when there's no space for additional pod",
    asks({ cpu: 1, memory: 1 }),
    FULL,
    ["Too many pods"],
  ],
  [
    "A pod having no tolerations can't be scheduled onto a node with nonempty taints",
    asks(),
    tainted(),
    UNTOLERATED,
  ],
  [
    "A pod which can be scheduled on a dedicated node assigned to user1 with effect NoSchedule",
    bears({ key: "dedicated", value: "user1", effect: "NoSchedule" }),
    tainted(),
    [],
  ],
  [
    "A pod which can't be scheduled on a dedicated node assigned to user2 with effect NoSchedule",
    bears({ key: "dedicated", operator: "Equal", value: "user2", effect: "NoSchedule" }),
    tainted(),
    UNTOLERATED,
  ],
  [
    "A pod has a toleration that keys and values match the taint on the node, but (non-empty) effect doesn't match",
    bears({ key: "dedicated", operator: "Equal", value: "user1", effect: "PreferNoSchedule" }),
    tainted(),
    UNTOLERATED,
  ],
  [
    "The pod has no toleration, but the effect of taint on node is PreferNoSchedule",
    asks(),
    tainted("PreferNoSchedule"),
    [],
  ],
  // Beyond upstream's tables.
  [
    "reasons come in upstream's order, whatever the requests' order",
    { requests: { [GPU]: 1, "ephemeral-storage": 21, memory: 21, cpu: 11 } },
    used(0, 0),
    ["Insufficient cpu", "Insufficient memory", "Insufficient ephemeral-storage", `Insufficient ${GPU}`],
  ],
  [
    "whole GPUs",
    asks({ cpu: 1, memory: 1, more: { [GPU]: 1 } }),
    node({ more: { [GPU]: 4 }, requested: { [GPU]: 3 } }),
    [],
  ],
  [
    "a part of a GPU",
    asks({ cpu: 1, memory: 1, more: { [GPU]: 0.5 } }),
    node({ more: { [GPU]: 4 } }),
    [`${GPU} must be an integer, and is 0.5`],
  ],
  ["cordoned", asks(), node({ unschedulable: true }), ["node(s) were unschedulable"]],
  [
    "cordoned, and borne",
    bears({ key: "node.kubernetes.io/unschedulable", operator: "Exists" }),
    node({ unschedulable: true }),
    [],
  ],
  ["the first filter ends it", asks({ cpu: 9000 }), node({ taints: TAINTED }), UNTOLERATED],
  ["another pool", asks({ nodeSelector: { pool: "gpu" } }), node({ labels: { pool: "cpu" } }), UNSELECTED],
  ["no labels", asks({ nodeSelector: { pool: "gpu" } }), node(), UNSELECTED],
  ["its pool", asks({ nodeSelector: { pool: "gpu" } }), node({ labels: { pool: "gpu", zone: "a" } }), []],
];

for (const [name, pod, some, reasons] of REASON_ROWS) {
  Deno.test(`filter: ${name}`, () => {
    assert.deepEqual(filter(pod, some), reasons);
  });
}

Deno.test("why: one node is told with names and amounts", () => {
  const pod = asks({ cpu: 9000, memory: 33 * GI, more: { [GPU]: 2 } });
  const some = node({ more: { [GPU]: 4 }, requested: { cpu: 500, memory: 0, [GPU]: 3 } });

  assert.deepEqual(why(pod, some), [
    "Insufficient cpu: 9000m asked, 7500m free",
    "Insufficient memory: 33792Mi asked, 32768Mi free",
    "Insufficient nvidia.com/gpu: 2 asked, 1 free",
  ]);
  assert.deepEqual(why(pod, node({ taints: TAINTED })), ["untolerated taint nvidia.com/gpu=present:NoSchedule"]);
  assert.deepEqual(why(pod, node({ unschedulable: true })), ["were unschedulable"]);
  assert.deepEqual(why(asks(), some), []);
});

// JSON has no undefined.
Deno.test("filter, leastAllocated and tolerates: null is unset", () => {
  const pod = { requests: null, tolerations: null, nodeSelector: null };
  const some = { taints: null, labels: null, allocatable: null, capacity: null, requested: null, unschedulable: null };

  assert.deepEqual(filter(pod, some), []);
  assert.equal(leastAllocated(pod, { ...some, capacity: { cpu: 4000 } }), 100);
  assert.deepEqual(filter(asks({ cpu: 1 }), some), ["Insufficient cpu"]);
  assert.equal(tolerates([{ key: null, operator: null, value: null, effect: null }], TAINTED[0]), false);
});

// toleration | taint | tolerated
const TOLERATION_ROWS = [
  // After ToleratesTaint in k8s.io/component-helpers
  [{ key: "foo", operator: "Exists", effect: "NoSchedule" }, ["foo", "bar", "NoSchedule"], true],
  [{ key: "foo", operator: "Equal", value: "bar", effect: "NoSchedule" }, ["foo", "bar", "NoSchedule"], true],
  [{ key: "foo", value: "bar" }, ["foo", "bar", "NoExecute"], true],
  [{ key: "foo", value: "bar", effect: "NoExecute" }, ["foo", "bar", "NoSchedule"], false],
  [{ key: "foo", operator: "Exists" }, ["fizz", "bar", "NoSchedule"], false],
  [{ key: "foo", value: "buzz" }, ["foo", "bar", "NoSchedule"], false],
  [{ operator: "Exists" }, ["foo", "bar", "NoSchedule"], true],
  [{}, ["foo", "", "NoSchedule"], false],
  [{ key: "foo" }, ["foo", "", "NoSchedule"], true],
];

for (const [toleration, [key, value, effect], tolerated] of TOLERATION_ROWS) {
  const name = `${JSON.stringify(toleration)} and ${key}=${value}:${effect}`;
  Deno.test(`tolerates: ${name}`, () => {
    assert.equal(tolerates([toleration], { key, value, effect }), tolerated);
  });
}

Deno.test("filter: a taint that only prefers keeps nobody away", () => {
  const some = node({ taints: [{ key: "a", value: "b", effect: "PreferNoSchedule" }] });

  assert.deepEqual(filter(asks(), some), []);
});

Deno.test("place: a pod goes where most is left", () => {
  const nodes = [
    { ...node({ requested: { cpu: 4000 } }), name: "half full" },
    { ...node(), name: "empty" },
    { ...node({ taints: TAINTED }), name: "tainted" },
  ];

  const placed = place(asks({ cpu: 1000, memory: GI }), nodes);

  assert.equal(placed.node.name, "empty");
  assert.deepEqual(placed.rejected.map((one) => one.node.name), ["tainted"]);
});

Deno.test("explain: the event counts reasons over nodes", () => {
  const { rejected } = place(asks({ cpu: 9000 }), [node(), node(), node({ taints: TAINTED })]);

  assert.equal(
    explain(rejected),
    "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu.",
  );
  assert.equal(explain([]), "0/0 nodes are available.");
});
