"""What a rule says of a bank: a finding, with its place and how much it matters."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selfcheck.model import Position


class Severity(StrEnum):
    """How much a finding matters."""

    ERROR = "error"
    """Stops every build."""
    WARNING = "warning"
    """Stops a strict build, and fails `selfcheck lint`."""
    INFO = "info"
    """Is worth knowing, and stops nothing."""


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that a rule found; lines and columns count from 1."""

    path: str
    line: int
    column: int
    rule: str
    severity: Severity
    message: str

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}: [{self.rule}] {self.message}"

    @property
    def place(self) -> tuple[str, int, int, str, str]:
        """What findings are sorted by."""
        return (self.path, self.line, self.column, self.rule, self.message)


@dataclass(frozen=True, slots=True)
class Note:
    """What a rule says, before it is known which rule it was."""

    path: str
    position: Position
    message: str
