/* The cluster by the second: what never happens, whatever a reader sets, and what the ready-made scenarios show.
   The rules of the HPA's policies, which the check of a run knows by itself, are upstream's:
   https://kubernetes.io/docs/tasks/run-application/horizontal-pod-autoscale/ */

import assert from "node:assert/strict";
import fc from "fast-check";
import { scenarios } from "../../hooks/figures/data/scenarios.js";
import { count, rate } from "../../hooks/figures/models/arrivals.js";
import { advance, busy, create, decide, readActions, tick } from "../../hooks/figures/models/cluster.js";
import { plain } from "../../hooks/figures/kit/stage/narration.js";
import { generator } from "../../hooks/figures/models/random.js";
import { tolerates } from "../../hooks/figures/models/scheduler.js";
import { near } from "./near.js";

/** Says the first thing that is wrong with the nodes and what they hold. */
function wrongNode(cluster) {
  for (const node of cluster.nodes) {
    const borne = node.taints.filter((taint) => !taint.key.endsWith("/unreachable"));
    const total = {};
    for (const pod of node.pods) {
      if (borne.some((taint) => !tolerates(pod.tolerations, taint))) {
        return `${pod.name} bears no taint of ${node.name}`;
      }
      if (pod.node !== node || !cluster.pods.includes(pod)) {
        return `${pod.name} is and is not on ${node.name}`;
      }
      for (const [name, value] of Object.entries({ ...pod.requests, pods: 1 })) {
        total[name] = (total[name] ?? 0) + value;
      }
    }
    for (const [name, value] of Object.entries(node.requested)) {
      if (value !== (total[name] ?? 0)) {
        return `${node.name} books ${value} of ${name}, its pods request ${total[name]}`;
      }
      if (value > (node.allocatable[name] ?? 0)) {
        return `${node.name} is overbooked with ${name}`;
      }
    }
    if (node.status === "provisioning" && node.pods.length) {
      return `${node.name} has pods before it is there`;
    }
  }
  return "";
}

/** Says the first thing that is wrong with the counts. */
function wrongCount(cluster, { min, max, cpuMax, gpuMax }) {
  const { settings, replicas, pods } = cluster;
  const inGroup = (group) => cluster.nodes.filter((node) => node.group === group).length;
  if (
    inGroup("cpu") > Math.max(cpuMax, settings.cpuNodes) || inGroup("gpu") > Math.max(gpuMax, settings.gpuNodes)
  ) {
    return "more nodes than a group may have";
  }
  if (replicas < min || replicas > max) {
    return `${replicas} replicas`;
  }
  if (pods.filter((pod) => pod.kind === "inference").length !== replicas) {
    return "pods are not the replicas";
  }
  if (cluster.queue < 0 || cluster.served > cluster.queue + cluster.served) {
    return "a queue below nothing";
  }
  // Ten may wait; of those that ran, an eviction can make some wait again.
  if (cluster.jobs.filter((job) => job.startedAt === null).length > 20) {
    return "more jobs wait than may";
  }
  return "";
}

/** Says the first thing that is wrong with what waits. */
function wrongWaiting({ pods, nodes, waiting }) {
  const without = pods.filter((pod) => !pod.node);
  if (waiting.reduce((sum, one) => sum + one.pods, 0) !== without.length) {
    return "a pod waits and is not told why";
  }
  const known = nodes.filter((node) => node.status !== "provisioning").length;
  if (waiting.some(({ rejected }) => rejected.length > known || rejected.some(({ reasons }) => !reasons.length))) {
    return "a node does not say why";
  }
  if (pods.some((pod) => pod.ready && !pod.node)) {
    return "ready without a node";
  }
  return "";
}

/**
 * How far one turn may go: what each policy allows from the replicas at its period's start, the larger or the smaller.
 */
function beyond({ settings, t }, changes, before, after) {
  const [way, pods, percent, period, select] = after > before
    ? [1, settings.upPods, settings.upPercent, settings.upPeriod, settings.upSelect]
    : [-1, settings.downPods, settings.downPercent, settings.downPeriod, settings.downSelect];
  const start = before - changes.filter(({ at }) => at > t - period).reduce((sum, { by }) => sum + by, 0);
  const allowed = [];
  if (pods > 0) {
    allowed.push(way * pods);
  }
  if (percent > 0) {
    const share = way > 0 ? Math.ceil(start * (1 + percent / 100)) : Math.trunc(start * (1 - percent / 100));
    allowed.push(share - start);
  }
  if (select === "Disabled" || allowed.length === 0) {
    return "though nothing is allowed";
  }
  const steps = allowed.map((one) => way * one);
  const most = select === "Min" ? Math.min(...steps) : Math.max(...steps);
  return way * (after - start) > most ? `from ${start} at the period's start, ${most} allowed` : "";
}

/** Checks after every second what must hold, and says the first thing that does not. */
function checkedRun(given, seconds, step = tick) {
  const cluster = create(given);
  const first = cluster.settings;
  const changes = [];
  while (cluster.t < seconds) {
    const before = cluster.replicas;
    step(cluster);
    const found = wrongNode(cluster) || wrongCount(cluster, first) || wrongWaiting(cluster);
    if (found) {
      return `${cluster.t}: ${found}`;
    }
    if (cluster.replicas !== before) {
      const far = beyond(cluster, changes, before, cluster.replicas);
      if (far) {
        return `${cluster.t}: ${before} to ${cluster.replicas} pods, ${far}`;
      }
      changes.push({ at: cluster.t, by: cluster.replicas - before });
    }
    if (cluster.t % 15 && cluster.replicas !== before) {
      return `${cluster.t}: replicas change between the turns of the HPA`;
    }
  }
  return "";
}

const whole = (cluster) =>
  JSON.stringify({
    t: cluster.t,
    queue: cluster.queue,
    replicas: cluster.replicas,
    log: cluster.log,
    series: cluster.series,
    nodes: cluster.nodes.map((node) => [node.name, node.status, node.pods.map((pod) => pod.name)]),
  });

const between = (min, max) => fc.integer({ min, max });

const SETTINGS = fc.record(
  {
    seed: between(0, 2 ** 31),
    shape: fc.constantFrom("steady", "ramp", "sale", "nightly", "monday"),
    base: between(0, 60),
    startup: between(0, 120),
    need: fc.constantFrom(0.1, 0.4, 2, 4),
    cpu: fc.constantFrom(0.1, 0.5, 2, 4),
    gpus: between(0, 2),
    metric: fc.constantFrom("cpu", "queue"),
    target: between(10, 150),
    replicas: between(0, 30),
    min: between(1, 10),
    max: between(1, 40),
    upWindow: fc.constantFrom(0, 60, 300),
    downWindow: fc.constantFrom(0, 60, 300),
    upPods: between(0, 6),
    upPercent: between(0, 200),
    upPeriod: fc.constantFrom(15, 60, 180),
    upSelect: fc.constantFrom("Max", "Min", "Disabled"),
    downPods: between(0, 4),
    downPercent: between(0, 100),
    downPeriod: fc.constantFrom(15, 60, 180),
    downSelect: fc.constantFrom("Max", "Min", "Disabled"),
    vpa: fc.constantFrom("Off", "Initial", "Recreate", "InPlaceOrRecreate"),
    vpaOf: fc.constantFrom("inference", "batch"),
    autoscaler: fc.constantFrom("on", "off"),
    provisioning: between(1, 300),
    unneeded: between(10, 300),
    afterAdd: between(0, 300),
    cpuNodes: between(0, 6),
    gpuNodes: between(0, 6),
    trainEvery: fc.constantFrom(0, 60, 300),
    trainPods: fc.constantFrom(1, 4, 32),
    trainGpus: fc.constantFrom(1, 8),
    trainSeconds: between(10, 200),
    actions: fc.constantFrom("", "60:drain:gpu-1 100:fail:cpu-1", "7:fail:gpu-1 8:fail:gpu-2"),
  },
  { requiredKeys: [] },
);

Deno.test("tick: what never happens", () => {
  fc.assert(
    fc.property(SETTINGS, (chosen) => {
      assert.equal(checkedRun(chosen, 900), "");
    }),
    { numRuns: 60 },
  );
});

// The check above, on a model that goes by other limits.
Deno.test("tick: a change beyond its policies would be seen", () => {
  const found = checkedRun({ upPods: 1, upPercent: 0 }, 400, (cluster) => {
    const said = cluster.settings;
    cluster.settings = { ...said, upPods: 9 };
    tick(cluster);
    cluster.settings = said;
  });

  assert.match(found, /pods, from 2 at the period's start, 1 allowed/);
});

Deno.test("tick, decide and advance: steps by second and by decision end alike", () => {
  const seconds = 900;
  fc.assert(
    fc.property(SETTINGS, (chosen) => {
      const bySecond = create(chosen);
      while (bySecond.t < seconds) {
        tick(bySecond);
      }
      const byDecision = create(chosen);
      while (byDecision.t < seconds) {
        decide(byDecision, seconds - byDecision.t);
      }
      const inTwo = create(chosen);
      advance(inTwo, 401);
      advance(inTwo, seconds);

      assert.equal(whole(byDecision), whole(bySecond));
      assert.equal(whole(inTwo), whole(bySecond));
    }),
    { numRuns: 20 },
  );
});

Deno.test("create: another seed is another run", () => {
  const [one, again, other] = [1, 1, 2].map((seed) => {
    const cluster = create({ seed });
    advance(cluster, 600);
    return whole(cluster);
  });

  assert.equal(one, again);
  assert.notEqual(one, other);
});

/** A cluster's log as lines. */
const linesOf = ({ log }) => log.map(({ t, who, text, event = "" }) => `${t} ${who}: ${plain(text)} | ${event}`);

/** Runs a ready-made scenario. */
function story(name, seconds) {
  const cluster = create(scenarios.find(({ id }) => id === name).settings);
  advance(cluster, seconds);
  return cluster;
}

const says = (cluster, pattern) => linesOf(cluster).some((line) => pattern.test(line));

// scenario | seconds | what its log says
const STORY_ROWS = [
  [
    "monday",
    2160,
    [
      /30 Job: 4 training pods arrive, 1 GPU each/,
      /180 HPA: 4 × 86 \/ 65 = 5\.29, rounded up: 4 to 6 pods/,
      /180 Scheduler: 2 inference pods must wait: no GPU is free\. \| FailedScheduling: 0\/4 nodes are available: 2 Insuff/,
      /180 CA: adds 1 GPU node .*TriggeredScaleUp: pod triggered scale-up: \[\{gpu 2->3 \(max: 4\)\}\]/,
      /300 Node: gpu-3 has joined/,
      /345 HPA: 6 × 100 \/ 65 = 9\.23, rounded up: 10 pods\. The limit is 8: sets 8/,
      /510 Job: 6 preprocessing pods arrive, 3 cores each/,
      /510 Scheduler: 2 preprocessing pods must wait: no CPU node has room, a taint bars the GPU nodes/,
      /871 VPA: preprocessing used 1\.65 of its 3 cores\. With a margin of 15%, its next pods request 1\.94/,
      /1410 HPA: .*Of the last 300 s, the highest counts: sets 7/,
      /1480 CA: removes cpu-1: empty for 10 min/,
      /1620 Job: 6 preprocessing pods arrive, 1\.94 cores each/,
      /2040 CA: removes gpu-3/,
    ],
  ],
  [
    "sale",
    900,
    [/HPA: .* 2 to 4 pods/, /Insufficient nvidia\.com\/gpu/, /CA: adds \d GPU nodes?/, /gpu-3 has joined/],
  ],
  [
    "window",
    900,
    [
      /135 HPA: .* 4 pods\. Of the last 300 s, the lowest counts: stays at 2\. \| AbleToScale: True, ScaleUpStabilized/,
      /420 HPA: .* 2 to 4 pods/,
    ],
  ],
  ["policies", 400, [/7 pods\. Its policies hold it back: sets 6\. \| SuccessfulRescale: New size: 6/]],
  ["vpa-hpa", 4200, [/VPA: .* its target is 1\..* It is evicted/, /HPA: .* 8 to 7 pods/, /HPA: .* 7 to 6 pods/]],
  ["gpu-queue", 400, [/60 pods\. Its policies hold it back/, /120 pods\. The limit is 20: sets 20/, /CA: adds/]],
  ["gang", 400, [
    /8 training pods arrive/,
    /2 training pods must wait/,
    /All 8 training pods run on 3 nodes, after 1\d\d s/,
  ]],
  ["nightly", 900, [/untolerated taint\(s\)/, /CA: adds 2 CPU nodes/, /The preprocessing job is done/]],
  [
    "drain",
    800,
    [
      /60 You: gpu-1 is drained/,
      /300 You: gpu-2 crashes/,
      /350 Node: .* gpu-2 status is now: NodeNotReady/,
      /650 Node: gpu-2 is gone\. Its \d pods are evicted/,
    ],
  ],
];

for (const [name, seconds, patterns] of STORY_ROWS) {
  Deno.test(`advance, ready-made scenarios show what they say: ${name}`, () => {
    const cluster = story(name, seconds);

    const missing = patterns.filter((pattern) => !says(cluster, pattern));
    assert.deepEqual(missing, [], linesOf(cluster).join("\n"));
  });
}

Deno.test("advance: at 70 percent of a target of 65 nothing happens", () => {
  const cluster = story("tolerance", 900);

  assert.equal(cluster.replicas, 10);
  assert.deepEqual(linesOf(cluster).filter((line) => line.includes("HPA")), [
    "15 HPA: CPU 70 / 65 = 1.08. That is within the tolerance: stays at 10 pods. | ",
  ]);
});

Deno.test("advance: CPU says nothing of a busy GPU, and its queue does", () => {
  const withCpu = story("gpu-cpu", 900);
  const withQueue = story("gpu-queue", 900);

  assert.ok(!says(withCpu, /SuccessfulRescale/));
  assert.ok(withCpu.gaveUp > 5 * withQueue.gaveUp);
});

// At 3 cores two pods fit a node of 8 cores, at 1.94 four do.
Deno.test("advance: the VPA saves a node for the second preprocessing", () => {
  const nodesOf = (vpa) => {
    const cluster = create({ ...scenarios[0].settings, vpa });
    advance(cluster, 1800);
    return new Set(cluster.pods.filter(({ kind }) => kind === "batch").map(({ node }) => node.name)).size;
  };

  assert.deepEqual([nodesOf("Initial"), nodesOf("Off")], [2, 3]);
});

// All pods are busy and all are placed: the Cluster Autoscaler has no reason to act.
Deno.test("advance: a node is added for waiting pods and not for load", () => {
  const cluster = create({ base: 60, shape: "steady", max: 4 });
  advance(cluster, 500);

  assert.deepEqual([cluster.nodes.length, busy(cluster)], [4, 1]);
});

Deno.test("advance: each node says why a kind of pod waits", () => {
  const cluster = create({ shape: "nightly", cpuNodes: 1, gpuNodes: 1, cpuMax: 1 });
  advance(cluster, 310);

  assert.equal(cluster.waiting.length, 1);
  const [batch] = cluster.waiting;
  assert.equal(batch.kind, "batch");
  assert.equal(batch.pods, 4);
  assert.equal(
    batch.reason,
    "0/2 nodes are available: 1 Insufficient cpu, 1 node(s) had untolerated taint(s).",
  );
  assert.deepEqual(batch.rejected, [
    { node: "cpu-1", reasons: ["Insufficient cpu: 3000m asked, 2000m free"] },
    { node: "gpu-1", reasons: ["untolerated taint nvidia.com/gpu=present:NoSchedule"] },
  ]);
});

const HEAVY = {
  shape: "sale",
  base: 500,
  served: 1,
  replicas: 500,
  min: 100,
  max: 500,
  vpa: "Recreate",
  gpuNodes: 50,
  gpuMin: 0,
  gpuMax: 50,
  nodeGpus: 1,
  cpuNodes: 50,
  cpuMax: 50,
  trainEvery: 30,
  trainPods: 32,
  trainGpus: 8,
};

Deno.test("advance: jobs that nothing can hold do not pile up", () => {
  const cluster = create(HEAVY);
  advance(cluster, 1800);

  const turnedAway = cluster.log.filter(({ text }) => text.includes("turned away"));
  assert.deepEqual([cluster.jobs.length, cluster.pods.length, turnedAway.length], [10, 10 * 32 + 500, 1]);
  assert.ok(cluster.turnedAway > 20);
});

// The only CPU node with room fails; the night's pods land on it, start nowhere, and are evicted with the rest.
Deno.test("advance: a failed node still takes pods until it is noticed", () => {
  const failing = { shape: "nightly", cpuNodes: 1, autoscaler: "off", batchPods: 2, actions: "290:fail:cpu-1" };
  const cluster = create(failing);
  const look = (until) => {
    advance(cluster, until);
    const batch = cluster.pods.filter(({ kind }) => kind === "batch");
    return [
      batch.map(({ node, phase, ready }) => `${node?.name} ${phase} ${ready}`),
      cluster.waiting.map(({ reason }) => reason),
    ];
  };
  const [before, noticed, after] = [305, 345, 645].map(look);

  assert.deepEqual(before, [Array(2).fill("cpu-1 Pending false"), []]);
  assert.deepEqual(noticed, before);
  assert.deepEqual(after[0], Array(2).fill("undefined Pending false"));
});

// The Cluster Autoscaler counts a cordoned node that is ready among its candidates.
Deno.test("advance: a drained node goes when nothing is on it", () => {
  const cluster = create({ shape: "steady", gpuNodes: 3, actions: "60:drain:gpu-1" });
  advance(cluster, 700);

  assert.ok(says(cluster, /CA: removes gpu-1/));
});

// text | how many actions
const ACTION_ROWS = [
  ["", 0],
  ["60:drain:gpu-1", 1],
  ["60:drain:gpu-1 9:fail:cpu-12", 2],
  ["<script>", 0],
  ["9:explode:gpu-1", 0],
];

for (const [text, expected] of ACTION_ROWS) {
  Deno.test(`readActions, what is no action is left out: "${text}"`, () => {
    assert.equal(readActions(text).length, expected);
  });
}

// load | at | rate
const LOAD_ROWS = [
  [{ shape: "steady", base: 6 }, 500, 6],
  [{ shape: "sale", base: 6 }, 119, 6],
  [{ shape: "sale", base: 6 }, 120, 60],
  [{ shape: "sale", base: 6 }, 720, 6],
  [{ shape: "ramp", base: 6 }, 60, 6],
  [{ shape: "ramp", base: 6 }, 360, 18],
  [{ shape: "ramp", base: 6 }, 9999, 30],
  [{ shape: "nightly", base: 6 }, 300, 6],
  [{ shape: "sale", base: 6, peak: 20 }, 120, 20],
  [{ shape: "monday", base: 8, peak: 48 }, 75, 8],
  [{ shape: "monday", base: 8, peak: 48 }, 570, 44.4],
  [{ shape: "monday", base: 8, peak: 48 }, 700, 48],
  [{ shape: "monday", base: 8, peak: 48 }, 1050, 28],
  [{ shape: "monday", base: 8, peak: 48 }, 9999, 8],
];

for (const [load, at, expected] of LOAD_ROWS) {
  Deno.test(`rate: ${load.shape} of ${load.base} at ${at}`, () => {
    near(rate(load, at), expected);
  });
}

Deno.test("count: arrivals are about a Poisson number", () => {
  const random = generator(7);
  const all = Array.from({ length: 20000 }, () => count(40, random));

  const mean = all.reduce((sum, one) => sum + one, 0) / all.length;
  const variance = all.reduce((sum, one) => sum + (one - mean) ** 2, 0) / all.length;
  near(mean, 40, { rel: 0.01 });
  near(variance, 40, { rel: 0.05 });
});
