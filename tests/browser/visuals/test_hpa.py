"""The Horizontal Pod Autoscaler's arithmetic, row by row as in Kubernetes' own tests, whose names stand beside the rows.

Upstream: pkg/controller/podautoscaler/replica_calculator_test.go and horizontal_test.go (master, 2026). There each pod
has two containers, so what upstream says of one stands here twice.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Error

from browser.visuals.autoscaler_input import NOW, PERIODS, cpu, pods, qps

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

HOT = NOW - 30  # started half a minute ago, still within the initialization period
COOL = NOW - 180
LONG_AGO = 0.0


def one_value(kind: str, found: int, **target: int) -> dict[str, Any]:
    return {"type": kind, "name": "qps", "target": target, "value": found}


FALSE, TRUE = False, True
HUGE = 9223372036854776000  # math.MaxInt64, as a double is written
MOST = 2**31 - 1

# upstream's row of TestReplicaCalcResourceScale, or its function without "TestReplicaCalc"
# name | current replicas | pods | metric | replicas, utilization or value, raw value
METRIC_ROWS: list[
    tuple[str, int, list[dict[str, Any]], dict[str, Any], tuple[int, int | None, int | None]]
] = [
    ("scale up", 3, pods(3), cpu([300, 500, 700], 30), (5, 50, 1000)),
    (
        "scale up: unready pod scales less",
        3,
        pods(3, ready=[FALSE, TRUE, TRUE]),
        cpu([300, 500, 700], 30),
        (4, 60, 1200),
    ),
    (
        "scale up: hot-CPU pod scales less",
        3,
        pods(3, started=[HOT, COOL, COOL]),
        cpu([300, 500, 700], 30),
        (4, 60, 1200),
    ),
    (
        "no scale: unready pods ignored",
        3,
        pods(3, ready=[TRUE, FALSE, FALSE]),
        cpu([400, 500, 700], 30),
        (3, 40, 800),
    ),
    (
        "no scale: hot-CPU pods ignored",
        3,
        pods(3, ready=[TRUE, FALSE, FALSE], started=[COOL, HOT, HOT]),
        cpu([400, 500, 700], 30),
        (3, 40, 800),
    ),
    (
        "scale up: failed pods ignored",
        2,
        pods(4, phase=["Running", "Running", "Failed", "Failed"]),
        cpu([500, 700], 30, count=4),
        (4, 60, 1200),
    ),
    (
        "scale up: pods being deleted are ignored",
        2,
        pods(4, deleted=[FALSE, FALSE, TRUE, TRUE]),
        cpu([500, 700], 30, count=4),
        (4, 60, 1200),
    ),
    ("ScaleUpCM", 3, pods(3), qps([20000, 10000, 30000], 15000), (4, 20000, 20000)),
    (
        "ScaleUpCMUnreadyHotCpuNoLessScale",
        3,
        pods(3, ready=[TRUE, TRUE, FALSE], started=[COOL, COOL, HOT]),
        qps([50000, 10000, 30000], 15000),
        (6, 30000, 30000),
    ),
    (
        "ScaleUpCMUnreadyHotCpuScaleWouldScaleDown",
        3,
        pods(3, ready=[FALSE, TRUE, FALSE], started=[HOT, COOL, HOT]),
        qps([50000, 15000, 30000], 15000),
        (7, 31666, 31666),
    ),
    ("ScaleUpCMObject", 3, pods(3), one_value("Object", 20000, value=15000), (4, 20000, 20000)),
    ("ScaleUpCMPerPodObject", 3, pods(3), one_value("Object", 20000, averageValue=5000), (4, 6667, 6667)),
    (
        "ScaleUpCMObjectIgnoresUnreadyPods",
        3,
        pods(3, ready=[FALSE, TRUE, FALSE]),
        one_value("Object", 50000, value=10000),
        (5, 50000, 50000),
    ),
    ("ScaleUpCMExternal", 1, pods(1), one_value("External", 8600, value=4400), (2, 8600, 8600)),
    (
        "ScaleUpCMExternalIgnoresUnreadyPods",
        3,
        pods(3, ready=[FALSE, TRUE, FALSE]),
        one_value("External", 8600, value=4400),
        (2, 8600, 8600),
    ),
    (
        "ScaleUpPerPodCMExternal",
        3,
        pods(3),
        one_value("External", 8600, averageValue=2150),
        (4, 2867, 2867),
    ),
    ("scale down", 5, pods(5), cpu([100, 300, 500, 250, 250], 50), (3, 28, 560)),
    ("ScaleDownCM", 5, pods(5), qps([12000] * 5, 20000), (3, 12000, 12000)),
    (
        "ScaleDownPerPodCMObject",
        5,
        pods(5),
        one_value("Object", 6000, averageValue=2000),
        (3, 1200, 1200),
    ),
    ("ScaleDownCMObject", 5, pods(5), one_value("Object", 12000, value=20000), (3, 12000, 12000)),
    ("ScaleDownCMExternal", 5, pods(5), one_value("External", 8600, value=14334), (3, 8600, 8600)),
    (
        "ScaleDownPerPodCMExternal",
        5,
        pods(5),
        one_value("External", 8600, averageValue=2867),
        (3, 1720, 1720),
    ),
    (
        "scale down: exclude unready pods",
        5,
        pods(5, ready=[TRUE, TRUE, TRUE, FALSE, FALSE]),
        cpu([100, 300, 500, 250, 250], 50),
        (2, 30, 600),
    ),
    (
        "scale down: exclude unscheduled pods",
        5,
        pods(5, ready=[TRUE, *[FALSE] * 4], phase=["Running", *["Pending"] * 4]),
        cpu([100], 50, count=5),
        (1, 10, 200),
    ),
    (
        "scale down: ignore hot-CPU pods",
        5,
        pods(5, started=[COOL, COOL, COOL, HOT, HOT]),
        cpu([100, 300, 500, 250, 250], 50),
        (2, 30, 600),
    ),
    (
        "scale down: failed pods ignored",
        5,
        pods(7, phase=[*["Running"] * 5, "Failed", "Failed"]),
        cpu([100, 300, 500, 250, 250], 50, count=7),
        (3, 28, 560),
    ),
    (
        "scale down: succeeded pods ignored (pull request 141302)",
        5,
        pods(7, phase=[*["Running"] * 5, "Succeeded", "Succeeded"]),
        cpu([100, 300, 500, 250, 250], 50, count=7),
        (3, 28, 560),
    ),
    (
        "scale down: pods being deleted are ignored",
        5,
        pods(7, deleted=[*[FALSE] * 5, TRUE, TRUE]),
        cpu([100, 300, 500, 250, 250], 50, count=7),
        (3, 28, 560),
    ),
    ("Tolerance", 3, pods(3), cpu([1010, 1030, 1020], 100, requests=[900, 1000, 1100]), (3, 102, 2040)),
    ("ToleranceCM", 3, pods(3), qps([20000, 21000, 21000], 20000), (3, 20666, 20666)),
    ("ToleranceCMObject", 3, pods(3), one_value("Object", 20666, value=20000), (3, 20666, 20666)),
    (
        "TolerancePerPodCMObject",
        4,
        pods(4),
        one_value("Object", 20166, averageValue=5000),
        (4, 5042, 5042),
    ),
    ("ToleranceCMExternal", 3, pods(3), one_value("External", 8600, value=8888), (3, 8600, 8600)),
    (
        "TolerancePerPodCMExternal",
        3,
        pods(3),
        one_value("External", 8600, averageValue=2900),
        (3, 2867, 2867),
    ),
    (
        "SuperfluousMetrics",
        4,
        pods(4),
        cpu([4000, 9500, 3000, 7000, 3200, 2000], 100, requests=[1000] * 4),
        (24, 587, 11750),
    ),
    ("MissingMetrics", 4, pods(4), cpu([400, 95], 100, count=4), (3, 24, 495)),
    (
        "MissingMetricsScaleDownTargetOver100",
        4,
        pods(4, ready=[FALSE, TRUE, TRUE, TRUE]),
        cpu([200, 100, 100], 300, requests=[1000, 1000, 2000, 2000]),
        (2, 6, 200),
    ),
    ("DuringRollingUpdateWithMaxSurge", 2, pods(3), cpu([100, 100], 50, count=3), (2, 10, 200)),
    ("DuringRollingUpdateWithMaxSurgeCM", 2, pods(3), qps([10000, 10000], 17000), (2, 10000, 10000)),
    (
        "TestPlainMetricReplicaCalcMissingMetricsNoChangeEq",
        5,
        pods(5),
        qps([20000, 19000, 21000], 20000),
        (5, 20000, 20000),
    ),
    ("ScaleUpOverflow", 3, pods(3), one_value("Object", HUGE, value=1), (MOST, HUGE, HUGE)),
    (
        "TestExternalPerPodMetricReplicaOverflow",
        1,
        pods(1),
        one_value("External", HUGE, averageValue=1),
        (MOST, HUGE, HUGE),
    ),
    (
        "TestExternalPerPodMetricUsageOverflow",
        1,
        pods(1),
        one_value("External", HUGE, averageValue=HUGE),
        (1, HUGE, HUGE),
    ),
    (
        "an external metric's usage overflows",
        3,
        pods(3),
        one_value("External", HUGE, value=HUGE),
        (3, HUGE, HUGE),
    ),
    ("MissingMetricsNoChangeEq", 2, pods(2), cpu([1000], 100, count=2), (2, 100, 2000)),
    ("MissingMetricsNoChangeGt", 2, pods(2), cpu([1900], 100, count=2), (2, 190, 3800)),
    ("MissingMetricsNoChangeLt", 2, pods(2), cpu([600], 100, count=2), (2, 60, 1200)),
    (
        "MissingMetricsUnreadyChange",
        3,
        pods(3, ready=[FALSE, TRUE, TRUE]),
        cpu([100, 450], 50, count=3),
        (3, 45, 900),
    ),
    (
        "MissingMetricsHotCpuNoChange",
        3,
        pods(3, started=[HOT, COOL, COOL]),
        cpu([100, 450], 50, count=3),
        (3, 45, 900),
    ),
    (
        "MissingMetricsUnreadyScaleUp",
        3,
        pods(3, ready=[FALSE, TRUE, TRUE]),
        cpu([100, 2000], 50, count=3),
        (4, 200, 4000),
    ),
    (
        "MissingMetricsHotCpuScaleUp",
        3,
        pods(3, ready=[FALSE, TRUE, TRUE], started=[HOT, COOL, COOL]),
        cpu([100, 2000], 50, count=3),
        (4, 200, 4000),
    ),
    (
        "MissingMetricsUnreadyScaleDown",
        4,
        pods(4, ready=[FALSE, TRUE, TRUE, TRUE]),
        cpu([100, 100, 100], 50, count=4),
        (3, 10, 200),
    ),
    (
        "ComputedToleranceAlgImplementation: scales down",
        10,
        pods(10),
        cpu(
            [150] * 10,
            56,
            requests=[400, 200, 310, 290, 302, 298, 301, 299, 300, 300],
        ),
        (9, 50, 300),
    ),
    (
        "ComputedToleranceAlgImplementation: does not",
        10,
        pods(10),
        cpu(
            [150] * 10,
            55,
            requests=[400, 200, 310, 290, 302, 298, 301, 299, 300, 300],
        ),
        (10, 50, 300),
    ),
    # Edges of the documented rules, beyond upstream's table.
    ("the design: 71 of 65 percent is within 0.1", 10, pods(10), cpu([710] * 10, 65), (10, 71, 1420)),
    ("the design: 72 of 65 percent is not", 10, pods(10), cpu([720] * 10, 65), (12, 72, 1440)),
    ("utilization is cut, not rounded: 55.9 is 55, within", 2, pods(2), cpu([559, 560], 50), (2, 55, 1119)),
    ("scaling from zero takes the ratio", 0, [], one_value("External", 8600, value=4400), (2, 8600, 8600)),
    ("no pods, and none needed", 0, [], one_value("External", 0, averageValue=10), (0, 0, 0)),
    ("no pods, and a value by pod", 0, [], one_value("External", 25, averageValue=10), (3, 0, 0)),
    ("scaling to zero", 0, [], one_value("External", 0, value=4400), (0, 0, 0)),
    (
        "a target over 100 percent stands for a missing pod",
        2,
        pods(2),
        cpu([600], 150, count=2),
        (2, 60, 1200),
    ),
]


@pytest.mark.parametrize(
    ("current", "some", "metric", "expected"),
    [row[1:] for row in METRIC_ROWS],
    ids=[row[0] for row in METRIC_ROWS],
)
def test_what_a_metric_asks_for(
    call: Callable[..., Any],
    current: int,
    some: list[dict[str, Any]],
    metric: dict[str, Any],
    expected: tuple[int, int, int],
) -> None:
    question = {"currentReplicas": current, "pods": some, "metric": metric, "now": NOW, **PERIODS}

    answer = call("hpa.metricReplicas", question)

    assert (answer["replicas"], answer["utilization"], answer["rawValue"]) == expected


SPREAD = [900, 1000, 1100]
# upstream's row or function of TestReplicaCalcConfigurableTolerance | down, up | current | metric | replicas
TOLERANCE_ROWS: list[tuple[str, tuple[float, float], int, dict[str, Any], int]] = [
    ("Outside of a 0% tolerance", (0, 0), 3, cpu([909, 1010, 1111], 100, requests=SPREAD), 4),
    ("Within a 200% scale-up tolerance", (0.1, 2), 3, cpu([1890, 1910, 1900], 100, requests=SPREAD), 3),
    (
        "Outside 8% scale-up tolerance (and superfuous scale-down tolerance)",
        (2, 0.08),
        3,
        cpu([1100, 1080, 1090], 100, requests=SPREAD),
        4,
    ),
    ("Within a 36% scale-down tolerance", (0.36, 0.1), 3, cpu([660, 640, 650], 100, requests=SPREAD), 3),
    ("Outside a 34% scale-down tolerance", (0.34, 0.1), 3, cpu([660, 640, 650], 100, requests=SPREAD), 2),
    ("CM", (0.1, 0.01), 3, qps([20000, 21000, 21000], 20000), 4),
    ("CMObject", (0.1, 0.01), 3, one_value("Object", 20666, value=20000), 4),
    ("PerPodCMObject", (0.1, 0.01), 4, one_value("Object", 20208, averageValue=5000), 5),
    ("CMExternal", (0.1, 0.01), 3, one_value("External", 8900, value=8800), 4),
    ("PerPodCMExternal", (0.1, 0.01), 3, one_value("External", 8600, averageValue=2800), 4),
]


@pytest.mark.parametrize(
    ("tolerance", "current", "metric", "replicas"),
    [row[1:] for row in TOLERANCE_ROWS],
    ids=[row[0] for row in TOLERANCE_ROWS],
)
def test_tolerances_of_ones_own(
    call: Callable[..., Any],
    tolerance: tuple[float, float],
    current: int,
    metric: dict[str, Any],
    replicas: int,
) -> None:
    question = {"currentReplicas": current, "pods": pods(current), "metric": metric, "now": NOW, **PERIODS}
    down, up = tolerance

    assert (
        call("hpa.metricReplicas", {**question, "tolerance": {"down": down, "up": up}})["replicas"]
        == replicas
    )


TIMELESS = {
    "test-pod-0": {"value": 600, "window": 60},
    "test-pod-1": {"value": 1000},
    "test-pod-2": {"value": 1400},
}


@pytest.mark.parametrize(
    ("change", "replicas"),
    [
        ({}, 4),
        ({"tolerance": None}, 4),
        ({"tolerance": {"up": None, "down": None}}, 4),
        ({"cpuInitializationPeriod": None, "initialReadinessDelay": None}, 4),
        ({"metric": {**qps([20000, 10000, 30000], 15000), "requests": None}}, 4),
        (
            {
                "metric": {
                    **qps([20000, 10000, 30000], 15000),
                    "target": {"averageValue": 15000, "averageUtilization": None},
                }
            },
            4,
        ),
        (
            {
                "metric": {
                    **cpu([300, 500, 700], 30),
                    "target": {"averageUtilization": 30, "averageValue": None},
                }
            },
            5,
        ),
        ({"metric": {**one_value("Object", 20000), "target": {"value": 15000, "averageValue": None}}}, 4),
        ({"metric": {**one_value("Object", 20000), "target": {"value": None, "averageValue": 5000}}}, 4),
        # Go's zero times: "scale up: hot-CPU pod scales less" where neither the pod nor the sample has one.
        (
            {
                "pods": [{**one, "readyChanged": None} for one in pods(3, started=[HOT, COOL, COOL])],
                "metric": {**cpu([300, 500, 700], 30), "samples": TIMELESS},
                **PERIODS,
            },
            4,
        ),
    ],
)
def test_null_is_unset(call: Callable[..., Any], change: dict[str, Any], replicas: int) -> None:
    """JSON has no undefined."""
    question = {"currentReplicas": 3, "pods": pods(3), "metric": one_value("Object", 20000, value=15000)}

    assert call("hpa.metricReplicas", {**question, "now": NOW, **change})["replicas"] == replicas


def test_null_is_unset_in_windows_and_limits(call: Callable[..., Any]) -> None:
    counts = {"currentReplicas": 3, "maxReplicas": 9, "now": NOW}
    rest = dict.fromkeys(("minReplicas", "scaleUpEvents", "scaleDownEvents", "recommendations"))
    none = dict.fromkeys(("stabilizationWindowSeconds", "selectPolicy", "policies"))
    for behavior in (None, {}, {"scaleUp": None, "scaleDown": None}, {"scaleUp": none, "scaleDown": none}):
        up = {**counts, **rest, "behavior": behavior, "desiredReplicas": 8}
        down = {**up, "desiredReplicas": 0}
        assert call("hpa.limitReplicas", up)["replicas"] == (7 if behavior is not None else 6)
        assert call("hpa.limitReplicas", down) == {"replicas": 1, "reason": "TooFewReplicas"}
        assert call("hpa.stabilize", up) == 8


@pytest.mark.parametrize(
    ("some", "metric", "reason"),
    [
        (
            pods(1),
            {**cpu([100], 100), "samples": {"an-older-pod-name": {"value": 200}}},
            "no metrics returned matched known pods",
        ),
        (
            pods(4),
            cpu([], 100, count=4),
            "unable to get metrics for resource cpu: no metrics returned from resource metrics API",
        ),
        (pods(1), cpu([200], 100, requests=[]), "missing request for cpu in Pod test-pod-0"),
        ([], cpu([200], 100), "no pods returned by selector while calculating replica count"),
        (pods(1, ready=[None]), cpu([200], 100), "did not receive metrics for targeted pods"),
        ([], one_value("Object", 20000, value=15000), "unable to calculate ready pods: no pods returned"),
        (
            pods(1),
            {"type": "External", "name": "qps", "target": {"value": 1}, "value": None},
            "unable to get external metric qps",
        ),
        (pods(1), {"type": "Weather", "target": {}}, 'unknown metric source type "Weather"'),
        (
            pods(1),
            {**one_value("External", 1), "target": {"value": None}},
            "invalid external metric source: neither a value target nor an average value target was set",
        ),
        (
            pods(1),
            {**cpu([100], 100), "target": {}},
            r"invalid resource metric source: neither an average utilization target nor an average value \(usage\) target",
        ),
        (pods(1), {**qps([100], 100), "target": {}}, "invalid pods metric source"),
    ],
    ids=[
        "DisjointResourcesMetrics",
        "EmptyMetrics",
        "EmptyCPURequest",
        "no pods",
        "all unready",
        "no pods for an object",
        "no value",
        "unknown",
        "no target of an external metric",
        "no target of a resource",
        "no target of the pods",
    ],
)
def test_why_a_metric_has_no_answer(
    call: Callable[..., Any], some: list[dict[str, Any]], metric: dict[str, Any], reason: str
) -> None:
    with pytest.raises(Error, match=reason):
        call("hpa.metricReplicas", {"currentReplicas": 3, "pods": some, "metric": metric, "now": NOW})


def pod(phase: str = "Running", **rest: Any) -> dict[str, Any]:
    return {"name": "p", "phase": phase, "ready": None, "started": None, **rest}


@pytest.mark.parametrize(
    ("some", "samples", "resource", "group"),
    [
        (pod(), {"p": {"value": 1, "at": NOW, "window": 60}}, "memory", "ready"),
        (pod(started=NOW), {"p": {"value": 1}}, "cpu", "unready"),
        (
            pod(started=NOW - 60, ready=True, readyChanged=NOW - 30),
            {"p": {"value": 1, "at": NOW, "window": 30}},
            "cpu",
            "ready",
        ),
        (
            pod(started=NOW - 60, ready=True, readyChanged=NOW - 30),
            {"p": {"value": 1, "at": NOW, "window": 60}},
            "cpu",
            "unready",
        ),
        (
            pod(started=NOW - 600, ready=False, readyChanged=NOW - 594),
            {"p": {"value": 1}},
            "cpu",
            "unready",
        ),
        (
            pod(started=NOW - 180, ready=True, readyChanged=NOW - 180),
            {"p": {"value": 1, "at": NOW - 120, "window": 60}},
            "cpu",
            "ready",
        ),
        (pod(started=NOW - 600, ready=False, readyChanged=NOW - 540), {"p": {"value": 1}}, "cpu", "ready"),
        (pod(started=NOW - 600, ready=False, readyChanged=NOW - 590), {"p": {"value": 1}}, "cpu", "ready"),
        (pod(started=NOW - 180), {}, "cpu", "missing"),
        (pod("Pending"), {}, "cpu", "unready"),
        (pod("Failed"), {}, "cpu", "ignored"),
        (pod("Succeeded"), {"p": {"value": 1}}, "memory", "ignored"),
        (pod(deleted=True), {"p": {"value": 1}}, "cpu", "ignored"),
    ],
    ids=[
        "count in a ready pod - memory",
        "unready a pod without ready condition - CPU",
        "count in a ready pod with fresh metrics during initialization period - CPU",
        "unready a ready pod without fresh metrics during initialization period - CPU",
        "unready an unready pod during initialization period - CPU",
        "count in a ready pod without fresh metrics after initialization period - CPU",
        "count in an unready pod that was ready after initialization period - CPU",
        "ignore pod that has never been ready after initialization period - CPU",
        "a missing pod",
        "pending pods are unready",
        "failed pods are skipped",
        "succeeded pods are skipped",
        "deleted pods are skipped",
    ],
)
def test_pods_are_grouped(
    models: Any, some: dict[str, Any], samples: dict[str, Any], resource: str, group: str
) -> None:
    found = models.evaluate(
        """([pods, samples, settings]) => {
            const groups = models.hpa.groupPods(pods, samples, settings);
            return ["unready", "missing", "ignored"].find((name) => groups[name].size) ?? (groups.ready ? "ready" : "");
        }""",
        [[some], samples, {"resource": resource, "now": NOW, **PERIODS}],
    )

    assert found == group


def rules(
    count: int, count_period: int, percent: int, percent_period: int, window: int, select: str = "Max"
) -> dict[str, Any]:
    policies = []
    if count:
        policies.append({"type": "Pods", "value": count, "periodSeconds": count_period})
    if percent:
        policies.append({"type": "Percent", "value": percent, "periodSeconds": percent_period})
    return {"stabilizationWindowSeconds": window, "selectPolicy": select, "policies": policies}


def spread(changes: Sequence[int], seconds: int) -> list[dict[str, float]]:
    """Events in the middle of equal parts of the time before now, as upstream's generateEventsUniformDistribution."""
    part = seconds / len(changes)
    return [
        {"at": NOW - int(seconds - part * (i + 1) + part / 2), "change": c} for i, c in enumerate(changes)
    ]


UP = "scaleUp"
DOWN = "scaleDown"
LATELY = spread([1, 5, 9], 120)
FOUR = spread([8, 12, 9, 11], 120)

# upstream's name | direction | rules | events | min, max, current, desired | replicas, reason
LIMIT_ROWS: list[
    tuple[
        str,
        str,
        dict[str, Any] | None,
        list[dict[str, float]],
        tuple[int, int, int, int],
        tuple[int, str],
    ]
] = [
    (
        "prenormalized desired replicas within range",
        UP,
        None,
        [],
        (3, 8, 5, 7),
        (7, "DesiredWithinRange"),
    ),
    (
        "prenormalized desired replicas < minReplicas",
        DOWN,
        None,
        [],
        (2, 8, 3, 1),
        (2, "TooFewReplicas"),
    ),
    (
        "prenormalized desired replicas within range when minReplicas is 0",
        DOWN,
        None,
        [],
        (0, 10, 1, 0),
        (0, "DesiredWithinRange"),
    ),
    (
        "maxReplicas is the limit because maxReplicas < scaleUpLimit",
        UP,
        None,
        [],
        (1, 10, 20, 1000),
        (10, "TooManyReplicas"),
    ),
    (
        "desired replica count is more than the maximum replica count",
        UP,
        None,
        [],
        (100, 150, 100, 1000),
        (150, "TooManyReplicas"),
    ),
    (
        "scaleUpLimit is the limit because scaleUpLimit < maxReplicas with user policies",
        UP,
        rules(0, 0, 1, 60, 0),
        [],
        (1, 2000, 3, 1000),
        (4, "ScaleUpLimit"),
    ),
    (
        "scaleDownLimit is the limit because scaleDownLimit > minReplicas with user defined policies",
        DOWN,
        rules(20, 60, 0, 0, 0),
        [],
        (3, 2000, 1000, 3),
        (980, "ScaleDownLimit"),
    ),
    ("scaleUp with default behavior", UP, None, [], (1, 1000, 10, 50), (20, "ScaleUpLimit")),
    (
        "scaleUp with pods policy larger than percent policy",
        UP,
        rules(100, 60, 100, 60, 0),
        [],
        (1, 1000, 10, 500),
        (110, "ScaleUpLimit"),
    ),
    (
        "scaleUp with percent policy larger than pods policy",
        UP,
        rules(2, 60, 100, 60, 0),
        [],
        (1, 1000, 10, 500),
        (20, "ScaleUpLimit"),
    ),
    (
        "scaleUp with spec MaxReplicas limitation with large pod policy",
        UP,
        rules(100, 60, 0, 0, 0),
        [],
        (1, 1000, 10, 50),
        (50, "DesiredWithinRange"),
    ),
    (
        "scaleUp with spec MaxReplicas limitation with large percent policy",
        UP,
        rules(10000, 60, 0, 0, 0),
        [],
        (1, 1000, 10, 50),
        (50, "DesiredWithinRange"),
    ),
    (
        "scaleUp with pod policy limitation",
        UP,
        rules(30, 60, 0, 0, 0),
        [],
        (1, 1000, 10, 50),
        (40, "ScaleUpLimit"),
    ),
    (
        "scaleUp with percent policy limitation",
        UP,
        rules(0, 0, 200, 60, 0),
        [],
        (1, 1000, 10, 50),
        (30, "ScaleUpLimit"),
    ),
    (
        "scaleDown with percent policy larger than pod policy",
        DOWN,
        rules(20, 60, 1, 60, 300),
        [],
        (1, 1000, 100, 2),
        (80, "ScaleDownLimit"),
    ),
    (
        "scaleDown with pod policy larger than percent policy",
        DOWN,
        rules(2, 60, 1, 60, 300),
        [],
        (1, 1000, 100, 2),
        (98, "ScaleDownLimit"),
    ),
    (
        "scaleDown with spec MinReplicas limitation with large pod policy",
        DOWN,
        rules(100, 60, 0, 0, 300),
        [],
        (1, 1000, 10, 0),
        (1, "TooFewReplicas"),
    ),
    (
        "scaleDown with spec MinReplicas limitation with large percent policy",
        DOWN,
        rules(0, 0, 100, 60, 300),
        [],
        (5, 1000, 10, 2),
        (5, "TooFewReplicas"),
    ),
    (
        "scaleDown with pod policy limitation",
        DOWN,
        rules(5, 60, 0, 0, 300),
        [],
        (1, 1000, 10, 2),
        (5, "ScaleDownLimit"),
    ),
    (
        "scaleDown with percent policy limitation",
        DOWN,
        rules(0, 0, 50, 60, 300),
        [],
        (1, 1000, 10, 5),
        (5, "DesiredWithinRange"),
    ),
    (
        "scaleUp with spec MaxReplicas limitation with large pod policy and events",
        UP,
        rules(300, 60, 0, 0, 0),
        LATELY,
        (1, 200, 100, 500),
        (200, "TooManyReplicas"),
    ),
    (
        "scaleUp with spec MaxReplicas limitation with large percent policy and events",
        UP,
        rules(0, 0, 10000, 60, 0),
        LATELY,
        (1, 200, 100, 500),
        (200, "TooManyReplicas"),
    ),
    (
        "scaleUp with currentReplicas limitation with rate.PeriodSeconds with a lot of recent scale up events",
        UP,
        rules(5, 120, 0, 0, 0),
        LATELY,
        (1, 1000, 100, 500),
        (100, "ScaleUpLimit"),
    ),
    (
        "scaleUp with pod policy and previous scale up events",
        UP,
        rules(150, 120, 0, 0, 0),
        LATELY,
        (1, 1000, 100, 500),
        (235, "ScaleUpLimit"),
    ),
    (
        "scaleUp with percent policy and previous scale up events",
        UP,
        rules(0, 0, 200, 120, 0),
        LATELY,
        (1, 1000, 100, 500),
        (255, "ScaleUpLimit"),
    ),
    (
        "scaleDown with default policy and previous events",
        DOWN,
        None,
        LATELY,
        (1, 1000, 10, 5),
        (5, "DesiredWithinRange"),
    ),
    (
        "scaleDown with spec MinReplicas limitation with large pod policy and previous events",
        DOWN,
        rules(130, 120, 0, 0, 300),
        LATELY,
        (5, 1000, 100, 0),
        (5, "TooFewReplicas"),
    ),
    (
        "scaleDown with spec MinReplicas limitation with large percent policy and previous events",
        DOWN,
        rules(0, 0, 100, 120, 300),
        LATELY,
        (5, 1000, 100, 2),
        (5, "TooFewReplicas"),
    ),
    (
        "scaleDown with pod policy limitation and previous events",
        DOWN,
        rules(5, 120, 0, 0, 300),
        LATELY,
        (1, 1000, 100, 2),
        (100, "ScaleDownLimit"),
    ),
    (
        "scaleDown with percent policy limitation and previous events",
        DOWN,
        rules(0, 0, 50, 120, 300),
        spread([2, 4, 6], 120),
        (1, 1000, 100, 0),
        (56, "ScaleDownLimit"),
    ),
    (
        "scaleDown with previous events preventing further scale down",
        DOWN,
        rules(0, 0, 10, 120, 300),
        spread([10, 10, 10], 120),
        (1, 1000, 100, 0),
        (100, "ScaleDownLimit"),
    ),
    (
        "scaleDown with with previous events still allowing more scale down",
        DOWN,
        rules(0, 0, 1000, 120, 300),
        spread([10, 10, 10], 120),
        (1, 1000, 10, 5),
        (5, "DesiredWithinRange"),
    ),
    (
        "check 'outdated' flag for events for one behavior for up",
        UP,
        rules(1000, 60, 0, 0, 0),
        FOUR,
        (1, 1000, 100, 200),
        (200, "DesiredWithinRange"),
    ),
    (
        "check that events were not marked 'outdated' for two different policies in the behavior for up",
        UP,
        rules(1000, 120, 100, 60, 0),
        FOUR,
        (1, 1000, 100, 200),
        (200, "DesiredWithinRange"),
    ),
    (
        "check 'outdated' flag for events for one behavior for down",
        DOWN,
        rules(1000, 60, 0, 0, 300),
        FOUR,
        (1, 1000, 100, 5),
        (5, "DesiredWithinRange"),
    ),
    (
        "check that events were marked 'outdated' for two different policies in the behavior for down",
        DOWN,
        rules(1000, 30, 100, 60, 300),
        FOUR,
        (1, 1000, 100, 5),
        (5, "DesiredWithinRange"),
    ),
    (
        "CalculateScaleUpLimitWithScalingRules, Min",
        UP,
        rules(2, 60, 50, 60, 300, "Min"),
        [],
        (1, 1000, 1, 9),
        (2, "ScaleUpLimit"),
    ),
    (
        "CalculateScaleDownLimitWithBehaviors, Min",
        DOWN,
        rules(2, 60, 50, 60, 300, "Min"),
        [],
        (1, 1000, 5, 1),
        (3, "ScaleDownLimit"),
    ),
    (
        "a disabled direction, up",
        UP,
        rules(2, 60, 50, 60, 0, "Disabled"),
        [],
        (1, 1000, 5, 9),
        (5, "ScaleUpLimit"),
    ),
    (
        "a disabled direction, down",
        DOWN,
        rules(2, 60, 50, 60, 0, "Disabled"),
        [],
        (1, 1000, 5, 1),
        (5, "ScaleDownLimit"),
    ),
]


@pytest.mark.parametrize(
    ("direction", "rule", "events", "numbers", "expected"),
    [row[1:] for row in LIMIT_ROWS],
    ids=[row[0] for row in LIMIT_ROWS],
)
def test_policies_and_bounds(
    call: Callable[..., Any],
    direction: str,
    rule: dict[str, Any] | None,
    events: list[dict[str, float]],
    numbers: tuple[int, int, int, int],
    expected: tuple[int, str],
) -> None:
    least, most, current, desired = numbers
    question = {
        "minReplicas": least,
        "maxReplicas": most,
        "currentReplicas": current,
        "desiredReplicas": desired,
        "behavior": {direction: rule} if rule else {},
        f"{direction}Events": events,
        "now": NOW,
    }

    answer = call("hpa.limitReplicas", question)

    assert (answer["replicas"], answer["reason"]) == expected


@pytest.mark.parametrize(
    ("direction", "rule", "ups", "downs", "numbers", "expected"),
    [
        (UP, rules(0, 0, 300, 300, 0), [4], [2], (6, 24), (16, "ScaleUpLimit")),
        (DOWN, rules(0, 0, 50, 180, 0), [2], [4], (10, 1), (6, "ScaleDownLimit")),
    ],
    ids=[
        "scaleUp with percent policy and previous scale up and down events",
        "scaleDown with percent policy and previous scale up and down events",
    ],
)
def test_a_period_begins_before_both_kinds_of_events(
    call: Callable[..., Any],
    direction: str,
    rule: dict[str, Any],
    ups: list[int],
    downs: list[int],
    numbers: tuple[int, int],
    expected: tuple[int, str],
) -> None:
    current, desired = numbers
    question = {
        "minReplicas": 1,
        "maxReplicas": 1000,
        "currentReplicas": current,
        "desiredReplicas": desired,
        "behavior": {direction: rule},
        "scaleUpEvents": spread(ups, 120),
        "scaleDownEvents": spread(downs, 120),
        "now": NOW,
    }

    answer = call("hpa.limitReplicas", question)

    assert (answer["replicas"], answer["reason"]) == expected


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((3, 8, 5, 7), (7, "DesiredWithinRange")),
        ((2, 8, 3, 1), (2, "TooFewReplicas")),
        ((0, 10, 1, 0), (0, "DesiredWithinRange")),
        ((1, 10, 20, 1000), (10, "TooManyReplicas")),
        ((1, 2000, 3, 1000), (6, "ScaleUpLimit")),
        ((1, 2000, 1, 1000), (4, "ScaleUpLimit")),
    ],
)
def test_without_behavior_replicas_may_double(
    call: Callable[..., Any], numbers: tuple[int, int, int, int], expected: tuple[int, str]
) -> None:
    """Follows TestConvertDesiredReplicasWithRules."""
    least, most, current, desired = numbers
    answer = call(
        "hpa.limitReplicas",
        {
            "minReplicas": least,
            "maxReplicas": most,
            "currentReplicas": current,
            "desiredReplicas": desired,
            "now": NOW,
        },
    )

    assert (answer["replicas"], answer["reason"]) == expected


def past(*pairs: tuple[int, float]) -> list[dict[str, float]]:
    return [{"replicas": replicas, "at": NOW - 60 * minutes} for replicas, minutes in pairs]


# upstream's name | recommendations | current, desired | windows up and down, None without behavior | replicas
WINDOW_ROWS: list[tuple[str, list[dict[str, float]], tuple[int, int], tuple[int, int] | None, int]] = [
    ("empty log", [], (5, 5), None, 5),
    ("stabilize", past((4, 2), (5, 1)), (9, 3), None, 5),
    ("no stabilize", past((1, 2), (2, 1)), (9, 3), None, 3),
    ("no stabilize - old recommendations", past((10, 10), (9, 9)), (9, 3), None, 3),
    ("stabilize - old recommendations", past((10, 10), (4, 1), (5, 2), (9, 9)), (9, 3), None, 5),
    ("empty recommendations for scaling down", [], (100, 5), (0, 0), 5),
    ("simple scale down stabilization", past((4, 2), (5, 1)), (100, 3), (0, 180), 5),
    ("simple scale up stabilization", past((4, 2), (5, 1)), (1, 7), (300, 0), 4),
    ("no scale down stabilization", past((1, 2), (2, 1)), (100, 3), (300, 0), 3),
    ("no scale up stabilization", past((4, 2), (5, 1)), (1, 3), (0, 300), 3),
    (
        "no scale down stabilization, reuse recommendation element",
        past((10, 10), (9, 9)),
        (100, 3),
        (0, 0),
        3,
    ),
    (
        "no scale up stabilization, reuse recommendation element",
        past((10, 10), (9, 9)),
        (1, 100),
        (0, 0),
        100,
    ),
    (
        "scale down stabilization, reuse one of obsolete recommendation element",
        past((10, 10), (4, 1), (5, 2), (9, 9)),
        (100, 3),
        (0, 180),
        5,
    ),
    (
        "scale up stabilization, reuse one of obsolete recommendation element",
        past((10, 100), (6, 1), (5, 2), (9, 3)),
        (1, 100),
        (300, 0),
        5,
    ),
    (
        "scale up and down stabilization, do not scale up when prenormalized rec goes down",
        past((2, 100), (3, 3)),
        (2, 1),
        (300, 300),
        2,
    ),
    (
        "scale up and down stabilization, do not scale down when prenormalized rec goes up",
        past((2, 100), (1, 3)),
        (2, 3),
        (300, 300),
        2,
    ),
]


@pytest.mark.parametrize(
    ("recommendations", "numbers", "windows", "expected"),
    [row[1:] for row in WINDOW_ROWS],
    ids=[row[0] for row in WINDOW_ROWS],
)
def test_windows(
    call: Callable[..., Any],
    recommendations: list[dict[str, float]],
    numbers: tuple[int, int],
    windows: tuple[int, int] | None,
    expected: int,
) -> None:
    """Follows TestNormalizeDesiredReplicas and TestNormalizeDesiredReplicasWithBehavior."""
    current, desired = numbers
    question: dict[str, Any] = {
        "currentReplicas": current,
        "desiredReplicas": desired,
        "recommendations": recommendations,
        "now": NOW,
    }
    if windows:
        question["behavior"] = {
            UP: {"stabilizationWindowSeconds": windows[0]},
            DOWN: {"stabilizationWindowSeconds": windows[1]},
        }

    assert call("hpa.stabilize", question) == expected


BROKEN = {"type": "External", "name": "queue", "target": {"value": 1}, "value": None}
NOTHING: dict[str, list[Any]] = {"recommendations": [], "scaleUpEvents": [], "scaleDownEvents": []}


@pytest.mark.parametrize(
    ("metrics", "replicas"),
    [
        ([cpu([600] * 4, 50), qps([30000] * 4, 15000)], 8),  # the larger of 5 and 8
        ([qps([1000] * 4, 15000), cpu([600] * 4, 50)], 5),
        ([BROKEN, cpu([600] * 4, 50)], 5),  # a broken one does not stop a change upward
    ],
)
def test_the_largest_of_several_metrics_counts(
    call: Callable[..., Any], metrics: list[dict[str, Any]], replicas: int
) -> None:
    """Follows TestScaleUpOneMetricInvalid and computeReplicasForMetrics."""
    found = call("hpa.combine", {"currentReplicas": 4, "pods": pods(4), "metrics": metrics, "now": NOW})

    assert found["replicas"] == replicas


GOT_SCALE = {
    "status": True,
    "reason": "SucceededGetScale",
    "message": "the HPA controller was able to get the target's current scale",
}


@pytest.mark.parametrize(
    ("broken", "reason", "message"),
    [
        (
            BROKEN,
            "FailedGetExternalMetric",
            "unable to get external metric queue: no metrics returned from external metrics API",
        ),
        (
            {**cpu([100] * 4, 50), "samples": {}},
            "FailedGetResourceMetric",
            "failed to get cpu utilization: unable to get metrics for resource cpu: no metrics returned from resource metrics API",
        ),
        (
            {"type": "CheddarCheese", "target": {}},
            "InvalidMetricSourceType",
            'unknown metric source type "CheddarCheese"',
        ),
    ],
)
def test_a_broken_metric_stops_a_change_downward(
    call: Callable[..., Any], broken: dict[str, Any], reason: str, message: str
) -> None:
    """Follows TestNoScaleDownOneMetricEmpty and TestInvalidMetricSourceType."""
    question = {"currentReplicas": 4, "pods": pods(4), "metrics": [broken, cpu([100] * 4, 50)], "now": NOW}

    answer = call("hpa.sync", {**question, "maxReplicas": 9, "memory": NOTHING})

    assert answer["replicas"] == 4
    assert answer["conditions"] == {
        "AbleToScale": GOT_SCALE,
        "ScalingActive": {
            "status": False,
            "reason": reason,
            "message": f"the HPA was unable to compute the replica count: {message}",
        },
    }


def test_the_count_at_the_beginning_is_a_recommendation(call: Callable[..., Any]) -> None:
    """Follows recordInitialRecommendation: for five minutes nothing goes below it."""
    memory: dict[str, Any] | None = None
    seen = []
    for turn in range(21):
        question = {
            "currentReplicas": 12,
            "maxReplicas": 20,
            "minReplicas": 2,
            "behavior": {},
            "memory": memory,
        }
        asks = {"pods": pods(12), "metrics": [cpu([50] * 12, 50)], "now": NOW + 15 * turn}
        answer = call("hpa.sync", {**question, **asks})
        memory = answer["memory"]
        seen.append(answer["replicas"])

    assert memory
    assert memory["recommendations"][-1]["replicas"] == 2
    assert seen == [12] * 20 + [2]


@pytest.mark.parametrize(
    ("question", "replicas", "conditions"),
    [
        # what is asked | replicas | AbleToScale, ScalingActive, ScalingLimited
        (
            {"currentReplicas": 4, "metrics": [cpu([600] * 4, 50)], "maxReplicas": 9},
            5,
            ("SucceededRescale", "ValidMetricFound", "DesiredWithinRange"),
        ),
        (
            {"currentReplicas": 4, "metrics": [cpu([520] * 4, 50)], "maxReplicas": 9},
            4,
            ("ReadyForNewScale", "ValidMetricFound", "DesiredWithinRange"),
        ),
        (
            {"currentReplicas": 4, "metrics": [cpu([5000] * 4, 50)], "maxReplicas": 9},
            8,
            ("SucceededRescale", "ValidMetricFound", "ScaleUpLimit"),
        ),
        (
            {"currentReplicas": 4, "metrics": [cpu([5000] * 4, 50)], "maxReplicas": 6},
            6,
            ("SucceededRescale", "ValidMetricFound", "TooManyReplicas"),
        ),
        (
            {
                "currentReplicas": 4,
                "metrics": [cpu([100] * 4, 50)],
                "maxReplicas": 6,
                "memory": {**NOTHING, "recommendations": past((4, 1))},
            },
            4,
            ("ScaleDownStabilized", "ValidMetricFound", "DesiredWithinRange"),
        ),
        (
            {
                "currentReplicas": 4,
                "metrics": [cpu([100] * 4, 50)],
                "maxReplicas": 6,
                "memory": {**NOTHING, "recommendations": past((3, 1))},
            },
            3,  # a window held it at 3, and it changed all the same
            ("SucceededRescale", "ValidMetricFound", "DesiredWithinRange"),
        ),
        ({"currentReplicas": 9, "metrics": [], "maxReplicas": 6}, 6, ("SucceededRescale", None, None)),
        (
            {"currentReplicas": 0, "metrics": [], "maxReplicas": 6},
            0,
            ("SucceededGetScale", "ScalingDisabled", None),
        ),
    ],
    ids=[
        "up",
        "tolerance",
        "policy",
        "maximum",
        "window",
        "window, in part",
        "above the maximum",
        "disabled",
    ],
)
def test_conditions_of_one_turn(
    call: Callable[..., Any],
    question: dict[str, Any],
    replicas: int,
    conditions: tuple[str | None, str | None, str | None],
) -> None:
    count = question["currentReplicas"]
    answer = call(
        "hpa.sync", {"memory": NOTHING, "pods": pods(count), "now": NOW, "behavior": {}, **question}
    )

    assert answer["replicas"] == replicas
    named = ("AbleToScale", "ScalingActive", "ScalingLimited")
    assert tuple(answer["conditions"].get(one, {}).get("reason") for one in named) == conditions
