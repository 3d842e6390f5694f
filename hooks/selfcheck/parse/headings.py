"""Finds a page's headings and anchors as Python-Markdown makes them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from markdown import Markdown
from markdown.extensions.toc import slugify, unique

from selfcheck.model import Heading

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfcheck.reading.source import Line

ATX = re.compile(r"#{1,6}(?!#)")
UNDERLINE = re.compile(r"(?:=+|-+)[ ]*$")
# A heading of words alone: one that begins with hashes and has no character that Markdown or HTML reads.
PLAIN = re.compile(r"#{1,6}[ ]+[\w(][\w ,.;:?/()'\"%+-]*[\w.?)%]")
HTML_ANCHOR = re.compile(r"""<[a-zA-Z][^<>]*?\s(?:id|name)\s*=\s*["']?(?P<id>[^\s"'>]+)""")
ATTRIBUTE_ANCHOR = re.compile(r"\{:?[^{}\n]*#(?P<id>[\w:.-]+)[^{}\n]*\}")

# One instance serves every page: making one costs as much as converting a page's headings.
_markdown = Markdown(extensions=["attr_list", "toc"])


def find_headings(lines: Sequence[Line]) -> tuple[Heading, ...]:
    """Convert the heading lines alone, so that anchors come out as on the page."""
    found = list(_heading_lines(lines))
    if not found:
        return ()
    if all(PLAIN.fullmatch(text) for _, text in found):
        return _plain_headings(found)
    _markdown.reset().convert("\n\n".join(text for _, text in found))
    tokens: list[dict[str, Any]] = list(_flatten(getattr(_markdown, "toc_tokens", [])))
    if len(tokens) != len(found):  # an empty heading, such as a line of hashes alone
        tokens = [token for token in tokens if token["name"]]
    return tuple(
        Heading(anchor=token["id"], title=token["name"], level=token["level"], line=line.number)
        for (line, _), token in zip(found, tokens, strict=False)
    )


def _plain_headings(found: Sequence[tuple[Line, str]]) -> tuple[Heading, ...]:
    """Read headings that have nothing in them for Markdown to read."""
    taken: set[str] = set()
    headings: list[Heading] = []
    for line, text in found:
        bare = text.rstrip(" #") if text.rstrip(" ").endswith(" #") else text
        title = bare.lstrip("#").strip()
        anchor = unique(slugify(title, "-"), taken)
        headings.append(Heading(anchor, title, len(text) - len(text.lstrip("#")), line.number))
    return tuple(headings)


def find_anchors(lines: Sequence[Line]) -> frozenset[str]:
    """Find the anchors that are no headings: ids given in HTML or in an attribute list."""
    found: set[str] = set()
    for line in lines:
        if "<" in line.text:
            found.update(match["id"] for match in HTML_ANCHOR.finditer(line.text))
        if "{" in line.text and "#" in line.text:
            found.update(match["id"] for match in ATTRIBUTE_ANCHOR.finditer(line.text))
    return frozenset(found)


def _heading_lines(lines: Sequence[Line]) -> list[tuple[Line, str]]:
    found: list[tuple[Line, str]] = []
    previous: Line | None = None
    for line in lines:
        if line.indent == 0 and ATX.match(line.text):
            found.append((line, line.text))
            previous = None
        elif previous and line.indent == 0 and UNDERLINE.match(line.text):
            found.append((previous, f"{previous.text}\n{line.text}"))
            previous = None
        else:
            starts_paragraph = previous is None and not line.blank
            previous = line if starts_paragraph else (None if line.blank else line)
    return found


def _flatten(tokens: Sequence[dict[str, Any]]) -> list[dict[str, Any]]:
    return [one for token in tokens for one in (token, *_flatten(token["children"]))]
