"""The line of facts above a part's title: which part it is, how long it takes, and how many questions it asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfcheck.model import Page

WORDS_A_MINUTE = 220
BETWEEN = " · "


def facts_line(page: Page, parts: Sequence[Page]) -> str:
    """Return the facts of a page that states objectives; empty for other pages.

    Args:
        page: as parsed
        parts: all pages of the site that state objectives, in their order

    """
    if not page.objectives:
        return ""
    facts = [word("facts_minutes", minutes=reading_minutes(page))]
    if len(parts) > 1 and page in parts:
        facts.insert(0, word("facts_part", number=parts.index(page) + 1, total=len(parts)))
    if count := len(page.questions):
        facts.append(word("facts_question" if count == 1 else "facts_questions", count=count))
    return BETWEEN.join(facts)


def reading_minutes(page: Page) -> int:
    """Return how many minutes a page takes to read, without its questions."""
    return max(1, round(page.prose_words / WORDS_A_MINUTE))
