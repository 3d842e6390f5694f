"""Rows to be put in order: a position to select for each, and the right order."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from selfcheck.render.html.elements import add, fill, fill_phrasing
from selfcheck.words import word

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from selfcheck.model import Ordering, Row
    from selfcheck.render.html.elements import Content


def in_built_order(question: Ordering) -> list[Row]:
    """Shuffle by the question's id, into another order than the right one."""
    rows = sorted(question.rows, key=lambda row: hashlib.sha256(f"{question.id} {row.id}".encode()).digest())
    return rows if rows != list(question.rows) else [*rows[1:], rows[0]]


def render_inputs(fieldset: Element, question: Ordering, name: str, content: Content) -> None:
    """Add each row with a select for its position."""
    rows = add(fieldset, "div", class_="sc-rows")
    for row in in_built_order(question):
        element = add(rows, "div", class_="sc-row", data_row=row.id)
        identifier = f"{name}-{row.id}"
        label = add(element, "label", for_=identifier)
        more = add(element, "div", class_="choice-more")
        fill_phrasing(label, more, content(row.text))
        if not len(more):
            element.remove(more)
        select = add(element, "select", id=identifier, name=identifier)
        add(select, "option", word("position_unset"), value="")
        for position in range(1, len(question.rows) + 1):
            add(select, "option", str(position), value=str(position))


def answer_data(question: Ordering) -> str:
    """Say the right order, for the script."""
    return json.dumps({"order": [row.id for row in question.rows]}, separators=(",", ":"))


def render_answer(answer: Element, question: Ordering, content: Content) -> None:
    """Add the rows in the right order."""
    add(answer, "p", word("correct_answer"), class_="sc-key-label")
    listed = add(answer, "ol", class_="sc-key-rows")
    for row in question.rows:
        fill(add(listed, "li"), content(row.text))
