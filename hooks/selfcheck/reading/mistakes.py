"""The collector that every part of the parser hands its mistakes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from selfcheck.errors import SourceError
from selfcheck.model import line_in_file

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selfcheck.model import Page, Position


@dataclass
class Mistakes:
    """The mistakes of one page, in the order of finding."""

    path: str
    file_lines: tuple[int, ...] = ()
    found: list[SourceError] = field(default_factory=list)

    def add(self, position: Position, rule: str, message: str) -> None:
        """Note one mistake, at its place in the file."""
        line = line_in_file(self.file_lines, position.line)
        self.found.append(SourceError(self.path, line, position.column, rule, message))


def mistakes_of(page: Page) -> Mistakes:
    """Begin to collect the mistakes that a page has beside those found in its text."""
    return Mistakes(page.path, page.file_lines)


def suggestion(word: str, known: Iterable[str]) -> str:
    """Return a hint at the known word that may have been meant, or at all of them."""
    known = sorted(known)
    close = get_close_matches(word.lower(), known, n=1)
    return f"did you mean `{close[0]}`?" if close else f"known are {', '.join(f'`{name}`' for name in known)}"


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """Return a hint at the known word that may have been meant, or at what else to do where there are too many to list."""
    close = get_close_matches(word, sorted(known), n=1)
    return f"did you mean `{close[0]}`?" if close else otherwise
