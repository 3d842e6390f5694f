"""Drift: PSI by its definition and NumPy's histograms, KS by scipy, and how often a monitor errs."""

from __future__ import annotations

import math
import warnings
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

VALUE = st.one_of(st.integers(-5, 5), st.floats(-1e6, 1e6, allow_subnormal=False))
VALUES = st.lists(VALUE, min_size=1, max_size=60)


@SHARED_PAGE
@given(VALUES, VALUES)
def test_psi_is_that_of_numpys_bins(
    call: Callable[..., Any], reference: list[float], current: list[float]
) -> None:
    edges = np.quantile(reference, np.arange(1, 10) / 10)
    # An upper edge belongs to its bin.
    p, q = (np.bincount(np.searchsorted(edges, values, side="left"), minlength=10) / len(values) for values in (reference, current))  # fmt: skip
    p, q = np.maximum(p, 1e-4), np.maximum(q, 1e-4)
    found = call("drift.psi", reference, current)

    assert found["edges"] == pytest.approx(list(edges), rel=1e-9, abs=1e-9)
    assert sum(found["p"]) == pytest.approx(1)
    assert sum(found["q"]) == pytest.approx(1)
    if found["edges"] == list(edges):
        assert found["value"] == pytest.approx(float(((q - p) * np.log(q / p)).sum()), abs=1e-9)


# current, against the reference 1 to 100 with ten in each bin | PSI by hand
TENS = list(range(1, 101))
PSIS = [
    ("the same", TENS, 0),
    ("half as many, spread alike", TENS[::2], 0),
    ("all in the lowest bin", [1] * 50, (1 - 0.1) * math.log(10) + 9 * (0.1 - 1e-4) * math.log(0.1 / 1e-4)),
    ("the lowest bin has twice its share, the next none", [*range(1, 11), *range(1, 11), *range(21, 101)], 0.1 * math.log(2) + (0.1 - 1e-4) * math.log(0.1 / 1e-4)),
]  # fmt: skip


@pytest.mark.parametrize(("current", "value"), [row[1:] for row in PSIS], ids=[row[0] for row in PSIS])
def test_psi_by_hand(call: Callable[..., Any], current: list[float], value: float) -> None:
    assert call("drift.psi", TENS, current)["value"] == pytest.approx(value)


@pytest.mark.parametrize("name", ["drift.psi", "drift.ks"])
def test_a_value_that_is_missing_is_none(models: Any, name: str) -> None:
    model = name.partition(".")[2]
    with_gaps = models.evaluate(f"models.drift.{model}([NaN, 1, 2, 3, NaN, 4], [2, NaN, 3, 9])")

    assert with_gaps == models.evaluate(f"models.drift.{model}([1, 2, 3, 4], [2, 3, 9])")
    assert (
        models.evaluate(
            f"(() => {{ try {{ models.drift.{model}([NaN], [1]) }} catch (e) {{ return e.name }} }})()"
        )
        == "RangeError"
    )


@pytest.mark.parametrize("name", ["drift.psi", "drift.ks"])
@pytest.mark.parametrize("sides", [([], [1]), ([1], [])])
def test_nothing_can_be_compared_with_nothing(
    call: Callable[..., Any], name: str, sides: tuple[list[float], list[float]]
) -> None:
    with pytest.raises(Exception, match="needs values on both sides"):
        call(name, *sides)


@SHARED_PAGE
@given(VALUES, VALUES)
def test_the_distance_is_that_of_scipy(call: Callable[..., Any], one: list[float], two: list[float]) -> None:
    with warnings.catch_warnings():
        # Of a few equal values scipy's own chance may fail; its distance does not.
        warnings.simplefilter("ignore", RuntimeWarning)
        peer = stats.ks_2samp(one, two)

    assert call("drift.ks", one, two)["d"] == pytest.approx(peer.statistic, abs=1e-12)


# sizes, exact up to a million pairs
SIZES = [(30, 30), (100, 1000), (300, 300), (999, 1000), (1200, 900), (1001, 1000), (5000, 400), (4000, 4000)]


@pytest.mark.parametrize(("first", "second"), SIZES)
def test_the_chance_is_that_of_scipy(call: Callable[..., Any], first: int, second: int) -> None:
    draw = np.random.default_rng(first)
    for shift in (0, 0.03, 0.1, 0.5):
        one, two = draw.normal(size=first), draw.normal(shift, 1.1, size=second)
        found = call("drift.ks", one.tolist(), two.tolist())
        peer = stats.ks_2samp(one, two)

        assert found["d"] == pytest.approx(peer.statistic, abs=1e-12)
        assert found["p"] == pytest.approx(peer.pvalue, abs=1e-6 if first * second <= 1e6 else 0.01)


MEAN = """
([size, count]) => {
  let sum = 0;
  let alarms = 0;
  for (let trial = 0; trial < count; trial += 1) {
    const draw = models.random.generator(trial);
    const one = models.drift.sample({ size }, draw);
    const { value } = models.drift.psi(one, models.drift.sample({ size }, draw));
    sum += value;
    alarms += value >= 0.1;
  }
  return [sum / count, alarms / count];
}
"""

# records and requests | mean PSI without drift: what the page says; of large samples 9 (1/n + 1/m), Yurdakul 2018
MEANS = [(100, 0.19, 0.01), (300, 0.061, 0.003), (1000, 0.018, 0.001), (4000, 9 * 2 / 4000, 0.0004)]


@pytest.mark.parametrize(("size", "mean", "tolerance"), MEANS)
def test_psi_without_drift_depends_on_the_sample(
    models: Page, size: int, mean: float, tolerance: float
) -> None:
    assert models.evaluate(MEAN, [size, 2000])[0] == pytest.approx(mean, abs=tolerance)


def test_a_hundred_requests_raise_a_false_alarm_five_times_in_six(models: Page) -> None:
    assert models.evaluate(MEAN, [100, 2000])[1] == pytest.approx(5 / 6, abs=0.03)


RULE = {"rule": "psi", "limit": 0.25, "alpha": 0.01}


@pytest.mark.parametrize(
    ("rule", "psi", "ks", "drift"),
    [
        ("psi", 0.25, 0.01, True),
        ("psi", 9, 0.01, False),
        ("ks", 9, 0.01, True),
        ("ks", 0.25, 1e-300, False),
        ("both", 0.25, 0.01, True),
        ("both", 9, 0.01, False),
        ("both", 0.25, 1e-300, False),
    ],
)
def test_which_measure_decides(models: Page, rule: str, psi: float, ks: float, drift: bool) -> None:
    program = """
    (rule) => {
      const draw = models.random.generator(1);
      const reference = models.drift.sample({ size: 500 }, draw);
      return models.drift.monitor(reference, models.drift.sample({ size: 500, shift: 1 }, draw), rule);
    }
    """
    found = models.evaluate(program, {"rule": rule, "limit": psi, "alpha": ks})

    assert (found["byPsi"], found["byKs"], found["drift"]) == (psi < 9, ks > 1e-9, drift)


TRIALS = {**RULE, "seed": 3, "references": 300, "size": 100, "shift": 0.3, "scale": 1}


def test_trials_may_be_counted_in_parts(call: Callable[..., Any]) -> None:
    whole = call("drift.trials", TRIALS, 0, 40)
    parts = [call("drift.trials", TRIALS, at, at + 10) for at in range(0, 40, 10)]

    assert whole == {name: sum(part[name] for part in parts) for name in whole}
    assert whole["trials"] == 40
    assert whole["falseBoth"] <= min(whole["falsePsi"], whole["falseKs"])
    assert whole["missedBoth"] >= max(whole["missedPsi"], whole["missedKs"])


def test_ks_raises_as_many_false_alarms_as_alpha_says(call: Callable[..., Any]) -> None:
    found = call("drift.trials", {**TRIALS, "alpha": 0.1, "size": 300}, 0, 2000)

    # A share of .1 of 2,000 has a deviation of .0067; KS is a little conservative.
    assert found["falseKs"] / 2000 == pytest.approx(0.1, abs=0.02)


def test_more_requests_mean_fewer_misses(call: Callable[..., Any]) -> None:
    few, many = (call("drift.trials", {**TRIALS, "size": size}, 0, 200) for size in (50, 1000))

    assert many["missedKs"] < few["missedKs"]
    assert many["falsePsi"] < few["falsePsi"]


def test_trials_without_drift_miss_all(call: Callable[..., Any]) -> None:
    found = call("drift.trials", {**TRIALS, "shift": 0, "limit": 5, "alpha": 1e-9}, 0, 50)

    assert (found["missedPsi"], found["missedKs"], found["falsePsi"], found["falseKs"]) == (50, 50, 0, 0)
