/* The Horizontal Pod Autoscaler's arithmetic, row by row as in Kubernetes' own tests, whose names stand beside the
   rows. Upstream: pkg/controller/podautoscaler/replica_calculator_test.go and horizontal_test.go (master, 2026). There
   each pod has two containers, so what upstream says of one stands here twice. */

import assert from "node:assert/strict";
import fc from "fast-check";
import {
  combine,
  groupPods,
  limitReplicas,
  metricReplicas,
  stabilize,
  sync,
  turn,
} from "../../hooks/figures/models/hpa.js";
import { cpu, NOW, PERIODS, pods, qps } from "./autoscaler-input.js";

const HOT = NOW - 30; // started half a minute ago, still within the initialization period
const COOL = NOW - 180;

const oneValue = (type, value, target = {}) => ({ type, name: "qps", target, value });

const HUGE = 9223372036854776000; // math.MaxInt64, as a double is written
const MOST = 2 ** 31 - 1;

// upstream's row of TestReplicaCalcResourceScale, or its function without "TestReplicaCalc"
// name | current replicas | pods | metric | replicas, utilization or value, raw value
const METRIC_ROWS = [
  ["scale up", 3, pods(3), cpu([300, 500, 700], 30), [5, 50, 1000]],
  [
    "scale up: unready pod scales less",
    3,
    pods(3, { ready: [false, true, true] }),
    cpu([300, 500, 700], 30),
    [4, 60, 1200],
  ],
  [
    "scale up: hot-CPU pod scales less",
    3,
    pods(3, { started: [HOT, COOL, COOL] }),
    cpu([300, 500, 700], 30),
    [4, 60, 1200],
  ],
  [
    "no scale: unready pods ignored",
    3,
    pods(3, { ready: [true, false, false] }),
    cpu([400, 500, 700], 30),
    [3, 40, 800],
  ],
  [
    "no scale: hot-CPU pods ignored",
    3,
    pods(3, { ready: [true, false, false], started: [COOL, HOT, HOT] }),
    cpu([400, 500, 700], 30),
    [3, 40, 800],
  ],
  [
    "scale up: failed pods ignored",
    2,
    pods(4, { phase: ["Running", "Running", "Failed", "Failed"] }),
    cpu([500, 700], 30, { count: 4 }),
    [4, 60, 1200],
  ],
  [
    "scale up: pods being deleted are ignored",
    2,
    pods(4, { deleted: [false, false, true, true] }),
    cpu([500, 700], 30, { count: 4 }),
    [4, 60, 1200],
  ],
  ["ScaleUpCM", 3, pods(3), qps([20000, 10000, 30000], 15000), [4, 20000, 20000]],
  [
    "ScaleUpCMUnreadyHotCpuNoLessScale",
    3,
    pods(3, { ready: [true, true, false], started: [COOL, COOL, HOT] }),
    qps([50000, 10000, 30000], 15000),
    [6, 30000, 30000],
  ],
  [
    "ScaleUpCMUnreadyHotCpuScaleWouldScaleDown",
    3,
    pods(3, { ready: [false, true, false], started: [HOT, COOL, HOT] }),
    qps([50000, 15000, 30000], 15000),
    [7, 31666, 31666],
  ],
  ["ScaleUpCMObject", 3, pods(3), oneValue("Object", 20000, { value: 15000 }), [4, 20000, 20000]],
  ["ScaleUpCMPerPodObject", 3, pods(3), oneValue("Object", 20000, { averageValue: 5000 }), [4, 6667, 6667]],
  [
    "ScaleUpCMObjectIgnoresUnreadyPods",
    3,
    pods(3, { ready: [false, true, false] }),
    oneValue("Object", 50000, { value: 10000 }),
    [5, 50000, 50000],
  ],
  ["ScaleUpCMExternal", 1, pods(1), oneValue("External", 8600, { value: 4400 }), [2, 8600, 8600]],
  [
    "ScaleUpCMExternalIgnoresUnreadyPods",
    3,
    pods(3, { ready: [false, true, false] }),
    oneValue("External", 8600, { value: 4400 }),
    [2, 8600, 8600],
  ],
  ["ScaleUpPerPodCMExternal", 3, pods(3), oneValue("External", 8600, { averageValue: 2150 }), [4, 2867, 2867]],
  ["scale down", 5, pods(5), cpu([100, 300, 500, 250, 250], 50), [3, 28, 560]],
  ["ScaleDownCM", 5, pods(5), qps(Array(5).fill(12000), 20000), [3, 12000, 12000]],
  ["ScaleDownPerPodCMObject", 5, pods(5), oneValue("Object", 6000, { averageValue: 2000 }), [3, 1200, 1200]],
  ["ScaleDownCMObject", 5, pods(5), oneValue("Object", 12000, { value: 20000 }), [3, 12000, 12000]],
  ["ScaleDownCMExternal", 5, pods(5), oneValue("External", 8600, { value: 14334 }), [3, 8600, 8600]],
  ["ScaleDownPerPodCMExternal", 5, pods(5), oneValue("External", 8600, { averageValue: 2867 }), [3, 1720, 1720]],
  [
    "scale down: exclude unready pods",
    5,
    pods(5, { ready: [true, true, true, false, false] }),
    cpu([100, 300, 500, 250, 250], 50),
    [2, 30, 600],
  ],
  [
    "scale down: exclude unscheduled pods",
    5,
    pods(5, { ready: [true, ...Array(4).fill(false)], phase: ["Running", ...Array(4).fill("Pending")] }),
    cpu([100], 50, { count: 5 }),
    [1, 10, 200],
  ],
  [
    "scale down: ignore hot-CPU pods",
    5,
    pods(5, { started: [COOL, COOL, COOL, HOT, HOT] }),
    cpu([100, 300, 500, 250, 250], 50),
    [2, 30, 600],
  ],
  [
    "scale down: failed pods ignored",
    5,
    pods(7, { phase: [...Array(5).fill("Running"), "Failed", "Failed"] }),
    cpu([100, 300, 500, 250, 250], 50, { count: 7 }),
    [3, 28, 560],
  ],
  [
    "scale down: succeeded pods ignored (pull request 141302)",
    5,
    pods(7, { phase: [...Array(5).fill("Running"), "Succeeded", "Succeeded"] }),
    cpu([100, 300, 500, 250, 250], 50, { count: 7 }),
    [3, 28, 560],
  ],
  [
    "scale down: pods being deleted are ignored",
    5,
    pods(7, { deleted: [...Array(5).fill(false), true, true] }),
    cpu([100, 300, 500, 250, 250], 50, { count: 7 }),
    [3, 28, 560],
  ],
  ["Tolerance", 3, pods(3), cpu([1010, 1030, 1020], 100, { requests: [900, 1000, 1100] }), [3, 102, 2040]],
  ["ToleranceCM", 3, pods(3), qps([20000, 21000, 21000], 20000), [3, 20666, 20666]],
  ["ToleranceCMObject", 3, pods(3), oneValue("Object", 20666, { value: 20000 }), [3, 20666, 20666]],
  ["TolerancePerPodCMObject", 4, pods(4), oneValue("Object", 20166, { averageValue: 5000 }), [4, 5042, 5042]],
  ["ToleranceCMExternal", 3, pods(3), oneValue("External", 8600, { value: 8888 }), [3, 8600, 8600]],
  ["TolerancePerPodCMExternal", 3, pods(3), oneValue("External", 8600, { averageValue: 2900 }), [3, 2867, 2867]],
  [
    "SuperfluousMetrics",
    4,
    pods(4),
    cpu([4000, 9500, 3000, 7000, 3200, 2000], 100, { requests: Array(4).fill(1000) }),
    [24, 587, 11750],
  ],
  ["MissingMetrics", 4, pods(4), cpu([400, 95], 100, { count: 4 }), [3, 24, 495]],
  [
    "MissingMetricsScaleDownTargetOver100",
    4,
    pods(4, { ready: [false, true, true, true] }),
    cpu([200, 100, 100], 300, { requests: [1000, 1000, 2000, 2000] }),
    [2, 6, 200],
  ],
  ["DuringRollingUpdateWithMaxSurge", 2, pods(3), cpu([100, 100], 50, { count: 3 }), [2, 10, 200]],
  ["DuringRollingUpdateWithMaxSurgeCM", 2, pods(3), qps([10000, 10000], 17000), [2, 10000, 10000]],
  [
    "TestPlainMetricReplicaCalcMissingMetricsNoChangeEq",
    5,
    pods(5),
    qps([20000, 19000, 21000], 20000),
    [5, 20000, 20000],
  ],
  ["ScaleUpOverflow", 3, pods(3), oneValue("Object", HUGE, { value: 1 }), [MOST, HUGE, HUGE]],
  [
    "TestExternalPerPodMetricReplicaOverflow",
    1,
    pods(1),
    oneValue("External", HUGE, { averageValue: 1 }),
    [MOST, HUGE, HUGE],
  ],
  [
    "TestExternalPerPodMetricUsageOverflow",
    1,
    pods(1),
    oneValue("External", HUGE, { averageValue: HUGE }),
    [1, HUGE, HUGE],
  ],
  [
    "an external metric's usage overflows",
    3,
    pods(3),
    oneValue("External", HUGE, { value: HUGE }),
    [3, HUGE, HUGE],
  ],
  ["MissingMetricsNoChangeEq", 2, pods(2), cpu([1000], 100, { count: 2 }), [2, 100, 2000]],
  ["MissingMetricsNoChangeGt", 2, pods(2), cpu([1900], 100, { count: 2 }), [2, 190, 3800]],
  ["MissingMetricsNoChangeLt", 2, pods(2), cpu([600], 100, { count: 2 }), [2, 60, 1200]],
  [
    "MissingMetricsUnreadyChange",
    3,
    pods(3, { ready: [false, true, true] }),
    cpu([100, 450], 50, { count: 3 }),
    [3, 45, 900],
  ],
  [
    "MissingMetricsHotCpuNoChange",
    3,
    pods(3, { started: [HOT, COOL, COOL] }),
    cpu([100, 450], 50, { count: 3 }),
    [3, 45, 900],
  ],
  [
    "MissingMetricsUnreadyScaleUp",
    3,
    pods(3, { ready: [false, true, true] }),
    cpu([100, 2000], 50, { count: 3 }),
    [4, 200, 4000],
  ],
  [
    "MissingMetricsHotCpuScaleUp",
    3,
    pods(3, { ready: [false, true, true], started: [HOT, COOL, COOL] }),
    cpu([100, 2000], 50, { count: 3 }),
    [4, 200, 4000],
  ],
  [
    "MissingMetricsUnreadyScaleDown",
    4,
    pods(4, { ready: [false, true, true, true] }),
    cpu([100, 100, 100], 50, { count: 4 }),
    [3, 10, 200],
  ],
  [
    "ComputedToleranceAlgImplementation: scales down",
    10,
    pods(10),
    cpu(Array(10).fill(150), 56, { requests: [400, 200, 310, 290, 302, 298, 301, 299, 300, 300] }),
    [9, 50, 300],
  ],
  [
    "ComputedToleranceAlgImplementation: does not",
    10,
    pods(10),
    cpu(Array(10).fill(150), 55, { requests: [400, 200, 310, 290, 302, 298, 301, 299, 300, 300] }),
    [10, 50, 300],
  ],
  // Edges of the documented rules, beyond upstream's table.
  ["the design: 71 of 65 percent is within 0.1", 10, pods(10), cpu(Array(10).fill(710), 65), [10, 71, 1420]],
  ["the design: 72 of 65 percent is not", 10, pods(10), cpu(Array(10).fill(720), 65), [12, 72, 1440]],
  ["utilization is cut, not rounded: 55.9 is 55, within", 2, pods(2), cpu([559, 560], 50), [2, 55, 1119]],
  ["scaling from zero takes the ratio", 0, [], oneValue("External", 8600, { value: 4400 }), [2, 8600, 8600]],
  ["no pods, and none needed", 0, [], oneValue("External", 0, { averageValue: 10 }), [0, 0, 0]],
  ["no pods, and a value by pod", 0, [], oneValue("External", 25, { averageValue: 10 }), [3, 0, 0]],
  ["scaling to zero", 0, [], oneValue("External", 0, { value: 4400 }), [0, 0, 0]],
  ["a target over 100 percent stands for a missing pod", 2, pods(2), cpu([600], 150, { count: 2 }), [2, 60, 1200]],
];

for (const [name, currentReplicas, some, metric, expected] of METRIC_ROWS) {
  Deno.test(`metricReplicas: ${name}`, () => {
    const answer = metricReplicas({ currentReplicas, pods: some, metric, now: NOW, ...PERIODS });

    assert.deepEqual([answer.replicas, answer.utilization, answer.rawValue], expected);
  });
}

const SPREAD = [900, 1000, 1100];
// upstream's row or function of TestReplicaCalcConfigurableTolerance | down, up | current | metric | replicas
const TOLERANCE_ROWS = [
  ["Outside of a 0% tolerance", [0, 0], 3, cpu([909, 1010, 1111], 100, { requests: SPREAD }), 4],
  ["Within a 200% scale-up tolerance", [0.1, 2], 3, cpu([1890, 1910, 1900], 100, { requests: SPREAD }), 3],
  [
    "Outside 8% scale-up tolerance (and superfuous scale-down tolerance)",
    [2, 0.08],
    3,
    cpu([1100, 1080, 1090], 100, { requests: SPREAD }),
    4,
  ],
  ["Within a 36% scale-down tolerance", [0.36, 0.1], 3, cpu([660, 640, 650], 100, { requests: SPREAD }), 3],
  ["Outside a 34% scale-down tolerance", [0.34, 0.1], 3, cpu([660, 640, 650], 100, { requests: SPREAD }), 2],
  ["CM", [0.1, 0.01], 3, qps([20000, 21000, 21000], 20000), 4],
  ["CMObject", [0.1, 0.01], 3, oneValue("Object", 20666, { value: 20000 }), 4],
  ["PerPodCMObject", [0.1, 0.01], 4, oneValue("Object", 20208, { averageValue: 5000 }), 5],
  ["CMExternal", [0.1, 0.01], 3, oneValue("External", 8900, { value: 8800 }), 4],
  ["PerPodCMExternal", [0.1, 0.01], 3, oneValue("External", 8600, { averageValue: 2800 }), 4],
];

for (const [name, [down, up], currentReplicas, metric, replicas] of TOLERANCE_ROWS) {
  Deno.test(`metricReplicas, tolerances of one's own: ${name}`, () => {
    const question = { currentReplicas, pods: pods(currentReplicas), metric, now: NOW, ...PERIODS };

    assert.equal(metricReplicas({ ...question, tolerance: { down, up } }).replicas, replicas);
  });
}

const TIMELESS = {
  "test-pod-0": { value: 600, window: 60 },
  "test-pod-1": { value: 1000 },
  "test-pod-2": { value: 1400 },
};

// JSON has no undefined.
// name | what is changed | replicas
const NULL_ROWS = [
  ["nothing", {}, 4],
  ["tolerance", { tolerance: null }, 4],
  ["tolerance upward and downward", { tolerance: { up: null, down: null } }, 4],
  ["periods", { cpuInitializationPeriod: null, initialReadinessDelay: null }, 4],
  ["what a metric of pods requests", { metric: { ...qps([20000, 10000, 30000], 15000), requests: null } }, 4],
  ["the utilization that a metric of pods aims at", {
    metric: { ...qps([20000, 10000, 30000], 15000), target: { averageValue: 15000, averageUtilization: null } },
  }, 4],
  ["the value that a resource aims at", {
    metric: { ...cpu([300, 500, 700], 30), target: { averageUtilization: 30, averageValue: null } },
  }, 5],
  ["the average that an object aims at", {
    metric: { ...oneValue("Object", 20000), target: { value: 15000, averageValue: null } },
  }, 4],
  ["the value that an object aims at", {
    metric: { ...oneValue("Object", 20000), target: { value: null, averageValue: 5000 } },
  }, 4],
  // Go's zero times: "scale up: hot-CPU pod scales less" where neither the pod nor the sample has one.
  ["times", {
    pods: pods(3, { started: [HOT, COOL, COOL] }).map((one) => ({ ...one, readyChanged: null })),
    metric: { ...cpu([300, 500, 700], 30), samples: TIMELESS },
    ...PERIODS,
  }, 4],
];

for (const [name, change, replicas] of NULL_ROWS) {
  Deno.test(`metricReplicas, null is unset: ${name}`, () => {
    const question = { currentReplicas: 3, pods: pods(3), metric: oneValue("Object", 20000, { value: 15000 }) };

    assert.equal(metricReplicas({ ...question, now: NOW, ...change }).replicas, replicas);
  });
}

Deno.test("limitReplicas and stabilize: null is unset in windows and limits", () => {
  const counts = { currentReplicas: 3, maxReplicas: 9, now: NOW };
  const rest = { minReplicas: null, scaleUpEvents: null, scaleDownEvents: null, recommendations: null };
  const none = { stabilizationWindowSeconds: null, selectPolicy: null, policies: null };
  for (const behavior of [null, {}, { scaleUp: null, scaleDown: null }, { scaleUp: none, scaleDown: none }]) {
    const up = { ...counts, ...rest, behavior, desiredReplicas: 8 };
    const down = { ...up, desiredReplicas: 0 };
    assert.equal(limitReplicas(up).replicas, behavior === null ? 6 : 7);
    assert.deepEqual(limitReplicas(down), { replicas: 1, reason: "TooFewReplicas" });
    assert.equal(stabilize(up), 8);
  }
});

// name | pods | metric | what the error says
const ERROR_ROWS = [
  [
    "DisjointResourcesMetrics",
    pods(1),
    { ...cpu([100], 100), samples: { "an-older-pod-name": { value: 200 } } },
    /no metrics returned matched known pods/,
  ],
  [
    "EmptyMetrics",
    pods(4),
    cpu([], 100, { count: 4 }),
    /unable to get metrics for resource cpu: no metrics returned from resource metrics API/,
  ],
  ["EmptyCPURequest", pods(1), cpu([200], 100, { requests: [] }), /missing request for cpu in Pod test-pod-0/],
  ["no pods", [], cpu([200], 100), /no pods returned by selector while calculating replica count/],
  ["all unready", pods(1, { ready: [null] }), cpu([200], 100), /did not receive metrics for targeted pods/],
  [
    "no pods for an object",
    [],
    oneValue("Object", 20000, { value: 15000 }),
    /unable to calculate ready pods: no pods returned/,
  ],
  [
    "no value",
    pods(1),
    { type: "External", name: "qps", target: { value: 1 }, value: null },
    /unable to get external metric qps/,
  ],
  ["unknown", pods(1), { type: "Weather", target: {} }, /unknown metric source type "Weather"/],
  [
    "no target of an external metric",
    pods(1),
    { ...oneValue("External", 1), target: { value: null } },
    /invalid external metric source: neither a value target nor an average value target was set/,
  ],
  [
    "no target of a resource",
    pods(1),
    { ...cpu([100], 100), target: {} },
    /invalid resource metric source: neither an average utilization target nor an average value \(usage\) target/,
  ],
  ["no target of the pods", pods(1), { ...qps([100], 100), target: {} }, /invalid pods metric source/],
];

for (const [name, some, metric, reason] of ERROR_ROWS) {
  Deno.test(`metricReplicas, no answer: ${name}`, () => {
    assert.throws(() => metricReplicas({ currentReplicas: 3, pods: some, metric, now: NOW }), reason);
  });
}

const pod = (rest) => ({ name: "p", phase: "Running", ready: null, started: null, ...rest });

// name | pod | samples | resource | group
const GROUP_ROWS = [
  ["count in a ready pod - memory", pod(), { p: { value: 1, at: NOW, window: 60 } }, "memory", "ready"],
  ["unready a pod without ready condition - CPU", pod({ started: NOW }), { p: { value: 1 } }, "cpu", "unready"],
  [
    "count in a ready pod with fresh metrics during initialization period - CPU",
    pod({ started: NOW - 60, ready: true, readyChanged: NOW - 30 }),
    { p: { value: 1, at: NOW, window: 30 } },
    "cpu",
    "ready",
  ],
  [
    "unready a ready pod without fresh metrics during initialization period - CPU",
    pod({ started: NOW - 60, ready: true, readyChanged: NOW - 30 }),
    { p: { value: 1, at: NOW, window: 60 } },
    "cpu",
    "unready",
  ],
  [
    "unready an unready pod during initialization period - CPU",
    pod({ started: NOW - 600, ready: false, readyChanged: NOW - 594 }),
    { p: { value: 1 } },
    "cpu",
    "unready",
  ],
  [
    "count in a ready pod without fresh metrics after initialization period - CPU",
    pod({ started: NOW - 180, ready: true, readyChanged: NOW - 180 }),
    { p: { value: 1, at: NOW - 120, window: 60 } },
    "cpu",
    "ready",
  ],
  [
    "count in an unready pod that was ready after initialization period - CPU",
    pod({ started: NOW - 600, ready: false, readyChanged: NOW - 540 }),
    { p: { value: 1 } },
    "cpu",
    "ready",
  ],
  [
    "ignore pod that has never been ready after initialization period - CPU",
    pod({ started: NOW - 600, ready: false, readyChanged: NOW - 590 }),
    { p: { value: 1 } },
    "cpu",
    "ready",
  ],
  ["a missing pod", pod({ started: NOW - 180 }), {}, "cpu", "missing"],
  ["pending pods are unready", pod({ phase: "Pending" }), {}, "cpu", "unready"],
  ["failed pods are skipped", pod({ phase: "Failed" }), {}, "cpu", "ignored"],
  ["succeeded pods are skipped", pod({ phase: "Succeeded" }), { p: { value: 1 } }, "memory", "ignored"],
  ["deleted pods are skipped", pod({ deleted: true }), { p: { value: 1 } }, "cpu", "ignored"],
];

for (const [name, some, samples, resource, group] of GROUP_ROWS) {
  Deno.test(`groupPods: ${name}`, () => {
    const groups = groupPods([some], samples, { resource, now: NOW, ...PERIODS });

    const found = ["unready", "missing", "ignored"].find((one) => groups[one].size) ?? (groups.ready ? "ready" : "");
    assert.equal(found, group);
  });
}

function rules(count, countPeriod, percent, percentPeriod, stabilizationWindowSeconds, selectPolicy = "Max") {
  const policies = [];
  if (count) {
    policies.push({ type: "Pods", value: count, periodSeconds: countPeriod });
  }
  if (percent) {
    policies.push({ type: "Percent", value: percent, periodSeconds: percentPeriod });
  }
  return { stabilizationWindowSeconds, selectPolicy, policies };
}

/** Events in the middle of equal parts of the time before now, as upstream's generateEventsUniformDistribution. */
function spread(changes, seconds) {
  const part = seconds / changes.length;
  return changes.map((change, i) => ({ at: NOW - Math.trunc(seconds - part * (i + 1) + part / 2), change }));
}

const UP = "scaleUp";
const DOWN = "scaleDown";
const LATELY = spread([1, 5, 9], 120);
const FOUR = spread([8, 12, 9, 11], 120);

// upstream's name | direction | rules | events | min, max, current, desired | replicas, reason
const LIMIT_ROWS = [
  ["prenormalized desired replicas within range", UP, null, [], [3, 8, 5, 7], [7, "DesiredWithinRange"]],
  ["prenormalized desired replicas < minReplicas", DOWN, null, [], [2, 8, 3, 1], [2, "TooFewReplicas"]],
  [
    "prenormalized desired replicas within range when minReplicas is 0",
    DOWN,
    null,
    [],
    [0, 10, 1, 0],
    [0, "DesiredWithinRange"],
  ],
  [
    "maxReplicas is the limit because maxReplicas < scaleUpLimit",
    UP,
    null,
    [],
    [1, 10, 20, 1000],
    [10, "TooManyReplicas"],
  ],
  [
    "desired replica count is more than the maximum replica count",
    UP,
    null,
    [],
    [100, 150, 100, 1000],
    [150, "TooManyReplicas"],
  ],
  [
    "scaleUpLimit is the limit because scaleUpLimit < maxReplicas with user policies",
    UP,
    rules(0, 0, 1, 60, 0),
    [],
    [1, 2000, 3, 1000],
    [4, "ScaleUpLimit"],
  ],
  [
    "scaleDownLimit is the limit because scaleDownLimit > minReplicas with user defined policies",
    DOWN,
    rules(20, 60, 0, 0, 0),
    [],
    [3, 2000, 1000, 3],
    [980, "ScaleDownLimit"],
  ],
  ["scaleUp with default behavior", UP, null, [], [1, 1000, 10, 50], [20, "ScaleUpLimit"]],
  [
    "scaleUp with pods policy larger than percent policy",
    UP,
    rules(100, 60, 100, 60, 0),
    [],
    [1, 1000, 10, 500],
    [110, "ScaleUpLimit"],
  ],
  [
    "scaleUp with percent policy larger than pods policy",
    UP,
    rules(2, 60, 100, 60, 0),
    [],
    [1, 1000, 10, 500],
    [20, "ScaleUpLimit"],
  ],
  [
    "scaleUp with spec MaxReplicas limitation with large pod policy",
    UP,
    rules(100, 60, 0, 0, 0),
    [],
    [1, 1000, 10, 50],
    [50, "DesiredWithinRange"],
  ],
  [
    "scaleUp with spec MaxReplicas limitation with large percent policy",
    UP,
    rules(10000, 60, 0, 0, 0),
    [],
    [1, 1000, 10, 50],
    [50, "DesiredWithinRange"],
  ],
  ["scaleUp with pod policy limitation", UP, rules(30, 60, 0, 0, 0), [], [1, 1000, 10, 50], [40, "ScaleUpLimit"]],
  [
    "scaleUp with percent policy limitation",
    UP,
    rules(0, 0, 200, 60, 0),
    [],
    [1, 1000, 10, 50],
    [30, "ScaleUpLimit"],
  ],
  [
    "scaleDown with percent policy larger than pod policy",
    DOWN,
    rules(20, 60, 1, 60, 300),
    [],
    [1, 1000, 100, 2],
    [80, "ScaleDownLimit"],
  ],
  [
    "scaleDown with pod policy larger than percent policy",
    DOWN,
    rules(2, 60, 1, 60, 300),
    [],
    [1, 1000, 100, 2],
    [98, "ScaleDownLimit"],
  ],
  [
    "scaleDown with spec MinReplicas limitation with large pod policy",
    DOWN,
    rules(100, 60, 0, 0, 300),
    [],
    [1, 1000, 10, 0],
    [1, "TooFewReplicas"],
  ],
  [
    "scaleDown with spec MinReplicas limitation with large percent policy",
    DOWN,
    rules(0, 0, 100, 60, 300),
    [],
    [5, 1000, 10, 2],
    [5, "TooFewReplicas"],
  ],
  [
    "scaleDown with pod policy limitation",
    DOWN,
    rules(5, 60, 0, 0, 300),
    [],
    [1, 1000, 10, 2],
    [5, "ScaleDownLimit"],
  ],
  [
    "scaleDown with percent policy limitation",
    DOWN,
    rules(0, 0, 50, 60, 300),
    [],
    [1, 1000, 10, 5],
    [5, "DesiredWithinRange"],
  ],
  [
    "scaleUp with spec MaxReplicas limitation with large pod policy and events",
    UP,
    rules(300, 60, 0, 0, 0),
    LATELY,
    [1, 200, 100, 500],
    [200, "TooManyReplicas"],
  ],
  [
    "scaleUp with spec MaxReplicas limitation with large percent policy and events",
    UP,
    rules(0, 0, 10000, 60, 0),
    LATELY,
    [1, 200, 100, 500],
    [200, "TooManyReplicas"],
  ],
  [
    "scaleUp with currentReplicas limitation with rate.PeriodSeconds with a lot of recent scale up events",
    UP,
    rules(5, 120, 0, 0, 0),
    LATELY,
    [1, 1000, 100, 500],
    [100, "ScaleUpLimit"],
  ],
  [
    "scaleUp with pod policy and previous scale up events",
    UP,
    rules(150, 120, 0, 0, 0),
    LATELY,
    [1, 1000, 100, 500],
    [235, "ScaleUpLimit"],
  ],
  [
    "scaleUp with percent policy and previous scale up events",
    UP,
    rules(0, 0, 200, 120, 0),
    LATELY,
    [1, 1000, 100, 500],
    [255, "ScaleUpLimit"],
  ],
  [
    "scaleDown with default policy and previous events",
    DOWN,
    null,
    LATELY,
    [1, 1000, 10, 5],
    [5, "DesiredWithinRange"],
  ],
  [
    "scaleDown with spec MinReplicas limitation with large pod policy and previous events",
    DOWN,
    rules(130, 120, 0, 0, 300),
    LATELY,
    [5, 1000, 100, 0],
    [5, "TooFewReplicas"],
  ],
  [
    "scaleDown with spec MinReplicas limitation with large percent policy and previous events",
    DOWN,
    rules(0, 0, 100, 120, 300),
    LATELY,
    [5, 1000, 100, 2],
    [5, "TooFewReplicas"],
  ],
  [
    "scaleDown with pod policy limitation and previous events",
    DOWN,
    rules(5, 120, 0, 0, 300),
    LATELY,
    [1, 1000, 100, 2],
    [100, "ScaleDownLimit"],
  ],
  [
    "scaleDown with percent policy limitation and previous events",
    DOWN,
    rules(0, 0, 50, 120, 300),
    spread([2, 4, 6], 120),
    [1, 1000, 100, 0],
    [56, "ScaleDownLimit"],
  ],
  [
    "scaleDown with previous events preventing further scale down",
    DOWN,
    rules(0, 0, 10, 120, 300),
    spread([10, 10, 10], 120),
    [1, 1000, 100, 0],
    [100, "ScaleDownLimit"],
  ],
  [
    "scaleDown with with previous events still allowing more scale down",
    DOWN,
    rules(0, 0, 1000, 120, 300),
    spread([10, 10, 10], 120),
    [1, 1000, 10, 5],
    [5, "DesiredWithinRange"],
  ],
  [
    "check 'outdated' flag for events for one behavior for up",
    UP,
    rules(1000, 60, 0, 0, 0),
    FOUR,
    [1, 1000, 100, 200],
    [200, "DesiredWithinRange"],
  ],
  [
    "check that events were not marked 'outdated' for two different policies in the behavior for up",
    UP,
    rules(1000, 120, 100, 60, 0),
    FOUR,
    [1, 1000, 100, 200],
    [200, "DesiredWithinRange"],
  ],
  [
    "check 'outdated' flag for events for one behavior for down",
    DOWN,
    rules(1000, 60, 0, 0, 300),
    FOUR,
    [1, 1000, 100, 5],
    [5, "DesiredWithinRange"],
  ],
  [
    "check that events were marked 'outdated' for two different policies in the behavior for down",
    DOWN,
    rules(1000, 30, 100, 60, 300),
    FOUR,
    [1, 1000, 100, 5],
    [5, "DesiredWithinRange"],
  ],
  [
    "CalculateScaleUpLimitWithScalingRules, Min",
    UP,
    rules(2, 60, 50, 60, 300, "Min"),
    [],
    [1, 1000, 1, 9],
    [2, "ScaleUpLimit"],
  ],
  [
    "CalculateScaleDownLimitWithBehaviors, Min",
    DOWN,
    rules(2, 60, 50, 60, 300, "Min"),
    [],
    [1, 1000, 5, 1],
    [3, "ScaleDownLimit"],
  ],
  ["a disabled direction, up", UP, rules(2, 60, 50, 60, 0, "Disabled"), [], [1, 1000, 5, 9], [5, "ScaleUpLimit"]],
  [
    "a disabled direction, down",
    DOWN,
    rules(2, 60, 50, 60, 0, "Disabled"),
    [],
    [1, 1000, 5, 1],
    [5, "ScaleDownLimit"],
  ],
];

for (const [name, direction, rule, events, numbers, expected] of LIMIT_ROWS) {
  Deno.test(`limitReplicas: ${name}`, () => {
    const [minReplicas, maxReplicas, currentReplicas, desiredReplicas] = numbers;

    const answer = limitReplicas({
      minReplicas,
      maxReplicas,
      currentReplicas,
      desiredReplicas,
      behavior: rule ? { [direction]: rule } : {},
      [`${direction}Events`]: events,
      now: NOW,
    });

    assert.deepEqual([answer.replicas, answer.reason], expected);
  });
}

// upstream's name | direction | rules | events upward | events downward | current, desired | replicas, reason
const BOTH_ROWS = [
  [
    "scaleUp with percent policy and previous scale up and down events",
    UP,
    rules(0, 0, 300, 300, 0),
    [4],
    [2],
    [6, 24],
    [16, "ScaleUpLimit"],
  ],
  ["scaleDown with percent policy and previous scale up and down events", DOWN, rules(0, 0, 50, 180, 0), [2], [4], [
    10,
    1,
  ], [6, "ScaleDownLimit"]],
];

for (const [name, direction, rule, ups, downs, numbers, expected] of BOTH_ROWS) {
  Deno.test(`limitReplicas: ${name}`, () => {
    const [currentReplicas, desiredReplicas] = numbers;

    const answer = limitReplicas({
      minReplicas: 1,
      maxReplicas: 1000,
      currentReplicas,
      desiredReplicas,
      behavior: { [direction]: rule },
      scaleUpEvents: spread(ups, 120),
      scaleDownEvents: spread(downs, 120),
      now: NOW,
    });

    assert.deepEqual([answer.replicas, answer.reason], expected);
  });
}

// After TestConvertDesiredReplicasWithRules.
// min, max, current, desired | replicas, reason
const DOUBLE_ROWS = [
  [[3, 8, 5, 7], [7, "DesiredWithinRange"]],
  [[2, 8, 3, 1], [2, "TooFewReplicas"]],
  [[0, 10, 1, 0], [0, "DesiredWithinRange"]],
  [[1, 10, 20, 1000], [10, "TooManyReplicas"]],
  [[1, 2000, 3, 1000], [6, "ScaleUpLimit"]],
  [[1, 2000, 1, 1000], [4, "ScaleUpLimit"]],
];

for (const [numbers, expected] of DOUBLE_ROWS) {
  const [minReplicas, maxReplicas, currentReplicas, desiredReplicas] = numbers;
  const name = `${currentReplicas} to ${desiredReplicas} of ${minReplicas} to ${maxReplicas}`;
  Deno.test(`limitReplicas, without behavior replicas may double: ${name}`, () => {
    const answer = limitReplicas({ minReplicas, maxReplicas, currentReplicas, desiredReplicas, now: NOW });

    assert.deepEqual([answer.replicas, answer.reason], expected);
  });
}

const past = (...pairs) => pairs.map(([replicas, minutes]) => ({ replicas, at: NOW - 60 * minutes }));

// After TestNormalizeDesiredReplicas and TestNormalizeDesiredReplicasWithBehavior.
// upstream's name | recommendations | current, desired | windows up and down, null without behavior | replicas
const WINDOW_ROWS = [
  ["empty log", [], [5, 5], null, 5],
  ["stabilize", past([4, 2], [5, 1]), [9, 3], null, 5],
  ["no stabilize", past([1, 2], [2, 1]), [9, 3], null, 3],
  ["no stabilize - old recommendations", past([10, 10], [9, 9]), [9, 3], null, 3],
  ["stabilize - old recommendations", past([10, 10], [4, 1], [5, 2], [9, 9]), [9, 3], null, 5],
  ["empty recommendations for scaling down", [], [100, 5], [0, 0], 5],
  ["simple scale down stabilization", past([4, 2], [5, 1]), [100, 3], [0, 180], 5],
  ["simple scale up stabilization", past([4, 2], [5, 1]), [1, 7], [300, 0], 4],
  ["no scale down stabilization", past([1, 2], [2, 1]), [100, 3], [300, 0], 3],
  ["no scale up stabilization", past([4, 2], [5, 1]), [1, 3], [0, 300], 3],
  ["no scale down stabilization, reuse recommendation element", past([10, 10], [9, 9]), [100, 3], [0, 0], 3],
  ["no scale up stabilization, reuse recommendation element", past([10, 10], [9, 9]), [1, 100], [0, 0], 100],
  [
    "scale down stabilization, reuse one of obsolete recommendation element",
    past([10, 10], [4, 1], [5, 2], [9, 9]),
    [100, 3],
    [0, 180],
    5,
  ],
  [
    "scale up stabilization, reuse one of obsolete recommendation element",
    past([10, 100], [6, 1], [5, 2], [9, 3]),
    [1, 100],
    [300, 0],
    5,
  ],
  [
    "scale up and down stabilization, do not scale up when prenormalized rec goes down",
    past([2, 100], [3, 3]),
    [2, 1],
    [300, 300],
    2,
  ],
  [
    "scale up and down stabilization, do not scale down when prenormalized rec goes up",
    past([2, 100], [1, 3]),
    [2, 3],
    [300, 300],
    2,
  ],
];

for (const [name, recommendations, [currentReplicas, desiredReplicas], windows, expected] of WINDOW_ROWS) {
  Deno.test(`stabilize: ${name}`, () => {
    const behavior = windows && {
      [UP]: { stabilizationWindowSeconds: windows[0] },
      [DOWN]: { stabilizationWindowSeconds: windows[1] },
    };
    const question = { currentReplicas, desiredReplicas, recommendations, now: NOW, ...(windows ? { behavior } : {}) };

    assert.equal(stabilize(question), expected);
  });
}

const BROKEN = { type: "External", name: "queue", target: { value: 1 }, value: null };
const NOTHING = { recommendations: [], scaleUpEvents: [], scaleDownEvents: [] };

// After TestScaleUpOneMetricInvalid and computeReplicasForMetrics.
// name | metrics | replicas
const SEVERAL_ROWS = [
  // the larger of 5 and 8
  ["the larger comes last", [cpu(Array(4).fill(600), 50), qps(Array(4).fill(30000), 15000)], 8],
  ["the larger comes last, and is the CPU's", [qps(Array(4).fill(1000), 15000), cpu(Array(4).fill(600), 50)], 5],
  ["one is broken", [BROKEN, cpu(Array(4).fill(600), 50)], 5], // a broken one does not stop a change upward
];

for (const [name, metrics, replicas] of SEVERAL_ROWS) {
  Deno.test(`combine, the largest of several metrics counts: ${name}`, () => {
    assert.equal(combine({ currentReplicas: 4, pods: pods(4), metrics, now: NOW }).replicas, replicas);
  });
}

const GOT_SCALE = {
  status: true,
  reason: "SucceededGetScale",
  message: "the HPA controller was able to get the target's current scale",
};

// After TestNoScaleDownOneMetricEmpty and TestInvalidMetricSourceType.
// metric | reason | message
const BROKEN_ROWS = [
  [
    BROKEN,
    "FailedGetExternalMetric",
    "unable to get external metric queue: no metrics returned from external metrics API",
  ],
  [
    { ...cpu(Array(4).fill(100), 50), samples: {} },
    "FailedGetResourceMetric",
    "failed to get cpu utilization: unable to get metrics for resource cpu: no metrics returned from resource metrics API",
  ],
  [
    { type: "CheddarCheese", target: {} },
    "InvalidMetricSourceType",
    'unknown metric source type "CheddarCheese"',
  ],
];

for (const [broken, reason, message] of BROKEN_ROWS) {
  Deno.test(`sync, a broken metric stops a change downward: ${reason}`, () => {
    const question = { currentReplicas: 4, pods: pods(4), metrics: [broken, cpu(Array(4).fill(100), 50)], now: NOW };

    const answer = sync({ ...question, maxReplicas: 9, memory: NOTHING });

    assert.equal(answer.replicas, 4);
    assert.deepEqual(answer.conditions, {
      AbleToScale: GOT_SCALE,
      ScalingActive: {
        status: false,
        reason,
        message: `the HPA was unable to compute the replica count: ${message}`,
      },
    });
  });
}

// After recordInitialRecommendation: for five minutes nothing goes below it.
Deno.test("sync: the count at the beginning is a recommendation", () => {
  let memory = null;
  const seen = [];
  for (let turn = 0; turn < 21; turn += 1) {
    const answer = sync({
      currentReplicas: 12,
      maxReplicas: 20,
      minReplicas: 2,
      behavior: {},
      memory,
      pods: pods(12),
      metrics: [cpu(Array(12).fill(50), 50)],
      now: NOW + 15 * turn,
    });
    memory = answer.memory;
    seen.push(answer.replicas);
  }

  assert.equal(memory.recommendations.at(-1).replicas, 2);
  assert.deepEqual(seen, [...Array(20).fill(12), 2]);
});

// name | what is asked | replicas | AbleToScale, ScalingActive, ScalingLimited
const CONDITION_ROWS = [
  // what is asked | replicas | AbleToScale, ScalingActive, ScalingLimited
  ["up", { currentReplicas: 4, metrics: [cpu(Array(4).fill(600), 50)], maxReplicas: 9 }, 5, [
    "SucceededRescale",
    "ValidMetricFound",
    "DesiredWithinRange",
  ]],
  ["tolerance", { currentReplicas: 4, metrics: [cpu(Array(4).fill(520), 50)], maxReplicas: 9 }, 4, [
    "ReadyForNewScale",
    "ValidMetricFound",
    "DesiredWithinRange",
  ]],
  ["policy", { currentReplicas: 4, metrics: [cpu(Array(4).fill(5000), 50)], maxReplicas: 9 }, 8, [
    "SucceededRescale",
    "ValidMetricFound",
    "ScaleUpLimit",
  ]],
  ["maximum", { currentReplicas: 4, metrics: [cpu(Array(4).fill(5000), 50)], maxReplicas: 6 }, 6, [
    "SucceededRescale",
    "ValidMetricFound",
    "TooManyReplicas",
  ]],
  [
    "window",
    {
      currentReplicas: 4,
      metrics: [cpu(Array(4).fill(100), 50)],
      maxReplicas: 6,
      memory: { ...NOTHING, recommendations: past([4, 1]) },
    },
    4,
    ["ScaleDownStabilized", "ValidMetricFound", "DesiredWithinRange"],
  ],
  [
    "window, in part",
    {
      currentReplicas: 4,
      metrics: [cpu(Array(4).fill(100), 50)],
      maxReplicas: 6,
      memory: { ...NOTHING, recommendations: past([3, 1]) },
    },
    3, // a window held it at 3, and it changed all the same
    ["SucceededRescale", "ValidMetricFound", "DesiredWithinRange"],
  ],
  ["above the maximum", { currentReplicas: 9, metrics: [], maxReplicas: 6 }, 6, ["SucceededRescale", null, null]],
  ["disabled", { currentReplicas: 0, metrics: [], maxReplicas: 6 }, 0, ["SucceededGetScale", "ScalingDisabled", null]],
];

for (const [name, question, replicas, conditions] of CONDITION_ROWS) {
  Deno.test(`sync, conditions of one turn: ${name}`, () => {
    const some = pods(question.currentReplicas);

    const answer = sync({ memory: NOTHING, pods: some, now: NOW, behavior: {}, ...question });

    assert.equal(answer.replicas, replicas);
    const named = ["AbleToScale", "ScalingActive", "ScalingLimited"];
    assert.deepEqual(named.map((one) => (answer.conditions[one] ?? {}).reason ?? null), conditions);
  });
}

const WHOLE = (max) => fc.integer({ min: 0, max });
const RULES = fc.record({
  stabilizationWindowSeconds: WHOLE(300),
  selectPolicy: fc.constantFrom("Max", "Min", "Disabled"),
  policies: fc.array(
    fc.record({ type: fc.constantFrom("Pods", "Percent"), value: WHOLE(200), periodSeconds: WHOLE(120) }),
    { minLength: 1, maxLength: 3 },
  ),
});
const EVENTS = fc.array(fc.record({ at: WHOLE(600), change: WHOLE(10) }), { maxLength: 5 });

// The cluster takes one turn without the rest of the controller: with every rule filled in, both say the same.
Deno.test("turn: as sync", () => {
  fc.assert(
    fc.property(
      fc.record({
        rules: fc.record({ scaleUp: RULES, scaleDown: RULES }),
        currentReplicas: fc.integer({ min: 1, max: 30 }),
        wanted: fc.integer({ min: 1, max: 60 }),
        memory: fc.record({
          recommendations: fc.array(fc.record({ at: WHOLE(600), replicas: WHOLE(40) }), { minLength: 1, maxLength: 9 }),
          scaleUpEvents: EVENTS,
          scaleDownEvents: EVENTS,
        }),
      }),
      ({ rules, currentReplicas, wanted, memory }) => {
        const question = { currentReplicas, minReplicas: 1, maxReplicas: 30, now: 600, memory };
        const metric = { type: "External", name: "queue", target: { averageValue: 1 }, value: wanted };
        const answer = sync({
          ...question,
          pods: pods(currentReplicas),
          metrics: [metric],
          behavior: rules,
          tolerance: { up: 0, down: 0 },
        });
        const found = turn({ ...question, rules }, wanted);

        assert.deepEqual(
          [found.replicas, found.heldBy, found.memory],
          [answer.replicas, answer.heldBy, answer.memory],
        );
      },
    ),
    { numRuns: 300 },
  );
});
