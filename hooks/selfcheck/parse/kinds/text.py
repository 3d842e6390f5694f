"""Reads questions for a word or a phrase: `answer: [canary, canary deployment]`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.model import TextAnswer
from selfcheck.parse.options import WrongTypeError, texts

if TYPE_CHECKING:
    from selfcheck.parse.kinds.parts import Parts

OPTIONS = ("answer", "case")


def read(parts: Parts) -> TextAnswer:
    """Read a question for a word or a phrase."""
    stem, explanation = parts.split_at_break()
    accepted = _accepted(parts)
    return TextAnswer(parts.id, parts.start, parts.options, stem, explanation, accepted, case_matters(parts))


def _accepted(parts: Parts) -> tuple[str, ...]:
    if "answer" not in parts.values:
        message = "a text question has an option `answer: [one spelling, another]`"
        parts.mistakes.add(parts.start, "no-answer", message)
        return ()
    try:
        accepted = texts(parts.values["answer"])
    except WrongTypeError:
        accepted = ()
    if not accepted:
        message = "`answer` is one accepted spelling, or a list of them such as `[one, other]`"
        parts.mistakes.add(parts.values["answer"].position, "bad-option", message)
    return accepted


def case_matters(parts: Parts) -> bool:
    """Read whether capitals have to be right."""
    if "case" not in parts.values:
        return False
    if parts.values["case"].text != "sensitive":
        message = "`case` has one value, `sensitive`; leave it out where capitals don't matter"
        parts.mistakes.add(parts.values["case"].position, "bad-option", message)
    return True
