"""Writes an imported file as one page, and maps each line of the page to its position in the file."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import PurePath
from typing import TYPE_CHECKING

from selfcheck.importing.checking import write_checked
from selfcheck.importing.shape import Note, Omitted, Prose, Question, Section
from selfcheck.importing.writing import Lines
from selfcheck.model import Position
from selfcheck.parse import parse_page

if TYPE_CHECKING:
    from selfcheck.importing.naming import Names
    from selfcheck.importing.shape import Imported, Part
    from selfcheck.model import Page

MARGIN = Position(1, 1)


@dataclass(frozen=True)
class WrittenPage:
    """A page that was made of a file.

    `origins` holds for each of its lines the position in the file, `notes` everything that has to be said of the import.
    """

    path: str
    text: str
    origins: tuple[Position, ...]
    notes: tuple[Note, ...]
    questions: int
    unexplained: int

    def origin(self, line: int) -> Position:
        """Return the position in the file that a line of the page comes from."""
        return self.origins[min(line, len(self.origins)) - 1] if self.origins else MARGIN

    def parse(self) -> Page:
        """Parse the page; its path is the file's."""
        return parse_page(self.text, self.path)


def write_page(imported: Imported, path: str, title: str, names: Names) -> WrittenPage:
    """Write the parts of a file in their order.

    Args:
        imported: the questions and notes from the file
        path: the file's, as messages show it
        title: the page's, unless the file is a page with its own
        names: the ids that are taken, to which the page's are added

    """
    writer = _Writer(path, names)
    if not imported.is_page:
        writer.lines.add(f"# {title}", MARGIN)
    for part in imported.parts:
        writer.add(part)
    notes = sorted(
        [*imported.notes, *writer.notes], key=lambda note: (note.position.line, note.position.column)
    )
    lines = writer.lines
    if lines.texts and not lines.texts[-1]:
        lines.texts.pop()
        lines.origins.pop()
    return WrittenPage(
        path, lines.text, tuple(lines.origins), tuple(notes), writer.questions, writer.unexplained
    )


class _Writer:
    """The lines of a page as far as they are written."""

    def __init__(self, path: str, names: Names) -> None:
        self.path = path
        self.names = names
        self.lines = Lines()
        self.notes: list[Note] = []
        self.questions = 0
        self.unexplained = 0
        self.is_parted = False

    def add(self, part: Part) -> None:
        """Write a part, with an empty line before it."""
        if isinstance(part, Prose):
            for number, line in enumerate(part.lines, start=part.first_line):
                self._line(line, number)
            return
        self.lines.part()
        if isinstance(part, Question):
            self._question(part)
        elif isinstance(part, Section):
            self.lines.add(f"## {part.title}", part.start)
        else:
            self.lines.add(comment(part, self.path), part.start)
        self.lines.part()
        self.is_parted = True

    def _line(self, line: str, number: int) -> None:
        """Keep a line, unless it is a second empty one below a question."""
        if line.strip() or not self.is_parted:
            self.lines.add(line, Position(number, 1))
        self.is_parted = self.is_parted and not line.strip()

    def _question(self, question: Question) -> None:
        result = write_checked(question, self.names.new([*question.names, question.stem.markdown]))
        self.notes += result.notes
        if result.lines:
            self.lines.add_all(result.lines)
            self.questions += 1
            self.unexplained += question.explanation is None
        else:
            self.lines.add(comment(Omitted(question.start, question.source), self.path), question.start)


def comment(omitted: Omitted, path: str) -> str:
    """Write the source of an omitted question as a comment."""
    place = f"{PurePath(path).name}:{omitted.start.line}:{omitted.start.column}"
    text = f"Not imported, from {place}\n{omitted.source.strip()}".replace("-->", "--&gt;")
    return f"<!-- {text}\n-->"
