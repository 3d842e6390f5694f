"""Choices as radio buttons or checkboxes, and their answer: which are right, and why."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from selfcheck.model import MultipleChoice, SingleChoice, in_built_order, keys
from selfcheck.render.html.elements import add, fill, fill_phrasing
from selfcheck.words import word

if TYPE_CHECKING:
    from selfcheck.render.html.elements import Content

ChoiceQuestion = SingleChoice | MultipleChoice


def render_inputs(fieldset: Element, question: ChoiceQuestion, name: str, content: Content) -> None:
    """Add an input with its label for each choice."""
    kind = "radio" if isinstance(question, SingleChoice) else "checkbox"
    for choice in in_built_order(question):
        row = add(fieldset, "div", class_="choice", data_choice=choice.id)
        identifier = f"{name}-{choice.id}"
        control = add(row, "input", type=kind, name=name, id=identifier, value=choice.id)
        label = add(row, "label", for_=identifier)
        more = Element("div", {"class": "choice-more", "id": f"{identifier}-more"})
        fill_phrasing(label, more, content(choice.text))
        if len(more):
            row.append(more)
            control.set("aria-describedby", f"{identifier}-more")
            if not len(label) and not (label.text or "").strip():
                row.remove(label)
                control.set("aria-labelledby", f"{identifier}-more")
                del control.attrib["aria-describedby"]


def answer_data(question: ChoiceQuestion) -> str:
    """Say which choices are right, for the script."""
    return json.dumps({"keys": sorted(keys(question))}, separators=(",", ":"))


def render_answer(answer: Element, question: ChoiceQuestion, content: Content) -> None:
    """Add each choice with its mark and feedback."""
    rows = add(answer, "ul", class_="sc-choices")
    for choice in in_built_order(question):
        right = "true" if choice.is_key else "false"
        row = add(rows, "li", data_choice=choice.id, data_correct=right)
        add(row, "p", word("right" if choice.is_key else "wrong"), class_="sc-mark")
        fill(add(row, "div", class_="sc-choice-text"), content(choice.text))
        if choice.feedback is not None:
            fill(add(row, "div", class_="sc-feedback"), content(choice.feedback))
