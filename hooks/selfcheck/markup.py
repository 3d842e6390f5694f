"""Writes HTML as text, and hands out the HTML that the page's conversion made of a question's Markdown."""

from __future__ import annotations

import re
from functools import cache
from html import escape
from typing import TYPE_CHECKING, Protocol

from selfcheck.model import GAP

if TYPE_CHECKING:
    from collections.abc import Callable

    from selfcheck.model import Passage

QUESTION = "q-"
"""What begins the id of a question's element on its page; the question's own id follows."""
PRETEST = "pretest-"
"""The same where a pretest asks the question."""
VOID = {"br", "hr", "img", "input", "link", "meta"}
TAG_OR_GAP = re.compile(f"<[^>]*>|{GAP}")


class Content(Protocol):
    """The converted Markdown of a page's questions."""

    def whole(self, passage: Passage) -> str:
        """Return what became of a passage."""

    def first_and_rest(self, passage: Passage) -> tuple[str, str]:
        """Return the content of its first paragraph, which may stand where HTML allows no block, and what follows it."""

    def words(self, passage: Passage) -> str:
        """Return its text alone."""


def tag(element: str, /, *inner: str, **attributes: str | bool | None) -> str:
    """Write an element.

    Args:
        element: its name
        inner: what it holds, as HTML
        attributes: their values as text; `True` stands for the attribute alone, `False` and None leave it out. In names `_`
            stands for `-`, and one at the end avoids Python's own words

    """
    written = ""
    for key, value in attributes.items():
        if value is not None and value is not False:
            written += f" {_name(key)}" if value is True else f" {_name(key)}={_quoted(value)}"
    if element in VOID:
        return f"<{element}{written} />"
    return f"<{element}{written}>{''.join(inner)}</{element}>"


def _quoted(value: str) -> str:
    """Put an attribute's value into the quotes that need the fewest characters escaped."""
    if '"' in value and "'" not in value:
        return f"'{escape(value, quote=False)}'"
    return f'"{escape(value)}"'


@cache
def _name(key: str) -> str:
    """Return the name of an attribute as HTML has it."""
    return key.rstrip("_").replace("_", "-")


def text(value: str) -> str:
    """Write text as HTML."""
    return escape(value, quote=False)


def fill_gaps(stem: str, make: Callable[[int], str]) -> str:
    """Put something in the place of each gap of a stem's HTML."""
    count = 0

    def fill(match: re.Match[str]) -> str:
        nonlocal count
        if match[0] != GAP:
            return match[0]
        count += 1
        return make(count)

    return TAG_OR_GAP.sub(fill, stem)
