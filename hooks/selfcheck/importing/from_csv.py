"""A table for spreadsheets: one row a question, with the columns that `selfcheck export csv` writes.

The first row names the columns. `kind`, `stem` and `key` have to be there. Texts are Markdown. `key` has a line for each right
choice, by its number, or is what is right itself. An apostrophe that begins a cell is no part of its text.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfcheck.importing.csv_cells import Cell, read_rows
from selfcheck.importing.grading import number, table_of
from selfcheck.importing.plain import clean, one_line
from selfcheck.importing.reading import OmitError, decode, tags_of
from selfcheck.importing.shape import (
    Choice,
    Choices,
    Gaps,
    Imported,
    Note,
    Number,
    Omitted,
    Order,
    Question,
    Truth,
    UnreadableError,
    Words,
)
from selfcheck.importing.texts import MARKDOWN, Texts
from selfcheck.kinds import KINDS
from selfcheck.model import Position
from selfcheck.reading.mistakes import suggestion

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from selfcheck.importing.csv_cells import Row
    from selfcheck.importing.pictures import Pictures
    from selfcheck.importing.shape import Body, Part, Text

SUFFIXES = (".csv", ".tsv")
NEEDED = ("kind", "stem", "key")
SINGLE = (
    *NEEDED, "id", "page", "line", "tolerance", "unit", "case_sensitive", "explanation", "hints", "tags", "difficulty", "phase",
    "shuffle", "learn", "objective", "source", "rev",
)  # fmt: skip
NUMBERED = re.compile(r"(?P<name>choice|match|feedback)_(?P<number>[1-9]\d?)")
GAP_NUMBER = re.compile(r"\[\[(\d+)\]\]")
BAR = re.compile(r"(?<!\\)\|")
# What leads to another page or belongs to it.
OF_THE_PAGE = ("learn", "objective")
YES, NO = frozenset({"true", "yes", "1"}), frozenset({"false", "no", "0"})


def recognizes(text: str) -> bool:
    """Return whether the first row names the columns of questions."""
    head = text.lower().split("\n", 2)[:2]
    return any(all(re.search(rf"\b{name}\b", line) for name in NEEDED) for line in head)


def read(content: bytes, pictures: Pictures) -> Imported:  # noqa: ARG001 - texts link to their pictures
    """Read every row."""
    rows = read_rows(decode(content))
    if not rows:
        return Imported(())
    head, *rest = rows
    names = [one_line(cell.text).lower() for cell in head.cells]
    if missing := [name for name in NEEDED if name not in names]:
        listed = ", ".join(f"`{name}`" for name in missing)
        raise UnreadableError(
            Position(1, 1), f"the first row must name the columns, and {listed} is missing; add it"
        )
    columns = list(zip(head.cells, names, strict=True))
    notes = [_unknown(cell) for cell, name in columns if not _is_known(name)]
    notes += [
        Note(
            cell.start,
            f"`{name}` refers to the original page, so it was not imported; add it on the new page",
        )
        for place, (cell, name) in enumerate(columns)
        if name in OF_THE_PAGE
        and any(len(row.cells) > place and row.cells[place].text.strip() for row in rest)
    ]
    parts = tuple(_part(row, names, notes) for row in rest)
    return Imported(parts, tuple(notes))


def _is_known(name: str) -> bool:
    return not name or name in SINGLE or NUMBERED.fullmatch(name) is not None


def _unknown(cell: Cell) -> Note:
    hint = suggestion(cell.text.lower(), [*SINGLE, "choice_1", "match_1", "feedback_1"])
    return Note(cell.start, f"unknown column `{cell.text}`, not imported; {hint}", is_mistake=True)


def _part(row: Row, names: Sequence[str], notes: list[Note]) -> Part:
    start = row.cells[0].start
    if len(row.cells) > len(names):
        extra = row.cells[len(names)]
        notes.append(
            Note(
                extra.start,
                "this cell has no column header, so it was not imported; name its column in the first row",
                is_mistake=True,
            )
        )
    cells = {name: _bare(cell) for name, cell in zip(names, row.cells, strict=False) if cell.text.strip()}
    reader = _Row(cells, start)
    try:
        return reader.question(row.source)
    except OmitError as error:
        notes.append(error.note)
        return Omitted(start, row.source)


def _bare(cell: Cell) -> Cell:
    """Take away the apostrophe that keeps a cell from being a formula."""
    if not cell.text.startswith("'"):
        return cell
    return Cell(cell.text[1:], Position(cell.start.line, cell.start.column + 1))


class _Row:
    """Reads one row."""

    def __init__(self, cells: dict[str, Cell], start: Position) -> None:
        self.cells = cells
        self.start = start
        self.texts = Texts()

    def question(self, source: str) -> Question:
        """Read the row as a question."""
        kind = one_line(self._said("kind")).lower()
        if kind not in KINDS:
            place = self.cells["kind"].start if "kind" in self.cells else self.start
            raise OmitError(place, f"unknown kind `{kind}`; {suggestion(kind, KINDS)}")
        stem, gaps = self._stem(kind)
        readers: dict[str, Callable[[], Body]] = {
            "true-false": lambda: Truth(self._flag("key")),
            "numeric": self._number,
            "text": lambda: Words(tuple(self._lines("key")), self._is_sensitive()),
            "cloze": lambda: Gaps(self._gaps(gaps), self._is_sensitive()),
            "ordering": lambda: Order(tuple(self._ordered())),
            "matching": lambda: self._pairs("matching"),
            "categorize": lambda: self._pairs("categorize"),
        }
        body = readers[kind]() if kind in readers else self._choices(is_multiple=kind == "multiple")
        last = list(self.cells.values())[-1].start
        return Question(
            start=self.start,
            end=last,
            names=(clean(self._said("id")),),
            stem=stem,
            body=body,
            explanation=self._text("explanation"),
            hints=tuple(
                self.texts.convert(one, MARKDOWN, self.cells["hints"].start) for one in self._lines("hints")
            ),
            tags=tags_of(self._lines("tags")),
            options=self._options(),
            source=source,
        )

    def _said(self, name: str) -> str:
        return self.cells[name].text if name in self.cells else ""

    def _lines(self, name: str) -> list[str]:
        lines = (one_line(clean(line)) for line in self._said(name).split("\n"))
        return [line for line in lines if line]

    def _text(self, name: str) -> Text | None:
        cell = self.cells.get(name)
        text = self.texts.convert(cell.text, MARKDOWN, cell.start) if cell else None
        return text if text and text.markdown else None

    def _stem(self, kind: str) -> tuple[Text, list[int]]:
        cell = self.cells.get("stem")
        if cell is None:
            raise OmitError(self.start, "this row has no `stem`; add the question")
        if kind != "cloze":
            return self.texts.convert(cell.text, MARKDOWN, cell.start), []
        pieces = GAP_NUMBER.split(cell.text)
        stem = self.texts.convert_with_gaps(pieces[::2], MARKDOWN, cell.start)
        return stem, [int(one) for one in pieces[1::2]]

    def _place(self, name: str) -> Position:
        return self.cells[name].start if name in self.cells else self.start

    def _flag(self, name: str) -> bool:
        said = one_line(self._said(name)).lower()
        if said not in YES | NO:
            raise OmitError(self._place(name), f"`{name}` must be `true` or `false`, not `{said}`")
        return said in YES

    def _is_sensitive(self) -> bool:
        return "case_sensitive" in self.cells and self._flag("case_sensitive")

    def _number(self) -> Number:
        tolerance = one_line(self._said("tolerance"))
        share = "%" if tolerance.endswith("%") else ""
        size = number(tolerance.removesuffix("%") or "0", self._place("tolerance")).lstrip("-")
        value = number(self._said("key"), self._place("key"))
        return Number(value, "" if size == "0" else f"{size}{share}", one_line(clean(self._said("unit"))))

    def _gaps(self, numbers: Sequence[int]) -> tuple[tuple[str, ...], ...]:
        """Return what each gap accepts: the key has a line for each."""
        keys = [
            tuple(re.sub(r"\\([\\|])", r"\1", one).strip() for one in BAR.split(line))
            for line in self._lines("key")
        ]
        if not numbers or sorted(set(numbers)) != list(range(1, len(keys) + 1)):
            message = (
                "the key must have one line per gap; number the gaps in the stem `[[1]]`, `[[2]]` and so on"
            )
            raise OmitError(self._place("key"), message)
        return tuple(keys[one - 1] for one in numbers)

    def _numbers(self) -> list[int]:
        """Return the numbers of the choices that the key names."""
        said = re.split(r"[\s,;]+", self._said("key").strip())
        if not all(one.isdecimal() for one in said):
            raise OmitError(
                self._place("key"),
                "the key must be the number of the correct choice; put several on a line each",
            )
        return [int(one) for one in said]

    def _columns(self, name: str) -> dict[int, Text]:
        """Return the texts of numbered columns."""
        found = [match for one in self.cells if (match := NUMBERED.fullmatch(one)) and match["name"] == name]
        texts = {int(match["number"]): self._text(match[0]) for match in found}
        return {place: text for place, text in sorted(texts.items()) if text}

    def _choices(self, *, is_multiple: bool) -> Choices:
        texts, feedback, keys = self._columns("choice"), self._columns("feedback"), self._numbers()
        if missing := [one for one in keys if one not in texts]:
            raise OmitError(
                self._place("key"),
                f"the key is choice {missing[0]}, which does not exist; add it or correct the key",
            )
        found = (Choice(text, place in keys, feedback.get(place)) for place, text in texts.items())
        return Choices(tuple(found), is_multiple)

    def _ordered(self) -> list[Text]:
        texts, order = self._columns("choice"), self._numbers()
        if sorted(order) != sorted(texts):
            raise OmitError(
                self._place("key"), "the key must list the number of each row once, in the correct order"
            )
        return [texts[place] for place in order]

    def _pairs(self, kind: str) -> Body:
        prompts, matches = self._columns("choice"), self._columns("match")
        if missing := [place for place in prompts if place not in matches]:
            raise OmitError(self.start, f"`choice_{missing[0]}` has no match; add `match_{missing[0]}`")
        return table_of([(prompts.get(place), text) for place, text in matches.items()], self.start, kind)

    def _options(self) -> dict[str, str | int]:
        options: dict[str, str | int] = {}
        if "difficulty" in self.cells:
            said = one_line(self._said("difficulty"))
            if said not in {"1", "2", "3"}:
                raise OmitError(self._place("difficulty"), f"`difficulty` must be 1, 2, or 3, not `{said}`")
            options["difficulty"] = int(said)
        if one_line(self._said("phase")).lower() == "post":
            options["phase"] = "post"
        if "shuffle" in self.cells and not self._flag("shuffle"):
            options["shuffle"] = False
        if source := one_line(clean(self._said("source"))):
            options["source"] = source
        return options
