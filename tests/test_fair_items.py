"""The chapter's fifteen items are fair: knowing nothing and following a rule of thumb gets a reader nowhere."""

from __future__ import annotations

import re
from collections import Counter
from pathlib import Path
from typing import TYPE_CHECKING

import pytest

from selfcheck.model import MultipleChoice, SingleChoice
from selfcheck.parse import parse_file

if TYPE_CHECKING:
    from collections.abc import Callable

    from selfcheck.model import Choices

DOCS = Path(__file__).parents[1] / "docs"
PARTS = ("workloads", "lifecycle", "clusters")
AT_MOST = 5
KEYS = {"workloads": "BCCBC", "lifecycle": "BBBBB", "clusters": "BBBBB"}


def items(part: str) -> list[Choices]:
    path = DOCS / f"{part}.md"
    questions = parse_file(path.read_bytes(), f"docs/{path.name}").pretest_questions
    return [question for question in questions if isinstance(question, SingleChoice | MultipleChoice)]


ALL = [question for part in PARTS for question in items(part)]


def words(text: str) -> set[str]:
    return set(re.findall(r"[\w'-]+", text.lower()))


BOTS: dict[str, Callable[[str, Choices], float]] = {
    "longest": lambda text, _: len(text),
    "most words": lambda text, _: len(text.split()),
    "shortest": lambda text, _: -len(text),
    "most commas": lambda text, _: text.count(","),
    "most clauses": lambda text, _: len(re.findall(r"[,;—]|\b(?:and|because|which|that|so|while)\b", text)),
    "most words of the stem": lambda text, question: len(words(text) & words(question.stem.text)),
    "fewest absolutes": lambda text, _: (
        -len(re.findall(r"\b(?:all|always|completely|every|must|never|none|only)\b", text.lower()))
    ),
}


def right(question: Choices, score: Callable[[str, Choices], float]) -> float:
    """Tell how often the bot's pick is the key; it guesses among equals."""
    scores = [
        (score(choice.text.text.replace("\n", " "), question), choice.is_key) for choice in question.choices
    ]
    best = max(value for value, _ in scores)
    picked = [is_key for value, is_key in scores if value == best]
    return sum(picked) / len(picked)


def length_rank(question: Choices) -> int:
    lengths = sorted((len(choice.text.text) for choice in question.choices), reverse=True)
    return lengths.index(next(len(choice.text.text) for choice in question.choices if choice.is_key))


def test_there_are_five_items_a_part_with_the_chapters_keys() -> None:
    for part in PARTS:
        found = [
            "ABCD"[[choice.is_key for choice in question.choices].index(True)] for question in items(part)
        ]
        assert "".join(found) == KEYS[part]


@pytest.mark.parametrize("bot", BOTS)
def test_no_rule_of_thumb_gets_more_than_a_third_right(bot: str) -> None:
    assert sum(right(question, BOTS[bot]) for question in ALL) <= AT_MOST


def test_no_length_rank_holds_the_key_too_often() -> None:
    assert max(Counter(map(length_rank, ALL)).values()) <= 6


def test_no_two_choices_of_an_item_are_equally_long() -> None:
    """A tie would hand the longest or shortest choice to whoever looks twice."""
    for question in ALL:
        lengths = [len(choice.text.text) for choice in question.choices]
        assert len(set(lengths)) == len(lengths), question.id


def test_every_item_is_complete() -> None:
    for question in ALL:
        assert question.options.learn, question.id
        assert all(choice.feedback for choice in question.choices), question.id
        assert len(question.explanation.text.split()) >= 12, question.id
