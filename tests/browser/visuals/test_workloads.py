"""What four workloads need, and which need binds."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

CHAT = {"parameters": 8e9, "prompt": 2000, "answer": 500, "users": 32, "target": 0.05, "gpu": "H100"}


def test_a_published_run_takes_as_many_gpus_as_the_model_says(call: Callable[..., Any]) -> None:
    """Llama 3.1 405B: 30.84 million GPU-hours (model card) are 78 days of 16,384 H100s, at 35 % of the peak by 6·N·D."""
    job = {"parameters": 405e9, "tokens": 15.6e12, "gpu": "H100"}
    days = 30.84e6 / 16_384 / 24
    assert days == pytest.approx(78.4, abs=0.05)

    found = call("workloads.training", {**job, "days": days})
    share = call("llm.impliedUtilization", {**job, "gpuHours": 30.84e6})

    assert found["binding"] == "compute"
    assert found["gpus"] == pytest.approx(16_384 * share / 0.4, rel=0.001)


@pytest.mark.parametrize(
    ("change", "binding"),
    [
        ({}, "memory"),
        ({"prompt": 8000, "answer": 20}, "prefill"),
        ({"prompt": 100, "answer": 1000, "users": 1, "parameters": 70e9}, "memory"),
        ({"target": 0.002, "prompt": 10}, "bandwidth"),
        ({"prompt": 100_000, "answer": 10, "users": 64}, "prefill"),
        ({"users": 4000, "prompt": 1, "answer": 2, "target": 0.02}, "compute"),
    ],
)
def test_what_binds_serving(call: Callable[..., Any], change: dict[str, Any], binding: str) -> None:
    found = call("workloads.serving", {**CHAT, **change})

    assert found["binding"] == binding
    assert found["needs"][binding] == max(found["needs"].values())
    assert found["gpus"] >= found["needs"][binding] or found["gpus"] == 1


def test_a_tight_deadline_is_bound_by_compute_and_a_loose_one_by_memory(call: Callable[..., Any]) -> None:
    job = {"parameters": 70e9, "tokens": 1e9, "gpu": "H100"}

    assert call("workloads.training", {**job, "days": 0.1})["binding"] == "compute"
    assert call("workloads.training", {**job, "days": 100})["binding"] == "memory"


@pytest.mark.parametrize(
    ("change", "step_tokens", "network", "splits"),
    [
        # 6 bytes a parameter in a step of 4.8 s: more than eight ports of 50 GB/s bring into a server
        ({}, 16e6, 0.507e12, True),
        ({"days": 78}, 16e6, 0.351e12, False),
        ({"stepTokens": 4e6}, 4e6, 2.03e12, True),
        ({"parameters": 70e9}, 4e6, 0.351e12, False),
        ({"parameters": 70e9, "days": 10}, 4e6, 1.89e12, True),
    ],
)
def test_what_training_sends(
    call: Callable[..., Any], change: dict[str, Any], step_tokens: float, network: float, splits: bool
) -> None:
    job = {"parameters": 405e9, "tokens": 15.6e12, "days": 54, "gpu": "H100", **change}

    found = call("workloads.training", job)

    assert found["stepTokens"] == step_tokens
    assert found["link"] == 8 * 50e9
    assert found["network"] == pytest.approx(network, rel=0.01)
    assert ("split the model" in found["note"]) is splits


def test_one_gpu_sends_nothing(call: Callable[..., Any]) -> None:
    found = call("workloads.training", {"parameters": 1e8, "tokens": 1e9, "days": 30, "gpu": "H100"})

    assert (found["gpus"], found["network"], found["note"]) == (1, 0, "")


def test_the_index_stays_in_the_hosts(call: Callable[..., Any]) -> None:
    """21 million passages of Wikipedia, 768 numbers each (2004.04906): 64.5 GB of numbers, and the links."""
    found = call(
        "workloads.rag",
        {"parameters": 8e9, "users": 32, "target": 0.05, "passages": 21_015_324, "gpu": "H100"},
    )

    assert found["host"] == pytest.approx(64.56e9 + 21_015_324 * 128, rel=0.001)


@pytest.mark.parametrize("path", ["users", "prompt", "answer"])
def test_more_never_needs_fewer_gpus(call: Callable[..., Any], path: str) -> None:
    counts = [
        call("workloads.serving", {**CHAT, path: int(CHAT[path]) * factor})["gpus"]  # type: ignore[call-overload]
        for factor in (1, 2, 4, 8, 16)
    ]

    if path == "answer":  # longer answers come less often, and their prompts with them
        assert counts[-1] >= counts[1]
    else:
        assert counts == sorted(counts)


@pytest.mark.parametrize(
    ("gpu", "gpus", "rate"),
    [
        ("H100", 8, 450e9),  # NVLink in one direction; 900 GB/s in data sheets add both
        ("H100", 16, 400e9),  # eight ports of 400 Gb/s
        ("A100", 16, 200e9),
        ("B200", 8, 900e9),
        ("GB200", 72, 900e9),
        ("GB200", 144, 900e9),  # 72 ports bring in more than NVLink hands on
    ],
)
def test_what_a_gpus_links_carry(call: Callable[..., Any], gpu: str, gpus: int, rate: float) -> None:
    assert call("workloads.carries", gpu, gpus) == rate


@pytest.mark.parametrize(("gpus", "split"), [(1, 1), (2, 2), (3, 4), (7, 8), (8, 8), (9, 16), (17, 24)])
def test_a_model_is_split_by_what_divides_its_heads(call: Callable[..., Any], gpus: int, split: int) -> None:
    assert call("workloads.splittable", gpus) == split


def test_a_long_context_takes_a_server(call: Callable[..., Any]) -> None:
    """What the page on workloads states: 476 GB in 90 % of 80 GB each are 6.6 GPUs, and the model runs on 8."""
    job = {"parameters": 70e9, "prompt": 16_000, "answer": 16_000, "users": 32, "target": 0.05, "gpu": "H100"}

    found = call("workloads.serving", job)

    assert found["memory"] == pytest.approx(476e9, rel=0.002)
    assert found["needs"]["memory"] == pytest.approx(6.6, abs=0.05)
    assert found["gpus"] == 8
