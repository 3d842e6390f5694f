"""Hands each kind of question to the file that renders it; the type checker lists a kind that is missing here."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from selfcheck.model import Cloze, Matching, MultipleChoice, Numeric, Ordering, SingleChoice, TextAnswer
from selfcheck.render.html import choices, entries, gaps, pairs, rows

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from selfcheck.model import Question
    from selfcheck.render.html.elements import Content


def render_inputs(fieldset: Element, question: Question, name: str, content: Content) -> None:
    """Add what the reader answers with; `name` begins the ids and names of its inputs."""
    match question:
        case SingleChoice() | MultipleChoice():
            choices.render_inputs(fieldset, question, name, content)
        case Numeric() | TextAnswer():
            entries.render_inputs(fieldset, question, name)
        case Cloze():
            gaps.render_inputs(fieldset, question, name, content)
        case Ordering():
            rows.render_inputs(fieldset, question, name, content)
        case Matching():
            pairs.render_inputs(fieldset, question, name, content)
        case _:
            assert_never(question)


def answer_data(question: Question) -> str:
    """Say what is right, as JSON for the script."""
    match question:
        case SingleChoice() | MultipleChoice():
            return choices.answer_data(question)
        case Numeric() | TextAnswer():
            return entries.answer_data(question)
        case Cloze():
            return gaps.answer_data(question)
        case Ordering():
            return rows.answer_data(question)
        case Matching():
            return pairs.answer_data(question)
        case _:
            assert_never(question)


def render_answer(answer: Element, question: Question, content: Content) -> None:
    """Add what is right, for readers."""
    match question:
        case SingleChoice() | MultipleChoice():
            choices.render_answer(answer, question, content)
        case Numeric() | TextAnswer():
            entries.render_answer(answer, question)
        case Cloze():
            gaps.render_answer(answer, question, content)
        case Ordering():
            rows.render_answer(answer, question, content)
        case Matching():
            pairs.render_answer(answer, question, content)
        case _:
            assert_never(question)
