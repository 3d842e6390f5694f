"""The guide's questions for a number: each answer is what the visuals' own models compute for the numbers in its stem."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from scipy import stats

from browser.visuals.autoscaler_input import GPU_GROUP, NOW, PERIODS, cpu, pod, pods, qps
from selfcheck.files import parse_pages, read_pages
from selfcheck.kinds.numeric import NumericQuestion

if TYPE_CHECKING:
    from collections.abc import Callable

    Call = Callable[..., Any]

DOCS = Path(__file__).parents[3] / "docs"
EIGHT_BILLION = {"layers": 32, "kvHeads": 8, "headDim": 128}
GB = 1e9
PARAMETERS = 8e9


def cache(call: Call, tokens: int) -> Any:
    return call("llm.kvCacheBytes", {**EIGHT_BILLION, "tokens": tokens})


def wanted_by_hpa(call: Call, current: int, metric: dict[str, Any]) -> Any:
    question = {"currentReplicas": current, "pods": pods(current), "metric": metric, "now": NOW, **PERIODS}
    return call("hpa.metricReplicas", question)["replicas"]


def minutes_of_a_canary(call: Call) -> int:
    """Count the checks after the first traffic: each comes 5 minutes after the one before."""
    state = call("canary.begin")
    intervals = -1
    while state["phase"] == "progressing":
        state = call("canary.step", state, {"success": 100, "latency": 100})["state"]
        intervals += 1
    return 5 * intervals


def share_of_prompts(call: Call) -> Any:
    prompts = {"parameters": PARAMETERS, "tokens": 12 * 2000, "gpu": "H100", "efficiency": 0.4}
    return 100 * call("llm.prefillSeconds", prompts)


def psi_of_two_bins(call: Call) -> Any:
    # Two bins at the median of the reference: 0 to 9 stand for phones, 10 to 19 for the rest.
    reference = [float(value) for value in range(20)]
    current = [0.0] * 14 + [19.0] * 6
    return call("drift.psi", reference, current, {"bins": 2})["value"]


def added_nodes(call: Call) -> Any:
    waiting = [pod(1000, gpus=1) for _ in range(18 - 3 * 4)]
    return call("clusterAutoscaler.scaleUp", {"pods": waiting, "groups": [{**GPU_GROUP, "maxSize": 9}]})[
        "count"
    ]


# question | what its stem gives, put into the model
ITEMS: dict[str, Callable[[Call], Any]] = {
    "kv-cache-of-a-long-chat": lambda call: cache(call, 32_000) / GB,
    "requests-in-flight": lambda call: call("llm.concurrency", {"rate": 50, "seconds": 4}),
    "memory-of-a-vector-index": lambda call: (
        call("llm.vectorIndexBytes", {"vectors": 20e6, "dimensions": 768}) / GB
    ),
    "memory-for-technicians": lambda call: (2 * PARAMETERS + 72 * cache(call, 2300)) / GB,
    "prompts-on-one-gpu": share_of_prompts,
    "psi-of-two-bins": psi_of_two_bins,
    "minutes-of-a-canary": minutes_of_a_canary,
    "days-until-a-canary-has-seen-enough": lambda _: 12_200 / (1000 * 0.1),
    "replicas-for-a-busy-evening": lambda call: wanted_by_hpa(call, 12, cpu([910] * 12, 65)),
    "replicas-within-the-tolerance": lambda call: wanted_by_hpa(call, 20, cpu([540] * 20, 50)),
    "gpu-hours-of-a-small-model": lambda call: call(
        "llm.trainingGpuHours", {"parameters": 3e9, "tokens": 60e9, "gpu": "H100", "utilization": 0.4}
    ),
    "letters-on-a-quantized-gpu": lambda call: (24e9 - 2e9 - PARAMETERS) // cache(call, 1500),
    "pods-at-nine": lambda call: wanted_by_hpa(call, 10, qps([98_000] * 10, 56_000)),
    "nodes-at-nine": added_nodes,
}


def numeric_items() -> dict[str, NumericQuestion]:
    bank = parse_pages(read_pages([DOCS]))
    pages = [page for page in bank.pages if Path(page.path).parent.name == DOCS.name]
    return {one.id: one for page in pages for one in page.questions if isinstance(one, NumericQuestion)}


@pytest.mark.parametrize("name", ITEMS)
def test_the_key_is_what_the_model_computes(call: Call, name: str) -> None:
    item = numeric_items().get(name)

    assert item, f"ITEMS computes `{name}`, and no page asks it; take the row out"
    # A key may be rounded, and no more than a reader's answer.
    assert ITEMS[name](call) == pytest.approx(item.answer, abs=max(item.tolerance / 2, 1e-9))


def test_each_number_is_computed_or_has_a_source() -> None:
    found = [name for name, item in numeric_items().items() if name not in ITEMS and not item.options.source]

    assert found == [], f"add a computation to ITEMS here, or `source:` to the question: {', '.join(found)}"


@pytest.mark.parametrize(
    ("before", "after", "needed"),
    [(0.08, 0.09, 12_200), (0.08, 0.12, 880), (0.02, 0.03, 3800), (0.02, 0.022, 80_700)],
)
def test_how_many_a_canary_has_to_serve(before: float, after: float, needed: int) -> None:
    """What pages state, rounded: two proportions, pooled where they are equal; power .8, two-sided alpha .05.

    This is the sample size of R's power.prop.test, and without a correction for continuity that of Fleiss, Levin and
    Paik 2003 (10.1002/0471445428), chapter 4.
    """
    mean = (before + after) / 2
    equal = stats.norm.ppf(0.975) * (2 * mean * (1 - mean)) ** 0.5
    unequal = stats.norm.ppf(0.8) * (before * (1 - before) + after * (1 - after)) ** 0.5

    assert ((equal + unequal) / (before - after)) ** 2 == pytest.approx(needed, rel=0.01)


def test_what_a_re_ranker_takes_and_saves() -> None:
    """Of the question about relief: 2 operations for each parameter and token that a model reads."""
    a_small_re_ranker = 2 * 20e6 * 50 * 330
    five_passages_become_three = 2 * PARAMETERS * (2000 - 1400)

    assert a_small_re_ranker == pytest.approx(7e11, rel=0.06)
    assert five_passages_become_three == pytest.approx(9.6e12)
    # With BERT-large, 340 million parameters, on 100 passages, it would not pay.
    assert five_passages_become_three < 2 * 340e6 * 100 * 330


def test_how_much_cache_a_token_takes(call: Call) -> None:
    """What the page on workloads states for Llama 3.1 8B: a token, and a full context window."""
    assert cache(call, 1) == 2 * 32 * 8 * 128 * 2 == 131_072
    assert cache(call, 128_000) / GB == pytest.approx(16.8, abs=0.05)


def test_what_the_technicians_gpus_have_to_do(call: Call) -> None:
    """Of the worked case: one GPU would be busy 1.5 times over, three of them two thirds of the time."""

    def writing(requests: int) -> Any:
        step = {"parameters": PARAMETERS, "gpu": "H100", "kvBytes": requests * cache(call, 2300)}
        return 50 * call("llm.decodeStepSeconds", step)

    assert writing(72) == pytest.approx(0.56, abs=0.005)
    assert share_of_prompts(call) / 100 + writing(72) == pytest.approx(1.5, abs=0.05)
    assert share_of_prompts(call) / 300 + writing(24) == pytest.approx(2 / 3, abs=0.01)


def test_what_a_ring_all_reduce_sends_and_how_long_it_takes() -> None:
    """What the page on workloads states of 7 billion parameters: in a server of eight, and among many servers."""
    gradients = 7e9 * 2

    in_a_server = 2 * 7 / 8 * gradients
    assert in_a_server == pytest.approx(24.5e9)
    assert in_a_server / 450e9 == pytest.approx(0.054, abs=0.0005)
    assert 2 * gradients / 50e9 == pytest.approx(0.56)


def test_how_long_an_exact_search_takes_in_the_hosts_memory() -> None:
    """10 million vectors of 768 numbers, and two processors with eight channels of DDR5-4800, 8 bytes wide."""
    vectors = 10e6 * 768 * 4
    peak = 2 * 8 * 4800e6 * 8

    assert vectors == pytest.approx(31e9, rel=0.01)
    assert peak == pytest.approx(614e9, rel=0.001)
    assert vectors / peak == pytest.approx(0.050, abs=0.0005)
    assert vectors / (peak / 2) == pytest.approx(0.100, abs=0.001)
