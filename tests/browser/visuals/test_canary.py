"""A canary by Flagger's rules, the two-proportion test by scipy, and the loop that the two close."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from scipy import stats

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

SHARED_PAGE = settings(deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60)  # fmt: skip

GOOD = {"success": 99.9, "latency": 300}
FAILS = {"success": 98.5, "latency": 300}
SLOW = {"success": 99.9, "latency": 501}
NONE = {"success": None, "latency": None}


def state(weight: int = 0, failures: int = 0, phase: str = "progressing") -> dict[str, Any]:
    return {"phase": phase, "weight": weight, "failures": failures}


# what happens, in the words of Flagger's scheduler.go | state | metrics | event, state
STEPS = [
    ("starting analysis: no check before there is traffic", state(), NONE, "start", state(10)),
    ("advance canary weight", state(10), GOOD, "advance", state(20)),
    ("the last advance reaches maxWeight", state(40), GOOD, "advance", state(50)),
    ("at maxWeight a good check promotes", state(50), GOOD, "promote", state(100, phase="promoted")),
    ("halt advancement, success rate", state(20), FAILS, "halt", state(20, 1)),
    ("halt advancement, request duration", state(20), SLOW, "halt", state(20, 1)),
    ("halt advancement, no values found", state(20), NONE, "halt", state(20, 1)),
    ("success at the threshold passes", state(20), {"success": 99, "latency": 500}, "advance", state(30)),
    ("failed checks are not forgiven", state(20, 4), GOOD, "advance", state(30, 4)),
    ("the fifth failure", state(20, 4), FAILS, "halt", state(20, 5)),
    ("failed checks threshold reached, whatever comes", state(20, 5), GOOD, "rollback", state(0, 5, "rolledBack")),
    ("at maxWeight a bad check halts too", state(50), FAILS, "halt", state(50, 1)),
    ("promoted is over", state(100, phase="promoted"), FAILS, "over", state(100, phase="promoted")),
    ("rolled back is over", state(0, 5, "rolledBack"), GOOD, "over", state(0, 5, "rolledBack")),
]  # fmt: skip


@pytest.mark.parametrize(("before", "metrics", "event", "after"), [row[1:] for row in STEPS], ids=[row[0] for row in STEPS])  # fmt: skip
def test_a_step_is_flaggers(
    call: Callable[..., Any],
    before: dict[str, Any],
    metrics: dict[str, Any],
    event: str,
    after: dict[str, Any],
) -> None:
    found = call("canary.step", before, metrics)

    assert (found["event"], found["state"]) == (event, after)


def test_a_halt_says_why(call: Callable[..., Any]) -> None:
    both = call("canary.step", state(20), {"success": 98.5, "latency": 612.4})["reasons"]

    assert both == ["success 98.50 % < 99 %", "p99 612 ms > 500 ms"]
    assert call("canary.step", state(20), NONE)["reasons"] == ["no request came, so there is no value"]
    assert call("canary.step", state(20, 5), GOOD)["reasons"] == ["5 of 5 checks failed"]


def test_a_good_canary_takes_seven_intervals(call: Callable[..., Any]) -> None:
    now, weights = call("canary.begin"), []
    while now["phase"] == "progressing":
        now = call("canary.step", now, GOOD)["state"]
        weights.append(now["weight"])

    assert weights == [10, 20, 30, 40, 50, 100]


@SHARED_PAGE
@given(
    st.lists(st.sampled_from([GOOD, FAILS, SLOW, NONE]), max_size=40),
    st.integers(1, 60),
    st.integers(1, 100),
    st.integers(1, 6),
)
def test_a_canary_never_leaves_its_bounds(
    call: Callable[..., Any], intervals: list[dict[str, Any]], step: int, most: int, threshold: int
) -> None:
    rules = {"stepWeight": step, "maxWeight": most, "threshold": threshold}
    now = call("canary.begin")
    for metrics in intervals:
        before, now = now, call("canary.step", now, metrics, rules)["state"]
        assert 0 <= now["weight"] <= 100
        assert now["failures"] <= threshold
        if now["phase"] == "progressing":
            assert before["weight"] <= now["weight"] < most + step
        elif now["phase"] == "promoted":
            assert now["weight"] == 100
        else:
            assert (now["weight"], now["failures"]) == (0, threshold)


@SHARED_PAGE
@given(st.integers(1, 5000), st.integers(1, 5000), st.floats(0, 1), st.floats(0, 1))
def test_two_shares_are_compared_as_scipy_does(
    call: Callable[..., Any], first: int, second: int, one: float, two: float
) -> None:
    a, b = round(first * one), round(second * two)
    found = call("canary.twoProportionZ", {"hits": a, "total": first}, {"hits": b, "total": second})
    table = np.array([[a, first - a], [b, second - b]])
    if (table.sum(axis=0) == 0).any():
        assert found == {"z": 0, "p": 1}
        return
    # The square of z is the chi-squared statistic of the table.
    peer = stats.chi2_contingency(table, correction=False)
    assert found["z"] ** 2 == pytest.approx(peer.statistic, rel=1e-9, abs=1e-9)
    assert found["p"] == pytest.approx(peer.pvalue, abs=1e-6)
    assert found["p"] == pytest.approx(2 * stats.norm.sf(abs(found["z"])), abs=1e-6)


def test_nothing_is_told_by_no_requests(call: Callable[..., Any]) -> None:
    assert call("canary.twoProportionZ", {"hits": 0, "total": 0}, {"hits": 3, "total": 10}) == {
        "z": 0,
        "p": 1,
    }


OBSERVE = "version => models.canary.observe(version, models.random.generator(5))"


def test_an_interval_shows_about_what_a_version_is_like(models: Page) -> None:
    found = models.evaluate(OBSERVE, {"requests": 50_000, "errors": 2, "latency": 400})

    deviation = math.sqrt(0.02 * 0.98 / 50_000)
    assert found["success"] == pytest.approx(98, abs=100 * 4 * deviation)
    assert found["latency"] == pytest.approx(400, rel=0.03)


def test_no_requests_show_nothing(models: Page) -> None:
    found = models.evaluate(OBSERVE, {"requests": 0, "errors": 2, "latency": 400})

    assert found == {"requests": 0, "failed": 0, "success": None, "latency": None}


RUN = """
([settings, steps]) => {
  const loop = models.lifecycle.create(settings);
  models.lifecycle.advance(loop, steps);
  const { log, series, version, week, phase } = loop;
  return { log, series, version, week, phase };
}
"""


def run(models: Page, settings: dict[str, Any], steps: int = 60) -> dict[str, Any]:
    found: dict[str, Any] = models.evaluate(RUN, [settings, steps])
    return found


def test_drift_leads_to_a_new_version_and_to_calm(models: Page) -> None:
    found = run(models, {"shift": 1, "size": 1000, "begins": 3})
    alarms = [week["week"] for week in found["series"] if week["drift"]]

    assert alarms == [3]
    assert found["version"] == 2
    assert [week["truly"] for week in found["series"]][:5] == [False, False, True, False, False]
    assert [line["who"] for line in found["log"] if line["t"] == 3] == ["Monitor", "Training"] + [
        "Canary"
    ] * 6
    assert found["log"][9]["text"] == "version 2 is promoted: the check at 50 % passed"
    # The numbers are those of the check that passed, and not of the weight that follows.
    assert found["log"][4]["text"] == "version 2 gets 10 % of the traffic"
    assert found["log"][5]["text"].startswith(
        "version 2 gets 20 % of the traffic; the check at 10 % passed (100 requests, "
    )


def test_a_worse_model_is_rolled_back_and_the_team_waits(models: Page) -> None:
    found = run(models, {"shift": 1, "size": 1000, "begins": 2, "errors": 5})
    texts = [line["text"] for line in found["log"]]

    assert found["version"] == 1
    assert "rolled back, version 1 serves on: 5 of 5 checks failed" in texts
    assert sum("nothing is done while the team looks into the rollback" in text for text in texts) >= 4
    assert any("check 1 of 5 failed: success" in text and "of version 1, p 0.0" in text for text in texts)


def test_a_model_that_is_too_slow_is_rolled_back(models: Page) -> None:
    texts = [line["text"] for line in run(models, {"shift": 1, "begins": 2, "latency": 900})["log"]]
    slow = [text for text in texts if "ms > 500 ms" in text and "success" not in text]

    # The test of failed requests has nothing to say about slow ones.
    assert slow
    assert not any(", p " in text for text in slow)
    assert any(text.startswith("rolled back") for text in texts)


def test_the_log_tells_false_alarms_and_misses(models: Page) -> None:
    nervous = run(models, {"shift": 0, "size": 60, "limit": 0.1})
    blind = run(models, {"shift": 0.2, "limit": 1})

    assert any("a false alarm: the data has not changed" in line["text"] for line in nervous["log"])
    assert any("a miss: the data has changed" in line["text"] for line in blind["log"])


@SHARED_PAGE
@given(st.integers(1, 999), st.integers(0, 40), st.sampled_from(["psi", "ks", "both"]), st.floats(0, 2))
def test_the_same_seed_gives_the_same_run(
    models: Page, seed: int, steps: int, rule: str, shift: float
) -> None:
    given = {"seed": seed, "rule": rule, "shift": shift, "size": 50, "references": 50}

    assert run(models, given, steps) == run(models, given, steps)
    assert run(models, given, steps)["log"] == run(models, given, steps + 3)["log"][: len(run(models, given, steps)["log"])]  # fmt: skip
