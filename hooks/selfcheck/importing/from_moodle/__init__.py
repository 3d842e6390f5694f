"""Moodle's XML, with pictures, tags, and hints.

Facts: https://docs.moodle.org/en/Moodle_XML_format, and what Moodle does (`question/format/xml/format.php` in moodle/moodle).
Marks, penalties, and the numbering of choices are not carried over; neither is partial credit for an answer.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfcheck.importing.from_moodle.bodies import READERS
from selfcheck.importing.from_moodle.source import Source
from selfcheck.importing.from_moodle.tree import read_tree
from selfcheck.importing.naming import last_name
from selfcheck.importing.plain import clean
from selfcheck.importing.reading import OmitError, decode, tags_of
from selfcheck.importing.shape import Imported, Omitted, Question, Section, UnreadableError

if TYPE_CHECKING:
    from selfcheck.importing.from_moodle.tree import Element
    from selfcheck.importing.pictures import Pictures
    from selfcheck.importing.shape import Part

SUFFIXES = (".xml",)
ROOT = "quiz"
CATEGORY = "category"
REASONS = {
    "description": "descriptions have no question",
    "essay": "essays can't be graded automatically",
}
ENCODING = re.compile(rb"\s*<\?xml[^>]*?encoding=[\"'](?P<name>[\w-]+)")
OFF = frozenset({"0", "false"})


def recognizes(text: str) -> bool:
    """Return whether a text has the root of Moodle's question files."""
    return f"<{ROOT}" in text


def read(content: bytes, pictures: Pictures) -> Imported:
    """Read every question of a file."""
    declared = ENCODING.match(content)
    # Other encodings are left to the parser, which says less of a byte that is wrong.
    is_utf8 = declared is None or declared["name"].lower() == b"utf-8"
    if is_utf8 and not decode(content).strip():
        return Imported(())
    root = read_tree(content)
    if root.name != ROOT:
        raise UnreadableError(
            root.start,
            f"the root element is `<{root.name}>`, not `<{ROOT}>`; export the questions as Moodle XML",
        )
    source = Source(content, pictures)
    parts = tuple(_part(element, source) for element in root.all("question"))
    return Imported(parts, (*source.notes, *source.texts.notes), pictures.files)


def _part(element: Element, source: Source) -> Part:
    kind = element.attributes.get("type", "")
    if kind == CATEGORY:
        return Section(last_name(element.said(CATEGORY)), element.start)
    try:
        return _question(element, kind, source)
    except OmitError as error:
        source.notes.append(error.note)
        return Omitted(element.start, source.raw(element))


def _question(element: Element, kind: str, source: Source) -> Question:
    if kind not in READERS:
        reason = REASONS.get(kind, f"questions of type `{kind}` are not supported")
        raise OmitError(element.start, f"{reason}; kept as a comment", is_mistake=False)
    if element.said("hidden") == "1":
        raise OmitError(
            element.start, "this question is hidden in Moodle; kept as a comment", is_mistake=False
        )
    general = source.general_feedback(element)
    read_body = READERS[kind](element, general, source)
    source.notes += read_body.graded.notes
    source.note_mark(element)
    tags = [tag.said("text") for group in element.all("tags") for tag in group.all("tag")]
    hints = [source.converted(hint) for hint in element.all("hint")]
    options: dict[str, str | int] = {}
    if kind == "multichoice" and element.said("shuffleanswers") in OFF:
        options["shuffle"] = False
    return Question(
        start=element.start,
        end=element.end,
        names=(element.said("idnumber"), clean(element.said("name"))),
        stem=read_body.stem,
        body=read_body.graded.body,
        explanation=read_body.graded.explanation,
        hints=tuple(hint for hint in hints if hint.markdown),
        tags=tags_of(tags),
        options=options,
        source=source.raw(element),
    )
