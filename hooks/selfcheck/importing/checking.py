"""Verifies each written question by parsing it, and falls back to plain text where its Markdown breaks it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from selfcheck.importing.guarding import is_whole
from selfcheck.importing.plain import to_markdown
from selfcheck.importing.shape import Choices, Gaps, Note, Number, Order, Table, Text, Truth, Words
from selfcheck.importing.writing import write_question
from selfcheck.kinds import passages
from selfcheck.kinds.choice import ChoiceQuestion
from selfcheck.kinds.cloze import ClozeQuestion
from selfcheck.kinds.numeric import NumericQuestion
from selfcheck.kinds.text import TextQuestion
from selfcheck.kinds.true_false import TrueFalseQuestion
from selfcheck.model import normalize
from selfcheck.parse import parse_page
from selfcheck.parse.meanings import MISTAKES

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selfcheck import model
    from selfcheck.importing import shape
    from selfcheck.importing.shape import Body, Question
    from selfcheck.importing.writing import Lines, Written
    from selfcheck.kinds.choice.reading import Choice

TRIED = "question.md"


@dataclass(frozen=True)
class Result:
    """A question's lines, or None if it can't be written, with notes."""

    lines: Lines | None
    notes: tuple[Note, ...] = ()


def write_checked(question: Question, identifier: str) -> Result:
    """Write a question and verify that the parser reads it back unchanged.

    Where a piece of its Markdown would break it, that piece becomes plain text, and a note says so.
    """
    written = write_question(question, identifier)
    if not _problem(question, written):
        return Result(written.lines)
    kept = _plain_where_needed(question, identifier)
    written = write_question(kept, identifier)
    if problem := _problem(kept, written):
        return Result(None, (problem,))
    pairs = zip(_texts(question), _texts(kept), strict=True)
    return Result(written.lines, tuple(_said(before) for before, after in pairs if before != after))


def _said(text: Text) -> Note:
    message = (
        "this text's Markdown would break the question, so it was imported as plain text; format it by hand"
    )
    return Note(text.start, message)


def _problem(question: Question, written: Written) -> Note | None:
    """Parse a written question; return a note if it is broken or changed."""
    page = parse_page(written.lines.text, TRIED)
    if page.errors:
        error = page.errors[0]
        place = written.lines.origins[min(error.line, len(written.lines.origins)) - 1]
        meaning = MISTAKES.get(error.rule, error.message).rstrip(".")
        return Note(place, f"question not imported: {meaning[0].lower()}{meaning[1:]}", is_mistake=True)
    if len(page.questions) == 1:
        found = page.questions[0]
        expected = [normalize(part) for part in written.parts]
        is_same = [normalize(passage.text) for passage in passages(found)] == expected
        if (
            is_same
            and _has_key(found, question.body)
            and all(map(is_whole, [*written.parts, written.lines.text]))
        ):
            return None
    message = (
        "question not imported: its text can't be told from the rest of the question; rewrite it by hand"
    )
    return Note(question.start, message, is_mistake=True)


def _has_key(found: model.Question, body: Body) -> bool:
    """Return whether a question is of the kind of a body, and has its key."""
    if found.kind != body.kind:
        return False
    match found, body:
        case ChoiceQuestion(), Choices():
            is_same = [_of_choice(one) for one in found.choices] == [_of_choice(one) for one in body.choices]
        case TrueFalseQuestion(), Truth():
            is_same = found.is_true == body.is_true
        case NumericQuestion(), Number():
            is_same = found.answer == float(body.answer)
        case TextQuestion(), Words():
            is_same = (found.accepted, found.case_sensitive) == (body.accepted, body.is_case_sensitive)
        case ClozeQuestion(), Gaps():
            is_same = (found.gaps, found.case_sensitive) == (body.gaps, body.is_case_sensitive)
        case _:
            is_same = isinstance(body, Order | Table)
    return is_same


def _of_choice(choice: Choice | shape.Choice) -> tuple[bool, bool]:
    return choice.is_key, choice.feedback is not None


def _plain_where_needed(question: Question, identifier: str) -> Question:
    """Make plain text of the pieces that break the question; of all, where no single one does."""
    every = list(_texts(question))
    plain = [_plain(text) for text in every]
    kept: list[Text] = []
    for index, text in enumerate(every):
        tried = _with_texts(question, [*plain[:index], text, *plain[index + 1 :]])
        kept.append(plain[index] if _problem(tried, write_question(tried, identifier)) else text)
    together = _with_texts(question, kept)
    return (
        _with_texts(question, plain) if _problem(together, write_question(together, identifier)) else together
    )


def _plain(text: Text) -> Text:
    return Text(to_markdown(text.markdown), text.start)


def _texts(question: Question) -> Iterator[Text]:
    """List the pieces of Markdown in a question."""
    found: list[Text] = []

    def note(text: Text) -> Text:
        found.append(text)
        return text

    _mapped(question, note)
    return iter(found)


def _with_texts(question: Question, texts: list[Text]) -> Question:
    """Put other pieces into the places of a question's own."""
    remaining = iter(texts)
    return _mapped(question, lambda _: next(remaining))


def _mapped(question: Question, change: Callable[[Text], Text]) -> Question:
    """Change each piece of Markdown in a question, in one order."""
    stem = change(question.stem)
    body = question.body
    if isinstance(body, Choices):
        choices = tuple(
            replace(one, text=change(one.text), feedback=change(one.feedback) if one.feedback else None)
            for one in body.choices
        )
        body = replace(body, choices=choices)
    elif isinstance(body, Order):
        body = replace(body, rows=tuple(change(row) for row in body.rows))
    elif isinstance(body, Table):
        headers = (change(body.headers[0]), change(body.headers[1]))
        rows = tuple((change(one) if one else None, change(other)) for one, other in body.rows)
        body = replace(body, headers=headers, rows=rows)
    explanation = change(question.explanation) if question.explanation else None
    hints = tuple(change(hint) for hint in question.hints)
    return replace(question, stem=stem, body=body, explanation=explanation, hints=hints)
