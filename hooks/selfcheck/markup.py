"""Writes HTML as text, and hands out the HTML that the page's conversion made of a question's Markdown."""

from __future__ import annotations

from html import escape
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from selfcheck.model import Passage

VOID = {"br", "hr", "img", "input", "link"}


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
    written = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{"" if value is True else escape(value)}"'
        for key, value in attributes.items()
        if value is not None and value is not False
    )
    if element in VOID:
        return f"<{element}{written} />"
    return f"<{element}{written}>{''.join(inner)}</{element}>"


def text(value: str) -> str:
    """Write text as HTML."""
    return escape(value, quote=False)
