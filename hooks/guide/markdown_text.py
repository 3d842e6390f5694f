"""Looks into Markdown as text, where code and comments are no text."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selfcheck.reading.source import Line, find_verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator

# A fence stands at the margin, or in quotes, lists and content that is indented.
FENCE = re.compile(
    r"(?P<before>(?:[ \t>]|[-*+][ \t]|\d+[.)][ \t])*)(?P<ticks>`{3,}|~{3,})[ \t]*(?P<info>[^`]*?)[ \t]*"
)
# What makes lines indented under it its content, where elsewhere they are code.
CONTAINER = re.compile(r"\s*(?:[-*+]\s|\d+[.)]\s|!!!|\?\?\?|===|:\s|\[\^)")
INDENT = 4
QUOTE = re.compile(r"[ \t]*>[ ]?")
CODE = re.compile(r"(?<!`)(`+)(?!`)[^\n]*?(?<!`)\1(?!`)|<!--.*?-->", re.DOTALL)


def blank_code(markdown: str) -> str:
    """Return the text with spaces in the place of code and comments, so that lines and columns stay."""
    lines = markdown.split("\n")
    read = [Line(text, number, text) for number, text in enumerate(lines)]
    hidden = find_verbatim(read, with_elements=False).hidden
    outer, above_is_blank, above_is_code = "", True, False
    for number, line in enumerate(lines):
        if not line.strip():
            above_is_blank = True
            continue
        indented = line.startswith((" " * INDENT, "\t"))
        is_code = indented and (above_is_blank or above_is_code) and not CONTAINER.match(outer)
        if is_code or number in hidden:
            lines[number] = " " * len(line)
        if not indented:
            outer = line
        above_is_blank, above_is_code = False, is_code
    return CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), "\n".join(lines))


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of an offset, counted from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")


@dataclass(frozen=True)
class Fence:
    """A fenced code block: where it opens, what is before and after its ticks, and its lines."""

    line: int
    column: int
    before: str
    info: str
    text: str


def find_fences(markdown: str) -> Iterator[Fence]:
    """Find the code fences of a text; one in a longer fence or in indented code is text."""
    lines = re.split(r"\r\n|\r|\n", markdown.removeprefix("\ufeff"))
    number = 0
    while number < len(lines):
        opening = FENCE.fullmatch(lines[number])
        number += 1
        if not opening or _is_code(lines[: number - 1], opening["before"]):
            continue
        inside = list[str]()
        first = number
        for line in lines[first:]:
            number += 1
            content = _unquoted(line, opening["before"].count(">"))
            if content.strip() == opening["ticks"]:
                break
            inside.append(content)
        yield Fence(first, opening.start("ticks") + 1, opening["before"], opening["info"], "\n".join(inside))


def _is_code(above: list[str], before: str) -> bool:
    """Return whether a line is indented so far that it is code: it belongs to nothing above it."""
    if before.strip() or len(before.expandtabs(4)) < INDENT:
        return False
    outer = next((one for one in reversed(above) if one.strip() and not one.startswith(("    ", "\t"))), "")
    return not CONTAINER.match(outer)


def _unquoted(line: str, levels: int) -> str:
    """Strip the block quote markers from a line."""
    for _ in range(levels):
        line = QUOTE.sub("", line, count=1) if QUOTE.match(line) else line
    return line
