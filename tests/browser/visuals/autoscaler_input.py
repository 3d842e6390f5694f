"""What the autoscalers' models are given: pods, nodes and metrics, as Kubernetes' own tests write them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Sequence

NOW = 10_000.0


PERIODS = {"cpuInitializationPeriod": 120, "initialReadinessDelay": 10}


LONG_AGO = 0.0


def name(index: int) -> str:
    return f"test-pod-{index}"


def pods(
    count: int,
    *,
    ready: Sequence[bool | None] = (),
    started: Sequence[float | None] = (),
    phase: Sequence[str] = (),
    deleted: Sequence[bool] = (),
) -> list[dict[str, Any]]:
    def pick(values: Sequence[Any], index: int, otherwise: Any) -> Any:
        return values[index] if index < len(values) else otherwise

    return [
        {
            "name": name(index),
            "phase": pick(phase, index, "Running"),
            "deleted": pick(deleted, index, otherwise=False),
            "ready": pick(ready, index, otherwise=True),
            "started": pick(started, index, LONG_AGO),
            "readyChanged": pick(started, index, LONG_AGO),
        }
        for index in range(count)
    ]


def cpu(
    levels: Sequence[int], target: int, *, requests: Sequence[int] | int = 1000, count: int | None = None
) -> dict[str, Any]:
    """Use of each pod and what it requests, in thousandths of a core; a pod's two containers are added."""
    asked = [requests] * (count or len(levels)) if isinstance(requests, int) else requests
    return {
        "type": "Resource",
        "resource": "cpu",
        "target": {"averageUtilization": target},
        "samples": {
            name(i): {"value": 2 * level, "at": NOW - 30, "window": 60} for i, level in enumerate(levels)
        },
        "requests": {name(i): 2 * request for i, request in enumerate(asked)},
    }


def qps(levels: Sequence[int], target: int) -> dict[str, Any]:
    return {
        "type": "Pods",
        "name": "qps",
        "target": {"averageValue": target},
        "samples": {name(i): {"value": level, "at": NOW} for i, level in enumerate(levels)},
    }


GI = 1024**3


GPU = "nvidia.com/gpu"


TAINT = {"key": GPU, "value": "present", "effect": "NoSchedule"}


TOLERATION = {"key": GPU, "operator": "Exists"}


GPU_GROUP = {
    "name": "gpu",
    "size": 1,
    "minSize": 0,
    "maxSize": 3,
    "template": {"allocatable": {"cpu": 32000, "memory": 128 * GI, "pods": 110, GPU: 4}, "taints": [TAINT]},
}


def pod(cpu: int, memory: int = GI, gpus: int = 0, **rest: Any) -> dict[str, Any]:
    requests = {"cpu": cpu, "memory": memory, **({GPU: gpus} if gpus else {})}
    return {"name": "p", "requests": requests, **({"tolerations": [TOLERATION]} if gpus else {}), **rest}
