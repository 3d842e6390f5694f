"""Before and after: pairs, counts, what a guesser gets, how sure a reader was."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page


def record(phase: str, picked: str, rev: str = "12345678", **more: Any) -> dict[str, Any]:
    return {
        "attempt": "x",
        "question": "q",
        "rev": rev,
        "phase": phase,
        "picked": [picked],
        "verdict": None,
        **more,
    }


@pytest.mark.parametrize(
    ("answers", "before", "after"),
    [
        ([], None, None),
        ([record("pretest", "a")], "a", None),
        ([record("quiz", "b")], None, "b"),
        ([record("pretest", "a"), record("quiz", "b")], "a", "b"),
        # A pretest can be answered anew until the text is read; the last one counts.
        ([record("pretest", "a"), record("pretest", "b"), record("quiz", "c")], "b", "c"),
        # The first check counts: what comes after it has seen the feedback.
        ([record("pretest", "a"), record("quiz", "b"), record("quiz", "c")], "a", "b"),
        # Who goes back to the pretest after the quiz knows the key.
        ([record("quiz", "b"), record("pretest", "a")], None, "b"),
        # Another wording is another question.
        ([record("pretest", "a", "00000000"), record("quiz", "b")], None, "b"),
        ([record("pretest", "a"), record("quiz", "b", "00000000")], "a", None),
        # Reviews and exams are no part of the pair.
        ([record("pretest", "a"), record("review", "c"), record("quiz", "b")], "a", "b"),
    ],
)
def test_which_answers_are_paired(
    blank: Page, answers: list[dict[str, Any]], before: str | None, after: str | None
) -> None:
    found = blank.evaluate("all => inside.beforeAndAfter(all, '12345678')", answers)

    assert [found[name] and found[name]["picked"][0] for name in ("before", "after")] == [before, after]


@pytest.mark.parametrize(("before", "after"), list(itertools.product(range(6), range(6))))
def test_every_result_of_five_items_before_and_after(blank: Page, before: int, after: int) -> None:
    """Over every way to get so many right, the four counts say what happened, and no more than that."""
    ways = [
        [{"before": b, "after": a, "chance": 0.25} for b, a in zip(first, second, strict=True)]
        for first in itertools.product([True, False], repeat=5)
        for second in itertools.product([True, False], repeat=5)
        if sum(first) == before and sum(second) == after
    ]

    for items, gain in zip(ways, blank.evaluate("all => all.map(selfcheck.countGain)", ways), strict=True):
        assert gain["pairs"] == 5
        assert gain["kept"] + gain["lost"] == before
        assert gain["kept"] + gain["learned"] == after
        assert gain["learned"] + gain["kept"] + gain["lost"] + gain["open"] == 5
        assert gain["learned"] == sum(not item["before"] and item["after"] for item in items)
        assert gain["guess"] == 1.25


def test_what_was_not_answered_twice_is_no_pair(blank: Page) -> None:
    items = [
        {"before": None, "after": True, "chance": 0.25},
        {"before": True, "after": None, "chance": 0.25},
        {"before": False, "after": True, "chance": 0.5},
    ]

    gain = blank.evaluate("items => inside.countGain(items)", items)

    assert gain == {"pairs": 1, "learned": 1, "kept": 0, "lost": 0, "open": 0, "guess": 0.5}


def test_calibration_counts_graded_answers_by_how_sure_they_were(blank: Page) -> None:
    answers = [
        record("quiz", "a", certainty=3, verdict="correct"),
        record("quiz", "a", certainty=3, verdict="incorrect"),
        record("quiz", "a", certainty=1, verdict="partial"),
        record("pretest", "a", certainty=3),
        record("quiz", "a", verdict="correct"),
    ]

    assert blank.evaluate("all => inside.calibration(all)", answers) == [
        {"certainty": 3, "total": 2, "right": 1},
        {"certainty": 2, "total": 0, "right": 0},
        {"certainty": 1, "total": 1, "right": 0},
    ]
