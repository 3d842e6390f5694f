"""The chapter's fifteen items are fair: knowing nothing and following a rule of thumb gets a reader nowhere."""

from __future__ import annotations

import re
from collections import Counter
from typing import TYPE_CHECKING

import pytest

from guide_pages import PARTS, chapters_ids
from selfcheck.kinds.choice import ChoiceQuestion
from selfcheck.parse import parse_file

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path


AT_MOST = 5
KEYS = {"workloads.md": "BCCBC", "lifecycle.md": "BBBBB", "clusters.md": "BBBBB"}


def items(docs: Path, part: str) -> list[ChoiceQuestion]:
    """List the chapter's questions in a part; what contributors add is the linter's to judge."""
    questions = parse_file((docs / part).read_bytes(), f"docs/{part}").pretest_questions
    return [
        question
        for question in questions
        if isinstance(question, ChoiceQuestion) and question.id in chapters_ids()
    ]


@pytest.fixture(scope="module")
def all_items(guide_docs: Path) -> list[ChoiceQuestion]:
    return [question for part in PARTS for question in items(guide_docs, part)]


def words(text: str) -> set[str]:
    return set(re.findall(r"[\w'-]+", text.lower()))


BOTS: dict[str, Callable[[str, ChoiceQuestion], float]] = {
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


def right(question: ChoiceQuestion, score: Callable[[str, ChoiceQuestion], float]) -> float:
    """Tell how often the bot's pick is the key; it guesses among equals."""
    scores = [
        (score(choice.text.text.replace("\n", " "), question), choice.is_key) for choice in question.choices
    ]
    best = max(value for value, _ in scores)
    picked = [is_key for value, is_key in scores if value == best]
    return sum(picked) / len(picked)


def length_rank(question: ChoiceQuestion) -> int:
    lengths = sorted((len(choice.text.text) for choice in question.choices), reverse=True)
    return lengths.index(next(len(choice.text.text) for choice in question.choices if choice.is_key))


def test_there_are_five_items_a_part_with_the_chapters_keys(guide_docs: Path) -> None:
    for part in PARTS:
        found = [
            "ABCD"[[choice.is_key for choice in question.choices].index(True)]
            for question in items(guide_docs, part)
        ]
        assert "".join(found) == KEYS[part]


@pytest.mark.parametrize("bot", BOTS)
def test_no_rule_of_thumb_gets_more_than_a_third_right(bot: str, all_items: list[ChoiceQuestion]) -> None:
    assert sum(right(question, BOTS[bot]) for question in all_items) <= AT_MOST


def test_no_length_rank_holds_the_key_too_often(all_items: list[ChoiceQuestion]) -> None:
    assert max(Counter(map(length_rank, all_items)).values()) <= 6


def test_no_two_choices_of_an_item_are_equally_long(all_items: list[ChoiceQuestion]) -> None:
    """A tie would hand the longest or shortest choice to whoever looks twice."""
    for question in all_items:
        lengths = [len(choice.text.text) for choice in question.choices]
        assert len(set(lengths)) == len(lengths), question.id


def test_every_item_is_complete(all_items: list[ChoiceQuestion]) -> None:
    for question in all_items:
        assert question.options.learn, question.id
        assert all(choice.feedback for choice in question.choices), question.id
        assert len(question.explanation.text.split()) >= 12, question.id
