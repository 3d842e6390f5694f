"""Questions for a word or a phrase: `answer: [canary, canary deployment]`."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from selfcheck.kinds.entry import entry, shown
from selfcheck.kinds.kind import Kind, labeled
from selfcheck.kinds.response import Words
from selfcheck.model import Question
from selfcheck.reading.options import WrongTypeError, case_matters, texts
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.kinds.response import Both
    from selfcheck.markup import Content
    from selfcheck.model import Passage
    from selfcheck.reading.parts import Parts


class TextKey(TypedDict):
    """The accepted spellings, and whether capitals have to be right."""

    accepted: list[str]
    caseSensitive: bool


@dataclass(frozen=True, slots=True)
class TextQuestion(Question):
    """A question for a word or a phrase, in any of the accepted spellings."""

    accepted: tuple[str, ...]
    case_sensitive: bool


class Text(Kind[TextQuestion]):
    """Questions for a word or a phrase."""

    name = "text"
    options = ("answer", "case")
    key_type = TextKey
    is_typed = True

    def read(self, parts: Parts) -> TextQuestion:
        """Read stem, accepted spellings, and explanation."""
        stem, explanation = parts.split_at_break()
        accepted = _accepted(parts)
        case = case_matters(parts.values, parts.mistakes)
        return TextQuestion(
            self.name, parts.id, parts.start, parts.options, stem, explanation, accepted, case
        )

    def passages(self, question: TextQuestion) -> Iterator[Passage]:  # noqa: ARG002 - it has none
        """List nothing."""
        return iter(())

    lines = passages

    def asked(self, question: TextQuestion) -> object:
        """Return the spellings, in an order of their own."""
        return [sorted(question.accepted), question.case_sensitive]

    def chance(self, question: TextQuestion) -> float:  # noqa: ARG002 - as in every kind
        """Return 0: nobody guesses a word."""
        return 0.0

    def inputs(self, question: TextQuestion, name: str, content: Content) -> str:  # noqa: ARG002 - as in every kind
        """Write the field."""
        return entry(name)

    def key(self, question: TextQuestion) -> TextKey:
        """Return what an answer is compared with."""
        return {"accepted": list(question.accepted), "caseSensitive": question.case_sensitive}

    def answer(self, question: TextQuestion, content: Content) -> str:  # noqa: ARG002 - as in every kind
        """Write the accepted spellings."""
        return labeled(word("correct_answer"), shown(word("or").join(question.accepted)))

    def response(self, question: TextQuestion, both: Both) -> Words:  # noqa: ARG002 - as in every kind
        """Return the accepted spellings."""
        return Words(question.accepted, question.case_sensitive)


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
