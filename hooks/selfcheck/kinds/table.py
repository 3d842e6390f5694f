"""Kinds whose body has a table of two columns, which readers see with a select in each row."""

from __future__ import annotations

import re
from abc import abstractmethod
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selfcheck.kinds.kind import Kind, labeled
from selfcheck.kinds.response import Item, Pairs
from selfcheck.markup import tag, text
from selfcheck.model import Passage, Question, normalize, short_hash
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selfcheck.kinds.response import Both
    from selfcheck.markup import Content
    from selfcheck.reading.parts import Parts
    from selfcheck.reading.source import Line

DELIMITER = re.compile(r"[ ]{0,3}\|?[ ]*:?-+:?[ ]*(?:\|[ ]*:?-+:?[ ]*)*\|?[ ]*$")
MOST_ROWS = 30

Cells = tuple[Passage, Passage]


@dataclass(frozen=True, slots=True)
class TableRow:
    """A row: what is asked, and what belongs to it; without a prompt it is a decoy, which belongs to nothing."""

    id: str
    prompt: Passage | None
    match_id: str
    match: Passage


@dataclass(frozen=True, slots=True)
class TableQuestion(Question):
    """Rows to be filled in, under the two headers of their table."""

    headers: Cells
    rows: tuple[TableRow, ...]

    @property
    def prompts(self) -> dict[str, TableRow]:
        """The rows that ask something, by id."""
        return {row.id: row for row in self.rows if row.prompt is not None}

    @property
    def matches(self) -> dict[str, Passage]:
        """What can be selected, each once, by id, in the order in which the table first names it."""
        return {row.match_id: row.match for row in self.rows}


class TableKind(Kind[TableQuestion]):
    """What kinds with such a table share."""

    options = ()
    is_typed = False

    @property
    @abstractmethod
    def columns(self) -> tuple[str, str]:
        """What the two columns hold, for messages."""

    @abstractmethod
    def check(self, parts: Parts, rows: Sequence[tuple[Line, Cells]]) -> None:
        """Note what is wrong with the rows below the headers."""

    @abstractmethod
    def prompts_in_order(self, question: TableQuestion) -> list[str]:
        """List the ids of the rows as readers see them."""

    @abstractmethod
    def matches_in_order(self, question: TableQuestion) -> list[str]:
        """List the ids of what can be selected as readers see them."""

    @property
    @abstractmethod
    def has_groups(self) -> bool:
        """Whether what can be selected are groups, which take any number of prompts."""

    @property
    @abstractmethod
    def unset(self) -> str:
        """The word of a select in which nothing is chosen yet."""

    def read(self, parts: Parts) -> TableQuestion:
        """Read a stem, a table, and an explanation."""
        above, table, below = _divide(parts)
        stem = parts.stem(above)
        if not table:
            first, second = self.columns
            message = (
                f"a {self.name} question has a table; write `| {first} | {second} |`, a row for each {first}"
            )
            parts.mistakes.add(parts.start, "no-table", message)
        nothing = Passage("", (parts.start,))
        (_, headers), *rows = self._rows(parts, table) or [(None, (nothing, nothing))]
        if table and headers[0] is not nothing:
            self.check(parts, rows)  # type: ignore[arg-type]  # every row but that of no table has its line
        explanation = parts.explanation(below, "below the table")
        made = tuple(_row(cells) for _, cells in rows)
        return TableQuestion(
            self.name, parts.id, parts.start, parts.options, stem, explanation, headers, made
        )

    def _rows(self, parts: Parts, table: Sequence[Line]) -> list[tuple[Line | None, Cells]]:
        """Read the rows of a table, its head first; none where a row has not two cells, which is noted."""
        rows = [(line, _cells(line)) for index, line in enumerate(table) if index != 1]
        for line, cells in rows:
            if len(cells) != 2:
                count = "1 cell" if len(cells) == 1 else f"{len(cells)} cells"
                message = (
                    f"this row has {count}; a {self.name} table has two columns, {' and '.join(self.columns)}"
                )
                parts.mistakes.add(line.position(line.indent), "not-two-columns", message)
        if len(rows) - 1 > MOST_ROWS:
            message = f"a table to fill has {MOST_ROWS} rows at most, and this one has {len(rows) - 1}; make two questions of it"
            parts.mistakes.add(parts.start, "too-many", message)
        if any(len(cells) != 2 for _, cells in rows):
            return []
        return [(line, (cells[0], cells[1])) for line, cells in rows]

    def passages(self, question: TableQuestion) -> Iterator[Passage]:
        """List the cells, headers first."""
        yield from question.headers
        yield from self.lines(question)

    def lines(self, question: TableQuestion) -> Iterator[Passage]:
        """List the cells below the headers."""
        for row in question.rows:
            yield from (row.match,) if row.prompt is None else (row.prompt, row.match)

    def asked(self, question: TableQuestion) -> object:
        """Return the rows, in an order of their own."""
        return sorted((row.id, row.match_id) for row in question.rows)

    def chance(self, question: TableQuestion) -> float:
        """Return the share of one way to fill the table among all."""
        return float(1 / len(question.matches) ** len(question.prompts))

    def inputs(self, question: TableQuestion, name: str, content: Content) -> str:
        """Write the table; each prompt heads its row and names the row's select."""
        matches = question.matches
        options = tag("option", text(word(self.unset)), value="") + "".join(
            tag("option", text(content.words(matches[one])), value=one)
            for one in self.matches_in_order(question)
        )
        rows = []
        for one in self.prompts_in_order(question):
            identifier = f"{name}-{one}"
            prompt = f"{identifier}-prompt"
            head = tag("th", _cell(question.prompts[one].prompt, content), scope="row", id=prompt)
            select = tag("select", options, id=identifier, name=identifier, aria_labelledby=prompt)
            rows.append(tag("tr", head, tag("td", select), data_row=one))
        return _table(question.headers, rows, content)

    def answer(self, question: TableQuestion, content: Content) -> str:
        """Write the table as it is right, and the decoys below it."""
        rows = [
            tag(
                "tr",
                tag("th", _cell(row.prompt, content), scope="row"),
                tag("td", _cell(row.match, content)),
                data_row=row.id,
            )
            for row in question.prompts.values()
        ]
        decoys = (
            tag("p", text(word("decoy")), tag("span", _cell(row.match, content)), class_="sc-decoy")
            for row in question.rows
            if row.prompt is None
        )
        return labeled(word("correct_answer"), _table(question.headers, rows, content), *decoys)

    def response(self, question: TableQuestion, both: Both) -> Pairs:
        """Return prompts, matches and which belong together."""
        first, second = question.headers
        return Pairs(
            headers=(both(first), both(second)),
            prompts=tuple(Item(one.id, both(one.prompt)) for one in question.rows if one.prompt),
            matches=tuple(Item(key, both(text)) for key, text in question.matches.items()),
            key={one.id: one.match_id for one in question.prompts.values()},
            shown_prompts=tuple(self.prompts_in_order(question)),
            shown_matches=tuple(self.matches_in_order(question)),
            groups=self.has_groups,
        )


def table_start(parts: Parts) -> int:
    """Return the index of a table's first line; without a table, the number of lines."""
    for index in range(len(parts.lines) - 1):
        line, below = parts.lines[index], parts.lines[index + 1]
        if "|" in line.text and "|" in below.text and parts.visible(line) and DELIMITER.match(below.text):
            return index
    return len(parts.lines)


def _divide(parts: Parts) -> tuple[Sequence[Line], Sequence[Line], Sequence[Line]]:
    """Divide a body into what is above its table, the table, and what is below."""
    first = table_start(parts)
    end = first
    while end < len(parts.lines) and "|" in parts.lines[end].text:
        end += 1
    return parts.lines[:first], parts.lines[first:end], parts.lines[end:]


def _row(cells: Cells) -> TableRow:
    prompt, match = cells
    match_id = short_hash(normalize(match.text))
    row_id = short_hash(normalize(prompt.text)) if prompt.text else f"decoy-{match_id}"
    return TableRow(row_id, prompt if prompt.text else None, match_id, match)


def _table(headers: Cells, rows: Sequence[str], content: Content) -> str:
    head = "".join(tag("th", _cell(header, content), scope="col") for header in headers)
    return tag("table", tag("thead", tag("tr", head)), tag("tbody", *rows), class_="sc-matching")


def _cell(passage: Passage | None, content: Content) -> str:
    return "".join(content.first_and_rest(passage)) if passage else ""


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
