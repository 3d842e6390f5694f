"""Divides a question's body into stem, choices with their feedback, and explanation."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selfcheck.model import normalize, short_hash
from selfcheck.reading.parts import FENCE_IN_LINE
from selfcheck.reading.source import passage

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfcheck.model import Passage, Position
    from selfcheck.reading.mistakes import Mistakes
    from selfcheck.reading.source import Line

CHOICE = re.compile(r"[-*+][ ]+\[(?P<mark>[ xX])\](?:[ ]+|$)")
ALMOST_CHOICE = re.compile(r"(?:[-*+]|\d+[.)])[ ]*\[[ ]*[^\s\]]?[ ]*\](?![(\[:])")
ROUND_CHOICE = re.compile(r"(?:[-*+]|\d+[.)])[ ]*\([ ]*(?P<mark>[xX]?)[ ]*\)(?=[ ]|$)")
LIST_ITEM = re.compile(r"(?:[-*+]|\d+[.)])[ ]+(?=\S)")
QUOTE = re.compile(r"[ ]{0,3}>[ ]?")
NEW_BLOCK = re.compile(
    r"#{1,6}(?:[ ]|$)|`{3}|~{3}|(?:[-*_][ ]*){3,}$|/{3,}[ ]*[A-Za-z]|\||</?[a-zA-Z]|!!!|\?\?\?"
)
# A choice's own lines stand two spaces in or more; a list marker one space in is still a sibling.
CONTENT_INDENT = 2
DEEPEST_MARGIN = 4


@dataclass(frozen=True, slots=True)
class Choice:
    """One answer that a reader can pick."""

    id: str
    text: Passage
    is_key: bool
    feedback: Passage | None
    start: Position


@dataclass
class RawChoice:
    """A choice's lines: the first with its marker, the rest unchanged."""

    line: Line
    content_index: int
    is_key: bool
    lines: list[Line] = field(default_factory=list)


@dataclass
class Body:
    """The lines of a question's parts."""

    stem: list[Line] = field(default_factory=list)
    choices: list[RawChoice] = field(default_factory=list)
    explanation: list[Line] = field(default_factory=list)


class BodyReader:
    """Reads a body line by line; `hidden` holds the numbers of lines that are code or comment."""

    def __init__(self, lines: Sequence[Line], hidden: frozenset[int], mistakes: Mistakes) -> None:
        self.lines = lines
        self.hidden = hidden
        self.mistakes = mistakes
        self.body = Body()
        self.after_blank = True
        self.stray = False

    def read(self) -> Body:
        """Divide the lines."""
        for line in self.lines:
            if self.body.explanation:
                self._explain(line)
            elif self.body.choices:
                self._continue_choices(line)
            elif not self._open_choice(line):
                self.body.stem.append(line)
                self._note_fence(line)
                if self._almost(line):
                    self._note_almost(line)
            self.after_blank = line.blank
        return self.body

    def _open_choice(self, line: Line) -> bool:
        match = self._choice(line)
        if match:
            if not self.body.choices:
                self._note_boxless()
            self.body.choices.append(RawChoice(line, match.end(), match["mark"] != " "))
        return match is not None

    def _note_boxless(self) -> None:
        """Note list items right above the first choice, without its box: they would end the stem."""
        for line in reversed(self.body.stem):
            if line.blank or line.number in self.hidden:
                return
            if line.indent < CONTENT_INDENT:
                if not LIST_ITEM.match(line.text, line.indent):
                    return
                if not self._almost(line):
                    self._note_stray(
                        line,
                        "a list item without `[ ]` above the first choice; write `- [ ] text`, or leave a line blank",
                    )

    def _choice(self, line: Line) -> re.Match[str] | None:
        if line.number in self.hidden or line.indent >= CONTENT_INDENT:
            return None
        return CHOICE.match(line.text, line.indent)

    def _almost(self, line: Line) -> bool:
        at_margin = line.number not in self.hidden and line.indent < CONTENT_INDENT
        return at_margin and _looks_like_choice(line)

    def _note_almost(self, line: Line) -> None:
        message = "this is almost a choice; write `- [ ] text`, or `- [x] text` for the key"
        if found := ROUND_CHOICE.match(line.text, line.indent):
            message = f"boxes are square; write `- [{'x' if found['mark'] else ' '}] text`"
        self.mistakes.add(line.position(line.indent), "malformed-choice", message)

    def _note_fence(self, line: Line) -> None:
        """Note a choice that begins with a code fence, which hides its box."""
        match = CHOICE.match(line.text, line.indent)
        if match and line.indent < CONTENT_INDENT and FENCE_IN_LINE.match(line.text, match.end()):
            message = "a choice begins with words: write some behind the box, and the code fence below, indented by two spaces"
            self.mistakes.add(line.position(line.indent), "fence-in-choice", message)

    def _continue_choices(self, line: Line) -> None:
        """Read a line that follows a choice."""
        current = self.body.choices[-1].lines
        at_margin = not line.blank and line.indent < CONTENT_INDENT
        if not at_margin:
            current.append(line)
        elif line.number in self.hidden:
            self._note_fence(line)
            self._end_choices(line)
        elif self._open_choice(line):
            return
        elif self._almost(line):
            self._note_almost(line)
        elif LIST_ITEM.match(line.text, line.indent):
            self._note_stray(line, "a list item without `[ ]` among the choices; write `- [ ] text`")
            current.append(line)
        elif QUOTE.match(line.text) and not self.after_blank:
            self._note_stray(line, "feedback belongs under its choice; indent this `>` by two spaces")
            current.append(line)
        elif self.after_blank or NEW_BLOCK.match(line.text, line.indent):
            self._end_choices(line)
        else:
            current.append(line)

    def _end_choices(self, line: Line) -> None:
        self.body.explanation.append(line)

    def _explain(self, line: Line) -> None:
        """Read a line of the explanation; choices after it mean that it was none."""
        if not self.stray and (self._choice(line) or self._almost(line)):
            self.stray = True
            self._note_stray(
                self.body.explanation[0],
                "this text is where a choice is expected; indent it under its choice, or move it below the last choice",
            )
        self.body.explanation.append(line)

    def _note_stray(self, line: Line, message: str) -> None:
        self.mistakes.add(line.position(line.indent), "text-between-choices", message)


def read_body(lines: Sequence[Line], hidden: frozenset[int], mistakes: Mistakes) -> Body:
    """Divide a question's body, options taken off, into its parts."""
    return BodyReader(lines, hidden, mistakes).read()


def holds_choices(lines: Sequence[Line], hidden: frozenset[int]) -> bool:
    """Return whether a body has a list with boxes, well-formed or almost."""
    return any(
        line.number not in hidden
        and line.indent < CONTENT_INDENT
        and (CHOICE.match(line.text, line.indent) or _looks_like_choice(line))
        for line in lines
    )


def _looks_like_choice(line: Line) -> bool:
    almost = ALMOST_CHOICE.match(line.text, line.indent) or ROUND_CHOICE.match(line.text, line.indent)
    return almost is not None


def read_choices(raw: Sequence[RawChoice], hidden: frozenset[int], mistakes: Mistakes) -> tuple[Choice, ...]:
    """Make choices of their lines; note the empty and the repeated."""
    choices: list[Choice] = []
    first: dict[str, Position] = {}
    for one in raw:
        choice = _choice(one, hidden)
        if not choice.text.text:
            mistakes.add(
                choice.start, "empty-choice", "this choice has no text; write what a reader would pick"
            )
        elif choice.id in first:
            mistakes.add(
                choice.start,
                "duplicate-choices",
                f"this choice repeats the one in line {first[choice.id].line}; say something else",
            )
        first.setdefault(choice.id, choice.start)
        choices.append(choice)
    return tuple(choices)


def _choice(raw: RawChoice, hidden: frozenset[int]) -> Choice:
    inner = [line.indent for line in raw.lines if not line.blank and line.indent >= CONTENT_INDENT]
    margin = min([DEEPEST_MARGIN, *inner])
    lines = [(raw.line, raw.content_index), *((line, min(margin, line.indent)) for line in raw.lines)]
    split = _feedback_start(lines, hidden)
    text = passage(lines[:split])
    quoted = [(line, _quote_end(line, index)) for line, index in lines[split:]]
    feedback = passage(quoted) if quoted else None
    return Choice(
        id=short_hash(normalize(text.text)),
        text=text,
        is_key=raw.is_key,
        feedback=feedback if feedback and feedback.text else None,
        start=raw.line.position(raw.line.indent),
    )


def _quote_end(line: Line, index: int) -> int:
    match = QUOTE.match(line.text, index)
    return match.end() if match else index


def _feedback_start(lines: Sequence[tuple[Line, int]], hidden: frozenset[int]) -> int:
    """Find where the block quote at the end of a choice begins: the number of lines before it."""
    start = None
    in_quote = False
    for number, (line, index) in enumerate(lines[1:], start=1):
        if line.blank:
            in_quote = False
        elif line.number not in hidden and QUOTE.match(line.text, index):
            in_quote = True
            start = number if start is None else start
        elif not in_quote:
            start = None
    return len(lines) if start is None else start
