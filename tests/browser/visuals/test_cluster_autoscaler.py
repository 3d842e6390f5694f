"""What the Cluster Autoscaler adds and takes away, by the rules of its FAQ."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from browser.visuals.autoscaler_input import GI, GPU, GPU_GROUP, pod

if TYPE_CHECKING:
    from collections.abc import Callable


CPU_GROUP = {
    "name": "cpu",
    "size": 1,
    "minSize": 1,
    "maxSize": 5,
    "template": {"allocatable": {"cpu": 8000, "memory": 32 * GI, "pods": 110}},
}


@pytest.mark.parametrize(
    ("pods", "group", "count"),
    [
        ([pod(8000)] * 3, "cpu", 3),
        ([pod(4000)] * 4, "cpu", 2),
        ([pod(3000)] * 4, "cpu", 2),
        ([pod(1000, 4 * GI, 1)] * 5, "gpu", 2),
        ([pod(1000, 4 * GI, 4)] * 9, "gpu", 2),  # the group's maximum is 3, and one is there
        ([pod(8000)] * 9, "cpu", 4),
        ([], None, 0),
        ([pod(64000)], None, 0),
    ],
)
def test_nodes_are_added_for_pods_without_room(
    call: Callable[..., Any], pods: list[dict[str, Any]], group: str | None, count: int
) -> None:
    found = call("clusterAutoscaler.scaleUp", {"pods": pods, "groups": [CPU_GROUP, GPU_GROUP]})

    assert (found["group"] and found["group"]["name"], found["count"]) == (group, count)


def test_of_two_groups_the_one_that_wastes_less_is_taken(call: Callable[..., Any]) -> None:
    large = {
        **CPU_GROUP,
        "name": "large",
        "template": {"allocatable": {"cpu": 64000, "memory": 256 * GI, "pods": 110}},
    }

    found = call("clusterAutoscaler.scaleUp", {"pods": [pod(7000, 28 * GI)], "groups": [large, CPU_GROUP]})

    assert found["group"]["name"] == "cpu"
    assert {one["group"]["name"]: round(one["waste"], 3) for one in found["options"]} == {
        "cpu": 0.25,  # an eighth of the CPU and of the memory
        "large": 1.781,
    }


@pytest.mark.parametrize(
    ("pods", "reason"),
    [
        ([pod(64000)], "Insufficient cpu"),
        (
            [pod(1000, nodeSelector={"zone": "moon"})],
            "node(s) didn't match Pod's node affinity/selector",
        ),
    ],
)
def test_why_a_group_is_refused(call: Callable[..., Any], pods: list[dict[str, Any]], reason: str) -> None:
    found = call("clusterAutoscaler.scaleUp", {"pods": pods, "groups": [CPU_GROUP]})

    assert [one["reason"] for one in found["refused"]] == [reason]


def test_a_full_group_is_refused(call: Callable[..., Any]) -> None:
    found = call("clusterAutoscaler.scaleUp", {"pods": [pod(1000)], "groups": [{**CPU_GROUP, "size": 5}]})

    assert found["refused"][0]["reason"] == "max node group size reached"


@pytest.mark.parametrize(
    ("node", "share"),
    [
        ({"allocatable": {"cpu": 8000, "memory": 32}, "requested": {"cpu": 2000, "memory": 4}}, 0.25),
        ({"allocatable": {"cpu": 8000, "memory": 32}, "requested": {"cpu": 2000, "memory": 24}}, 0.75),
        ({"allocatable": {"cpu": 8000, GPU: 4}, "requested": {"cpu": 7000, GPU: 1}}, 0.25),
        ({"allocatable": {"cpu": 8000}}, 0),
    ],
)
def test_utilization_is_of_requests_and_of_gpus_alone_where_there_are_some(
    call: Callable[..., Any], node: dict[str, Any], share: float
) -> None:
    assert call("clusterAutoscaler.utilization", node) == share


def node(name: str, *pods: dict[str, Any], group: str = "cpu") -> dict[str, Any]:
    total: dict[str, int] = {"pods": len(pods)}
    for one in pods:
        for resource, amount in one["requests"].items():
            total[resource] = total.get(resource, 0) + amount
    return {"name": name, "group": group, **CPU_GROUP["template"], "pods": list(pods), "requested": total}  # type: ignore[dict-item]


@pytest.mark.parametrize(
    ("nodes", "needed"),
    [
        ([node("a"), node("b", pod(6000))], [None, "utilization 75 % is not below 50 %"]),
        ([node("a", pod(1000)), node("b", pod(6000))], [None, "utilization 75 % is not below 50 %"]),
        (
            [node("a", pod(3000)), node("b", pod(6000))],
            ["no place to move p", "utilization 75 % is not below 50 %"],
        ),
        ([node("a", pod(1000, unmovable=True)), node("b")], ["p must not be evicted", None]),
        # Each could go to the other, but not both: what may go is no place to move to.
        (
            [node("a", pod(3900)), node("b", pod(3900)), node("c", pod(4200))],
            [None, "no place to move p", "utilization 53 % is not below 50 %"],
        ),
    ],
)
def test_nodes_that_nobody_would_miss(
    call: Callable[..., Any], nodes: list[dict[str, Any]], needed: list[str | None]
) -> None:
    found = call("clusterAutoscaler.unneeded", {"nodes": nodes})

    assert [one["needed"] for one in found] == needed


DOWN = """([state, since]) => models.clusterAutoscaler.scaleDown({...state, unneededSince: new Map(Object.entries(since))})
    .map((node) => node.name)"""


@pytest.mark.parametrize(
    ("nodes", "since", "now", "added", "size", "taken"),
    [
        ([node("a")], {"a": 0}, 600, -9999, 3, ["a"]),
        ([node("a")], {"a": 1}, 600, -9999, 3, []),  # not for ten minutes yet
        ([node("a")], {"a": 0}, 900, 400, 3, []),  # a node was added less than ten minutes ago
        ([node("a")], {}, 900, -9999, 3, []),
        ([node("a")], {"a": 0}, 600, -9999, 1, []),  # the group's minimum
        ([node("a"), node("b")], {"a": 0, "b": 0}, 600, -9999, 3, ["a", "b"]),
        ([node("a"), node("b")], {"a": 0, "b": 0}, 600, -9999, 2, ["a"]),
        ([node("a", pod(9)), node("b", pod(9))], {"a": 0, "b": 0}, 600, -9999, 5, ["a"]),  # one at a time
    ],
)
def test_nodes_are_taken_away(
    models: Any,
    nodes: list[dict[str, Any]],
    since: dict[str, int],
    now: int,
    added: int,
    size: int,
    taken: list[str],
) -> None:
    state = {"nodes": nodes, "groups": [{**CPU_GROUP, "size": size}], "lastAdded": added, "now": now}

    assert models.evaluate(DOWN, [state, since]) == taken
