"""Which headings the questions of a bank test: those that a `learn` link leads to."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.model import Objectives, Pretest, Quiz
from selfcheck.reading.links import resolve

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Heading, Page, QuestionBank

TITLE = 1


def untested(bank: QuestionBank) -> Iterator[tuple[Page, Heading]]:
    """List the headings that no question tests, on pages that have questions."""
    tested = _tested(bank)
    for page in bank.pages:
        for index, heading in enumerate(page.headings):
            if _teaches(page, index) and not any(
                (page.path, anchor) in tested for anchor in _with_those_below(page, index)
            ):
                yield page, heading


def count(bank: QuestionBank) -> tuple[int, int]:
    """Count the headings that questions test, and all those that they could."""
    total = sum(_teaches(page, index) for page in bank.pages for index in range(len(page.headings)))
    return total - sum(1 for _ in untested(bank)), total


def _tested(bank: QuestionBank) -> set[tuple[str, str]]:
    links = ((page.path, one.learn) for page in bank.pages for one in page.declarations)
    return {resolve(link, path) for path, link in links if link is not None}


def _with_those_below(page: Page, index: int) -> Iterator[str]:
    yield page.headings[index].anchor
    for heading in page.headings[index + 1 :]:
        if heading.level <= page.headings[index].level:
            return
        yield heading.anchor


def _teaches(page: Page, index: int) -> bool:
    """Return whether there is something to test below a heading: it is not a page's title, and not above objectives or questions."""
    heading = page.headings[index]
    if heading.level == TITLE or not page.declarations or not page.in_bank:
        return False
    end = page.headings[index + 1].line if index + 1 < len(page.headings) else None
    return not any(
        isinstance(block, Objectives | Quiz | Pretest)
        and heading.line < block.first_line
        and (end is None or block.first_line < end)
        for block in page.blocks
    )
