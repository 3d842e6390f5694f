"""The HTML of a page's passages, written once each, and their copies, which get ids of their own."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from selfcheck.model import Passage

# Python-Markdown strips these characters from its input, so that no page can hold a mark of ours.
COPY = re.compile("\x02selfcheck-copy:(?P<place>[a-z]+)\x03(?P<html>.*?)\x02selfcheck-copy/\x03", re.DOTALL)
STASHED = re.compile("\x02wzxhzdk:(\\d+)\x03")
TAG = re.compile(r"<[^>]*>|\x02[^\x03]*\x03")
ID = re.compile(r"""(?<=\s)id=(["'])(?P<id>[^"']+)\1""")
REFERENCE = re.compile(
    r"""(?<=\s)(?P<name>id|for|name|href|aria-labelledby|aria-describedby|aria-controls)=(?P<mark>["'])(?P<value>[^"']+)(?P=mark)"""
)


@dataclass
class Passages:
    """Hands out the HTML that each passage became.

    Args:
        elements: what holds a passage's converted Markdown, by the passage's `id()`
        serialize: writes an element as HTML, what follows it included
        stashed: the HTML that the converter puts in at the end, by its number

    """

    elements: Mapping[int, Element]
    serialize: Callable[[Element], str]
    stashed: Sequence[object] = ()
    handed_out: set[int] = field(default_factory=set)
    """Passages that have their first place on the page, by `id()`."""
    answers: dict[int, str] = field(default_factory=dict)
    """Answers that are the same in every place, by the question's `id()`."""
    _written: dict[int, tuple[str, str, str]] = field(default_factory=dict)

    def whole(self, passage: Passage) -> str:
        """Return what became of a passage."""
        self.handed_out.add(id(passage))
        return self.written(passage)[0]

    def first_and_rest(self, passage: Passage) -> tuple[str, str]:
        """Return the content of its first paragraph, which is allowed where HTML takes no block, and what follows it."""
        self.handed_out.add(id(passage))
        return self.written(passage)[1:]

    def words(self, passage: Passage) -> str:
        """Return its text alone."""
        html = STASHED.sub(lambda match: str(self.stashed[int(match[1])]), self.written(passage)[0])
        return unescape(TAG.sub("", html)).strip()

    def written(self, passage: Passage) -> tuple[str, str, str]:
        """Return it whole, its first paragraph's content, and what follows that."""
        known = self._written.get(id(passage))
        if known is None:
            known = self._written[id(passage)] = _written(self.elements[id(passage)], self.serialize)
        return known


@dataclass
class Copies:
    """Hands out the same for a second place on the page.

    Args:
        passages: as the page has them
        place: names it in ids
        is_before: whether it comes before the first place of its passages, which keep their ids there

    """

    passages: Passages
    place: str
    is_before: bool = False

    @property
    def answers(self) -> dict[int, str]:
        """Answers that are the same in every place, by the question's `id()`."""
        return self.passages.answers

    def whole(self, passage: Passage) -> str:
        """Return what became of a passage."""
        return self._copied(passage, self.passages.written(passage)[0])

    def first_and_rest(self, passage: Passage) -> tuple[str, str]:
        """Return the content of its first paragraph, and what follows it."""
        _, first, rest = self.passages.written(passage)
        return self._copied(passage, first), self._copied(passage, rest)

    def words(self, passage: Passage) -> str:
        """Return its text alone."""
        return self.passages.words(passage)

    def _copied(self, passage: Passage, html: str) -> str:
        """Mark what has ids, or will have some once raw HTML and code are put in."""
        is_first = not self.is_before and id(passage) not in self.passages.handed_out
        if is_first or not has_ids(html):
            return html
        return f"\x02selfcheck-copy:{self.place}\x03{html}\x02selfcheck-copy/\x03"


def has_ids(html: str) -> bool:
    """Return whether HTML has ids, or may have some when raw HTML and code are put in."""
    return "\x02" in html or " id=" in html or " name=" in html


def rename_copies(html: str) -> str:
    """Give the ids in copies, and what refers to them, names of their own."""
    return COPY.sub(_renamed, html) if "\x02selfcheck-copy:" in html else html


def _renamed(copy: re.Match[str]) -> str:
    html, place = copy["html"], copy["place"]
    ids = {match["id"] for match in ID.finditer(html)}

    def rename(match: re.Match[str]) -> str:
        name, value = match["name"], match["value"]
        if name in {"id", "name"}:
            new = f"{value}--{place}"
        elif name == "href":
            new = f"{value}--{place}" if value.startswith("#") and value[1:] in ids else value
        else:
            new = " ".join(f"{one}--{place}" if one in ids else one for one in value.split(" "))
        return f"{name}={match['mark']}{new}{match['mark']}"

    return TAG.sub(lambda found: REFERENCE.sub(rename, found[0]), html)


def _written(element: Element, serialize: Callable[[Element], str]) -> tuple[str, str, str]:
    """Write an element's content: whole, its first paragraph's content, and what follows that."""
    text = (element.text or "").strip()
    if text or not len(element) or element[0].tag != "p":
        whole = _inner(serialize(element)).strip()
        return whole, "", whole
    paragraph = element[0]
    tail, paragraph.tail = paragraph.tail or "", None
    written = serialize(paragraph)
    rest = "".join([tail, *(serialize(child) for child in element[1:])]).strip()
    return f"{written}\n{rest}" if rest else written, _inner(written).strip(), rest


def _inner(html: str) -> str:
    return html[html.index(">") + 1 : html.rindex("</")] if "</" in html else ""
