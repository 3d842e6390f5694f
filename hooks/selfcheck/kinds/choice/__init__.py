"""Questions with choices: one key (`single`) or a set of them (`multiple`)."""

from __future__ import annotations

import re
from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from selfcheck.kinds.choice.reading import Choice, read_body, read_choices
from selfcheck.kinds.kind import Kind
from selfcheck.kinds.response import Choices, Option
from selfcheck.kinds.table import table_start
from selfcheck.markup import PRETEST, tag, text
from selfcheck.model import Question
from selfcheck.order import first_order
from selfcheck.reading.parts import ORDERED_ITEM, whole
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selfcheck.kinds.choice.reading import Body
    from selfcheck.kinds.response import Both
    from selfcheck.markup import Content
    from selfcheck.model import Passage, Position
    from selfcheck.reading.parts import Parts

BULLET = re.compile(r"[-*+][ ]+(?=\S)")


class ChoiceKey(TypedDict):
    """The ids of the choices that are right."""

    keys: list[str]


@dataclass(frozen=True, slots=True)
class ChoiceQuestion(Question):
    """A question with one key or a set of keys among its choices."""

    choices: tuple[Choice, ...]

    @property
    def keys(self) -> tuple[str, ...]:
        """The ids of the choices that are right."""
        return tuple(choice.id for choice in self.choices if choice.is_key)

    def in_built_order(self, phase: str = "quiz") -> list[Choice]:
        """List the choices as the page has them: shuffled, unless the author keeps their order."""
        if not self.options.shuffle:
            return list(self.choices)
        by_id = {choice.id: choice for choice in self.choices}
        return [by_id[one] for one in first_order(by_id, self.id, phase)]


class ChoiceKind(Kind[ChoiceQuestion]):
    """What both kinds with choices share."""

    options = ()
    key_type = ChoiceKey
    is_typed = False

    @property
    @abstractmethod
    def control(self) -> str:
        """The type of a choice's input."""

    def read(self, parts: Parts) -> ChoiceQuestion:
        """Read stem, choices, and explanation."""
        noted = len(parts.mistakes.found)
        body = read_body(parts.lines, parts.hidden, parts.mistakes)
        choices = read_choices(body.choices, parts.hidden, parts.mistakes)
        if len(parts.mistakes.found) == noted:
            # What seems to be missing may be in a part that is malformed.
            _check_parts(parts, body)
            _check_keys(parts, choices)
        several = sum(choice.is_key for choice in choices) > 1
        multiple = parts.said_kind == "multiple" or (parts.said_kind is None and several)
        kind = "multiple" if multiple else "single"
        return ChoiceQuestion(
            kind, parts.id, parts.start, parts.options, whole(body.stem), whole(body.explanation), choices
        )

    def passages(self, question: ChoiceQuestion) -> Iterator[Passage]:
        """List each choice and its feedback."""
        for choice in question.choices:
            yield choice.text
            if choice.feedback is not None:
                yield choice.feedback

    def lines(self, question: ChoiceQuestion) -> Iterator[Passage]:
        """List the choices."""
        return (choice.text for choice in question.choices)

    def asked(self, question: ChoiceQuestion) -> object:
        """Return the choices in an order of their own, each with its mark."""
        return sorted((choice.id, choice.is_key) for choice in question.choices)

    def inputs(self, question: ChoiceQuestion, name: str, content: Content) -> str:
        """Write an input with its label for each choice."""
        phase = "pretest" if name.startswith(PRETEST) else "quiz"
        return "".join(self._row(choice, name, content) for choice in question.in_built_order(phase))

    def _row(self, choice: Choice, name: str, content: Content) -> str:
        first, rest = content.first_and_rest(choice.text)
        identifier = f"{name}-{choice.id}"
        more = f"{identifier}-more"
        control = tag(
            "input",
            type=self.control,
            name=name,
            id=identifier,
            value=choice.id,
            aria_describedby=more if first and rest else None,
            aria_labelledby=more if rest and not first else None,
        )
        label = tag("label", first, for_=identifier) if first or not rest else ""
        below = tag("div", rest, class_="choice-more", id=more) if rest else ""
        return tag("div", control, label, below, class_="choice")

    def key(self, question: ChoiceQuestion) -> ChoiceKey:
        """Return which choices are right."""
        return {"keys": sorted(question.keys)}

    def answer(self, question: ChoiceQuestion, content: Content) -> str:
        """Write each choice with its mark and feedback."""
        return tag(
            "ul", *(self._told(one, content) for one in question.in_built_order()), class_="sc-choices"
        )

    def _told(self, choice: Choice, content: Content) -> str:
        feedback = ""
        if choice.feedback is not None:
            feedback = tag("div", content.whole(choice.feedback), class_="sc-feedback")
        return tag(
            "li",
            tag("p", text(word("right" if choice.is_key else "wrong")), class_="sc-mark"),
            tag("div", content.whole(choice.text), class_="sc-choice-text"),
            feedback,
            data_choice=choice.id,
            data_correct="true" if choice.is_key else "false",
        )

    def response(self, question: ChoiceQuestion, both: Both) -> Choices:
        """Return the choices: each key is worth its share, and each wrong pick takes as much away."""
        share = 1 / len(question.keys)
        wrong = -share if question.kind == "multiple" else 0.0
        options = tuple(
            Option(
                one.id,
                both(one.text),
                share if one.is_key else wrong,
                both(one.feedback) if one.feedback else None,
            )
            for one in question.choices
        )
        shown = tuple(one.id for one in question.in_built_order())
        return Choices(options, shown, several=question.kind == "multiple")


class Single(ChoiceKind):
    """Questions with exactly one key."""

    name = "single"
    control = "radio"

    def chance(self, question: ChoiceQuestion) -> float:
        """Return the share of one choice."""
        return 1 / len(question.choices)


class Multiple(ChoiceKind):
    """Questions with a set of keys."""

    name = "multiple"
    control = "checkbox"

    def chance(self, question: ChoiceQuestion) -> float:
        """Return the share of one set of picks; nobody picks none."""
        return float(1 / (2 ** len(question.choices) - 1))


def _check_parts(parts: Parts, body: Body) -> None:
    add = parts.mistakes.add
    if all(line.blank for line in body.stem):
        add(parts.start, "no-stem", "there is no stem; write what is asked before the choices")
    if not body.choices:
        place, message = _instead_of_choices(parts)
        add(place, "no-choices", message)
    elif len(body.choices) == 1:
        only = body.choices[0].line
        message = "one choice is no choice; add what a reader with a misconception would pick"
        add(only.position(only.indent), "one-choice", message)
    if body.choices and all(line.blank for line in body.explanation):
        last = body.choices[-1].lines
        glued = last and not last[-1].blank and last[-1].indent == 0
        message = "there is no explanation; say below the choices why the key is right"
        hint = " (a blank line parts it from the last choice)" if glued else ""
        add(parts.end, "no-explanation", message + hint)


def _instead_of_choices(parts: Parts) -> tuple[Position, str]:
    """Return the position of what a body has instead of choices, and what to write."""
    lines = [line for line in parts.lines if parts.visible(line)]
    table = table_start(parts)
    if table < len(parts.lines):
        line = parts.lines[table]
        return line.position(line.indent), "this is a table, and no choices; add the option `kind: matching`"
    if item := next((line for line in lines if ORDERED_ITEM.match(line.text, line.indent)), None):
        message = (
            "this is an ordered list, and no choices; add the option `kind: ordering`, or write `- [ ] text`"
        )
        return item.position(item.indent), message
    if item := next((line for line in lines if BULLET.match(line.text, line.indent)), None):
        message = "this list has no boxes; write `- [ ] text`, and `- [x] text` for the key"
        return item.position(item.indent), message
    return parts.start, "there are no choices; write `- [ ] text`, and `- [x] text` for the key"


def _check_keys(parts: Parts, choices: Sequence[Choice]) -> None:
    right = [choice for choice in choices if choice.is_key]
    if choices and not right:
        message = "no choice is marked as right; write `- [x]` before the key"
        parts.mistakes.add(parts.start, "no-key", message)
    if parts.said_kind == "single" and len(right) > 1:
        parts.mistakes.add(
            right[1].start,
            "two-keys",
            f"`kind: single` has one key, and here are {len(right)}; "
            "unmark this one, or write `kind: multiple`",
        )
