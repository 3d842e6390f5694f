"""The end of a part: what a reader does next, complete without script; the script adds the result and the way back."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.markup import tag, text
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selfcheck.model import Cases, NextPart

APPLY = "next-steps-apply"
NEXT = "next-steps-next"


def link_words(name: str, part: NextPart | None) -> str:
    """Return the words of a link of the block."""
    if name == APPLY:
        return word("next_apply_link")
    return word("next_part_link", number=part.number) if part else word("next_part_link_some")


def render_next_steps(links: Mapping[str, str], cases: Cases | None, part: NextPart | None) -> str:
    """Write the ways on.

    Args:
        links: the block's links as the page's conversion made them, by name
        cases: what the page with new cases has for this part, where it is known
        part: what the next part holds, where it is known

    """
    rows = []
    if link := links.get(APPLY):
        title = word("next_apply", count=cases.count) if cases else word("next_apply_some")
        about = word("next_apply_about", minutes=cases.minutes) if cases else ""
        rows.append(_row("apply", title, about, link))
    if link := links.get(NEXT):
        title = word("next_part", title=part.title) if part else word("next_part_some")
        about = word("next_part_about", minutes=part.minutes, count=part.questions) if part else ""
        rows.append(_row("part", title, about, link))
    steps = tag("ol", *rows, class_="sc-steps-next")
    return tag("self-check", steps if rows else "", data_phase="next", data_search_exclude=True)


def _row(name: str, title: str, about: str, link: str) -> str:
    said = tag("div", tag("h3", text(title)), tag("p", text(about)) if about else "")
    return tag("li", said, tag("div", link, class_="sc-ways"), data_step=name)
