"""Filters and scores of the scheduler; rows follow upstream's tests where they name one.

Upstream: pkg/scheduler/framework/plugins: noderesources/least_allocated_test.go and fit_test.go,
tainttoleration/taint_toleration_test.go, nodeaffinity/node_affinity_test.go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

GPU = "nvidia.com/gpu"
GI = 1024**3
TAINTED = [{"key": GPU, "value": "present", "effect": "NoSchedule"}]


HALF = {"cpu": 3000, "memory": 5000}


def node(cpu: int = 8000, memory: int = 32 * GI, **rest: Any) -> dict[str, Any]:
    return {"name": "n", "allocatable": {"cpu": cpu, "memory": memory, **rest.pop("more", {})}, **rest}


def asks(cpu: int = 0, memory: int = 0, **rest: Any) -> dict[str, Any]:
    return {"name": "p", "requests": {"cpu": cpu, "memory": memory, **rest.pop("more", {})}, **rest}


# upstream's name in TestLeastAllocatedScoringStrategy | pod | nodes | their scores
SCORE_ROWS: list[tuple[str, dict[str, Any], list[dict[str, Any]], list[int]]] = [
    ("nothing scheduled, nothing requested", {}, [node(4000, 10000)] * 2, [100, 100]),
    (
        "nothing scheduled, resources requested, differently sized nodes",
        asks(3000, 5000),
        [node(4000, 10000), node(6000, 10000)],
        [37, 50],
    ),
    ("no resources requested, pods scheduled", {}, [node(4000, 10000, requested={})] * 2, [100, 100]),
    (
        "no resources requested, pods scheduled with resources",
        {"requests": {}},
        [
            node(10000, 20000, requested={"cpu": 6000, "memory": 0}),
            node(10000, 20000, requested={"cpu": 6000, "memory": 5000}),
        ],
        [70, 57],
    ),
    (
        "resources requested, pods scheduled with resources",
        asks(3000, 5000),
        [node(10000, 20000, requested={"cpu": 3000}), node(10000, 20000, requested=HALF)],
        [57, 45],
    ),
    (
        "resources requested, pods scheduled with resources, differently sized nodes",
        asks(3000, 5000),
        [node(10000, 20000, requested={"cpu": 3000}), node(10000, 50000, requested=HALF)],
        [57, 60],
    ),
    (
        "requested resources exceed node capacity",
        asks(3000, 0),
        [node(4000, 10000, requested={"cpu": 3000}), node(4000, 10000, requested=HALF)],
        [50, 25],
    ),
    (
        "zero node resources, pods scheduled with resources",
        {},
        [{"requested": {"cpu": 3000}}, {"requested": HALF}],
        [0, 0],
    ),
    (
        "bypass extended resource if the pod does not request",
        asks(3000, 5000),
        [node(6000, 10000), node(6000, 10000, more={GPU: 4})],
        [50, 50],
    ),
    # Beyond upstream's table.
    ("a full node", asks(4000, 10000), [node(4000, 10000)], [0]),
    ("capacity where allocatable is not said", asks(100, 0), [{"capacity": {"cpu": 1000}}], [90]),
    (
        "memory that is not named, where CPU is, counts as 200 MB",
        {"requests": {"cpu": 100}},
        [node(1000, 2000 * 1024**2)],
        [90],
    ),
]


@pytest.mark.parametrize(
    ("pod", "nodes", "scores"), [row[1:] for row in SCORE_ROWS], ids=[row[0] for row in SCORE_ROWS]
)
def test_least_allocated(
    call: Callable[..., Any], pod: dict[str, Any], nodes: list[dict[str, Any]], scores: list[int]
) -> None:
    assert [call("scheduler.leastAllocated", pod, one) for one in nodes] == scores


def used(cpu: int, memory: int, **more: int) -> dict[str, Any]:
    """Upstream's node of TestEnoughRequests: 10 of CPU, 20 of memory, 32 pods, 5 of a vendor's resource, 20 of storage."""
    name = "ephemeral-storage"
    room = {"cpu": 10, "memory": 20, "pods": 32, "example.com/aaa": 5, name: 20}
    extended = {"example.com/aaa": more.get("extended", 0), name: more.get("storage", 0)}
    return {"name": "n", "allocatable": room, "requested": {"cpu": cpu, "memory": memory, **extended}}


def tainted(effect: str = "NoSchedule", value: str = "user1", key: str = "dedicated") -> dict[str, Any]:
    return node(taints=[{"key": key, "value": value, "effect": effect}])


def bears(**toleration: str) -> dict[str, Any]:
    return asks(tolerations=[toleration])


UNTOLERATED = ["node(s) had untolerated taint(s)"]
UNSELECTED = ["node(s) didn't match Pod's node affinity/selector"]
FULL = {"allocatable": {"cpu": 10, "memory": 20, "pods": 1}, "requested": {"cpu": 5, "memory": 5, "pods": 1}}

# upstream's name in TestEnoughRequests, TestNotEnoughRequests and TestTaintTolerationFilter | pod | node | reasons
REASON_ROWS: list[tuple[str, dict[str, Any], dict[str, Any], list[str]]] = [
    ("no resources requested always fits", {}, used(10, 20), []),
    ("too many resources fails", asks(1, 1), used(10, 20), ["Insufficient cpu", "Insufficient memory"]),
    ("both resources fit", asks(1, 1), used(5, 5), []),
    ("one resource memory fits", asks(2, 1), used(9, 5), ["Insufficient cpu"]),
    ("one resource cpu fits", asks(1, 2), used(5, 19), ["Insufficient memory"]),
    ("equal edge case", asks(5, 1), used(5, 19), []),
    ("extended resource fits", asks(more={"example.com/aaa": 1}), used(0, 0), []),
    (
        "extended resource capacity enforced",
        asks(1, 1, more={"example.com/aaa": 10}),
        used(0, 0),
        ["Insufficient example.com/aaa"],
    ),
    (
        "extended resource allocatable enforced",
        asks(1, 1, more={"example.com/aaa": 1}),
        used(0, 0, extended=5),
        ["Insufficient example.com/aaa"],
    ),
    (
        "extended resource allocatable enforced for unknown resource",
        asks(1, 1, more={"example.com/bbb": 1}),
        used(0, 0),
        ["Insufficient example.com/bbb"],
    ),
    (
        "ephemeral local storage request exceeds allocatable",
        asks(more={"ephemeral-storage": 25}),
        used(0, 0, storage=10),
        ["Insufficient ephemeral-storage"],
    ),
    (
        "even without specified resources, predicate fails when there's no space for additional pod",
        asks(1, 1),
        FULL,
        ["Too many pods"],
    ),
    (
        "A pod having no tolerations can't be scheduled onto a node with nonempty taints",
        asks(),
        tainted(),
        UNTOLERATED,
    ),
    (
        "A pod which can be scheduled on a dedicated node assigned to user1 with effect NoSchedule",
        bears(key="dedicated", value="user1", effect="NoSchedule"),
        tainted(),
        [],
    ),
    (
        "A pod which can't be scheduled on a dedicated node assigned to user2 with effect NoSchedule",
        bears(key="dedicated", operator="Equal", value="user2", effect="NoSchedule"),
        tainted(),
        UNTOLERATED,
    ),
    (
        "A pod has a toleration that keys and values match the taint on the node, but (non-empty) effect doesn't match",
        bears(key="dedicated", operator="Equal", value="user1", effect="PreferNoSchedule"),
        tainted(),
        UNTOLERATED,
    ),
    (
        "The pod has no toleration, but the effect of taint on node is PreferNoSchedule",
        asks(),
        tainted("PreferNoSchedule"),
        [],
    ),
    # Beyond upstream's tables.
    (
        "reasons come in upstream's order, whatever the requests' order",
        {"requests": {GPU: 1, "ephemeral-storage": 21, "memory": 21, "cpu": 11}},
        used(0, 0),
        ["Insufficient cpu", "Insufficient memory", "Insufficient ephemeral-storage", f"Insufficient {GPU}"],
    ),
    ("whole GPUs", asks(1, 1, more={GPU: 1}), node(more={GPU: 4}, requested={GPU: 3}), []),
    (
        "a part of a GPU",
        asks(1, 1, more={GPU: 0.5}),
        node(more={GPU: 4}),
        [f"{GPU} must be an integer, and is 0.5"],
    ),
    ("cordoned", asks(), node(unschedulable=True), ["node(s) were unschedulable"]),
    (
        "cordoned, and borne",
        bears(key="node.kubernetes.io/unschedulable", operator="Exists"),
        node(unschedulable=True),
        [],
    ),
    ("the first filter ends it", asks(9000), node(taints=TAINTED), UNTOLERATED),
    ("another pool", asks(nodeSelector={"pool": "gpu"}), node(labels={"pool": "cpu"}), UNSELECTED),
    ("no labels", asks(nodeSelector={"pool": "gpu"}), node(), UNSELECTED),
    ("its pool", asks(nodeSelector={"pool": "gpu"}), node(labels={"pool": "gpu", "zone": "a"}), []),
]


@pytest.mark.parametrize(
    ("pod", "some", "reasons"), [row[1:] for row in REASON_ROWS], ids=[row[0] for row in REASON_ROWS]
)
def test_why_a_node_is_rejected(
    call: Callable[..., Any], pod: dict[str, Any], some: dict[str, Any], reasons: list[str]
) -> None:
    assert call("scheduler.filter", pod, some) == reasons


def test_one_node_is_told_with_names_and_amounts(call: Callable[..., Any]) -> None:
    pod = asks(9000, 33 * GI, more={GPU: 2})
    some = node(more={GPU: 4}, requested={"cpu": 500, "memory": 0, GPU: 3})

    assert call("scheduler.why", pod, some) == [
        "Insufficient cpu: 9000m asked, 7500m free",
        "Insufficient memory: 33792Mi asked, 32768Mi free",
        "Insufficient nvidia.com/gpu: 2 asked, 1 free",
    ]
    assert call("scheduler.why", pod, node(taints=TAINTED)) == [
        "untolerated taint nvidia.com/gpu=present:NoSchedule"
    ]
    assert call("scheduler.why", pod, node(unschedulable=True)) == ["were unschedulable"]
    assert call("scheduler.why", asks(), some) == []


def test_null_is_unset(call: Callable[..., Any]) -> None:
    """JSON has no undefined."""
    pod = dict.fromkeys(("requests", "tolerations", "nodeSelector"))
    some = dict.fromkeys(("taints", "labels", "allocatable", "capacity", "requested", "unschedulable"))

    assert call("scheduler.filter", pod, some) == []
    assert call("scheduler.leastAllocated", pod, {**some, "capacity": {"cpu": 4000}}) == 100
    assert call("scheduler.filter", asks(1), some) == ["Insufficient cpu"]
    assert (
        call("scheduler.tolerates", [dict.fromkeys(("key", "operator", "value", "effect"))], TAINTED[0])
        is False
    )


@pytest.mark.parametrize(
    ("toleration", "taint", "tolerated"),
    [
        # After ToleratesTaint in k8s.io/component-helpers
        ({"key": "foo", "operator": "Exists", "effect": "NoSchedule"}, ("foo", "bar", "NoSchedule"), True),
        (
            {"key": "foo", "operator": "Equal", "value": "bar", "effect": "NoSchedule"},
            ("foo", "bar", "NoSchedule"),
            True,
        ),
        ({"key": "foo", "value": "bar"}, ("foo", "bar", "NoExecute"), True),
        ({"key": "foo", "value": "bar", "effect": "NoExecute"}, ("foo", "bar", "NoSchedule"), False),
        ({"key": "foo", "operator": "Exists"}, ("fizz", "bar", "NoSchedule"), False),
        ({"key": "foo", "value": "buzz"}, ("foo", "bar", "NoSchedule"), False),
        ({"operator": "Exists"}, ("foo", "bar", "NoSchedule"), True),
        ({}, ("foo", "", "NoSchedule"), False),
        ({"key": "foo"}, ("foo", "", "NoSchedule"), True),
    ],
)
def test_tolerations(
    call: Callable[..., Any], toleration: dict[str, str], taint: tuple[str, str, str], tolerated: bool
) -> None:
    key, value, effect = taint

    assert (
        call("scheduler.tolerates", [toleration], {"key": key, "value": value, "effect": effect}) is tolerated
    )


def test_a_taint_that_only_prefers_keeps_nobody_away(call: Callable[..., Any]) -> None:
    some = node(taints=[{"key": "a", "value": "b", "effect": "PreferNoSchedule"}])

    assert call("scheduler.filter", asks(), some) == []


def test_a_pod_goes_where_most_is_left(call: Callable[..., Any]) -> None:
    nodes = [
        {**node(requested={"cpu": 4000}), "name": "half full"},
        {**node(), "name": "empty"},
        {**node(taints=TAINTED), "name": "tainted"},
    ]

    placed = call("scheduler.place", asks(1000, GI), nodes)

    assert placed["node"]["name"] == "empty"
    assert [one["node"]["name"] for one in placed["rejected"]] == ["tainted"]


def test_the_event_counts_reasons_over_nodes(call: Callable[..., Any]) -> None:
    rejected = call("scheduler.place", asks(9000), [node(), node(), node(taints=TAINTED)])["rejected"]

    assert call("scheduler.explain", rejected) == (
        "0/3 nodes are available: 1 node(s) had untolerated taint(s), 2 Insufficient cpu."
    )
    assert call("scheduler.explain", []) == "0/0 nodes are available."
