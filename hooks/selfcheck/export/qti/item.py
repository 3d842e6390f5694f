"""A question as an item of QTI, with the names of version 2."""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from selfcheck.export.qti.body import Body
from selfcheck.export.qti.scoring import (
    EXPLANATION,
    FEEDBACK,
    RESPONSE,
    element,
    mapping,
    neighbors,
    outcomes,
    processing,
    response,
    shares,
    within,
)
from selfcheck.export.texts import decimal, explanation
from selfcheck.kinds.response import Choices, Gaps, Number, Order, Pairs, Statement, Words
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable
    from xml.etree import ElementTree as ET

    from selfcheck.export.source import ExportedPage, ExportedQuestion, Source
    from selfcheck.kinds.response import Item

TRUE, FALSE = "true", "false"


def identifier(name: str) -> str:
    """Return an id that QTI allows: it begins with a letter."""
    return f"q-{name}"


class ItemWriter:
    """Writes a question, and keeps the pictures that it needs."""

    def __init__(self, source: Source, page: ExportedPage, question: ExportedQuestion) -> None:
        self.source = source
        self.question = question
        self.body = Body(page)
        self.declared: list[ET.Element] = []
        self.steps: list[ET.Element] = []

    def write(self) -> ET.Element:
        """Write the item."""
        if self.question.hints:
            self.source.note(self.question, "QTI has no hints; they are left out")
        content = self._interaction()
        # A title is no spoiler: authors name questions, not answers.
        attributes = {
            "identifier": identifier(self.question.id),
            "title": self.question.id,
            "adaptive": "false",
            "timeDependent": "false",
            "toolName": "selfcheck",
        }
        return element(
            "assessmentItem",
            attributes,
            *self.declared,
            *outcomes(),
            element("itemBody", None, *content),
            self._processing(),
            *self._feedback(),
        )

    def _interaction(self) -> list[ET.Element]:
        """Return the content of the body; note how it is declared and scored."""
        match self.question.response:
            case Choices() as response:
                content = [*self._stem(), self._choices(response)]
            case Statement(is_true):
                content = [*self._stem(), self._statement(is_true=is_true)]
            case Number() as response:
                content = [*self._stem(), self._number(response)]
            case Words(accepted, case_sensitive):
                self._accept(RESPONSE, accepted, case_sensitive=case_sensitive)
                self.steps.append(shares([RESPONSE], 1))
                content = [*self._stem(), _entry(RESPONSE, max(map(len, accepted)))]
            case Gaps() as response:
                content = self._gaps(response)
            case Order() as response:
                content = [*self._stem(), self._order(response)]
            case Pairs() as response:
                content = [*self._stem(), self._pairs(response)]
            case rest:
                assert_never(rest)
        return content

    def _stem(self) -> list[ET.Element]:
        return self.body.blocks(self.question.stem.html)

    def _choices(self, response_: Choices) -> ET.Element:
        keys = [one for one in response_.options if one.is_key]
        cardinality = "multiple" if response_.several else "single"
        # A share of a third has no end: parts are counted, and divided once.
        worth = {_id(one.id): round(one.weight * len(keys)) for one in response_.options if one.weight}
        self.declared.append(
            response(cardinality, "identifier", (_id(one.id) for one in keys), mapping(worth, len(keys)))
        )
        self.steps.append(shares([RESPONSE], len(keys)))
        shuffle = str(self.question.question.options.shuffle).lower()
        choices = (
            self.body.into(element("simpleChoice", {"identifier": _id(one.id)}), one.text.html)
            for one in response_.options
        )
        most = "0" if response_.several else "1"
        return element(
            "choiceInteraction",
            {"responseIdentifier": RESPONSE, "shuffle": shuffle, "maxChoices": most},
            *choices,
        )

    def _statement(self, *, is_true: bool) -> ET.Element:
        right = TRUE if is_true else FALSE
        self.declared.append(response("single", "identifier", [right], mapping({right: 1}, 1)))
        self.steps.append(shares([RESPONSE], 1))
        choices = (
            element("simpleChoice", {"identifier": one}, text=word(f"is_{one}")) for one in (TRUE, FALSE)
        )
        return element(
            "choiceInteraction",
            {"responseIdentifier": RESPONSE, "shuffle": "false", "maxChoices": "1"},
            *choices,
        )

    def _number(self, response_: Number) -> ET.Element:
        self.declared.append(response("single", "float", [decimal(response_.value)]))
        self.steps.append(within(response_.value, response_.tolerance))
        return _entry(RESPONSE, 12, response_.unit or "")

    def _gaps(self, response_: Gaps) -> list[ET.Element]:
        names = [f"{RESPONSE}{number}" for number in range(1, len(response_.gaps) + 1)]
        for name, gap in zip(names, response_.gaps, strict=True):
            self._accept(name, gap, case_sensitive=response_.case_sensitive)
        self.steps.append(shares(names, len(names)))
        lengths = [max(map(len, gap)) for gap in response_.gaps]
        return self.body.blocks(
            self.question.stem.html, lambda number: _field(names[number - 1], lengths[number - 1])
        )

    def _accept(self, name: str, accepted: Iterable[str], *, case_sensitive: bool) -> None:
        """Declare a response in words; each spelling is worth the same."""
        worth = dict.fromkeys(accepted, 1)
        mapped = mapping(worth, 1, case_sensitive=case_sensitive)
        self.declared.append(response("single", "string", list(worth)[:1], mapped, name))

    def _order(self, response_: Order) -> ET.Element:
        order = [_id(row.id) for row in response_.rows]
        self.declared.append(response("ordered", "identifier", order))
        self.steps += neighbors(order)
        choices = (
            self.body.into(element("simpleChoice", {"identifier": _id(row.id)}), row.text.html)
            for row in response_.in_shown_order
        )
        return element(
            "orderInteraction",
            {"responseIdentifier": RESPONSE, "shuffle": "true", "orientation": "vertical"},
            *choices,
        )

    def _pairs(self, response_: Pairs) -> ET.Element:
        count = len(response_.prompts)
        pairs = [f"{_id(one.id, 'p')} {_id(response_.key[one.id], 'm')}" for one in response_.prompts]
        self.declared.append(
            response("multiple", "directedPair", pairs, mapping(dict.fromkeys(pairs, 1), count))
        )
        self.steps.append(shares([RESPONSE], count))
        prompts = self._set(response_.prompts_in_shown_order, "p", "1")
        matches = self._set(response_.matches_in_shown_order, "m", str(count))
        return element(
            "matchInteraction",
            {"responseIdentifier": RESPONSE, "shuffle": "false", "maxAssociations": str(count)},
            prompts,
            matches,
        )

    def _set(self, items: Iterable[Item], letter: str, most: str) -> ET.Element:
        return element(
            "simpleMatchSet",
            None,
            *(
                self.body.into(
                    element("simpleAssociableChoice", {"identifier": _id(one.id, letter), "matchMax": most}),
                    one.text.html,
                )
                for one in items
            ),
        )

    def _processing(self) -> ET.Element:
        """Score the response, and say which feedback is shown."""
        response = self.question.response
        if isinstance(response, Choices):
            return processing(self.steps, picks=True, explained=response.several)
        return processing(self.steps, picks=False, explained=True)

    def _feedback(self) -> list[ET.Element]:
        """Write the feedback on each picked choice, and the explanation; for a single pick, both in one dialog."""
        response = self.question.response
        why = explanation(self.question)
        if not isinstance(response, Choices):
            told = [(EXPLANATION, why)]
        elif response.several:
            told = [(_id(one.id), one.feedback.html) for one in response.options if one.feedback]
            told.append((EXPLANATION, why))
        else:
            told = [
                (_id(one.id), f"{one.feedback.html if one.feedback else ''}{why}") for one in response.options
            ]
        return [
            element(
                "modalFeedback",
                {"outcomeIdentifier": FEEDBACK, "identifier": name, "showHide": "show"},
                *self.body.blocks(html),
            )
            for name, html in told
        ]


def _id(name: str, letter: str = "c") -> str:
    """Return an id of a choice, which begins with a letter."""
    return f"{letter}-{name}"


def _field(name: str, length: int) -> ET.Element:
    return element("textEntryInteraction", {"responseIdentifier": name, "expectedLength": str(length)})


def _entry(name: str, length: int, unit: str = "") -> ET.Element:
    """Write a field with its label, and its unit."""
    field = _field(name, length)
    field.tail = f" {unit}" if unit else None
    return element("p", None, field, text=f"{word('your_answer')}: ")
