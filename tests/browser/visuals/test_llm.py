"""What language models cost: every figure beside its source, and published runs."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Error

if TYPE_CHECKING:
    from collections.abc import Callable

KI = 1024
PF_DAY = 1e15 * 86_400


@pytest.mark.parametrize(
    ("path", "arguments", "value", "within"),
    [
        # GPT-3's paper (2005.14165, table D.1): 174.6 billion parameters, 300 billion tokens, 3640 PF-days
        ("trainingFlops", {"parameters": 174.6e9, "tokens": 300e9}, 3637 * PF_DAY, 0.001),
        ("trainingFlops", {"parameters": 174.6e9, "tokens": 300e9}, 3640 * PF_DAY, 0.002),
        ("trainingFlops", {"parameters": 7e9, "tokens": 140e9}, 5.88e21, 1e-9),
        (
            "trainingGpuHours",
            {"parameters": 7e9, "tokens": 140e9, "gpu": "A100", "utilization": 0.4},
            13_088,
            0.001,
        ),
        (
            "trainingGpuHours",
            {"parameters": 7e9, "tokens": 2e12, "gpu": "h100", "utilization": 0.4},
            58_982,
            0.001,
        ),
        # ZeRO (1910.02054), figure 1: 7.5 billion parameters, 64 GPUs: 120, 31.4, 16.6 and 1.9 GB
        ("stateBytes", {"parameters": 7.5e9}, 120e9, 1e-9),
        ("stateBytes", {"parameters": 7.5e9, "zeroStage": 1, "dataParallel": 64}, 31.4e9, 0.001),
        ("stateBytes", {"parameters": 7.5e9, "zeroStage": 2, "dataParallel": 64}, 16.6e9, 0.003),
        ("stateBytes", {"parameters": 7.5e9, "zeroStage": 3, "dataParallel": 64}, 1.9e9, 0.02),
        # Keys and values of a token in 16 bits, by the models' published shapes
        ("kvCacheBytes", {"layers": 32, "kvHeads": 32, "headDim": 128}, 512 * KI, 0),  # Llama 2 7B
        ("kvCacheBytes", {"layers": 32, "kvHeads": 8, "headDim": 128}, 128 * KI, 0),  # Llama 3.1 8B
        ("kvCacheBytes", {"layers": 80, "kvHeads": 8, "headDim": 128}, 320 * KI, 0),  # 70B
        ("kvCacheBytes", {"layers": 126, "kvHeads": 8, "headDim": 128}, 504 * KI, 0),  # 405B
        (
            "kvCacheBytes",
            {"layers": 32, "kvHeads": 8, "headDim": 128, "bytes": 1, "tokens": 4096},
            64 * KI * 4096,
            0,
        ),
        # Korthikanti and others (2205.05198): 34 and, without recomputation, 5as/h = 80 for GPT-3
        (
            "activationBytes",
            {"sequence": 2048, "batch": 1, "hidden": 12288, "heads": 96},
            2048 * 12288 * 114,
            1e-9,
        ),
        (
            "activationBytes",
            {"sequence": 2048, "batch": 1, "hidden": 12288, "heads": 96, "recompute": True},
            2048 * 12288 * 34,
            1e-9,
        ),
        (
            "prefillSeconds",
            {"parameters": 8e9, "tokens": 1100, "gpu": "H100", "efficiency": 0.4},
            0.0445,
            0.01,
        ),
        # LoRA (2106.09685): rank 4 on the query and value matrices of GPT-3's 96 layers: 18.9 million
        ("loraParameters", {"rank": 4, "shapes": [[12288, 12288]] * 192}, 18.87e6, 0.001),
        ("checkpointBytes", {"parameters": 70e9}, 980e9, 1e-9),
        ("vectorIndexBytes", {"vectors": 10e6, "dimensions": 768, "links": 16}, 32e9, 1e-9),
        ("concurrency", {"rate": 4, "seconds": 2.5}, 10, 0),
    ],
)
def test_figures(
    call: Callable[..., Any], path: str, arguments: dict[str, Any], value: float, within: float
) -> None:
    assert call(f"llm.{path}", arguments) == pytest.approx(value, rel=within)


@pytest.mark.parametrize(("gpu", "ceiling"), [("A100", 14), ("H100", 24), ("H200", 34)])
def test_tokens_a_second_of_one_reader_of_a_70b_model(
    call: Callable[..., Any], gpu: str, ceiling: int
) -> None:
    """A ceiling: weights in 16 bits, read once for each token."""
    step = call("llm.decodeStepSeconds", {"parameters": 70e9, "gpu": gpu, "batch": 1})

    assert 1 / step == pytest.approx(ceiling, abs=0.6)


def test_a_large_batch_is_bound_by_arithmetic(call: Callable[..., Any]) -> None:
    one = call("llm.decodeStepSeconds", {"parameters": 8e9, "gpu": "H100", "batch": 1})
    some = call("llm.decodeStepSeconds", {"parameters": 8e9, "gpu": "H100", "batch": 200})
    many = call("llm.decodeStepSeconds", {"parameters": 8e9, "gpu": "H100", "batch": 2000})

    assert one == some
    assert many == pytest.approx(2 * 8e9 * 2000 / 989e12)


def test_the_cache_is_read_too(call: Callable[..., Any]) -> None:
    """A figure of the guide: 8 billion parameters, 32 users with 4,096 tokens each: 9.9 ms."""
    cache = 32 * 4096 * 128 * KI
    step = call("llm.decodeStepSeconds", {"parameters": 8e9, "gpu": "H100", "batch": 32, "kvBytes": cache})

    assert step == pytest.approx(0.0099, rel=0.01)


# The share of the dense peak that follows from what is published; the data says where.
IMPLIED = {
    "Llama 2 7B": 39,
    "Llama 2 13B": 38,
    "Llama 2 70B": 43,
    "Llama 3.1 8B": 14,
    "Llama 3.1 70B": 26,
    "Llama 3.1 405B": 35,
    "DeepSeek-V3": 35,
}


def test_published_runs_imply_these_utilizations(models: Any) -> None:
    shares = models.evaluate(
        "Object.fromEntries(models.data.runs.map((run) => [run.name, models.llm.impliedUtilization(run)]))"
    )

    assert {name: round(100 * share) for name, share in shares.items()} == IMPLIED


def test_a_run_that_says_its_operations(models: Any) -> None:
    """GPT-3's paper says 3640 PF-days; 6 operations a parameter and token make 3637."""
    run, flops = models.evaluate(
        "models.data.computeRuns.map((run) => [run, models.llm.trainingFlops(run)]).at(0)"
    )

    assert flops / PF_DAY == pytest.approx(3637, abs=1)
    assert run["petaflopDays"] == 3640


def test_all_hours_of_deepseek_stand_in_its_note(models: Any) -> None:
    run = models.evaluate("models.data.runs.find(({ name }) => name === 'DeepSeek-V3')")
    share = models.evaluate("(run) => models.llm.impliedUtilization({ ...run, gpuHours: 2.788e6 })", run)

    assert "2.788 million" in run["note"]
    assert f"{share:.0%}".replace("%", " %") in run["note"]


def test_hours_and_implied_utilization_are_each_others_inverse(models: Any) -> None:
    pairs = models.evaluate(
        "models.data.runs.map((run) => [run.gpuHours,"
        " models.llm.trainingGpuHours({ ...run, utilization: models.llm.impliedUtilization(run) })])"
    )

    assert all(said == pytest.approx(found) for said, found in pairs)


def test_every_row_of_data_has_a_source_and_a_date(models: Any) -> None:
    rows = models.evaluate(
        "['hardware', 'shapes', 'runs', 'computeRuns', 'prices', 'presets'].flatMap((name) => models.data[name])"
    )

    assert len(rows) > 15
    for row in rows:
        assert row["source"].startswith("https://"), row
        assert len(row["date"]) == len("2026-05"), row


def test_a_gpu_that_nobody_knows(call: Callable[..., Any]) -> None:
    with pytest.raises(Error, match='no GPU "B52"; known are A100, H100, H800, H200'):
        call("llm.trainingGpuHours", {"parameters": 1, "tokens": 1, "gpu": "B52", "utilization": 1})


def test_a_gpu_of_ones_own(call: Callable[..., Any]) -> None:
    gpu = {"flops": 1e12, "bandwidth": 1e12, "memory": 1e9}

    assert call(
        "llm.trainingGpuHours", {"parameters": 1e9, "tokens": 6e11, "gpu": gpu, "utilization": 1}
    ) == pytest.approx(1e6)
