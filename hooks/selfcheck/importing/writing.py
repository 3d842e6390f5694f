"""Writes a question in our language, and tracks the original position of each line."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from selfcheck.importing.guarding import (
    guard_brackets,
    guard_cell,
    guard_explanation_start,
    guard_margin,
    guard_row_start,
    guard_stem_start,
    slashes_needed,
)
from selfcheck.importing.shape import Choices, Gaps, Number, Order, Table, Truth, Words
from selfcheck.model import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from selfcheck.importing.shape import Body, Choice, Question, Text
    from selfcheck.model import Position

INDENT = "    "
BARE_WORD = re.compile(r"[A-Za-z][A-Za-z0-9]*(?:[ -][A-Za-z0-9]+)*")
# What YAML reads as something else than a text.
NOT_TEXT = frozenset({"true", "false", "yes", "no", "on", "off", "null", "y", "n"})
NO_EXPLANATION = "This question was imported without an explanation."


@dataclass
class Lines:
    """Lines of Markdown as they are written, each with the position in the file that it comes from."""

    texts: list[str] = field(default_factory=list)
    origins: list[Position] = field(default_factory=list)

    def add(self, markdown: str, origin: Position) -> None:
        """Add the lines of a text."""
        for line in markdown.split("\n"):
            self.texts.append(line)
            self.origins.append(origin)

    def add_all(self, other: Lines) -> None:
        """Add lines that were written elsewhere."""
        self.texts += other.texts
        self.origins += other.origins

    def part(self) -> None:
        """Add an empty line, unless there is one."""
        if self.texts and self.texts[-1]:
            self.add("", self.origins[-1])

    @property
    def text(self) -> str:
        """The whole text, with an end to its last line."""
        return "\n".join([*self.texts, ""])


@dataclass(frozen=True)
class Written:
    """A question's lines, and the Markdown of its parts in the order in which a reader of the language lists them."""

    lines: Lines
    parts: tuple[str, ...]


def write_question(question: Question, identifier: str) -> Written:
    """Write a question as a block."""
    body = question.body
    stem = guard_stem_start(_margin(question.stem.markdown, body))
    explanation = _explanation(question)
    middle = _Middle(question)
    fence = "/" * slashes_needed(f"{stem}\n{explanation}")
    lines = Lines()
    lines.add(f"{fence} question | {identifier}", question.start)
    for key, value in _options(question).items():
        lines.add(f"{INDENT}{key}: {value}", question.start)
    lines.part()
    lines.add(_with_gaps(stem, body), question.stem.start)
    lines.part()
    lines.add_all(middle.lines)
    lines.part()
    lines.add(explanation, question.explanation.start if question.explanation else question.end)
    lines.add(fence, question.end)
    hints = (hint.markdown for hint in question.hints)
    return Written(lines, (stem, *middle.parts, explanation, *hints))


def _margin(markdown: str, body: Body) -> str:
    """Guard a text at the page's margin."""
    typed = isinstance(body, Truth | Number | Words | Gaps)
    return guard_margin(guard_brackets(markdown), rows=isinstance(body, Order), breaks=typed)


def _explanation(question: Question) -> str:
    if question.explanation is None:
        return NO_EXPLANATION
    markdown = guard_margin(guard_brackets(question.explanation.markdown))
    return guard_explanation_start(markdown) if isinstance(question.body, Choices | Order) else markdown


def _with_gaps(stem: str, body: Body) -> str:
    """Replace each gap marker with the gap's accepted answers."""
    if not isinstance(body, Gaps):
        return stem
    gaps = iter(body.gaps)
    return re.sub(GAP, lambda _: f"[[{'|'.join(map(_gap_text, next(gaps, ('',))))}]]", stem)


def _gap_text(answer: str) -> str:
    escaped = re.sub(r"([|\[\]\\])", r"\\\1", answer)
    # A backslash right before a bar would make text of it.
    return f"{escaped} " if escaped.endswith("\\") else escaped


@dataclass
class _Middle:
    """The part between stem and explanation: its lines, and the Markdown of its passages."""

    question: Question
    lines: Lines = field(default_factory=Lines)
    parts: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        body = self.question.body
        if isinstance(body, Choices):
            for choice in body.choices:
                self._choice(choice)
        elif isinstance(body, Order):
            for number, row in enumerate(body.rows, start=1):
                self._item(f"{number}. ", guard_row_start(guard_brackets(row.markdown)), row.start)
        elif isinstance(body, Table):
            self._table(body)
        else:
            self.lines.add("---", self.question.start)

    def _choice(self, choice: Choice) -> None:
        mark = "x" if choice.is_key else " "
        self._item(f"- [{mark}] ", guard_brackets(choice.text.markdown), choice.text.start)
        if choice.feedback:
            markdown = guard_brackets(choice.feedback.markdown)
            self.parts.append(markdown)
            quoted = [f"{INDENT}> {line}" if line else f"{INDENT}>" for line in markdown.split("\n")]
            self.lines.add("\n".join(quoted), choice.feedback.start)

    def _item(self, marker: str, markdown: str, start: Position) -> None:
        self.parts.append(markdown)
        lines = markdown.split("\n")
        if lines[0].startswith(("```", "~~~")):
            # In the line of a fence, a box or a number would be read as code.
            lines.insert(0, "")
        rest = (f"{INDENT}{line}" if line else "" for line in lines[1:])
        first = f"{marker}{lines[0]}" if lines[0] else marker.rstrip()
        self.lines.add("\n".join([first, *rest]), start)

    def _table(self, body: Table) -> None:
        self._row(body.headers)
        self.lines.add("| --- | --- |", body.headers[0].start)
        for row in body.rows:
            self._row(row)

    def _row(self, row: tuple[Text | None, Text]) -> None:
        cells = [guard_cell(guard_brackets(one.markdown)) for one in row if one]
        self.parts += cells
        first = row[0] or row[1]
        self.lines.add(f"| {' | '.join(cells)} |" if row[0] else f"| | {cells[0]} |", first.start)


def _options(question: Question) -> dict[str, str]:
    """Return the options of a question as YAML."""
    body = question.body
    found: dict[str, str] = {}
    if _needs_kind(question):
        found["kind"] = body.kind
    found |= _answer(body)
    if question.hints:
        found["hints"] = quoted_list(hint.markdown for hint in question.hints)
    if question.tags:
        found["tags"] = quoted_list(question.tags)
    return found | {key: _value(value) for key, value in question.options.items()}


def _value(value: str | int) -> str:
    return quoted(value) if isinstance(value, str) else str(value).lower()


def _needs_kind(question: Question) -> bool:
    """Return whether a question's body alone would not say its kind."""
    body = question.body
    if isinstance(body, Choices):
        return body.is_multiple and sum(choice.is_key for choice in body.choices) < 2
    if isinstance(body, Gaps):
        # A gap between backticks looks like code.
        return "`" in question.stem.markdown or any("`" in answer for gap in body.gaps for answer in gap)
    return isinstance(body, Order | Table)


def _answer(body: Body) -> Mapping[str, str]:
    if isinstance(body, Truth):
        return {"answer": "true" if body.is_true else "false"}
    if isinstance(body, Number):
        said = {"answer": body.answer, "tolerance": body.tolerance, "unit": body.unit and quoted(body.unit)}
        return {key: value for key, value in said.items() if value}
    if isinstance(body, Words):
        said = {"answer": quoted_list(body.accepted)}
        return said | ({"case": "sensitive"} if body.is_case_sensitive else {})
    if isinstance(body, Gaps) and body.is_case_sensitive:
        return {"case": "sensitive"}
    return {}


def quoted(text: str) -> str:
    """Write a text as YAML."""
    if BARE_WORD.fullmatch(text) and text.lower() not in NOT_TEXT:
        return text
    # An open comment would take in what follows.
    return json.dumps(text, ensure_ascii=False).replace("<!--", "\\u003c!--")


def quoted_list(texts: Iterable[str]) -> str:
    """Write texts as a list in YAML."""
    return f"[{', '.join(map(quoted, texts))}]"
