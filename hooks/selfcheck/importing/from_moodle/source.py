"""Shared state of the Moodle readers: texts with their format and files, and notes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.importing.pictures import decode_base64
from selfcheck.importing.plain import clean, one_line
from selfcheck.importing.shape import Note, Text
from selfcheck.importing.texts import HTML, MARKDOWN, MOODLE, PLAIN, Texts

if TYPE_CHECKING:
    from selfcheck.importing.from_moodle.tree import Element
    from selfcheck.importing.pictures import Pictures

FORMATS = {"html": HTML, "moodle_auto_format": MOODLE, "plain_text": PLAIN, "markdown": MARKDOWN}
COMBINED = ("correctfeedback", "partiallycorrectfeedback", "incorrectfeedback")
# What Moodle writes into each new question.
STANDARD = frozenset(
    {"Your answer is correct.", "Your answer is partially correct.", "Your answer is incorrect."}
)


class Source:
    """The file being read, with its pictures and notes."""

    def __init__(self, content: bytes, pictures: Pictures) -> None:
        self.content = content
        self.texts = Texts(pictures)
        self.notes: list[Note] = []

    def raw(self, element: Element) -> str:
        """Return an element as it is in the file."""
        return self.content[element.offset : element.end_offset].decode("utf-8", "replace")

    def text(self, element: Element, name: str) -> Text | None:
        """Return the text of a child; None where it says nothing."""
        child = element.first(name)
        text = self.converted(child) if child else None
        return text if text and text.markdown else None

    def converted(self, element: Element, *, html: str | None = None, form: str = "") -> Text:
        """Make Markdown of an element's text.

        Args:
            element: with a `<text>`, and with the files that the text shows
            html: the text, where it was changed
            form: its format, where that is not the element's own

        """
        self.give_files(element)
        said = (element.first("text") or element).text.strip() if html is None else html
        return self.texts.convert(said, form or self.form(element), element.place)

    def form(self, element: Element) -> str:
        """Return the format of an element's text."""
        return FORMATS.get(element.attributes.get("format", "html"), PLAIN)

    def give_files(self, element: Element) -> None:
        """Hand over the files that come with an element's text."""
        files = {file.attributes.get("name", ""): decode_base64(file.text) for file in element.all("file")}
        broken = [name for name, content in files.items() if not content]
        self.notes += [
            Note(element.start, f"the file `{name}` is damaged; add it by hand") for name in broken
        ]
        self.texts.pictures.given = {name: content for name, content in files.items() if content}

    def plain(self, element: Element) -> Text:
        """Return an element's text as the plain text that a reader types."""
        return Text(one_line(clean((element.first("text") or element).text)), element.place)

    def general_feedback(self, element: Element) -> Text | None:
        """Return the general feedback, or else the feedback for correct answers; note other feedback by result."""
        general = self.text(element, "generalfeedback")
        told = {name: text for name in COMBINED if (text := self.text(element, name))}
        own = {name: text for name, text in told.items() if text.markdown not in STANDARD}
        if general is None:
            general = own.pop(COMBINED[0], None)
        self.notes += [_lost(text) for text in own.values()]
        return general

    def note_mark(self, element: Element) -> None:
        """Note that a question counts otherwise than the others."""
        mark = element.said("defaultgrade")
        if mark and mark.rstrip("0").rstrip(".") != "1":
            message = (
                f"the mark of {mark.rstrip('0').rstrip('.')} was not imported; all questions count the same"
            )
            self.notes.append(Note(element.start, message, is_loss=False))


def _lost(text: Text) -> Note:
    return Note(
        text.start,
        f"feedback not imported: “{one_line(text.markdown)}”; add it to the explanation",
    )
