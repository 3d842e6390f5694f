"""What a question is: frozen records that the parser makes and that rules and renderers read."""

from __future__ import annotations

import hashlib
import json
import unicodedata
from dataclasses import dataclass, field
from enum import StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from selfcheck.errors import SourceError


@dataclass(frozen=True, slots=True)
class Position:
    """A place in a file; line and column count from 1, as an editor shows them."""

    line: int
    column: int


@dataclass(frozen=True, slots=True)
class Passage:
    """A piece of Markdown taken out of a page, and where each of its lines began there."""

    text: str
    origins: tuple[Position, ...]

    @property
    def start(self) -> Position:
        """Where the passage begins in its file."""
        return self.origins[0]

    def position(self, offset: int) -> Position:
        """Return the position in the file of the character at `offset` of the text."""
        line = self.text.count("\n", 0, offset)
        origin = self.origins[line]
        return Position(origin.line, origin.column + offset - (self.text.rfind("\n", 0, offset) + 1))


class Phase(StrEnum):
    """Where an item is asked."""

    BOTH = "both"
    """In the pretest and in the quiz."""
    POST = "post"
    """In the quiz alone: a transfer item."""


@dataclass(frozen=True, slots=True)
class Options:
    """What an author may say of any question, with the place of each word said."""

    learn: str | None = None
    objective: str | None = None
    hints: tuple[Passage, ...] = ()
    phase: Phase = Phase.BOTH
    shuffle: bool = True
    difficulty: int | None = None
    tags: tuple[str, ...] = ()
    source: str | None = None
    allow: Mapping[str, str] = field(default_factory=dict)
    places: Mapping[str, Position] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Question:
    """What questions of every kind have; `kind` is the name of theirs."""

    kind: str
    id: str
    start: Position
    options: Options
    stem: Passage
    explanation: Passage


GAP = "\ue000"
"""Stands in a cloze's stem for each of its gaps; a private character that the parser takes out of every page."""


def shuffled(question: Question, ids: Iterable[str]) -> list[str]:
    """Put ids into an order that the question's own id settles, so that an author's habit of putting the key second reaches no reader."""
    return sorted(ids, key=lambda one: hashlib.sha256(f"{question.id} {one}".encode()).digest())


def short_hash(*parts: object) -> str:
    """Hash what is given to eight hexadecimal digits, the same on every machine."""
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()[:8]


def normalize(markdown: str) -> str:
    """Fold the white space that Markdown ignores; keep that of code, where it means something."""
    pieces: list[tuple[bool, str]] = []
    fence = ""
    for line in markdown.split("\n"):
        bare = line.strip()
        if fence or bare.startswith(("```", "~~~")) or line.startswith("    "):
            pieces.append((True, line.rstrip()))
            if fence:
                fence = "" if bare == fence else fence
            elif bare.startswith(("```", "~~~")):
                fence = bare[: len(bare) - len(bare.lstrip(bare[0]))]
        elif bare and pieces and not pieces[-1][0]:
            pieces[-1] = (False, f"{pieces[-1][1]} {' '.join(bare.split())}")
        elif bare:
            pieces.append((False, " ".join(bare.split())))
    return unicodedata.normalize("NFC", "\n".join(text for _, text in pieces).strip())


@dataclass(frozen=True, slots=True)
class Quiz:
    """A run of question blocks with nothing but blank lines between."""

    questions: tuple[Question, ...]
    first_line: int
    last_line: int

    @property
    def start(self) -> Position:
        """Where its first question begins."""
        return self.questions[0].start


@dataclass(frozen=True, slots=True)
class Pretest:
    """The place where a page asks its questions before it is read."""

    start: Position
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Review:
    """The place where questions of the whole site are asked that are due; `tags` narrow them."""

    start: Position
    first_line: int
    last_line: int
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Exam:
    """The place of a mixed paper: how many questions, and how many minutes if its time is limited."""

    start: Position
    first_line: int
    last_line: int
    questions: int
    minutes: int | None
    tags: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Progress:
    """The place where a reader sees how far they are, and keeps, takes along, or deletes their answers."""

    start: Position
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class NextSteps:
    """The end of a part: the reader's result, and the pages that come next, by the option that names each."""

    start: Position
    first_line: int
    last_line: int
    links: Mapping[str, str]

    @property
    def apply(self) -> str | None:
        """The page with new cases."""
        return self.links.get("apply")

    @property
    def next(self) -> str | None:
        """The part that comes next."""
        return self.links.get("next")


@dataclass(frozen=True, slots=True)
class WorkedCase:
    """Where a worked case begins: up to the next heading, each question is a step with the text above it."""

    start: Position
    first_line: int
    last_line: int


@dataclass(frozen=True, slots=True)
class Cases:
    """The new cases that another page has for a part: how many, and about how long they take."""

    count: int
    minutes: int


@dataclass(frozen=True, slots=True)
class NextPart:
    """The part that comes next: its number and title, how long it takes to read, and its questions."""

    number: int
    title: str
    minutes: int
    questions: int


@dataclass(frozen=True, slots=True)
class Objective:
    """What a reader can do after a page; questions name the objective that they test by its id."""

    id: str
    text: str
    start: Position


@dataclass(frozen=True, slots=True)
class Objectives:
    """The place where a page says what its reader can do afterward."""

    start: Position
    first_line: int
    last_line: int
    objectives: tuple[Objective, ...]


Block = Quiz | Pretest | Review | Exam | Progress | NextSteps | WorkedCase | Objectives


@dataclass(frozen=True, slots=True)
class Heading:
    """A heading of a page and the anchor that links to it."""

    anchor: str
    title: str
    level: int
    line: int


@dataclass(frozen=True, slots=True)
class Declaration:
    """What a question block says of itself to the rest of the site, be the question whole or not."""

    id: str
    start: Position
    learn: str | None
    learn_place: Position
    objective: str | None
    objective_place: Position


def line_in_file(file_lines: tuple[int, ...], line: int) -> int:
    """Return the line of the file that a line of a page's text comes from."""
    return file_lines[min(line, len(file_lines)) - 1] if file_lines else line


@dataclass(frozen=True)
class Page:
    """A page as parsed: its blocks in order, its headings, and every mistake found in it."""

    path: str
    blocks: tuple[Block, ...]
    declarations: tuple[Declaration, ...]
    prose_words: int
    headings: tuple[Heading, ...]
    anchors: frozenset[str]
    errors: tuple[SourceError, ...]
    in_bank: bool = True
    """Whether the page teaches: reviews and exams ask its questions, and the linter looks for what is not asked."""
    file_lines: tuple[int, ...] = ()
    """Of a text that a plugin has made of the file: the file's line for each of its lines. Empty for the file's own text."""

    def place(self, position: Position) -> str:
        """Name a place of the page as errors do, in its file."""
        return f"{self.path}:{line_in_file(self.file_lines, position.line)}:{position.column}"

    @property
    def questions(self) -> tuple[Question, ...]:
        """The page's questions, in the order of the source."""
        return tuple(q for block in self.blocks if isinstance(block, Quiz) for q in block.questions)

    @property
    def objectives(self) -> tuple[Objective, ...]:
        """What the page says that its reader can do afterward."""
        return tuple(
            one for block in self.blocks if isinstance(block, Objectives) for one in block.objectives
        )

    @property
    def pretest_questions(self) -> tuple[Question, ...]:
        """The questions that the page's pretest asks."""
        return tuple(q for q in self.questions if q.options.phase is Phase.BOTH)


@dataclass(frozen=True)
class QuestionBank:
    """All pages of a site with their questions."""

    pages: tuple[Page, ...]
    errors: tuple[SourceError, ...]
