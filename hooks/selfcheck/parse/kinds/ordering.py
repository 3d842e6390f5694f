"""Reads rows to be put in order: `kind: ordering` and an ordered list in the right order."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfcheck.model import Ordering, Row, normalize, short_hash
from selfcheck.parse.source import passage

if TYPE_CHECKING:
    from selfcheck.parse.kinds.parts import Parts
    from selfcheck.parse.source import Line

OPTIONS: tuple[str, ...] = ()
ITEM = re.compile(r"\d+[.)][ ]+(?=\S)")
CONTENT_INDENT = 2
DEEPEST_MARGIN = 4


def read(parts: Parts) -> Ordering:
    """Read a stem, an ordered list and an explanation."""
    first, end = _list_place(parts)
    stem = parts.stem(parts.lines[:first])
    rows = _rows(parts, first, end)
    if len(rows) < 2:
        message = "an ordering question has an ordered list of two rows or more; write `1. text`, in the right order"
        parts.mistakes.add(parts.start, "no-rows", message)
    explanation = parts.explanation(parts.lines[end:], "below the list")
    return Ordering(parts.id, parts.start, parts.options, stem, explanation, rows)


def _is_item(parts: Parts, line: Line) -> bool:
    return (
        parts.visible(line)
        and line.indent < CONTENT_INDENT
        and ITEM.match(line.text, line.indent) is not None
    )


def _list_place(parts: Parts) -> tuple[int, int]:
    """Find where the list begins and where the explanation does."""
    first = next((index for index, line in enumerate(parts.lines) if _is_item(parts, line)), len(parts.lines))
    after_blank = False
    for index in range(first, len(parts.lines)):
        line = parts.lines[index]
        ends = after_blank and not line.blank and line.indent < CONTENT_INDENT and not _is_item(parts, line)
        if ends:
            return first, index
        after_blank = line.blank
    return first, len(parts.lines)


def _rows(parts: Parts, first: int, end: int) -> tuple[Row, ...]:
    groups: list[list[Line]] = []
    for line in parts.lines[first:end]:
        if _is_item(parts, line):
            groups.append([line])
        else:
            groups[-1].append(line)
    rows: list[Row] = []
    for group in groups:
        row = _row(group)
        if row.id in {other.id for other in rows}:
            place = group[0].position(group[0].indent)
            parts.mistakes.add(place, "duplicate-rows", "this row repeats another; say something else")
        rows.append(row)
    return tuple(rows)


def _row(group: list[Line]) -> Row:
    head, *rest = group
    match = ITEM.match(head.text, head.indent)
    margin = min([DEEPEST_MARGIN, *(line.indent for line in rest if not line.blank)])
    text = passage(
        [(head, match.end() if match else 0), *((line, min(margin, line.indent)) for line in rest)]
    )
    return Row(short_hash(normalize(text.text)), text)
