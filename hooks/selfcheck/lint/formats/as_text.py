"""Findings for a person: place and message, the line itself, a caret under the column."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.lint.finding import Severity

if TYPE_CHECKING:
    from selfcheck.lint.finding import Finding
    from selfcheck.lint.report import Report

COLORS = {Severity.ERROR: "31", Severity.WARNING: "33", Severity.INFO: "36"}
WIDEST = 100


def write(report: Report, *, color: bool = False) -> str:
    """Write each finding in three lines, and a summary in the last."""
    shown = [_finding(finding, report, color=color) for finding in report.findings]
    return "".join([*shown, _summary(report), "\n"])


def _finding(finding: Finding, report: Report, *, color: bool) -> str:
    def painted(text: str, code: str) -> str:
        return f"\033[{code}m{text}\033[0m" if color else text

    place = f"{finding.path}:{finding.line}:{finding.column}:"
    shade = COLORS[finding.severity]
    head = f"{painted(place, '1')} {painted(f'[{finding.rule}]', shade)} {finding.message}\n"
    lines = report.sources.get(finding.path, ())
    source = lines[finding.line - 1] if finding.line <= len(lines) else ""
    gutter = f"{finding.line:>5} | "
    # A tab stays a tab under itself, so that the caret meets its column however wide tabs are shown.
    indent = "".join("\t" if character == "\t" else " " for character in source[: finding.column - 1])
    too_far = finding.column > WIDEST
    shown = source[:WIDEST] + ("…" if len(source) > WIDEST else "")
    caret = "" if too_far else f"{indent}^ "
    return f"{head}{gutter}{shown}\n{' ' * 5} | {caret}{painted(finding.severity, shade)}\n"


def _summary(report: Report) -> str:
    counts = [
        _counted(report.count(Severity.ERROR), "error"),
        _counted(report.count(Severity.WARNING), "warning"),
        _counted(report.hidden or report.count(Severity.INFO), "note")
        + (" (--notes shows them)" if report.hidden else ""),
    ]
    covered = f"; questions test {report.tested} of {report.headings} headings" if report.headings else ""
    none = "" if report.questions else "; no question found"
    return f"{', '.join(counts)}{covered}{none}"


def _counted(count: int, noun: str) -> str:
    return f"{count} {noun}{'' if count == 1 else 's'}"
