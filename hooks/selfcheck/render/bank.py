"""The questions of a site for the pages that ask across it: an index, and a script for each page's questions.

They are classic scripts that hand over data, since a page that is opened from a folder may read no file.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any, NamedTuple

from selfcheck.kinds import revision
from selfcheck.model import Phase, Review
from selfcheck.reading.links import resolve

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path

    from selfcheck.model import Page, Question

INDEX = "index.js"
TOTALS = "totals.js"
BEFORE_INDEX = "selfcheck.bank = "
BEFORE_SHARD = "selfcheck.shards[{}] = "


class Location(NamedTuple):
    """Where a page is on the site: its address from the root, its title, and what was parsed of it."""

    url: str
    title: str
    page: Page


class Target(NamedTuple):
    """A section that teaches an answer: its address from the site's root, its heading, and its page's title."""

    url: str
    heading: str
    page_title: str


@dataclass(frozen=True)
class Section:
    """The questions of one page.

    Args:
        url: of the page, from the site's root
        title: of the page
        entries: what the index says of each question
        html: each question as the page has it, by id
        learn: the sections that teach the answers, each once

    """

    url: str
    title: str
    entries: Sequence[Sequence[Any]] = field(default_factory=list)
    html: Mapping[str, str] = field(default_factory=dict)
    learn: Sequence[Sequence[str]] = field(default_factory=list)


def section_of(home: Location, html: Mapping[str, str], locations: Mapping[str, Location]) -> Section:
    """Make a section of a page's questions.

    Args:
        home: the page
        html: each question as the page has it, by id
        locations: every page of the site, by its path

    """
    questions = home.page.questions
    targets = [_target(question, home.page.path, locations) for question in questions]
    learn = list(dict.fromkeys(target for target in targets if target))
    entries = [
        _entry(question, learn.index(target) if target else -1)
        for question, target in zip(questions, targets, strict=True)
    ]
    return Section(home.url, home.title, entries, html, learn)


def _target(question: Question, path: str, locations: Mapping[str, Location]) -> Target | None:
    """Find the section that teaches the answer to a question on the page at `path`."""
    if question.options.learn is None:
        return None
    target, anchor = resolve(question.options.learn, path)
    found = locations.get(target)
    if found is None:
        return None
    headings = {one.anchor: one.title for one in found.page.headings}
    address = f"{found.url}#{anchor}" if anchor else found.url
    return Target(address, headings.get(anchor, found.title), found.title)


def bank_files(sections: Sequence[Section], review: str | None = None) -> dict[str, str]:
    """Write the scripts: file name to text, the index among them.

    Args:
        sections: the site's pages with questions, in their order
        review: the address of the page that reviews all of them, from the site's root

    """
    index = [
        {"url": one.url, "title": one.title, "questions": one.entries, "learn": one.learn} for one in sections
    ]
    shards = {
        _shard(number): _script(BEFORE_SHARD.format(number), one.html) for number, one in enumerate(sections)
    }
    # What the navigation says of each page is for every page of the site, and so a file of its own.
    totals = {one.url: len(one.entries) for one in sections}
    counts = _script("selfcheck.totals = ", totals) + _script("selfcheck.review = ", review)
    return {INDEX: _script(BEFORE_INDEX, index), TOTALS: counts, **shards}


def reviews_all(page: Page) -> bool:
    """Return whether a page has a review that no tag narrows."""
    return any(isinstance(block, Review) and not block.tags for block in page.blocks)


def read_bank(folder: Path) -> list[Section]:
    """Read the sections of a bank that was written before; none where there is no bank that can be read."""
    try:
        index = _read(folder / INDEX, BEFORE_INDEX)
        return [
            Section(
                row["url"],
                row["title"],
                row["questions"],
                _read(folder / _shard(number), BEFORE_SHARD.format(number)),
                row["learn"],
            )
            for number, row in enumerate(index)
        ]
    except (OSError, ValueError, KeyError, TypeError):
        return []


def _entry(question: Question, learn: int) -> list[object]:
    post = question.options.phase is Phase.POST
    return [question.id, revision(question), question.kind, list(question.options.tags), int(post), learn]


def _shard(number: int) -> str:
    return f"{number}.js"


def _read(file: Path, before: str) -> Any:
    return json.loads(file.read_text(encoding="utf-8").removeprefix(before).rstrip(";\n"))


def _script(before: str, value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    text = text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")
    return f"{before}{text};\n"
