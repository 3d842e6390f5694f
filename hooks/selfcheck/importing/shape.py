"""The neutral form of an imported question, with the position of each part in the original file."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selfcheck.model import Position


@dataclass(frozen=True, slots=True)
class Text:
    """A piece of Markdown, and where it begins in the file. In a stem, `GAP` stands for each gap."""

    markdown: str
    start: Position


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that a reader can pick."""

    text: Text
    is_key: bool
    feedback: Text | None = None


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices with one key, or with a set of them."""

    choices: tuple[Choice, ...]
    is_multiple: bool

    @property
    def kind(self) -> str:
        """The name of the kind."""
        return "multiple" if self.is_multiple else "single"


@dataclass(frozen=True, slots=True)
class Truth:
    """Whether a statement is true."""

    is_true: bool
    kind: str = "true-false"


@dataclass(frozen=True, slots=True)
class Number:
    """A number, how far an answer may be from it (a distance, or a share such as `5%`), and its unit."""

    answer: str
    tolerance: str = ""
    unit: str = ""
    kind: str = "numeric"


@dataclass(frozen=True, slots=True)
class Words:
    """The accepted spellings of a word or a phrase."""

    accepted: tuple[str, ...]
    is_case_sensitive: bool = False
    kind: str = "text"


@dataclass(frozen=True, slots=True)
class Gaps:
    """What each gap of the stem accepts."""

    gaps: tuple[tuple[str, ...], ...]
    is_case_sensitive: bool = False
    kind: str = "cloze"


@dataclass(frozen=True, slots=True)
class Order:
    """Rows in the right order."""

    rows: tuple[Text, ...]
    kind: str = "ordering"


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of a matching table: prompt and match. A row without a prompt is a decoy."""

    kind: str
    headers: tuple[Text, Text]
    rows: tuple[tuple[Text | None, Text], ...]


Body = Choices | Truth | Number | Words | Gaps | Order | Table


@dataclass(frozen=True, slots=True)
class Question:
    """A question as read.

    `names` are what its id is made of, best first, and `source` is its text in the file, which is kept where the
    question can't be.
    """

    start: Position
    end: Position
    names: tuple[str, ...]
    stem: Text
    body: Body
    explanation: Text | None = None
    hints: tuple[Text, ...] = ()
    tags: tuple[str, ...] = ()
    options: Mapping[str, str | int] = field(default_factory=dict)
    """Further options of our language that the format has: `difficulty`, `learn`, `shuffle`, ..."""
    source: str = ""


@dataclass(frozen=True, slots=True)
class Omitted:
    """A question or text that can't be imported; its source is kept as a comment, and a note has the reason."""

    start: Position
    source: str


@dataclass(frozen=True, slots=True)
class Section:
    """A category, which becomes a heading."""

    title: str
    start: Position


@dataclass(frozen=True, slots=True)
class Prose:
    """Lines of a page that stay as they are."""

    lines: tuple[str, ...]
    first_line: int


Part = Question | Omitted | Section | Prose


@dataclass(frozen=True, slots=True)
class Note:
    """A message about something that was not imported or not understood: where, and what to do.

    `is_loss` is false for mere differences in behavior. `is_mistake` is true for errors in the file itself.
    """

    position: Position
    message: str
    is_loss: bool = True
    is_mistake: bool = False


@dataclass(frozen=True)
class Imported:
    """All that was read of a file, in its order; `pictures` maps a picture's name to its content."""

    parts: tuple[Part, ...]
    notes: tuple[Note, ...] = ()
    pictures: Mapping[str, bytes] = field(default_factory=dict)

    @property
    def is_page(self) -> bool:
        """Whether the file is a page with text around its questions, which brings its own title."""
        return any(isinstance(part, Prose) for part in self.parts)


class UnreadableError(Exception):
    """Why nothing can be read of a file, and where."""

    def __init__(self, position: Position, message: str) -> None:
        super().__init__(message)
        self.position = position
        self.message = message
