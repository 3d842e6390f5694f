"""The line of facts above a part's title."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guide import facts
from selfcheck.parse.page import parse_page
from selfcheck.reading.minutes import minutes

if TYPE_CHECKING:
    from selfcheck.model import Page

OBJECTIVES = "/// objectives\n    do-it: Do it\n///\n"
QUESTION = "/// question | {}\n\nWhich?\n\n- [x] This\n- [ ] That\n\nThis it is.\n///\n"
FIRST = parse_page(
    f"# First\n\n{'word ' * 330}\n\n{OBJECTIVES}\n{QUESTION.format('a')}\n{QUESTION.format('b')}", "first.md"
)
SECOND = parse_page(f"# Second\n\n{OBJECTIVES}\n{QUESTION.format('c')}", "second.md")
THIRD = parse_page(f"# Third\n\n{OBJECTIVES}", "third.md")
OTHER = parse_page("# Other\n\nText.\n", "other.md")  # fmt: skip


@pytest.mark.parametrize(
    ("page", "parts", "line"),
    [
        (FIRST, [FIRST, SECOND], "Part 1 of 2 · 2 min read · 2 questions"),
        (SECOND, [FIRST, SECOND], "Part 2 of 2 · 1 min read · 1 question"),
        (THIRD, [THIRD], "1 min read"),
        (OTHER, [FIRST, SECOND], ""),
    ],
    ids=["a part", "one question", "the only part, without questions", "no part"],
)
def test_a_part_says_what_it_takes(page: Page, parts: list[Page], line: str) -> None:
    assert facts.facts_line(page, parts) == line


def test_a_minute_is_220_words_and_questions_are_not_counted() -> None:
    page = parse_page(f"# A\n\n{'word ' * 1098}\n\n{QUESTION.format('a')}", "a.md")

    assert minutes(page.prose_words) == 5
