"""The exceptions that selfcheck raises, and how they read."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable


class SelfCheckError(Exception):
    """Whatever selfcheck has to say about what it was given."""


@dataclass(frozen=True)
class SourceError(SelfCheckError):
    """One mistake in a page: where it is, which rule it breaks, and what to write instead.

    Lines and columns count from 1, in the file as its author sees it.
    """

    path: str
    line: int
    column: int
    rule: str
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: [{self.rule}] {self.message}"

    @property
    def place(self) -> tuple[str, int, int, str, str]:
        """What errors are sorted by: file, line, column, then rule and message."""
        return (self.path, self.line, self.column, self.rule, self.message)


class InvalidPagesError(SelfCheckError):
    """Every mistake of one run, in file and line order."""

    def __init__(self, errors: Iterable[SourceError]) -> None:
        self.errors = tuple(sorted(errors, key=lambda error: error.place))
        super().__init__("\n".join(map(str, self.errors)))
