"""The widget's logic apart from the page, by tables and over many inputs, run in the browser it is written for."""

from __future__ import annotations

import itertools
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest

from selfcheck.assets import script

if TYPE_CHECKING:
    from collections.abc import Iterator

    from playwright.sync_api import Browser, Page

DOCS = Path(__file__).parents[2] / "docs"


@pytest.fixture(scope="module")
def blank(browser: Browser) -> Iterator[Page]:
    page = browser.new_page()
    page.add_script_tag(content=script(DOCS))
    yield page
    page.close()


def grade(page: Page, kind: str, picked: list[str], answer: dict[str, Any]) -> str:
    verdict: str = page.evaluate(
        "([kind, picked, answer]) => selfcheck.kinds[kind].grade(picked, answer)", [kind, picked, answer]
    )
    return verdict


@pytest.mark.parametrize(
    ("picked", "keys", "verdict"),
    [
        # (right picks - wrong picks) / keys, never below nothing
        (["a"], ["a"], "correct"),
        (["b"], ["a"], "incorrect"),
        (["a", "b"], ["a", "b"], "correct"),
        (["b", "a"], ["a", "b"], "correct"),
        (["a"], ["a", "b"], "partial"),
        (["a", "x"], ["a", "b"], "incorrect"),
        (["a", "b", "x"], ["a", "b"], "partial"),
        (["a", "b", "x", "y"], ["a", "b"], "incorrect"),
        (["a", "b", "x", "y"], ["a", "b", "c"], "incorrect"),
        (["x", "y"], ["a", "b"], "incorrect"),
    ],
)
def test_grades_of_choices(blank: Page, picked: list[str], keys: list[str], verdict: str) -> None:
    assert grade(blank, "multiple", picked, {"keys": keys}) == verdict


def orders(page: Page, count: int, phase: str, rounds: int, question: str = "an-id") -> list[list[str]]:
    found: list[list[str]] = page.evaluate(
        """([count, phase, rounds, question]) => {
            const ids = Array.from({length: count}, (_, at) => `c${at}`);
            return Array.from({length: rounds}, (_, round) => selfcheck.order(ids, question, phase, round));
        }""",
        [count, phase, rounds, question],
    )
    return found


@pytest.mark.parametrize("count", range(2, 9))
def test_each_round_has_an_order_of_its_own(blank: Page, count: int) -> None:
    found = orders(blank, count, "quiz", 12)

    assert all(sorted(order) == sorted(found[0]) for order in found)
    assert all(before != after for before, after in itertools.pairwise(found))
    assert found == orders(blank, count, "quiz", 12)


@pytest.mark.parametrize("count", range(2, 9))
def test_the_quiz_begins_with_another_order_than_the_pretest(blank: Page, count: int) -> None:
    for number in range(50):
        question = f"question-{number}"

        assert orders(blank, count, "quiz", 1, question) != orders(blank, count, "pretest", 1, question)


def test_no_place_is_favored(blank: Page) -> None:
    """Over 2,000 questions each of four choices comes first about as often as another."""
    first: list[str] = blank.evaluate(
        "Array.from({length: 2000}, (_, at) => selfcheck.order(['a', 'b', 'c', 'd'], `q-${at}`, 'quiz', 0)[0])"
    )

    assert all(440 < first.count(choice) < 560 for choice in "abcd")


def test_the_order_does_not_depend_on_that_of_the_page(blank: Page) -> None:
    found = blank.evaluate(
        "[['a', 'b', 'c'], ['c', 'a', 'b']].map(ids => selfcheck.order(ids, 'an-id', 'quiz', 3).join())"
    )

    assert found[0] == found[1]


RECORD = {
    "attempt": "0f",
    "question": "an-id",
    "rev": "12345678",
    "phase": "quiz",
    "picked": ["a"],
    "verdict": "correct",
    "day": "2026-11-23",
}


@pytest.mark.parametrize(
    ("change", "is_record"),
    [
        ({}, True),
        ({"picked": []}, True),
        ({"verdict": None, "phase": "pretest"}, True),
        ({"certainty": "sure"}, True),
        ({"attempt": 7}, False),
        ({"question": None}, False),
        ({"picked": "a"}, False),
        ({"picked": [1]}, False),
        ({"picked": ["a"] * 101}, False),
        ({"verdict": "yes"}, False),
        ({"rev": "x" * 201}, False),
        ({"day": {"toString": "x"}}, False),
    ],
)
def test_what_counts_as_a_record(blank: Page, change: dict[str, Any], is_record: bool) -> None:
    assert blank.evaluate("value => selfcheck.isRecord(value)", {**RECORD, **change}) is is_record


@pytest.mark.parametrize("value", [None, 3, "text", [], {}])
def test_what_counts_as_no_record(blank: Page, value: Any) -> None:
    assert blank.evaluate("value => selfcheck.isRecord(value)", value) is False
