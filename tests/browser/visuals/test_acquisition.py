"""Three ways to a model: what each takes, and when the dearer pays."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Error

if TYPE_CHECKING:
    from collections.abc import Callable

SEVEN = {"parameters": 7e9, "gpu": "A100", "count": 64, "utilization": 0.4, "price": 1}


def test_from_scratch(call: Callable[..., Any]) -> None:
    """A figure of the guide: 140 billion tokens, 13,100 GPU-hours, 8.5 days on 64 GPUs, 112 GB of state."""
    scratch = call("acquisition.plan", SEVEN)["scratch"]

    assert scratch["tokens"] == 140e9
    assert scratch["flops"] == pytest.approx(5.88e21)
    assert scratch["gpuHours"] == pytest.approx(13_090, rel=0.001)
    assert scratch["seconds"] == pytest.approx(8.52 * 86_400, rel=0.001)
    assert scratch["memory"] == 112e9
    assert scratch["cost"] == pytest.approx(scratch["gpuHours"])


@pytest.mark.parametrize(
    ("method", "memory", "flops"),
    [
        ("full", 112e9, 4.2e17),
        ("lora", 14e9, 2.8e17),
        ("qlora", 3.61e9, 2.8e17),  # QLoRA's paper (2305.14314): 0.516 bytes a parameter
    ],
)
def test_fine_tuning(call: Callable[..., Any], method: str, memory: float, flops: float) -> None:
    tuned = call("acquisition.plan", {**SEVEN, "method": method, "tuningTokens": 1e7})["tuned"]

    assert tuned["flops"] == pytest.approx(flops)
    assert memory <= tuned["memory"] < memory + 0.3e9


def test_an_adapter_is_as_small_as_published(call: Callable[..., Any]) -> None:
    """LoRA's paper (2106.09685), table 4: 4.7 million for GPT-3 at rank 1 on queries and values."""
    assert call("acquisition.adapterParameters", 175e9, 1) == pytest.approx(4.7e6, rel=0.05)


def test_as_it_is_costs_nothing_before_serving(call: Callable[..., Any]) -> None:
    way = call("acquisition.plan", SEVEN)["asIs"]

    assert (way["cost"], way["flops"], way["tokens"]) == (0, 0, 0)


def test_a_small_tuned_model_beats_a_large_one_after_enough_tokens(call: Callable[..., Any]) -> None:
    plan = call("acquisition.plan", {**SEVEN, "asIsParameters": 70e9})
    tokens = plan["breakEvens"]["tuned"]
    offers = plan["offers"]

    assert 0 < tokens < plan["breakEvens"]["scratch"]
    for factor, cheaper in ((0.99, "asIs"), (1.01, "tuned")):
        costs = {
            name: call("acquisition.cumulativeCost", offers[name], tokens * factor)
            for name in ("asIs", "tuned")
        }
        assert min(costs, key=lambda name: costs[name]) == cheaper


def test_what_each_way_has_cost_after_tokens_served(call: Callable[..., Any]) -> None:
    question = {**SEVEN, "asIsParameters": 70e9}
    before = call("acquisition.plan", question)
    after = call("acquisition.plan", {**question, "tokensServed": 1e9})

    assert before["spent"] == {name: offer["upfront"] for name, offer in before["offers"].items()}
    for name, offer in after["offers"].items():
        assert after["spent"][name] == pytest.approx(offer["upfront"] + 1000 * offer["perMillion"])


def test_where_serving_costs_the_same_nothing_pays_back(call: Callable[..., Any]) -> None:
    plan = call("acquisition.plan", SEVEN)

    assert plan["breakEvens"] == {"scratch": math.inf, "tuned": math.inf}


def test_what_costs_no_more_up_front_pays_at_once(call: Callable[..., Any]) -> None:
    free = {"upfront": 0, "perMillion": 1}

    assert call("acquisition.breakEven", free, free) == 0


def test_an_unknown_method(call: Callable[..., Any]) -> None:
    with pytest.raises(Error, match="fine-tuning is full, lora or qlora, not prayer"):
        call("acquisition.plan", {**SEVEN, "method": "prayer"})


def test_a_published_run_read_fourteen_times_as_many_tokens(call: Callable[..., Any]) -> None:
    """What the page on clusters states of Llama 2 7B (2307.09288): 2 trillion tokens, 184,320 GPU-hours at $1.90."""
    planned = call("acquisition.plan", {**SEVEN, "price": 1.9})["scratch"]

    assert 2e12 / planned["tokens"] == pytest.approx(14.3, abs=0.05)
    assert planned["cost"] == pytest.approx(24_900, rel=0.002)
    assert pytest.approx(350_000, rel=0.001) == 184_320 * 1.9
