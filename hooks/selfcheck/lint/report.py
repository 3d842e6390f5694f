"""All that one run says of a bank: parse errors and findings together, and what a format needs to show them."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from selfcheck.lint import coverage, lint
from selfcheck.lint.finding import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Collection, Mapping

    from selfcheck.model import QuestionBank


@dataclass(frozen=True)
class Report:
    """Findings in file and line order; `sources` holds each page's lines, `tested` of `headings` have a question."""

    findings: tuple[Finding, ...]
    sources: Mapping[str, tuple[str, ...]]
    tested: int
    headings: int

    @property
    def fails(self) -> bool:
        """Whether there is anything that a strict build stops for."""
        return any(finding.severity is not Severity.INFO for finding in self.findings)

    def only(self, paths: Collection[str]) -> Report:
        """Leave out the findings on other pages."""
        return replace(self, findings=tuple(one for one in self.findings if one.path in paths))

    def count(self, severity: Severity) -> int:
        """Count the findings that matter this much."""
        return sum(finding.severity is severity for finding in self.findings)


def inspect(bank: QuestionBank) -> list[Finding]:
    """Tell everything that is wrong with a bank, mistakes in the language before matters of style at the same place."""
    mistakes = [
        Finding(error.path, error.line, error.column, error.rule, Severity.ERROR, error.message)
        for error in bank.errors
    ]
    return sorted([*mistakes, *lint(bank)], key=lambda finding: finding.place)


def make_report(bank: QuestionBank, sources: Mapping[str, str]) -> Report:
    """Inspect a bank; `sources` holds the text of each page."""
    tested, headings = coverage.count(bank)
    lines = {path: tuple(text.splitlines()) for path, text in sources.items()}
    return Report(tuple(inspect(bank)), lines, tested, headings)
