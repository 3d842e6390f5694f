"""Shared helpers of the format readers: decoding, tags, and shortened text for messages."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.importing.plain import clean, one_line
from selfcheck.importing.shape import Note, UnreadableError
from selfcheck.model import Position

if TYPE_CHECKING:
    from collections.abc import Iterable

BINARY = 0


def decode(content: bytes) -> str:
    """Return a file's text with one kind of line end; a byte-order mark goes."""
    if BINARY in content:
        raise UnreadableError(
            Position(1, 1),
            "this is a binary file, and a text file is needed; check that it is the right file",
        )
    try:
        text = content.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        raise UnreadableError(
            Position(line, column), "this byte is not UTF-8; save the file as UTF-8"
        ) from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def tags_of(said: Iterable[str]) -> tuple[str, ...]:
    """Make tags of one word each, every one once."""
    words = ("-".join(clean(one).replace(",", " ").split()) for one in said)
    return tuple(dict.fromkeys(word for word in words if word))


class OmitError(Exception):
    """Why a question is left out, and where."""

    def __init__(self, position: Position, message: str, *, is_mistake: bool = True) -> None:
        super().__init__(message)
        self.note = Note(position, message, is_mistake=is_mistake)


LONGEST = 80


def short(text: str) -> str:
    """Fold a text into one line and cut it, for a message."""
    folded = one_line(text)
    return folded if len(folded) <= LONGEST else f"{folded[: LONGEST - 1].rstrip()}…"
