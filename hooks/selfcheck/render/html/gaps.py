"""A text with gaps: an input with a label of its own for each, and the text as it is filled."""

from __future__ import annotations

import copy
import json
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from selfcheck.model import GAP, Cloze
from selfcheck.render.html.elements import add, fill
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Callable

    from selfcheck.render.html.elements import Content


def render_inputs(fieldset: Element, question: Cloze, name: str, content: Content) -> None:
    """Add the stem with an input in each gap."""
    total = len(question.gaps)

    def make(number: int) -> Element:
        gap = Element("span", {"class": "sc-gap"})
        identifier = f"{name}-gap-{number}"
        add(gap, "label", word("gap", number=number, total=total), class_="sc-unseen", for_=identifier)
        control = add(gap, "input", type="text", id=identifier, name=f"{name}-{number}")
        control.attrib.update({"autocomplete": "off", "maxlength": "200", "spellcheck": "false"})
        return gap

    _fill_gaps(add(fieldset, "div", class_="sc-stem sc-cloze"), content(question.stem), make)


def answer_data(question: Cloze) -> str:
    """Say what each gap accepts, for the script."""
    data = {"gaps": [list(gap) for gap in question.gaps], "caseSensitive": question.case_sensitive}
    return json.dumps(data, ensure_ascii=False, separators=(",", ":"))


def render_answer(answer: Element, question: Cloze, content: Content) -> None:
    """Add the stem with its gaps filled."""

    def make(number: int) -> Element:
        filled = Element("strong", {"class": "sc-filled"})
        filled.text = word("or").join(question.gaps[number - 1])
        return filled

    add(answer, "p", word("correct_answer"), class_="sc-key-label")
    _fill_gaps(add(answer, "div", class_="sc-key-value"), content(question.stem), make)


def render_blank(parent: Element, question: Cloze, content: Content) -> None:
    """Add the stem with lines to write on."""

    def make(_: int) -> Element:
        blank = Element("span", {"class": "sc-blank"})
        blank.text = "________"
        return blank

    _fill_gaps(parent, content(question.stem), make)


def _fill_gaps(parent: Element, stem: Element, make: Callable[[int], Element]) -> None:
    """Copy a converted stem, with an element in the place of each gap."""
    copied = copy.deepcopy(stem)
    _fill_element(copied, make, 0)
    fill(parent, copied)


def _fill_element(element: Element, make: Callable[[int], Element], count: int) -> int:
    """Fill the gaps in an element, in the order of reading; return how many there have been."""
    children = list(element)
    for child in children:
        element.remove(child)
    first, *others = (element.text or "").split(GAP)
    element.text = first
    for text in others:
        count += 1
        _append(element, make(count), text)
    for child in children:
        tail, *after = (child.tail or "").split(GAP)
        count = _fill_element(child, make, count)
        _append(element, child, tail)
        for text in after:
            count += 1
            _append(element, make(count), text)
    return count


def _append(parent: Element, child: Element, tail: str) -> None:
    child.tail = tail
    parent.append(child)
