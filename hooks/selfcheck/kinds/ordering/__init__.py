"""Rows to be put in order: `kind: ordering` and an ordered list in the right order."""

from __future__ import annotations

import math
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from selfcheck.kinds.kind import Kind, labeled
from selfcheck.kinds.response import Item, Order
from selfcheck.markup import tag, text
from selfcheck.model import Passage, Question, normalize, short_hash, shuffled
from selfcheck.reading.parts import FENCE_IN_LINE, ORDERED_ITEM
from selfcheck.reading.source import passage
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.kinds.response import Both
    from selfcheck.markup import Content
    from selfcheck.reading.parts import Parts
    from selfcheck.reading.source import Line

CONTENT_INDENT = 2
DEEPEST_MARGIN = 4
# Each row has a position to select for each row, and nobody puts more in order.
MOST_ROWS = 30


class OrderingKey(TypedDict):
    """The ids of the rows, in the right order."""

    order: list[str]


@dataclass(frozen=True, slots=True)
class Row:
    """One of the things to be put in order."""

    id: str
    text: Passage


@dataclass(frozen=True, slots=True)
class OrderingQuestion(Question):
    """Rows to be put in order, here in the right one."""

    rows: tuple[Row, ...]

    @property
    def in_built_order(self) -> list[Row]:
        """The rows shuffled, into another order than the right one."""
        by_id = {row.id: row for row in self.rows}
        rows = [by_id[one] for one in shuffled(self, by_id)]
        return rows if rows != list(self.rows) else [*rows[1:], rows[0]]


class Ordering(Kind[OrderingQuestion]):
    """Rows to be put in order."""

    name = "ordering"
    options = ()
    key_type = OrderingKey
    is_typed = False

    def read(self, parts: Parts) -> OrderingQuestion:
        """Read a stem, an ordered list, and an explanation."""
        _note_fences(parts)
        first, end = _list_place(parts)
        stem = parts.stem(parts.lines[:first])
        rows = _rows(parts, first, end)
        if len(rows) < 2:
            message = "an ordering question has an ordered list of two rows or more; write `1. text`, in the right order"
            parts.mistakes.add(parts.start, "no-rows", message)
        if len(rows) > MOST_ROWS:
            message = f"an ordering question has {MOST_ROWS} rows at most, and this one has {len(rows)}; ask for a part of them"
            parts.mistakes.add(parts.start, "too-many", message)
        explanation = parts.explanation(parts.lines[end:], "below the list")
        return OrderingQuestion(self.name, parts.id, parts.start, parts.options, stem, explanation, rows)

    def passages(self, question: OrderingQuestion) -> Iterator[Passage]:
        """List the rows."""
        return (row.text for row in question.rows)

    lines = passages

    def asked(self, question: OrderingQuestion) -> object:
        """Return the rows in the right order."""
        return [row.id for row in question.rows]

    def chance(self, question: OrderingQuestion) -> float:
        """Return the share of one order among all."""
        return 1 / math.factorial(len(question.rows))

    def inputs(self, question: OrderingQuestion, name: str, content: Content) -> str:
        """Write each row with a select for its position."""
        positions = "".join(
            tag("option", str(position), value=str(position)) for position in range(1, len(question.rows) + 1)
        )
        options = tag("option", text(word("position_unset")), value="") + positions
        rows = (self._row(row, f"{name}-{row.id}", options, content) for row in question.in_built_order)
        return tag("div", *rows, class_="sc-rows")

    @staticmethod
    def _row(row: Row, identifier: str, options: str, content: Content) -> str:
        first, rest = content.first_and_rest(row.text)
        return tag(
            "div",
            tag("label", first, for_=identifier),
            tag("div", rest, class_="choice-more") if rest else "",
            tag("select", options, id=identifier, name=identifier),
            class_="sc-row",
            data_row=row.id,
        )

    def key(self, question: OrderingQuestion) -> OrderingKey:
        """Return the right order."""
        return {"order": [row.id for row in question.rows]}

    def answer(self, question: OrderingQuestion, content: Content) -> str:
        """Write the rows in the right order."""
        rows = (tag("li", content.whole(row.text)) for row in question.rows)
        return labeled(word("correct_answer"), tag("ol", *rows, class_="sc-key-rows"))

    def response(self, question: OrderingQuestion, both: Both) -> Order:
        """Return the rows, in the right order."""
        rows = tuple(Item(row.id, both(row.text)) for row in question.rows)
        return Order(rows, tuple(row.id for row in question.in_built_order))


def _note_fences(parts: Parts) -> None:
    """Note a row that begins with a code fence, which hides the row's number."""
    for line in parts.lines:
        item = ORDERED_ITEM.match(line.text, line.indent) if line.indent < CONTENT_INDENT else None
        if item and not parts.visible(line) and FENCE_IN_LINE.match(line.text, item.end()):
            message = "a row begins with words: write some behind the number, and the code fence below, indented by three spaces"
            parts.mistakes.add(line.position(line.indent), "fence-in-choice", message)


def _is_item(parts: Parts, line: Line) -> bool:
    return (
        parts.visible(line)
        and line.indent < CONTENT_INDENT
        and ORDERED_ITEM.match(line.text, line.indent) is not None
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
    match = ORDERED_ITEM.match(head.text, head.indent)
    margin = min([DEEPEST_MARGIN, *(line.indent for line in rest if not line.blank)])
    text = passage(
        [(head, match.end() if match else 0), *((line, min(margin, line.indent)) for line in rest)]
    )
    return Row(short_hash(normalize(text.text)), text)
