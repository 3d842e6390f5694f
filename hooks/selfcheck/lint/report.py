"""All that one run says of a bank: parse errors and findings together, and what a format needs to show them."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from selfcheck.lint import coverage, lint
from selfcheck.lint.finding import Finding, Severity
from selfcheck.model import Quiz, line_in_file

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping

    from selfcheck.errors import SourceError
    from selfcheck.model import Page, QuestionBank


@dataclass(frozen=True)
class Report:
    """Findings in file and line order.

    `sources` holds each file's lines, `tested` of `headings` have a question, `questions` were found, and `hidden`
    notes were left out.
    """

    findings: tuple[Finding, ...]
    sources: Mapping[str, tuple[str, ...]]
    tested: int
    headings: int
    questions: int
    hidden: int = 0

    @property
    def fails(self) -> bool:
        """Whether there is anything that a strict build stops for."""
        return any(finding.severity is not Severity.INFO for finding in self.findings)

    def without_notes(self) -> Report:
        """Leave out what is worth knowing and stops nothing, and count it."""
        kept = tuple(one for one in self.findings if one.severity is not Severity.INFO)
        return replace(self, findings=kept, hidden=len(self.findings) - len(kept))

    def new_since(self, before: Report) -> Report:
        """Leave out what an earlier report had too; a finding that only moved to another line is not new."""
        known = Counter((one.path, one.rule, one.message) for one in before.findings)
        new: list[Finding] = []
        for one in self.findings:
            key = (one.path, one.rule, one.message)
            known[key] -= 1
            if known[key] < 0:
                new.append(one)
        return replace(self, findings=tuple(new))

    def only(self, paths: Collection[str]) -> Report:
        """Leave out the findings on other pages."""
        return replace(self, findings=tuple(one for one in self.findings if one.path in paths))

    def count(self, severity: Severity) -> int:
        """Count the findings that matter this much."""
        return sum(finding.severity is severity for finding in self.findings)


def inspect(bank: QuestionBank, others: Iterable[SourceError] = ()) -> list[Finding]:
    """List all that is wrong with a bank, and what other checks found, in file and line order."""
    mistakes = [
        Finding(error.path, error.line, error.column, error.rule, Severity.ERROR, error.message)
        for error in [*bank.errors, *others]
    ]
    return sorted([*mistakes, *lint(bank)], key=lambda finding: finding.place)


def make_report(bank: QuestionBank, sources: Mapping[str, str], others: Iterable[SourceError] = ()) -> Report:
    """Inspect a bank; `sources` holds the text of each file, `others` what other checks found."""
    tested, headings = coverage.count(bank)
    lines = {path: tuple(text.splitlines()) for path, text in sources.items()}
    questions = sum(len(page.declarations) for page in bank.pages)
    return Report(tuple(inspect(bank, others)), lines, tested, headings, questions)


def by_place(bank: QuestionBank, findings: Iterable[Finding]) -> dict[str, list[Finding]]:
    """Group findings by the id of the question that they are about, or by the path of a page where they are of none."""
    pages = {page.path: page for page in bank.pages}
    found: dict[str, list[Finding]] = {}
    for one in findings:
        found.setdefault(_place(pages.get(one.path), one), []).append(one)
    return found


def _place(page: Page | None, finding: Finding) -> str:
    for block in page.blocks if page else ():
        if (
            page
            and isinstance(block, Quiz)
            and _line(page, block.first_line) <= finding.line <= _line(page, block.last_line)
        ):
            above = [one for one in block.questions if _line(page, one.start.line) <= finding.line]
            return above[-1].id if above else finding.path
    return finding.path


def _line(page: Page, line: int) -> int:
    return line_in_file(page.file_lines, line)
