"""Findings as workflow commands, which GitHub shows on their lines of a pull request.

Format: https://docs.github.com/actions/reference/workflows-and-actions/workflow-commands
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.lint.finding import Severity

if TYPE_CHECKING:
    from selfcheck.lint.report import Report

COMMANDS = {Severity.ERROR: "error", Severity.WARNING: "warning", Severity.INFO: "notice"}
IN_MESSAGE: dict[str, str | int | None] = {"%": "%25", "\r": "%0D", "\n": "%0A"}
IN_PROPERTY: dict[str, str | int | None] = {**IN_MESSAGE, ":": "%3A", ",": "%2C"}


def write(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - every format takes it
    """Write a command for each finding."""
    return "".join(
        f"::{COMMANDS[one.severity]} file={_escaped(one.path, IN_PROPERTY)},line={one.line},col={one.column},"
        f"title={_escaped(one.rule, IN_PROPERTY)}::{_escaped(one.message, IN_MESSAGE)}\n"
        for one in report.findings
    )


def _escaped(text: str, table: dict[str, str | int | None]) -> str:
    return text.translate(str.maketrans(table))
