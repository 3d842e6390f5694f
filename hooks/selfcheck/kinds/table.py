"""A table of two columns in a question's body, and the same with a select in each row."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfcheck.markup import tag, text
from selfcheck.model import Passage

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selfcheck.markup import Content
    from selfcheck.reading.parts import Parts
    from selfcheck.reading.source import Line

DELIMITER = re.compile(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
MOST_ROWS = 30

Row = tuple[Passage, Passage]


def table_start(parts: Parts) -> int:
    """Return the index of a table's first line; without a table, the number of lines."""
    for index in range(len(parts.lines) - 1):
        line, below = parts.lines[index], parts.lines[index + 1]
        if "|" in line.text and "|" in below.text and parts.visible(line) and DELIMITER.match(below.text):
            return index
    return len(parts.lines)


def divide(parts: Parts) -> tuple[Sequence[Line], Sequence[Line], Sequence[Line]]:
    """Divide a body into what is above its table, the table, and what is below."""
    first = table_start(parts)
    end = first
    while end < len(parts.lines) and "|" in parts.lines[end].text:
        end += 1
    return parts.lines[:first], parts.lines[first:end], parts.lines[end:]


def read_rows(parts: Parts, table: Sequence[Line], columns: str) -> list[tuple[Line, Row]]:
    """Read the rows of a table, its head first; none where a row has not two cells, which is noted.

    Args:
        parts: of the question
        table: its lines
        columns: what the two columns hold, for messages

    """
    rows = [(line, _cells(line)) for index, line in enumerate(table) if index != 1]
    for line, cells in rows:
        if len(cells) != 2:
            count = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
            message = f"this row has {count}; a {parts.said_kind} table has two columns, {columns}"
            parts.mistakes.add(line.position(line.indent), "not-two-columns", message)
    if len(rows) - 1 > MOST_ROWS:
        message = f"a table to fill has {MOST_ROWS} rows at most, and this one has {len(rows) - 1}; make two questions of it"
        parts.mistakes.add(parts.start, "too-many", message)
    whole = [(line, (cells[0], cells[1])) for line, cells in rows if len(cells) == 2]
    return whole if len(whole) == len(rows) else []


def render_table(headers: Row, rows: Iterable[str], content: Content) -> str:
    """Write a table with these rows of HTML."""
    head = "".join(tag("th", cell(header, content), scope="col") for header in headers)
    return tag("table", tag("thead", tag("tr", head)), tag("tbody", *rows), class_="sc-matching")


def select_row(identifier: str, row: str, prompt: str, options: str) -> str:
    """Write a row with a select, which the row's prompt names."""
    head = tag("th", prompt, scope="row", id=f"{identifier}-prompt")
    select = tag("select", options, id=identifier, name=identifier, aria_labelledby=f"{identifier}-prompt")
    return tag("tr", head, tag("td", select), data_row=row)


def key_row(row: str, prompt: str, answer: str) -> str:
    """Write a row with its answer."""
    return tag("tr", tag("th", prompt, scope="row"), tag("td", answer), data_row=row)


def options_of(unset: str, texts: Iterable[tuple[str, str]]) -> str:
    """Write the options of a select: nothing chosen yet, and each of these, an id and a text."""
    nothing = tag("option", text(unset), value="")
    return nothing + "".join(tag("option", text(shown), value=key) for key, shown in texts)


def cell(passage: Passage, content: Content) -> str:
    """Write what a cell holds."""
    return "".join(content.first_and_rest(passage))


def _cells(line: Line) -> list[Passage]:
    """Divide a row at its bars; those in code or behind a backslash are text."""
    start = line.indent + line.text[line.indent :].startswith("|")
    end = len(line.text.rstrip())
    if line.text.rstrip().endswith("|") and not line.text.rstrip().endswith("\\|"):
        end -= 1
    cells: list[Passage] = []
    begin = start
    for index in [*_bars(line.text, start, end), end]:
        raw = line.text[begin:index]
        text = raw.strip()
        offset = begin + (len(raw) - len(raw.lstrip()) if text else 0)
        cells.append(Passage(text, (line.position(offset),)))
        begin = index + 1
    return cells


def _bars(text: str, start: int, end: int) -> list[int]:
    bars: list[int] = []
    code = False
    escaped = False
    for index in range(start, end):
        character = text[index]
        if character == "`" and not escaped:
            code = not code
        elif character == "|" and not code and not escaped:
            bars.append(index)
        escaped = character == "\\" and not escaped
    return bars
