"""The line of facts above a part's title: which part it is, how long it takes, and how many questions it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.reading.minutes import minutes
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfcheck.model import Page

BETWEEN = " · "


def facts_line(page: Page, parts: Sequence[Page]) -> str:
    """Return the facts of a page that states objectives; empty for other pages.

    Args:
        page: as parsed
        parts: all pages of the site that state objectives, in their order

    """
    if not page.objectives:
        return ""
    facts = [word("facts_minutes", minutes=minutes(page.prose_words))]
    if len(parts) > 1 and page in parts:
        facts.insert(0, word("facts_part", number=parts.index(page) + 1, total=len(parts)))
    if count := len(page.questions):
        facts.append(word("facts_question" if count == 1 else "facts_questions", count=count))
    return BETWEEN.join(facts)
