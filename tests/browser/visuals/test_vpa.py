"""The Vertical Pod Autoscaler's recommendation; rows follow upstream's tests where they name one.

Upstream: vertical-pod-autoscaler/pkg/recommender: logic/estimator_test.go, util/histogram_options_test.go.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable

MB = 1024**2
RECOMMEND = """([resource, samples]) => {
    const kept = models.vpa.histogram(resource);
    samples.forEach((sample) => models.vpa.add(kept, sample));
    return models.vpa.recommend(kept);
}"""


def test_confidence_of_nine_samples(call: Callable[..., Any]) -> None:
    """Follows TestConfidenceMultiplier: nine samples, a minute apart."""
    confidence = call("vpa.confidence", {"days": 9 / 1440, "samples": 9})
    widened = call("vpa.widen", {"value": 3.14, "confidence": confidence, "multiplier": 0.1, "exponent": 2})

    assert confidence == pytest.approx(0.00625)
    assert widened == pytest.approx(907.46)


@pytest.mark.parametrize(
    ("history", "confidence"),
    [
        ({"days": 1, "samples": 1440}, 1),
        ({"days": 2, "samples": 1440}, 1),
        ({"days": 0.5, "samples": 9999}, 0.5),
        ({"days": 0, "samples": 1}, 0),
    ],
)
def test_confidence(call: Callable[..., Any], history: dict[str, float], confidence: float) -> None:
    assert call("vpa.confidence", history) == confidence


@pytest.mark.parametrize(
    ("resource", "value", "bucket"),
    [
        ("cpu", 0, 0),
        ("cpu", 0.0099, 0),
        ("cpu", 0.01, 1),
        ("cpu", 0.0204, 1),
        ("cpu", 0.0206, 2),
        ("memory", 1e6, 0),
        ("memory", 1e7, 1),
    ],
)
def test_buckets(call: Callable[..., Any], resource: str, value: float, bucket: int) -> None:
    """The second bucket begins at 0.01 core, the third at 0.01 + 0.0105."""
    assert call("vpa.bucket", resource, value) == bucket


def test_every_bucket_begins_where_it_says(call: Callable[..., Any]) -> None:
    for index in range(1, 170):
        start = call("vpa.bucketStart", "cpu", index)
        assert call("vpa.bucket", "cpu", start * (1 + 1e-9)) == index
        assert call("vpa.bucket", "cpu", start * (1 - 1e-9)) == index - 1


def test_the_target_is_the_90th_percentile_and_a_margin(models: Any) -> None:
    samples = [{"value": 3.0 if index % 10 else 7.0, "at": 60 * index, "request": 8} for index in range(1440)]

    found = models.evaluate(RECOMMEND, ["cpu", samples])

    # 3 cores lie in the bucket that ends at 3.08; 90 of 100 samples are there.
    assert found["target"] == pytest.approx(3.08 * 1.15, rel=0.03)
    assert found["lowerBound"] < found["target"] < found["upperBound"]


def test_what_was_long_ago_is_forgotten(models: Any) -> None:
    old = [{"value": 8, "at": 60 * index, "request": 1} for index in range(1440)]
    new = [{"value": 1, "at": 86_400 * 5 + 60 * index, "request": 1} for index in range(1440)]

    assert models.evaluate(RECOMMEND, ["cpu", [*old, *new]])["target"] == pytest.approx(1.15, rel=0.06)


WEIGHTS = """(samples) => {
    const kept = models.vpa.histogram("memory");
    samples.forEach(([value, at]) => models.vpa.add(kept, { value, at }));
    return [...kept.weights].filter(([, weight]) => weight > 0);
}"""
DAY = 86_400


@pytest.mark.parametrize(
    ("samples", "peaks"),
    [
        # After TestAggregateContainerUsageSamples: 5 and 10 in one interval, 2 in the next
        ([(5e8, 0), (10e8, DAY / 2), (2e8, DAY)], [(10e8, DAY), (2e8, 2 * DAY)]),
        ([(5e8, 0), (4e8, 60), (5e8, 120)], [(5e8, DAY)]),
        ([(5e8, 0), (2e8, 3.5 * DAY)], [(5e8, DAY), (2e8, 4 * DAY)]),
        ([(5e8, 0), (9e8, DAY), (8e8, DAY + 60)], [(5e8, DAY), (9e8, 2 * DAY)]),
    ],
)
def test_memory_counts_by_the_peak_of_a_day(
    models: Any,
    call: Callable[..., Any],
    samples: list[tuple[float, float]],
    peaks: list[tuple[float, float]],
) -> None:
    """A peak weighs as at its interval's end: twice as much each day later."""
    weights = models.evaluate(WEIGHTS, samples)

    expected = [[call("vpa.bucket", "memory", value), 2 ** (end / DAY)] for value, end in peaks]
    assert weights == expected


@pytest.mark.parametrize(("resource", "floor"), [("cpu", 0.025), ("memory", 250 * MB)])
def test_no_recommendation_is_below_the_floor(models: Any, resource: str, floor: float) -> None:
    found = models.evaluate(RECOMMEND, [resource, [{"value": 0.001, "at": 0}, {"value": 0.001, "at": 60}]])

    assert found["target"] == floor


@pytest.mark.parametrize(("resource", "value", "most"), [("cpu", 1, 1e11), ("memory", 1e9, 1e14)])
def test_a_bound_of_a_young_history_is_the_most_that_there_can_be(
    models: Any, resource: str, value: float, most: float
) -> None:
    """Upstream clamps amounts in resourceAmountFromFloat; one sample is worth no day, and its bound would be infinite."""
    found = models.evaluate(RECOMMEND, [resource, [{"value": value, "at": 0}]])

    assert found["upperBound"] == most
    assert found["lowerBound"] <= found["target"] < found["upperBound"]


def test_without_samples_there_is_no_recommendation(models: Any) -> None:
    assert models.evaluate(RECOMMEND, ["cpu", []]) is None


BOUNDS = {"target": 3, "lowerBound": 2, "upperBound": 4, "confidence": 1}


@pytest.mark.parametrize(
    ("mode", "asked", "fits", "action"),
    [
        ("Off", 1, True, "keep"),
        ("Initial", 1, True, "keep"),
        ("Recreate", 1, True, "evict"),
        ("Recreate", 5, True, "evict"),
        ("Recreate", 2, True, "keep"),
        ("Recreate", 4, True, "keep"),
        ("InPlaceOrRecreate", 1, True, "resize"),
        ("InPlaceOrRecreate", 1, False, "evict"),
        ("InPlaceOrRecreate", 3, False, "keep"),
    ],
)
def test_modes(call: Callable[..., Any], mode: str, asked: float, fits: bool, action: str) -> None:
    pod = {"mode": mode, "request": asked, "recommendation": BOUNDS, "fitsInPlace": fits}

    assert call("vpa.update", pod) == action
