"""Questions for a number or a phrase as a text input, and their answer."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from selfcheck.model import Numeric, TextAnswer
from selfcheck.render.html.elements import add
from selfcheck.words import word

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

LONGEST_ENTRY = "200"


def render_inputs(fieldset: Element, question: Numeric | TextAnswer, name: str) -> None:
    """Add the input with its label and, for a number, its unit and a hint at how to write one."""
    entry = add(fieldset, "div", class_="sc-entry")
    add(entry, "label", word("your_answer"), for_=f"{name}-entry")
    control = add(entry, "input", type="text", id=f"{name}-entry", name=name)
    control.attrib.update({"autocomplete": "off", "maxlength": LONGEST_ENTRY, "spellcheck": "false"})
    if isinstance(question, Numeric):
        control.set("inputmode", "decimal")
        control.set("aria-describedby", f"{name}-format")
        if question.unit:
            control.set("data-unit", question.unit)
            add(entry, "span", question.unit, class_="sc-unit")
        hint = word("number_unit", unit=question.unit) if question.unit else word("number_format")
        add(entry, "p", hint, class_="sc-format", id=f"{name}-format")


def answer_data(question: Numeric | TextAnswer) -> str:
    """Say what is right, for the script."""
    data: dict[str, object]
    if isinstance(question, Numeric):
        data = {"value": question.answer, "tolerance": question.tolerance, "unit": question.unit}
    else:
        data = {"accepted": list(question.accepted), "caseSensitive": question.case_sensitive}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def render_answer(answer: Element, question: Numeric | TextAnswer) -> None:
    """Add the number with its tolerance, or the accepted spellings."""
    add(answer, "p", word("correct_answer"), class_="sc-key-label")
    if isinstance(question, Numeric):
        shown = f"{question.answer:.15g} {question.unit or ''}".strip()
        if question.tolerance:
            shown = word("within", value=shown, tolerance=f"{question.tolerance:.6g}")
        add(answer, "p", shown, class_="sc-key-value")
    else:
        add(answer, "p", word("or").join(question.accepted), class_="sc-key-value")
