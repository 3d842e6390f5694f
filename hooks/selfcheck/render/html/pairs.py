"""Pairs to be matched: a table with a select in each row, and the right pairs."""

from __future__ import annotations

import hashlib
import json
from typing import TYPE_CHECKING

from selfcheck.render.html.elements import add, fill_phrasing
from selfcheck.words import word

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

    from selfcheck.model import Matching, Passage
    from selfcheck.render.html.elements import Content


def matches_in_built_order(question: Matching) -> list[tuple[str, Passage]]:
    """List what can be selected, decoys and all, each once and shuffled by the question's id."""
    found = {pair.match_id: pair.match for pair in question.pairs}
    return sorted(
        found.items(), key=lambda item: hashlib.sha256(f"{question.id} {item[0]}".encode()).digest()
    )


def render_inputs(fieldset: Element, question: Matching, name: str, content: Content) -> None:
    """Add the table; each prompt heads its row and names the row's select."""
    body = _table(fieldset, question, content)
    options = [
        (key, "".join(content(match).itertext()).strip()) for key, match in matches_in_built_order(question)
    ]
    for pair in question.pairs:
        if pair.prompt is None:
            continue
        row = add(body, "tr", data_row=pair.id)
        identifier = f"{name}-{pair.id}"
        _cell(add(row, "th", scope="row", id=f"{identifier}-prompt"), content(pair.prompt))
        select = add(add(row, "td"), "select", id=identifier, name=identifier)
        select.set("aria-labelledby", f"{identifier}-prompt")
        add(select, "option", word("match_unset"), value="")
        for key, text in options:
            add(select, "option", text, value=key)


def answer_data(question: Matching) -> str:
    """Say which match belongs to which prompt, for the script."""
    pairs = {pair.id: pair.match_id for pair in question.pairs if pair.prompt is not None}
    return json.dumps({"pairs": pairs}, separators=(",", ":"))


def render_answer(answer: Element, question: Matching, content: Content) -> None:
    """Add the table of right pairs, and the decoys below it."""
    add(answer, "p", word("correct_answer"), class_="sc-key-label")
    body = _table(answer, question, content)
    for pair in question.pairs:
        if pair.prompt is not None:
            row = add(body, "tr", data_row=pair.id)
            _cell(add(row, "th", scope="row"), content(pair.prompt))
            _cell(add(row, "td"), content(pair.match))
    decoys = [pair.match for pair in question.pairs if pair.prompt is None]
    for decoy in decoys:
        line = add(answer, "p", word("decoy"), class_="sc-decoy")
        _cell(add(line, "span"), content(decoy))


def _table(parent: Element, question: Matching, content: Content) -> Element:
    table = add(parent, "table", class_="sc-matching")
    head = add(add(table, "thead"), "tr")
    for header in question.headers:
        _cell(add(head, "th", scope="col"), content(header))
    return add(table, "tbody")


def _cell(cell: Element, source: Element) -> None:
    fill_phrasing(cell, cell, source)
