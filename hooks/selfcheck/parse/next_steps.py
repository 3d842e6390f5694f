"""What the pages hold that a part leads to: cases to apply it to, and the part that comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.model import Cases, Exam, NextPart, NextSteps
from selfcheck.reading.links import resolve
from selfcheck.reading.minutes import minutes

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from selfcheck.model import Page

MINUTES_A_CASE = 2


def cases_on(page: Page, part: Page) -> Cases:
    """Count the questions of a page whose answers a part teaches, and the minutes that they take, in steps of five."""
    targets = (resolve(one.options.learn or "", page.path)[0] for one in page.questions)
    count = sum(target == part.path for target in targets)
    return Cases(count, max(5, 5 * round(count * MINUTES_A_CASE / 5)))


def next_part(page: Page, number: int) -> NextPart:
    """Return what a page holds that comes next."""
    title = next((one.title for one in page.headings if one.level == 1), "")
    return NextPart(number, title, minutes(page.prose_words), len(page.questions))


def exam_length(page: Page) -> int | None:
    """Return how many questions a page's exam asks; nothing where it has none."""
    return next((block.questions for block in page.blocks if isinstance(block, Exam)), None)


def part_number(path: str, pages: Mapping[str, Page]) -> int:
    """Count the parts that lead to a page by their next steps, and the page itself."""
    return len(_back_from(path, _before(pages.values())))


def in_reading_order(pages: Iterable[Page]) -> list[Page]:
    """Put the parts that lead from one to another first, in that order; other pages follow by their paths."""
    pages = list(pages)
    before = _before(pages)
    parts = before.keys() | set(before.values())

    def place(page: Page) -> tuple[bool, str, int, str]:
        back = _back_from(page.path, before)
        return page.path not in parts, back[-1] if page.path in parts else "", len(back), page.path

    return sorted(pages, key=place)


def _before(pages: Iterable[Page]) -> dict[str, str]:
    """Return which page leads to each next part."""
    return {
        resolve(block.next, page.path)[0]: page.path
        for page in pages
        for block in page.blocks
        if isinstance(block, NextSteps) and block.next
    }


def _back_from(path: str, before: Mapping[str, str]) -> list[str]:
    """List a page and the parts that lead to it, back to the first."""
    seen = [path]
    while (previous := before.get(seen[-1])) and previous not in seen:
        seen.append(previous)
    return seen
