"""Keeps the first line of a choice, a row or a cell what it is: text, also where it begins as a quote or a list does."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, assert_never

from selfcheck.model import Cloze, Matching, MultipleChoice, Numeric, Ordering, SingleChoice, TextAnswer

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Passage, Question

# What Markdown takes for the beginning of a block, or for the definition of a link.
BLOCK = re.compile(
    r"(?P<number>\d+)(?=\.[ \t])|(?=>)|(?=#{1,6}(?:[ \t]|$))|(?=[-*+](?:[ \t]|$))|(?=(?:[-*_][ \t]*){3,}$)|(?=\[[^\]]+\]:)"
    r"|(?=!!!)",
    re.MULTILINE,
)


def lines_of(question: Question) -> Iterator[Passage]:
    """List the pieces of a question whose first line is inline text."""
    match question:
        case SingleChoice() | MultipleChoice():
            yield from (choice.text for choice in question.choices)
        case Ordering():
            yield from (row.text for row in question.rows)
        case Matching():
            for pair in question.pairs:
                yield from (pair.match,) if pair.prompt is None else (pair.prompt, pair.match)
        case Numeric() | TextAnswer() | Cloze():
            pass
        case _:
            assert_never(question)


def as_text(markdown: str) -> str:
    """Escape what would make the first line a block."""
    match = BLOCK.match(markdown)
    return f"{match[0]}\\{markdown[match.end() :]}" if match else markdown
