"""Finds where the questions of a TOML file and their texts are, which Python's reader of TOML does not say."""

from __future__ import annotations

import re
import tomllib
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from itertools import accumulate

from selfcheck.model import Position

TOKEN = re.compile(
    r"(?P<comment>#[^\n]*)"
    r'|(?P<string>"""(?:\\.|[^\\])*?"{3,5}|\'\'\'.*?\'{3,5}|"(?:\\.|[^"\\\n])*"|\'[^\'\n]*\')'
    r"|(?P<header>^[ \t]*\[\[\s*questions\s*\]\])"
    r"|(?P<brace>[{}])",
    re.DOTALL | re.MULTILINE,
)
FIRST_LINE = re.compile(r"(?:\"{3}|'{3})\n|[\"']{3}|[\"']")


@dataclass(frozen=True)
class _String:
    value: str
    offset: int


class Places:
    """The positions of the questions in a text, and of the strings in each."""

    def __init__(self, text: str, count: int) -> None:
        self.text = text
        self.starts = [0, *accumulate(len(line) + 1 for line in text.split("\n"))]
        self.questions: list[int] = []
        self.strings: list[_String] = []
        tables: list[int] = []
        depth = 0
        for match in TOKEN.finditer(text):
            if match["brace"] == "{" and not depth:
                tables.append(match.start())
            depth += {"{": 1, "}": -1}.get(match["brace"], 0)
            if match["string"]:
                self.strings.append(
                    _String(_value(match["string"]), match.start("string") + _lead(match["string"]))
                )
            elif match["header"]:
                self.questions.append(match.start() + match["header"].index("["))
        if len(self.questions) != count:
            self.questions = tables if len(tables) == count else [0] * count

    def position(self, offset: int) -> Position:
        """Return the position of a character."""
        line = bisect_right(self.starts, offset) - 1
        return Position(line + 1, offset - self.starts[line] + 1)

    def question(self, index: int) -> Position:
        """Return where a question begins."""
        return self.position(self.questions[index])

    def end(self, index: int) -> Position:
        """Return where a question ends."""
        return self.position(self.questions[index] + len(self.source(index).rstrip()))

    def source(self, index: int) -> str:
        """Return a question as it is in the file; all of it where questions have no headers."""
        return self.text[self.questions[index] : self._limit(index)]

    def string(self, index: int, value: str) -> Position:
        """Return where a text of a question begins."""
        start, limit = self.questions[index], self._limit(index)
        first = bisect_left(self.strings, start, key=lambda one: one.offset)
        for at in range(first, len(self.strings)):
            one = self.strings[at]
            if one.offset >= limit:
                break
            if one.value == value:
                return self.position(one.offset)
        return self.position(start)

    def _limit(self, index: int) -> int:
        following = self.questions[index + 1] if index + 1 < len(self.questions) else 0
        return following or len(self.text)


def _value(literal: str) -> str:
    try:
        value = tomllib.loads(f"a = {literal}")["a"]
    except tomllib.TOMLDecodeError:
        return ""
    return str(value)


def _lead(literal: str) -> int:
    """Return how many characters stand before the text of a string."""
    match = FIRST_LINE.match(literal)
    return match.end() if match else 0
