"""When to ask again, against PyPI `fsrs`; which questions a review asks, and how a paper is drawn."""

from __future__ import annotations

import math
import random
from datetime import UTC, datetime, timedelta
from typing import TYPE_CHECKING, Any

import pytest
from fsrs import Card, Rating, Scheduler

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Page

HISTORIES = 10_000
START = datetime(2026, 1, 1, tzinfo=UTC)


def histories() -> list[list[dict[str, int]]]:
    """Make histories of reviews at random; each is followed by those that go on where it ends."""
    chance = random.Random(20261123)  # noqa: S311 - reproducible
    found: list[list[dict[str, int]]] = []
    while len(found) < HISTORIES:
        day, reviews = 0, list[dict[str, int]]()
        for _ in range(chance.randint(1, 12)):
            reviews = [*reviews, {"day": day, "grade": chance.choice([1, 2, 3, 3, 3, 4])}]
            day += chance.choice([0, 0, 1, 2, 5, 11, 40, 365])
            found.append(reviews)
    return found


def expected(scheduler: Scheduler, given: list[list[dict[str, int]]]) -> Iterator[tuple[float, float, int]]:
    """Ask the scheduler about the histories in turn; one that goes on where the last ended costs one review."""
    card = Card(due=START)
    for reviews in given:
        if len(reviews) == 1:
            card = Card(due=START)
        day, grade = reviews[-1]["day"], reviews[-1]["grade"]
        card, _ = scheduler.review_card(card, Rating(grade), START + timedelta(days=day))
        assert card.stability is not None
        assert card.difficulty is not None
        yield card.stability, card.difficulty, (card.due - START).days - day


def test_stability_difficulty_and_interval_are_those_of_fsrs(blank: Page) -> None:
    given = histories()
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)

    found = blank.evaluate("all => all.map(selfcheck.memoryAfter)", given)

    for reviews, memory, (stability, difficulty, interval) in zip(
        given, found, expected(scheduler, given), strict=True
    ):
        assert math.isclose(memory["stability"], stability, rel_tol=1e-6, abs_tol=1e-6), reviews
        assert math.isclose(memory["difficulty"], difficulty, rel_tol=1e-6, abs_tol=1e-6), reviews
        assert memory["interval"] == interval, reviews
        assert memory["due"] == reviews[-1]["day"] + interval


def record(verdict: str | None, day: str, **more: Any) -> dict[str, Any]:
    return {
        "attempt": f"{day[-2:]}{verdict or 'none'}xx",
        "question": "an-id",
        "rev": "12345678",
        "phase": "quiz",
        "picked": ["a"],
        "verdict": verdict,
        "day": day,
        **more,
    }


@pytest.mark.parametrize(
    ("answer", "grade"),
    [
        (record("correct", "2026-11-23"), 3),
        (record("correct", "2026-11-23", certainty=3), 3),
        (record("correct", "2026-11-23", certainty=2), 3),
        (record("correct", "2026-11-23", certainty=1), 2),
        (record("partial", "2026-11-23"), 1),
        (record("incorrect", "2026-11-23", certainty=3), 1),
        (record(None, "2026-11-23", phase="pretest"), None),
    ],
)
def test_how_an_answer_is_graded(blank: Page, answer: dict[str, Any], grade: int | None) -> None:
    assert blank.evaluate("one => inside.gradeOf(one)", answer) == grade


@pytest.mark.parametrize(
    ("answers", "changed", "sure_wrong", "has_memory"),
    [
        ([], False, False, False),
        ([record(None, "2026-11-01", phase="pretest")], False, False, False),
        ([record("correct", "2026-11-01")], False, False, True),
        ([record("correct", "2026-11-01", rev="00000000")], True, False, False),
        (
            [record("correct", "2026-11-01", rev="00000000"), record("incorrect", "2026-11-02", certainty=3)],
            False,
            True,
            True,
        ),
    ],
)
def test_how_a_reader_stands(
    blank: Page, answers: list[dict[str, Any]], changed: bool, sure_wrong: bool, has_memory: bool
) -> None:
    standing = blank.evaluate("all => inside.standing(all, '12345678')", answers)

    assert (standing["changed"], standing["sureWrong"], standing["memory"] is not None) == (
        changed,
        sure_wrong,
        has_memory,
    )


QUEUE = """
([rows, today]) => {
  const items = rows.map(([id, section, due, stability, sureWrong, changed]) => ({
    id, section,
    standing: {
      asked: true, last: null, changed, sureWrong,
      memory: due === null ? null : { stability, difficulty: 5, interval: 1, day: due - 1, due },
    },
  }));
  const { due, next } = inside.reviewQueue(items, today);
  return [due.map(item => item.id), next];
}
"""


def test_the_queue(blank: Page) -> None:
    rows = [
        ["never-asked", 0, None, 1, False, False],
        ["due-weak", 0, 99, 1, False, False],
        ["due-strong", 0, 99, 50, False, False],
        ["other-section", 1, 100, 9, False, False],
        ["sure-but-wrong", 1, 100, 30, True, False],
        ["changed", 2, None, 1, False, True],
        ["later", 2, 103, 1, False, False],
        ["much-later", 2, 140, 1, False, False],
    ]

    due, following = blank.evaluate(QUEUE, [rows, 100])

    assert due == ["sure-but-wrong", "due-weak", "other-section", "changed", "due-strong"]
    assert following == 103


def test_an_empty_queue(blank: Page) -> None:
    assert blank.evaluate(QUEUE, [[], 100]) == [[], None]


DRAW = """
([sections, each, count, seed]) => {
  const items = [];
  for (let section = 0; section < sections; section += 1)
    for (let at = 0; at < each; at += 1) items.push({ id: `q-${section}-${at}`, section });
  return inside.drawPaper(items, count, seed).map(item => item.id);
}
"""


@pytest.mark.parametrize(
    ("sections", "each", "count"), [(3, 5, 10), (1, 5, 3), (4, 2, 20), (5, 9, 5), (3, 1, 1)]
)
def test_a_paper_takes_from_all_sections_alike(blank: Page, sections: int, each: int, count: int) -> None:
    paper = blank.evaluate(DRAW, [sections, each, count, "seed"])

    by_section = [sum(one.startswith(f"q-{section}-") for one in paper) for section in range(sections)]
    assert len(paper) == len(set(paper)) == min(count, sections * each)
    assert max(by_section) - min(by_section) <= 1
    assert blank.evaluate(DRAW, [sections, each, count, "seed"]) == paper


def test_another_seed_draws_another_paper(blank: Page) -> None:
    papers = {tuple(blank.evaluate(DRAW, [3, 5, 10, f"seed {n}"])) for n in range(20)}

    assert len(papers) == 20
