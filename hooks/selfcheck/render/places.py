"""Blocks that ask nothing themselves: places for what a script takes from the whole site, and a page's objectives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.markup import tag, text
from selfcheck.model import Exam, Review
from selfcheck.words import word

if TYPE_CHECKING:
    from selfcheck.model import Objectives, Progress


OBJECTIVES = "sc-objectives"


def render_place(place: Review | Exam | Progress) -> str:
    """Write a place; without a script, a line says where the questions are."""
    exam = place if isinstance(place, Exam) else None
    tags = " ".join(place.tags) if isinstance(place, Exam | Review) else ""
    phase = "exam" if exam else "review" if isinstance(place, Review) else "progress"
    return tag(
        "self-check",
        tag("p", text(word("needs_script")), class_="sc-needs-script"),
        data_search_exclude=True,
        data_tags=tags or None,
        data_phase=phase,
        data_questions=str(exam.questions) if exam else None,
        data_minutes=str(exam.minutes) if exam and exam.minutes else None,
    )


def render_objectives(block: Objectives) -> str:
    """Write what the reader can do afterward, with an anchor for each objective."""
    lines = (tag("li", text(one.text), id=f"objective-{one.id}") for one in block.objectives)
    heading = tag("h2", text(word("objectives")), id=OBJECTIVES)
    return tag("section", heading, tag("ul", *lines), class_="sc-objectives", aria_labelledby=OBJECTIVES)
