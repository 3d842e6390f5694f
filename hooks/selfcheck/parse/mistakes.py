"""The collector that every part of the parser hands its mistakes to."""

from __future__ import annotations

from dataclasses import dataclass, field
from difflib import get_close_matches
from typing import TYPE_CHECKING

from selfcheck.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selfcheck.model import Position


@dataclass
class Mistakes:
    """The mistakes of one page, in the order of finding."""

    path: str
    found: list[SourceError] = field(default_factory=list)

    def add(self, position: Position, rule: str, message: str) -> None:
        """Note one mistake."""
        self.found.append(SourceError(self.path, position.line, position.column, rule, message))


def suggestion(word: str, known: Iterable[str]) -> str:
    """Say which known word may have been meant, or list them all."""
    known = sorted(known)
    close = get_close_matches(word.lower(), known, n=1)
    return f"did you mean `{close[0]}`?" if close else f"known are {', '.join(f'`{name}`' for name in known)}"


def nearest(word: str, known: Iterable[str], otherwise: str) -> str:
    """Say which known word may have been meant, or what else to do where there are too many to list."""
    close = get_close_matches(word, sorted(known), n=1)
    return f"did you mean `{close[0]}`?" if close else otherwise
