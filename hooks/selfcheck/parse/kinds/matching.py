"""Reads pairs to be matched: `kind: matching` and a two-column table, a row per right pair."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfcheck.model import Matching, Pair, Passage, normalize, short_hash

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfcheck.parse.kinds.parts import Parts
    from selfcheck.parse.source import Line

OPTIONS: tuple[str, ...] = ()
DELIMITER = re.compile(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")


def read(parts: Parts) -> Matching:
    """Read a stem, a table and an explanation."""
    first = table_start(parts)
    end = first
    while end < len(parts.lines) and "|" in parts.lines[end].text:
        end += 1
    stem = parts.stem(parts.lines[:first])
    table = parts.lines[first:end]
    if not table:
        message = "a matching question has a table; write `| prompt | match |`, a row per right pair"
        parts.mistakes.add(parts.start, "no-table", message)
    headers, pairs = _pairs(parts, table)
    explanation = parts.explanation(parts.lines[end:], "below the table")
    return Matching(parts.id, parts.start, parts.options, stem, explanation, headers, pairs)


def table_start(parts: Parts) -> int:
    """Return the index of a table's first line; without a table, the number of lines."""
    for index in range(len(parts.lines) - 1):
        line, below = parts.lines[index], parts.lines[index + 1]
        if "|" in line.text and "|" in below.text and parts.visible(line) and DELIMITER.match(below.text):
            return index
    return len(parts.lines)


def _pairs(parts: Parts, table: Sequence[Line]) -> tuple[tuple[Passage, Passage], tuple[Pair, ...]]:
    rows = [(line, _cells(line)) for index, line in enumerate(table) if index != 1]
    for line, cells in rows:
        if len(cells) != 2:
            count = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
            message = f"this row has {count}; a matching table has two columns, prompt and match"
            parts.mistakes.add(line.position(line.indent), "not-two-columns", message)
    whole = [(line, (cells[0], cells[1])) for line, cells in rows if len(cells) == 2]
    if not whole or len(whole) < len(rows):
        nothing = Passage("", (parts.start,))
        return (nothing, nothing), ()
    pairs: list[Pair] = []
    for line, (prompt, match) in whole[1:]:
        _check_row(parts, line, prompt, match, pairs)
        pairs.append(_pair(prompt, match))
    if sum(pair.prompt is not None for pair in pairs) < 2:
        message = "a matching question has two pairs or more; add rows to the table"
        parts.mistakes.add(parts.start, "no-pairs", message)
    return whole[0][1], tuple(pairs)


def _check_row(parts: Parts, line: Line, prompt: Passage, match: Passage, before: list[Pair]) -> None:
    place = line.position(line.indent)
    if not match.text:
        parts.mistakes.add(place, "empty-match", "this row has no match; fill its second cell")
    if prompt.text and any(pair.prompt and pair.prompt.text == prompt.text for pair in before):
        parts.mistakes.add(place, "duplicate-rows", "this prompt repeats another; say something else")


def _pair(prompt: Passage, match: Passage) -> Pair:
    match_id = short_hash(normalize(match.text))
    row_id = short_hash(normalize(prompt.text)) if prompt.text else f"decoy-{match_id}"
    return Pair(row_id, prompt if prompt.text else None, match_id, match)


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
