"""What rules ask of texts: words, clauses, hedges, absolutes."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING

from selfcheck.kinds.choice import ChoiceQuestion
from selfcheck.model import normalize

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.kinds.choice.reading import Choice
    from selfcheck.model import Page, Position, Question, QuestionBank

WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
HEDGE = re.compile(
    r"\b(?:usually|often|may|might|typically|potential|potentially|generally|sometimes)\b", re.IGNORECASE
)
ABSOLUTE = re.compile(r"\b(?:all|always|completely|every|must|never|none|only)\b", re.IGNORECASE)
CLAUSE = re.compile(r"[,;:—–]|\b(?:and|because|but|or|so|that|which|while)\b", re.IGNORECASE)
COMMON = frozenset(
    [
        "a",
        "an",
        "and",
        "are",
        "as",
        "at",
        "be",
        "because",
        "been",
        "but",
        "by",
        "can",
        "do",
        "does",
        "for",
        "from",
        "had",
        "has",
        "have",
        "how",
        "if",
        "in",
        "into",
        "is",
        "it",
        "its",
        "more",
        "most",
        "no",
        "not",
        "of",
        "on",
        "one",
        "or",
        "so",
        "than",
        "that",
        "the",
        "their",
        "them",
        "then",
        "there",
        "they",
        "this",
        "to",
        "was",
        "were",
        "what",
        "when",
        "where",
        "which",
        "while",
        "who",
        "why",
        "will",
        "with",
        "would",
        "you",
        "your",
    ]
)


# A bank's rules look at the same texts many times.
@cache
def plain(text: str) -> str:
    """Take the marks of emphasis, code, and links out of a text."""
    text = re.sub(r"!?\[([^\]]*)\]\([^)]*\)", r"\1", normalize(text))
    return re.sub(r"[*_`]+", "", text)


@cache
def words(text: str) -> frozenset[str]:
    """List the words of a text that carry meaning, in small letters."""
    return frozenset(word for word in map(str.lower, WORD.findall(plain(text))) if word not in COMMON)


@cache
def clauses(text: str) -> int:
    """Count what joins the clauses of a text."""
    return len(CLAUSE.findall(plain(text)))


def length(choice: Choice) -> int:
    """Measure a choice as a reader sees it, in characters."""
    return len(plain(choice.text.text))


def single_choices(page: Page) -> Iterator[ChoiceQuestion]:
    """List the questions of a page that have exactly one key."""
    return (
        question
        for question in page.questions
        if isinstance(question, ChoiceQuestion) and question.kind == "single"
    )


def bank_choices(bank: QuestionBank) -> list[ChoiceQuestion]:
    """List the questions of a bank that have exactly one key."""
    return [question for page in bank.pages for question in single_choices(page)]


def first_place(bank: QuestionBank) -> tuple[str, Position]:
    """Return the position of a finding about the whole bank: its first item."""
    page = next(page for page in bank.pages if any(single_choices(page)))
    return page.path, next(single_choices(page)).start


def key_and_distractors(question: Question) -> tuple[Choice, list[Choice]] | None:
    """Divide the choices of a question with one key."""
    if not isinstance(question, ChoiceQuestion) or question.kind != "single":
        return None
    distractors = [choice for choice in question.choices if not choice.is_key]
    key = next((choice for choice in question.choices if choice.is_key), None)
    return (key, distractors) if key and distractors else None


def with_choices(question: Question) -> ChoiceQuestion | None:
    """Pick out the questions with choices."""
    return question if isinstance(question, ChoiceQuestion) else None
