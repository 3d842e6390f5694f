"""What the pages hold that a part leads to: cases to apply it to, and the part that comes next."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.model import Cases, NextPart, NextSteps
from selfcheck.reading.links import resolve
from selfcheck.reading.minutes import minutes

if TYPE_CHECKING:
    from collections.abc import Mapping

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


def part_number(path: str, pages: Mapping[str, Page]) -> int:
    """Count the parts that lead to a page by their next steps, and the page itself."""
    before = {
        resolve(block.next, page.path)[0]: page.path
        for page in pages.values()
        for block in page.blocks
        if isinstance(block, NextSteps) and block.next
    }
    seen = [path]
    while (previous := before.get(seen[-1])) and previous not in seen:
        seen.append(previous)
    return len(seen)
