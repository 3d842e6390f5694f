"""Finds double brackets outside code: the gaps of a cloze, and those that would show their answer as text."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfcheck.model import Position

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selfcheck.model import Passage
    from selfcheck.reading.mistakes import Mistakes
    from selfcheck.reading.source import Line

# A code span, or a gap; a backslash keeps a bar from parting two spellings.
GAP_OR_CODE = re.compile(
    r"(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|(?<!\\)\[\[(?P<answers>(?:\\.|[^\[\]\n\\])*)\]\](?![(\[])",
    re.DOTALL,
)
BAR = re.compile(r"(?<!\\)\|")
# Brackets in a link's text are no gap.
OPEN = re.compile(r"(?<!\\)\[\[(?![^\[\]\n]*\]\][(\[])")
ESCAPED = re.compile(r"\\([|\[\]\\])")


def has_brackets(lines: Sequence[Line], hidden: frozenset[int]) -> bool:
    """Return whether a body has double brackets outside code, be they a gap or an attempt at one."""
    text = "\n".join("" if line.number in hidden else line.text for line in lines)
    return OPEN.search(_without_code(text)) is not None


def spellings(answers: str) -> tuple[str, ...]:
    """Divide what a gap accepts at its bars."""
    return tuple(ESCAPED.sub(r"\1", answer).strip() for answer in BAR.split(answers))


def check_no_gaps(passage: Passage, kind: str, hidden: frozenset[int], mistakes: Mistakes) -> None:
    """Note double brackets where no gap can be: they would stay text, and tell an answer."""
    if "[[" not in passage.text:
        return
    for place in _open_places(passage, hidden):
        message = (
            f"double brackets make a gap, and there is none in this part of a {kind} question; take them out, "
            "or write `\\[[` where the text has them"
        )
        mistakes.add(place, "broken-gap", message)


def check_whole_gaps(passage: Passage, hidden: frozenset[int], mistakes: Mistakes) -> None:
    """Note gaps of a cloze that would stay text, such as one that runs over the end of a line."""
    for line, origin in _lines(passage, hidden):
        rest = GAP_OR_CODE.sub(lambda match: " " * len(match[0]), line)
        if found := OPEN.search(rest):
            message = "this gap is not read; write `[[answer]]` in one line, with no other bracket in it"
            mistakes.add(Position(origin.line, origin.column + found.start()), "broken-gap", message)


def _open_places(passage: Passage, hidden: frozenset[int]) -> Iterator[Position]:
    for line, origin in _lines(passage, hidden):
        for match in OPEN.finditer(_without_code(line)):
            yield Position(origin.line, origin.column + match.start())


def _lines(passage: Passage, hidden: frozenset[int]) -> Iterator[tuple[str, Position]]:
    # An empty passage has no line.
    for line, origin in zip(passage.text.split("\n"), passage.origins, strict=False):
        if origin.line not in hidden:
            yield line, origin


def _without_code(text: str) -> str:
    """Put spaces in the place of code spans."""

    def blank(match: re.Match[str]) -> str:
        return match[0] if match["ticks"] is None else re.sub(r"[^\n]", " ", match[0])

    return GAP_OR_CODE.sub(blank, text)
