"""Statements that are true or false: `answer: true` or `answer: false`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from selfcheck.kinds.kind import Kind, labeled
from selfcheck.kinds.response import Statement
from selfcheck.markup import tag, text
from selfcheck.model import Question
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.kinds.response import Both
    from selfcheck.markup import Content
    from selfcheck.model import Passage
    from selfcheck.reading.options import Value
    from selfcheck.reading.parts import Parts

VALUES = ("true", "false")


class TrueFalseKey(TypedDict):
    """Whether the statement is true."""

    isTrue: bool


@dataclass(frozen=True, slots=True)
class TrueFalseQuestion(Question):
    """A statement, and whether it is true."""

    is_true: bool


class TrueFalse(Kind[TrueFalseQuestion]):
    """Statements that are true or false."""

    name = "true-false"
    options = ("answer",)
    key_type = TrueFalseKey
    is_typed = False

    def read(self, parts: Parts) -> TrueFalseQuestion:
        """Read the statement, whether it is true, and the explanation."""
        stem, explanation = parts.split_at_break()
        value = parts.values.get("answer")
        if value is None:
            message = "a true-false question has an option `answer: true` or `answer: false`"
            parts.mistakes.add(parts.start, "no-answer", message)
        elif not is_true_or_false(value):
            parts.mistakes.add(value.position, "bad-option", "`answer` is `true` or `false`, without quotes")
        is_true = value is not None and (value.text or "").lower() == "true"
        return TrueFalseQuestion(self.name, parts.id, parts.start, parts.options, stem, explanation, is_true)

    def passages(self, question: TrueFalseQuestion) -> Iterator[Passage]:  # noqa: ARG002 - it has none
        """List nothing."""
        return iter(())

    lines = passages

    def asked(self, question: TrueFalseQuestion) -> object:
        """Return whether the statement is true."""
        return question.is_true

    def chance(self, question: TrueFalseQuestion) -> float:  # noqa: ARG002 - as in every kind
        """Return a half."""
        return 0.5

    def inputs(self, question: TrueFalseQuestion, name: str, content: Content) -> str:  # noqa: ARG002 - as in every kind
        """Write a radio button for each of the two."""
        return "".join(_choice(name, value) for value in VALUES)

    def key(self, question: TrueFalseQuestion) -> TrueFalseKey:
        """Return whether the statement is true."""
        return {"isTrue": question.is_true}

    def answer(self, question: TrueFalseQuestion, content: Content) -> str:  # noqa: ARG002 - as in every kind
        """Write which it is."""
        said = word("is_true" if question.is_true else "is_false")
        return labeled(word("correct_answer"), tag("p", text(said), class_="sc-key-value"))

    def response(self, question: TrueFalseQuestion, both: Both) -> Statement:  # noqa: ARG002 - as in every kind
        """Return whether the statement is true."""
        return Statement(question.is_true)


def is_true_or_false(value: Value) -> bool:
    """Return whether an answer is one of the two words, and no text in quotes."""
    return value.is_a("bool") and (value.text or "").lower() in VALUES


def _choice(name: str, value: str) -> str:
    identifier = f"{name}-{value}"
    return tag(
        "div",
        tag("input", type="radio", name=name, id=identifier, value=value),
        tag("label", text(word(f"is_{value}")), for_=identifier),
        class_="choice",
    )
