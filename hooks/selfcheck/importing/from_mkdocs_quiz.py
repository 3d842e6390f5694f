"""Pages of the plugin mkdocs-quiz: quizzes between `<quiz>` and `</quiz>` become blocks, and the rest stays as it is.

Facts: https://ewels.github.io/mkdocs-quiz/ and `mkdocs_quiz/plugin.py` in ewels/mkdocs-quiz, version 1.7. A quiz in a content tab
or an admonition moves below it, since a block stands at the margin. Settings of the plugin have no place here.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from selfcheck.importing.grading import FULL, Answer, choices_of
from selfcheck.importing.plain import clean
from selfcheck.importing.reading import OmitError, decode
from selfcheck.importing.shape import Gaps, Imported, Note, Omitted, Prose, Question
from selfcheck.importing.texts import MARKDOWN, Texts
from selfcheck.model import Position

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfcheck.importing.pictures import Pictures
    from selfcheck.importing.shape import Body, Part, Text

SUFFIXES = (".md",)
OPENING, CLOSING = "<quiz>", "</quiz>"
FENCE = re.compile(r"\s*(?P<fence>`{3,}|~{3,})")
CHOICE = re.compile(r"[-*] \[(?P<mark>.?)\] (?P<text>.*)")
QUOTE = re.compile(r"\s*>\s?(?P<text>.*)")
BLANK = re.compile(r"\[\[([^\]]+)\]\]")
PLUGIN_COMMENT = re.compile(r"<!--\s*mkdocs-quiz\s+\w+\s*-->")
OLD = "<?quiz?>"
# What goes on with the tabs or boxes above it.
CONTAINER = re.compile(r"===|!!!|\?\?\?")
MOVED = "See the question below."


def recognizes(text: str) -> bool:
    """Return whether a page has a quiz."""
    return OPENING in text or OLD in text


def read(content: bytes, pictures: Pictures) -> Imported:  # noqa: ARG001 - a page keeps its own
    """Read a page."""
    page = _Page(decode(content).split("\n"))
    page.read()
    has_quiz = any(not isinstance(part, Prose) for part in page.found)
    return Imported(tuple(page.found) if has_quiz or page.notes else (), tuple(page.notes))


@dataclass(frozen=True)
class _Line:
    """A line of a quiz, without the indent of all its lines."""

    text: str
    position: Position


class _Page:
    """Walks a page from top to bottom."""

    def __init__(self, lines: Sequence[str]) -> None:
        self.lines = lines
        self.found: list[Part] = []
        self.notes: list[Note] = []
        self.prose: list[str] = []
        self.prose_line = 1
        self.below: list[Part] = []
        """The questions to move below the open tab or box."""

    def read(self) -> None:
        """Divide the page into quizzes and the text around them."""
        index = 0
        while index < len(self.lines):
            if self.below and self._is_below(index):
                self._add(*self.below, next_line=index + 1)
                self.below = []
            end = self._quiz_end(index)
            if end is None:
                after = self._fence_end(index)
                self._keep(index, after)
                index = after
            else:
                self._quiz(index, end)
                index = end + 1
        self._add(*self.below, next_line=len(self.lines) + 1)

    def _is_below(self, index: int) -> bool:
        """Return whether a line ends the tabs and boxes above it."""
        line = self.lines[index]
        is_margin = bool(line.strip()) and line[0] not in " \t"
        return is_margin and not self.lines[index - 1].strip() and not CONTAINER.match(line)

    def _fence_end(self, index: int) -> int:
        """Return the index behind a code fence or a comment that opens in this line, or else behind the line."""
        line = self.lines[index]
        if fence := FENCE.match(line):
            closes = re.compile(rf"\s*{fence['fence']}{fence['fence'][0]}*\s*")
            rest = range(index + 1, len(self.lines))
            return next((at + 1 for at in rest if closes.fullmatch(self.lines[at])), index + 1)
        if "<!--" in line and "-->" not in line.rpartition("<!--")[2]:
            rest = range(index + 1, len(self.lines))
            return next((at + 1 for at in rest if "-->" in self.lines[at]), index + 1)
        return index + 1

    def _keep(self, index: int, after: int) -> None:
        """Keep lines unchanged; note comments and old syntax that only the plugin understands."""
        line = self.lines[index]
        if after == index + 1:
            if comment := PLUGIN_COMMENT.search(line):
                message = f"`{comment[0]}` has no effect in selfcheck; delete it"
                self.notes.append(Note(Position(index + 1, comment.start() + 1), message, is_loss=False))
            if line.lstrip().startswith(OPENING):
                message = f"this quiz is not closed; add `{CLOSING}` after it"
                self.notes.append(
                    Note(Position(index + 1, line.index(OPENING) + 1), message, is_mistake=True)
                )
            if OLD in line:
                message = "this quiz uses the syntax before version 1; run `mkdocs-quiz migrate` first"
                self.notes.append(Note(Position(index + 1, line.index(OLD) + 1), message))
        self.prose += self.lines[index:after]

    def _add(self, *parts: Part, next_line: int) -> None:
        """Add the text so far, then these parts."""
        if any(line.strip() for line in self.prose):
            self.found.append(Prose(tuple(self.prose), self.prose_line))
        self.found += parts
        self.prose, self.prose_line = [], next_line

    def _quiz_end(self, index: int) -> int | None:
        """Find the line that closes the quiz which opens in this line."""
        if not self.lines[index].lstrip().startswith(OPENING):
            return None
        return next((at for at in range(index, len(self.lines)) if CLOSING in self.lines[at]), None)

    def _quiz(self, first: int, last: int) -> None:
        source = "\n".join(self.lines[first : last + 1])
        indent = len(self.lines[first]) - len(self.lines[first].lstrip())
        start = Position(first + 1, indent + 1)
        try:
            part: Part = _question(self._inner(first, last), start, Position(last + 1, indent + 1), source)
        except OmitError as error:
            self.notes.append(error.note)
            part = Omitted(start, source)
        if not indent:
            self._add(part, next_line=last + 2)
            return
        message = "questions have to start at the margin, so this one moved below its tab or box"
        self.notes.append(Note(start, message, is_loss=False))
        self.below.append(part)
        self.prose.append(" " * indent + MOVED)
        self._add(next_line=last + 2)

    def _inner(self, first: int, last: int) -> list[_Line]:
        """Return the lines between the tags, without their common indent."""
        rows = [(number, self.lines[number].expandtabs(4)) for number in range(first, last + 1)]
        rows[0] = (first, rows[0][1].replace(OPENING, " " * len(OPENING), 1))
        rows[-1] = (last, rows[-1][1].partition(CLOSING)[0])
        margin = min((len(text) - len(text.lstrip()) for _, text in rows if text.strip()), default=0)
        lines = [_Line(text[margin:].rstrip(), Position(number + 1, margin + 1)) for number, text in rows]
        while lines and not lines[0].text:
            lines.pop(0)
        return lines


def _question(lines: Sequence[_Line], start: Position, end: Position, source: str) -> Question:
    if any(BLANK.search(line.text) for line in lines):
        stem, body, explanation = _gaps(lines)
    else:
        stem, body, explanation = _choices(lines, start)
    return Question(start, end, (), stem, body, explanation, source=source)


def _gaps(lines: Sequence[_Line]) -> tuple[Text, Body, Text | None]:
    """Read a text with gaps, and the explanation below its rule."""
    rule = next((at for at, line in enumerate(lines) if line.text.strip() == "---"), len(lines))
    pieces = BLANK.split("\n".join(line.text for line in lines[:rule]))
    stem = Texts().convert_with_gaps(pieces[::2], MARKDOWN, lines[0].position)
    return stem, Gaps(tuple((clean(one).strip(),) for one in pieces[1::2])), _text(lines[rule + 1 :])


def _choices(lines: Sequence[_Line], start: Position) -> tuple[Text, Body, Text | None]:
    """Read the stem, the choices with their feedback, and the explanation below them."""
    first = next((at for at, line in enumerate(lines) if CHOICE.match(line.text)), None)
    if first is None:
        raise OmitError(start, "this quiz has no choices and no gaps; add `- [x] text` or `[[word]]`")
    stem = _text(lines[:first])
    if stem is None:
        raise OmitError(start, "this quiz has no question; add one above the choices")
    answers: list[Answer] = []
    at = first
    while at < len(lines) and (not lines[at].text or CHOICE.match(lines[at].text)):
        at += 1
        if lines[at - 1].text:
            quoted = at
            while at < len(lines) and QUOTE.match(lines[at].text):
                at += 1
            answers.append(_answer(lines[at - 1 if quoted == at else quoted - 1], lines[quoted:at]))
    rest = lines[at:]
    if rest and QUOTE.match(rest[0].text) and any(CHOICE.match(line.text) for line in rest):
        message = "feedback must directly follow its choice; delete the blank line above it"
        raise OmitError(rest[0].position, message)
    keys = sum(answer.weight > 0 for answer in answers)
    if not keys:
        raise OmitError(start, "no choice is marked as correct; mark one with `- [x]`")
    shared = [replace(answer, weight=answer.weight / keys) for answer in answers]
    graded = choices_of(shared, _text(rest), start, is_single=keys == 1)
    return stem, graded.body, graded.explanation


def _answer(line: _Line, quoted: Sequence[_Line]) -> Answer:
    found = CHOICE.match(line.text)
    mark = found["mark"] if found else ""
    if mark not in {"x", "X", " ", ""}:
        raise OmitError(line.position, f"`[{mark}]` is not a valid box; use `[x]` or `[ ]`")
    text = Texts().convert(found["text"] if found else "", MARKDOWN, line.position)
    feedback = _text([replace(one, text=QUOTE.sub(r"\g<text>", one.text)) for one in quoted])
    return Answer(text, FULL if mark in {"x", "X"} else -FULL, feedback)


def _text(lines: Sequence[_Line]) -> Text | None:
    """Put lines together; None where they say nothing."""
    said = next((line for line in lines if line.text), None)
    return Texts().convert("\n".join(line.text for line in lines), MARKDOWN, said.position) if said else None
