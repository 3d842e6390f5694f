"""Puts pages together into a bank and checks what no page can know by itself: ids, links, and objectives."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.model import QuestionBank
from selfcheck.reading.links import resolve
from selfcheck.reading.mistakes import mistakes_of, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from selfcheck.errors import SourceError
    from selfcheck.model import Declaration, Page
    from selfcheck.reading.mistakes import Mistakes


def build_bank(pages: Iterable[Page]) -> QuestionBank:
    """Collect pages; the bank's errors are those of its pages and of what questions name beyond them, in order."""
    pages = tuple(sorted(pages, key=lambda page: page.path))
    errors = [error for page in pages for error in page.errors]
    errors += _repeated_ids(pages)
    errors += _dead_links(pages)
    errors += _objectives(pages)
    return QuestionBank(pages, tuple(sorted(errors, key=lambda error: error.place)))


def _repeated_ids(pages: Iterable[Page]) -> list[SourceError]:
    first: dict[str, str] = {}
    found: list[SourceError] = []
    for page in pages:
        mistakes = mistakes_of(page)
        for question in page.declarations:
            place = page.place(question.start)
            if not question.id:
                continue
            if question.id in first:
                mistakes.add(
                    question.start,
                    "duplicate-id",
                    f"the id `{question.id}` is taken by {first[question.id]}; give this question another",
                )
            first.setdefault(question.id, place)
        found += mistakes.found
    return found


def _objectives(pages: tuple[Page, ...]) -> list[SourceError]:
    """Check that an id names one objective, and that questions name those that there are."""
    first: dict[str, str] = {}
    found: list[SourceError] = []
    for page in pages:
        mistakes = mistakes_of(page)
        for one in page.objectives:
            place = page.place(one.start)
            if first.setdefault(one.id, place) != place:
                message = f"the id `{one.id}` is taken by {first[one.id]}; give this objective another"
                mistakes.add(one.start, "duplicate-id", message)
        found += mistakes.found
    for page in pages:
        mistakes = mistakes_of(page)
        for question in page.declarations:
            if question.objective is not None and question.objective not in first:
                hint = suggestion(question.objective, first) if first else "no page states objectives"
                message = f"`{question.objective}` is no objective of this site; {hint}"
                mistakes.add(question.objective_place, "unknown-objective", message)
        found += mistakes.found
    return found


def _dead_links(pages: tuple[Page, ...]) -> list[SourceError]:
    by_path = {page.path: page for page in pages}
    found: list[SourceError] = []
    for page in pages:
        mistakes = mistakes_of(page)
        for question in page.declarations:
            if question.learn is not None:
                _check_link(question, page, by_path, mistakes)
        found += mistakes.found
    return found


def _check_link(question: Declaration, page: Page, by_path: Mapping[str, Page], mistakes: Mistakes) -> None:
    link, place = question.learn or "", question.learn_place
    target, anchor = resolve(link, page.path)
    if target not in by_path:
        hint = suggestion(target, by_path) if by_path else ""
        mistakes.add(place, "dead-learn-link", f"`{link}` leads to no page of this site; {hint}")
    elif anchor and anchor not in by_path[target].anchors:
        where = "this page" if target == page.path else f"`{target}`"
        anchors = by_path[target].anchors
        hint = suggestion(anchor, anchors) if anchors else "it has no headings"
        mistakes.add(place, "dead-learn-link", f"{where} has no heading `#{anchor}`; {hint}")
