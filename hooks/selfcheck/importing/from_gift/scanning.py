"""Divides a GIFT file into its questions, each with its comments, and finds control characters that are not escaped.

What Moodle does (`question/format/gift/format.php` in moodle/moodle): an empty line ends a question, a line that begins
with `//` is a comment wherever it is. A backslash makes text of `: # = { } ~` and of itself, and a line's end of `n`.
"""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from selfcheck.model import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

ESCAPED = re.compile(r"\\([\\:#={}~n])")
ID = re.compile(r"\[id:(?P<id>(?:\\\]|[^\]])+)\]")
TAG = re.compile(r"\[tag:(?P<tag>(?:\\\]|[^\]<>`])+)\]")
# What an export of ours adds, since GIFT has fewer kinds.
KIND = re.compile(r"\[kind:(?P<kind>[a-z-]+)\]")
COMMENT = "//"


@dataclass(frozen=True)
class Piece:
    """A part of a question's text. `masked` is a copy of `raw` with spaces in place of escape sequences."""

    raw: str
    masked: str
    offset: int

    def cut(self, start: int, end: int | None = None) -> Piece:
        """Take a part of it."""
        return Piece(self.raw[start:end], self.masked[start:end], self.offset + start)

    def strip(self) -> Piece:
        """Take the white space off both ends."""
        start = len(self.raw) - len(self.raw.lstrip())
        return self.cut(start, max(start, len(self.raw.rstrip())))

    def split(self, mark: str, most: int = -1) -> list[Piece]:
        """Divide it at a control character."""
        pieces: list[Piece] = []
        begin = 0
        while most != len(pieces) and (at := self.masked.find(mark, begin)) >= 0:
            pieces.append(self.cut(begin, at))
            begin = at + len(mark)
        return [*pieces, self.cut(begin)]

    def find(self, mark: str) -> int:
        """Find a control character; -1 where there is none."""
        return self.masked.find(mark)

    @property
    def text(self) -> str:
        """The unescaped text; an escaped `n` is a line break."""
        return ESCAPED.sub(lambda match: "\n" if match[1] == "n" else match[1], self.raw)

    @property
    def flowing(self) -> str:
        """The unescaped text, with line breaks in the file turned into spaces."""
        return Piece(self.raw.replace("\n", " "), self.masked, self.offset).text


@dataclass
class Block:
    """The lines of one question."""

    raw: str
    offset: int
    comments: list[str] = field(default_factory=list)

    @property
    def identifier(self) -> str:
        """The id that a comment gives, as Moodle writes it."""
        found = next(filter(None, map(ID.search, self.comments)), None)
        return found["id"].replace("\\]", "]").strip() if found else ""

    @property
    def kind(self) -> str:
        """The kind that a comment gives; empty where none does."""
        found = next(filter(None, map(KIND.search, self.comments)), None)
        return found["kind"] if found else ""

    @property
    def tags(self) -> list[str]:
        """The tags that comments give."""
        return [
            match["tag"].replace("\\]", "]").strip() for one in self.comments for match in TAG.finditer(one)
        ]

    @property
    def piece(self) -> Piece:
        """The text without its comments, which leave spaces."""
        lines = [" " * len(line) if is_comment(line) else line for line in self.raw.split("\n")]
        raw = "\n".join(lines)
        return Piece(raw, ESCAPED.sub("  ", raw), self.offset).strip()


class Places:
    """The positions of a text's characters."""

    def __init__(self, text: str) -> None:
        self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]

    def __call__(self, offset: int) -> Position:
        """Return the position of the character at an offset."""
        line = bisect_right(self.starts, offset) - 1
        return Position(line + 1, offset - self.starts[line] + 1)


def is_comment(line: str) -> bool:
    """Return whether a line is a comment."""
    return line.strip().startswith(COMMENT)


def blocks(text: str) -> Iterator[Block]:
    """Divide a file at its empty lines; blocks of comments alone are left out."""
    offset = 0
    lines: list[str] = []
    start = 0
    for line in [*text.split("\n"), ""]:
        if line.strip():
            start = start if lines else offset
            lines.append(line)
        elif lines:
            comments = [one for one in lines if is_comment(one)]
            if len(comments) < len(lines):
                yield Block("\n".join(lines), start, comments)
            lines = []
        offset += len(line) + 1
