"""Reads Markdown files of cases: a heading names the case, one code block is the input, the next what comes out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FENCE = re.compile(r"^(`{4,})(\w*)$")


@dataclass(frozen=True)
class Case:
    """One example: what goes in, what comes out, and where in its file the output stands."""

    file: Path
    title: str
    given: str
    expected: str
    place: tuple[int, int]
    form: str = ""
    """What the output is, as its code block says: `html` or `text`."""

    def __str__(self) -> str:
        name = self.file.parent.name if self.file.stem == "cases" else self.file.stem
        return f"{name}: {self.title}"

    def check(self, actual: str, *, update: bool) -> None:
        """Compare with the expected output, or write the actual one in its place."""
        if update and actual != self.expected:
            lines = self.file.read_text(encoding="utf-8").splitlines(keepends=True)
            first, last = next(case.place for case in read_file(self.file) if case.title == self.title)
            self.file.write_text("".join([*lines[:first], actual, *lines[last:]]), encoding="utf-8")
        else:
            assert actual == self.expected


def read_cases(folder: Path) -> list[Case]:
    """Read every case of the Markdown files in a folder."""
    return [case for file in sorted(folder.glob("*.md")) for case in read_file(file)]


def read_file(file: Path) -> list[Case]:
    """Read a file's cases: each has a heading and two code blocks with four backticks or more."""
    cases: list[Case] = []
    title, given, fence, form, start = "", None, "", "", 0
    lines = file.read_text(encoding="utf-8").splitlines(keepends=True)
    for number, line in enumerate(lines):
        match = FENCE.match(line.rstrip("\n"))
        if not fence and line.startswith(("# ", "## ")):
            title, given = line.lstrip("#").strip(), None
        elif not fence and match:
            fence, form, start = match[1], match[2], number + 1
        elif fence and line.rstrip("\n") == fence:
            block = "".join(lines[start:number])
            if given is None:
                given = visible(block)
            else:
                cases.append(Case(file, title, given, block, (start, number), form))
            fence = ""
    return cases


def visible(text: str) -> str:
    """Turn the characters that a case writes out (`→` a tab, `␍` a carriage return, `␂` a byte-order mark) into themselves."""
    return text.replace("→", "\t").replace("␍", "\r").replace("␂", "\ufeff")
