"""Reads XML into elements that know their position; a document type, which can hold bombs and read files, is refused."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from xml.parsers import expat

from selfcheck.importing.shape import UnreadableError
from selfcheck.model import Position

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

DEEPEST = 100


@dataclass
class Element:
    """An element with its text and its children; `start` is where its tag begins, `text_start` its own first text."""

    name: str
    attributes: Mapping[str, str]
    start: Position
    end: Position
    offset: int
    end_offset: int = 0
    text_start: Position | None = None
    children: list[Element] = field(default_factory=list)
    chunks: list[str] = field(default_factory=list)
    comments: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The element's own text, without that of its children."""
        return "".join(self.chunks)

    def all(self, name: str) -> Iterator[Element]:
        """List the children of a name."""
        return (child for child in self.children if child.name == name)

    def first(self, name: str) -> Element | None:
        """Return the first child of a name."""
        return next(self.all(name), None)

    def said(self, name: str) -> str:
        """Return the text of a child, or of the `<text>` in it; empty where there is none."""
        child = self.first(name)
        return (child.first("text") or child).text.strip() if child else ""

    @property
    def place(self) -> Position:
        """Where its text begins, or that of the `<text>` in it; its tag where it has none."""
        inner = self.first("text")
        return self.text_start or (inner and inner.text_start) or self.start


def read_tree(content: bytes) -> Element:
    """Return the document's root."""
    return _Reader(content).read()


class _Reader:
    """Follows the parser's events."""

    def __init__(self, content: bytes) -> None:
        self.content = content
        self.lines = content.split(b"\n")
        self.seen = (0, 0, 0)
        """The line and the byte up to which characters are counted, and their number: a file may be one long line."""
        self.root = Element("", {}, Position(1, 1), Position(1, 1), 0)
        self.open = [self.root]
        self.parser = expat.ParserCreate()
        self.parser.StartDoctypeDeclHandler = self._refuse
        self.parser.StartElementHandler = self._start
        self.parser.EndElementHandler = self._end
        self.parser.CharacterDataHandler = self._text
        self.parser.CommentHandler = lambda text: self.open[-1].comments.append(text.strip())

    def read(self) -> Element:
        """Parse the document."""
        try:
            self.parser.Parse(self.content, True)  # noqa: FBT003 - the parser takes it by position
        except expat.ExpatError as error:
            reason = expat.errors.messages[error.code]
            place = self._position(error.lineno, error.offset)
            raise UnreadableError(place, f"this is not valid XML: {reason}; export the file again") from error
        return self.root.children[0]

    def _position(self, line: int, column: int) -> Position:
        """Return a position in characters: the parser counts bytes."""
        if line > len(self.lines):
            return Position(line, column + 1)
        seen_line, seen_bytes, seen = (
            self.seen if self.seen[0] == line and self.seen[1] <= column else (line, 0, 0)
        )
        seen += len(self.lines[line - 1][seen_bytes:column].decode("utf-8", "replace"))
        self.seen = (seen_line, column, seen)
        return Position(line, seen + 1)

    @property
    def _here(self) -> Position:
        return self._position(self.parser.CurrentLineNumber, self.parser.CurrentColumnNumber)

    def _refuse(self, *_: object) -> None:
        message = "document types are refused, because they can pull in other files; delete `<!DOCTYPE ...>`"
        raise UnreadableError(self._here, message)

    def _start(self, name: str, attributes: Mapping[str, str]) -> None:
        if len(self.open) > DEEPEST:
            raise UnreadableError(
                self._here, f"elements are nested more than {DEEPEST} deep; export the file again"
            )
        here = self._here
        element = Element(name, dict(attributes), here, here, self.parser.CurrentByteIndex)
        self.open[-1].children.append(element)
        self.open.append(element)

    def _end(self, name: str) -> None:
        element = self.open.pop()
        element.end = self._here
        element.end_offset = self.parser.CurrentByteIndex + len(f"</{name}>".encode())

    def _text(self, text: str) -> None:
        element = self.open[-1]
        if element.text_start is None and text.strip():
            here = self._here
            element.text_start = Position(here.line, here.column + len(text) - len(text.lstrip()))
        element.chunks.append(text)
