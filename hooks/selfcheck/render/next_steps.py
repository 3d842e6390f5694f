"""The end of a part: what a reader does next, complete without script; the script adds the result and the way back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selfcheck.markup import tag, text
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selfcheck.model import Cases, NextPart

STEP = "next-steps-"
"""What begins the names of the block's links; the name of the option follows."""


@dataclass(frozen=True)
class Ahead:
    """What the pages hold that a part leads to, where it is known: new cases, the next part, an exam of so many questions."""

    cases: Cases | None = None
    part: NextPart | None = None
    exam: int | None = None


def link_words(name: str, ahead: Ahead) -> str:
    """Return the words of a link of the block."""
    step = name.removeprefix(STEP)
    if step == "next":
        return word("next_part_link", number=ahead.part.number) if ahead.part else word("next_part_link_some")
    return word(f"next_{step}_link")


def render_next_steps(links: Mapping[str, str], ahead: Ahead) -> str:
    """Write the ways on.

    Args:
        links: the block's links as the page's conversion made them, by name
        ahead: what their pages hold

    """
    said = {"apply": _cases(ahead.cases), "next": _part(ahead.part), "exam": _exam(ahead.exam)}
    said["progress"] = word("next_progress"), word("next_progress_about")
    rows = [
        _row("part" if name == "next" else name, *words, links[f"{STEP}{name}"])
        for name, words in said.items()
        if f"{STEP}{name}" in links
    ]
    steps = tag("ol", *rows, class_="sc-steps-next")
    return tag("self-check", steps if rows else "", data_phase="next", data_search_exclude=True)


def _cases(cases: Cases | None) -> tuple[str, str]:
    if cases is None:
        return word("next_apply_some"), ""
    return word("next_apply", count=cases.count), word("next_apply_about", minutes=cases.minutes)


def _part(part: NextPart | None) -> tuple[str, str]:
    if part is None:
        return word("next_part_some"), ""
    about = word("next_part_about", minutes=part.minutes, count=part.questions)
    return word("next_part", title=part.title), about


def _exam(count: int | None) -> tuple[str, str]:
    about = word("next_exam_about", count=count) if count else word("next_exam_about_some")
    return word("next_exam"), about


def _row(name: str, title: str, about: str, link: str) -> str:
    said = tag("div", tag("h3", text(title)), tag("p", text(about)) if about else "")
    return tag("li", said, tag("div", link, class_="sc-ways"), data_step=name)
