"""Converts texts of a learning platform to Markdown: HTML, plain text, Markdown, or Moodle's mixed format."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selfcheck.importing import html_text, plain
from selfcheck.importing.pictures import Pictures
from selfcheck.importing.shape import Note, Text
from selfcheck.model import GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfcheck.model import Position

HTML, PLAIN, MARKDOWN, MOODLE = "html", "plain", "markdown", "moodle"


@dataclass
class Texts:
    """Converts the texts of one file, and collects notes about what was lost."""

    pictures: Pictures = field(default_factory=Pictures)
    notes: list[Note] = field(default_factory=list)

    def convert(self, text: str, form: str, start: Position) -> Text:
        """Make Markdown of a text."""
        return Text(self._markdown(plain.clean(text), form, start), start)

    def convert_with_gaps(self, texts: Sequence[str], form: str, start: Position) -> Text:
        """Make Markdown of a text that has a gap between each two of its parts."""
        return Text(self._markdown(GAP.join(map(plain.clean, texts)), form, start), start)

    def some(self, text: str, form: str, start: Position) -> Text | None:
        """Make Markdown of a text; None where it says nothing."""
        found = self.convert(text, form, start)
        return found if found.markdown else None

    def _markdown(self, text: str, form: str, start: Position) -> str:
        if form == MARKDOWN:
            lines = (line if line.endswith("  ") else line.rstrip() for line in text.split("\n"))
            return "\n".join(lines).strip("\n").rstrip()
        if form == HTML or (form == MOODLE and html_text.has_tags(text)):
            html = text if form == HTML else _with_breaks(text)
            markdown, lost = html_text.to_markdown(html, self.pictures)
            self.notes += [Note(start, message) for message in lost]
            return markdown
        return plain.to_markdown(text)


def _with_breaks(text: str) -> str:
    """Write the ends of lines as HTML does."""
    return re.sub(r"(?<!>)\n(?!\s*<(?:li|ul|ol|p|div|tr|td|table|/))", "<br>\n", text.strip())
