"""Divides a question of GIFT: its title, its text with its format, and the answers in braces."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from selfcheck.importing.reading import OmitError
from selfcheck.importing.texts import HTML, MARKDOWN, MOODLE, PLAIN

if TYPE_CHECKING:
    from selfcheck.importing.from_gift.scanning import Piece, Places
    from selfcheck.importing.shape import Text
    from selfcheck.importing.texts import Texts

FORMATS = (HTML, MARKDOWN, MOODLE, PLAIN)
TITLE = "::"


@dataclass(frozen=True)
class Stem:
    """The text before and after a question's answers, and the answers."""

    title: str
    form: str
    before: Piece
    answers: Piece
    after: Piece

    @property
    def has_gap(self) -> bool:
        """Whether the answers are in the middle of a sentence, so that a word is missing there."""
        return bool(self.after.raw)


def split_stem(piece: Piece, at: Places) -> Stem:
    """Divide a question's text."""
    title = ""
    if piece.masked.startswith(TITLE):
        named = piece.cut(len(TITLE))
        end = named.find(TITLE)
        title = named.cut(0, end).flowing.strip() if end >= 0 else ""
        piece = named.cut(end + len(TITLE)).strip() if end >= 0 else named
    form, text = split_format(piece, MOODLE)
    opening, closing = text.find("{"), text.find("}")
    if opening < 0 and closing < 0:
        message = "descriptions have no question; kept as a comment"
        raise OmitError(at(text.offset), message, is_mistake=False)
    if opening < 0 or closing < opening:
        brace, other, place = ("{", "}", opening) if opening >= 0 > closing else ("}", "{", closing)
        message = f"`{brace}` has no matching `{other}`; add it, or write `\\{brace}` for a literal brace"
        raise OmitError(at(text.offset + place), message)
    answers = text.cut(opening + 1, closing).strip()
    return Stem(title, form, text.cut(0, opening), answers, text.cut(closing + 1))


def split_format(piece: Piece, form: str) -> tuple[str, Piece]:
    """Take off the format that a text names, such as `[html]`."""
    piece = piece.strip()
    for name in FORMATS:
        if piece.masked.startswith(f"[{name}]"):
            return name, piece.cut(len(name) + 2).strip()
    return form, piece


def meant(piece: Piece, form: str) -> str:
    """Return a piece's text; line breaks in the file only count in Markdown and HTML."""
    return piece.text if form in {HTML, MARKDOWN} else piece.flowing


def convert(piece: Piece, form: str, at: Places, texts: Texts) -> Text:
    """Make Markdown of a piece, in the format that it names or else in this one."""
    form, piece = split_format(piece, form)
    return texts.convert(meant(piece, form), form, at(piece.offset))
