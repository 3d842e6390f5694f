"""Reads GIFT, the text format of Moodle.

Facts: https://docs.moodle.org/en/GIFT_format, and what Moodle does (`question/format/gift/format.php` in moodle/moodle).
Essays and descriptions ask for nothing that can be graded, so they are kept as comments. Partial credit for an answer is
not carried over.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfcheck.importing.from_gift.answers import read_answers
from selfcheck.importing.from_gift.scanning import Places, blocks
from selfcheck.importing.from_gift.stems import split_stem
from selfcheck.importing.naming import last_name
from selfcheck.importing.plain import clean
from selfcheck.importing.reading import OmitError, decode, tags_of
from selfcheck.importing.shape import Imported, Omitted, Question, Section
from selfcheck.importing.texts import Texts

if TYPE_CHECKING:
    from selfcheck.importing.from_gift.scanning import Block
    from selfcheck.importing.pictures import Pictures
    from selfcheck.importing.shape import Note, Part

SUFFIXES = (".gift", ".txt")
CATEGORY = re.compile(r"\$CATEGORY:(?P<path>.*)", re.DOTALL)
ANSWERS = re.compile(r"(?<!\\)\{.*?(?<!\\)\}", re.DOTALL)


def recognizes(text: str) -> bool:
    """Return whether a text has a title between colons or an answer in braces, as GIFT has."""
    return text.lstrip().startswith(("::", "$CATEGORY:", "//")) or ANSWERS.search(text) is not None


def read(content: bytes, pictures: Pictures) -> Imported:
    """Read every question of a file."""
    text = decode(content)
    reader = _Reader(text, Texts(pictures))
    parts = tuple(reader.part(block) for block in blocks(text))
    return Imported(parts, (*reader.notes, *reader.texts.notes), pictures.files)


class _Reader:
    """Reads the blocks of one file."""

    def __init__(self, text: str, texts: Texts) -> None:
        self.at = Places(text)
        self.texts = texts
        self.notes: list[Note] = []

    def part(self, block: Block) -> Part:
        """Read a block: a question, a category, or an unsupported question."""
        piece = block.piece
        start = self.at(piece.offset)
        if category := CATEGORY.match(piece.raw):
            return Section(last_name(category["path"]), start)
        try:
            return self._question(block)
        except OmitError as error:
            self.notes.append(error.note)
            return Omitted(start, block.raw)

    def _question(self, block: Block) -> Question:
        piece = block.piece
        stem = split_stem(piece, self.at)
        answers = read_answers(stem, block.kind, self.at, self.texts)
        self.notes += answers.graded.notes
        return Question(
            start=self.at(piece.offset),
            end=self.at(piece.offset + len(piece.raw) - 1),
            names=(block.identifier, clean(stem.title)),
            stem=answers.stem,
            body=answers.graded.body,
            explanation=answers.graded.explanation,
            tags=tags_of(block.tags),
            source=block.raw,
        )
