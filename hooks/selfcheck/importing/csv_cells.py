"""Reads a table of a spreadsheet into cells that know their position; commas, semicolons, or tabs stand between them."""

from __future__ import annotations

import re
from dataclasses import dataclass

from selfcheck.importing.shape import UnreadableError
from selfcheck.model import Position

SEPARATORS = ",;\t"
# How Excel names the separator.
STATED = re.compile(rf"sep=(?P<separator>[{SEPARATORS}])\n", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell's text without its quotes, and where the text begins."""

    text: str
    start: Position


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells, and its text in the file."""

    cells: tuple[Cell, ...]
    source: str


def read_rows(text: str) -> list[Row]:
    """Read every row that is not empty."""
    stated = STATED.match(text)
    head = text[stated.end() if stated else 0 :].partition("\n")[0]
    separator = stated["separator"] if stated else max(SEPARATORS, key=head.count)
    pattern = re.compile(
        rf'(?:"(?P<quoted>(?:[^"]|"")*)"|(?P<bare>[^{separator}\n"][^{separator}\n]*|))(?P<end>{separator}|\n|\Z)'
    )
    rows: list[Row] = []
    cells: list[Cell] = []
    begin = at = line_start = stated.end() if stated else 0
    line = 2 if stated else 1
    while at < len(text) or cells:
        match = pattern.match(text, at)
        start = Position(line, at - line_start + 1)
        if not match:
            raise UnreadableError(
                start,
                'this cell has a stray quotation mark; put quotes around the whole cell and write `""` inside',
            )
        quoted = match["quoted"]
        said = match["bare"] if quoted is None else quoted.replace('""', '"')
        cells.append(Cell(said, start if quoted is None else Position(line, start.column + 1)))
        inside = text[at : match.end()]
        if "\n" in inside:
            line += inside.count("\n")
            line_start = at + inside.rindex("\n") + 1
        at = match.end()
        if match["end"] != separator:
            if any(cell.text.strip() for cell in cells):
                rows.append(Row(tuple(cells), text[begin:at]))
            cells, begin = [], at
    return rows
