"""Checks a bank of questions for what makes items easy to guess, hard to read, or of no use to a reader."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.lint.finding import Finding, Note, Severity
from selfcheck.lint.rule import Rule, all_rules
from selfcheck.model import line_in_file
from selfcheck.parse.meanings import MISTAKES
from selfcheck.reading.mistakes import nearest

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from selfcheck.model import Question, QuestionBank

__all__ = ["Finding", "Rule", "Severity", "all_rules", "lint"]


def lint(bank: QuestionBank) -> list[Finding]:
    """Run every rule over a bank; findings come in file and line order.

    A question's `allow` takes away the findings of the rules that it names with a reason.
    """
    found: list[Finding] = []
    file_lines = {page.path: page.file_lines for page in bank.pages if page.file_lines}
    used: set[tuple[str, str]] = set()
    for rule in all_rules():
        for note, question in _notes(rule, bank):
            if question and question.options.allow.get(rule.name):
                used.add((question.id, rule.name))
            else:
                found.append(_finding(rule, note, file_lines))
    by_name = {rule.name: rule for rule in all_rules()}
    for name, note in _allow_notes(bank, used):
        found.append(_finding(by_name[name], note, file_lines))
    return sorted(found, key=lambda finding: finding.place)


def _finding(rule: Rule, note: Note, file_lines: Mapping[str, tuple[int, ...]]) -> Finding:
    line = line_in_file(file_lines.get(note.path, ()), note.position.line)
    return Finding(note.path, line, note.position.column, rule.name, rule.severity, note.message)


def _notes(rule: Rule, bank: QuestionBank) -> Iterator[tuple[Note, Question | None]]:
    """Call what a rule's file has: `check_question`, `check_page` or `check_bank`."""
    module = rule.module
    if hasattr(module, "check_bank"):
        yield from ((note, None) for note in module.check_bank(bank))
    for page in bank.pages:
        if hasattr(module, "check_page"):
            yield from ((note, None) for note in module.check_page(page))
        if hasattr(module, "check_question"):
            for question in page.questions:
                notes: Iterable[tuple[object, str]] = module.check_question(question)
                for position, message in notes:
                    yield Note(page.path, position, message), question  # type: ignore[arg-type]


def _hint(name: str, known: set[str]) -> str:
    """Return what to do about an unknown rule that an exception names."""
    if name in MISTAKES:
        return "no exception is made for an error in the language; fix the question"
    return nearest(name, known, "take it out")


def _allow_notes(bank: QuestionBank, used: set[tuple[str, str]]) -> Iterator[tuple[str, Note]]:
    """Check the exceptions themselves, which takes knowing what the other rules found."""
    known = {rule.name for rule in all_rules()}
    for page in bank.pages:
        for question in page.questions:
            for name, reason in question.options.allow.items():
                place = question.options.places.get(f"allow.{name}", question.options.places["allow"])
                if name not in known:
                    message = f"`allow` names `{name}`, and there is no such rule; {_hint(name, known)}"
                    yield "unused-allow", Note(page.path, place, message)
                elif not reason:
                    message = f"`allow` gives no reason for `{name}`; write `{name}: why it is right here`"
                    yield "allow-without-reason", Note(page.path, place, message)
                elif (question.id, name) not in used:
                    message = f"`allow` names `{name}`, which finds nothing here; take it out"
                    yield "unused-allow", Note(page.path, place, message)
