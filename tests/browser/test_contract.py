"""Both halves read the same goldens: what the build wrote of each kind's cases is graded as they say, and guessed as often."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from html import unescape
from itertools import chain, combinations, permutations, product
from typing import TYPE_CHECKING, Any

import pytest

from selfcheck.contract import TYPES, browser_types
from selfcheck.kinds import KINDS
from selfcheck.kinds.page import cases_files

if TYPE_CHECKING:
    from collections.abc import Iterable

    from playwright.sync_api import Page

GOLDEN = re.compile(
    r"^`{4,}html\n(?P<html>.*?)^`{4,}\n\n\| Picked \| Verdict \|\n\| --- \| --- \|\n(?P<rows>(?:\|[^\n]*\n)+)",
    re.MULTILINE | re.DOTALL,
)
ROW = re.compile(r"\| `(?P<picked>.*)` \| (?P<verdict>\w+) \|")
GRADE = "([kind, picked, key]) => inside.kinds[kind].grade(picked, key)"


@dataclass(frozen=True)
class Golden:
    """A question as the build writes it, and the verdicts on some answers."""

    html: str
    verdicts: tuple[tuple[list[str], str], ...]

    def attribute(self, name: str) -> str:
        found = re.search(rf"{name}=([\"'])(.*?)\1", self.html)
        assert found
        return unescape(found[2])

    def form(self, pattern: str) -> list[str]:
        """Find something in the form, and not in the answer below it."""
        return list(dict.fromkeys(re.findall(pattern, self.html.partition("</form>")[0])))

    def __str__(self) -> str:
        return self.attribute("data-kind")


def goldens() -> list[Golden]:
    return [
        Golden(
            match["html"],
            tuple((json.loads(row["picked"]), row["verdict"]) for row in ROW.finditer(match["rows"])),
        )
        for file in cases_files()
        for match in GOLDEN.finditer(file.read_text(encoding="utf-8"))
    ]


def test_every_kind_has_a_golden_with_each_verdict() -> None:
    found = {str(golden): {verdict for _, verdict in golden.verdicts} for golden in goldens()}

    assert found.keys() == KINDS.keys()
    all_or_nothing = {"single", "numeric", "text", "true-false"}
    for kind, verdicts in found.items():
        assert verdicts == {"correct", "incorrect"} | (set() if kind in all_or_nothing else {"partial"})


@pytest.mark.parametrize("golden", goldens(), ids=str)
def test_the_browser_grades_by_the_key_that_the_build_writes(blank: Page, golden: Golden) -> None:
    key = json.loads(golden.attribute("data-answer"))

    graded = [blank.evaluate(GRADE, [str(golden), picked, key]) for picked, _ in golden.verdicts]

    assert graded == [verdict for _, verdict in golden.verdicts]


def every_answer(golden: Golden) -> Iterable[list[str]]:
    """List all answers that a reader can pick; none where answers are typed."""
    choices = golden.form(r'<input [^>]*value="([\w-]+)"')
    rows = golden.form(r'data-row="(\w+)"')
    options = golden.form(r'<option value="(\w+)"')
    match str(golden):
        case "single" | "true-false":
            return [[one] for one in choices]
        case "multiple":
            sizes = range(1, len(choices) + 1)
            return (list(some) for some in chain.from_iterable(combinations(choices, size) for size in sizes))
        case "ordering":
            return (list(order) for order in permutations(rows))
        case "matching" | "categorize":
            return (
                [f"{row}={option}" for row, option in zip(rows, filled, strict=True)]
                for filled in product(options, repeat=len(rows))
            )
        case _:
            return []


@pytest.mark.parametrize("golden", goldens(), ids=str)
def test_the_chance_is_the_share_of_answers_that_are_correct(blank: Page, golden: Golden) -> None:
    answers: list[Any] = list(every_answer(golden))
    key = json.loads(golden.attribute("data-answer"))
    correct = blank.evaluate(
        "([kind, answers, key]) => answers.filter((picked) => inside.kinds[kind].grade(picked, key) === 'correct').length",
        [str(golden), answers, key],
    )

    assert float(golden.attribute("data-chance")) == pytest.approx(
        correct / len(answers) if answers else 0, rel=1e-5
    )


def test_the_browsers_types_are_those_of_the_contract() -> None:
    assert TYPES.read_text(encoding="utf-8") == browser_types(), (
        "write them again: python -m selfcheck.contract"
    )
