"""Reads the answers that Moodle embeds in a text, such as `{1:SHORTANSWER:=Paris~%50%Lyon#No}`.

Facts: https://docs.moodle.org/en/Embedded_Answers_(Cloze)_question_type, and the patterns in
`question/type/multianswer/questiontype.php` in moodle/moodle.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from html import unescape

from selfcheck.importing.grading import ANY, FULL, NEAR, number
from selfcheck.importing.plain import clean, one_line
from selfcheck.importing.reading import OmitError, short
from selfcheck.importing.shape import Note
from selfcheck.model import Position

EMBEDDED = re.compile(r"\{\s*\d*\s*:\s*(?P<type>[A-Z_]+)\s*:(?P<answers>(?:\\.|[^\\}])*)\}", re.DOTALL)
# A hash behind an ampersand is a part of a character's number.
FEEDBACK = re.compile(r"(?<![\\&])#")
PART = re.compile(r"(?<!\\)~")
SHARE = re.compile(r"\s*(?:(?P<full>=)|%(?P<share>-?\d+(?:[.,]\d*)?)%)")
ESCAPED = re.compile(r"\\([~#}/\\\"'])")
TAG = re.compile(r"<[^>]*>")
WORD = frozenset({"SHORTANSWER", "SA", "MW"})
WORD_WITH_CASE = frozenset({"SHORTANSWER_C", "SAC", "MWC"})
NUMERICAL = frozenset({"NUMERICAL", "NM"})
CHOICE = re.compile(r"(?:MULTICHOICE|MC)(?:_?[VHS]{1,2})?")


@dataclass
class Cloze:
    """A text divided at its gaps, with the accepted answers and notes."""

    pieces: list[str] = field(default_factory=list)
    answers: list[tuple[str, ...]] = field(default_factory=list)
    types: list[str] = field(default_factory=list)
    notes: list[Note] = field(default_factory=list)

    @property
    def gaps(self) -> tuple[tuple[str, ...], ...]:
        """What each gap accepts."""
        return tuple(self.answers)

    @property
    def is_case_sensitive(self) -> bool:
        """Whether every gap minds its capitals."""
        return bool(self.types) and all(one in WORD_WITH_CASE for one in self.types)


@dataclass(frozen=True)
class _Answer:
    text: str
    share: float
    feedback: str


def read_cloze(text: str, start: Position, *, is_html: bool) -> Cloze:
    """Read a text with embedded answers."""
    cloze = Cloze()
    text = text.strip()
    at = 0
    for match in EMBEDDED.finditer(text):
        here = _place(text[: match.start()], start)
        cloze.pieces.append(text[at : match.start()])
        at = match.end()
        answers = [_answer(part, is_html=is_html) for part in PART.split(match["answers"]) if part.strip()]
        cloze.types.append(match["type"])
        cloze.answers.append(_accepted(match["type"], answers, here))
        cloze.notes += _lost(match["type"], answers, here)
    cloze.pieces.append(text[at:])
    if not cloze.answers:
        raise OmitError(start, "this cloze has no gap; add one such as `{1:SHORTANSWER:=word}`")
    if any(one in WORD_WITH_CASE for one in cloze.types) and not cloze.is_case_sensitive:
        cloze.notes.append(
            Note(start, "only some gaps are case-sensitive, which is not supported; now none is")
        )
    return cloze


def _place(before: str, start: Position) -> Position:
    """Return the position behind a text that begins at `start`."""
    column = len(before) - before.rfind("\n")
    lines = before.count("\n")
    return Position(start.line + lines, column if lines else start.column + len(before))


def _answer(part: str, *, is_html: bool) -> _Answer:
    match = SHARE.match(part)
    share = 0.0 if not match else FULL if match["full"] else float(match["share"].replace(",", "."))
    said, *feedback = FEEDBACK.split(part[match.end() if match else 0 :], 1)
    return _Answer(
        _plain(said, is_html=is_html), share, _plain(feedback[0], is_html=is_html) if feedback else ""
    )


def _plain(text: str, *, is_html: bool) -> str:
    text = ESCAPED.sub(r"\1", text)
    text = unescape(TAG.sub(" ", text)) if is_html else text
    return one_line(clean(text))


def _accepted(kind: str, answers: list[_Answer], start: Position) -> tuple[str, ...]:
    if not (kind in WORD | WORD_WITH_CASE | NUMERICAL or CHOICE.fullmatch(kind)):
        raise OmitError(
            start, f"gaps of type `{kind}` are not supported; kept as a comment", is_mistake=False
        )
    right = [one.text for one in answers if one.share >= FULL - NEAR and one.text not in {"", ANY}]
    if not right:
        raise OmitError(start, "this gap has no fully correct answer; mark one with `=`")
    # A star that is no pattern has a backslash.
    right = [one.replace("\\*", ANY) for one in right]
    if kind in NUMERICAL:
        right = [number(one.partition(":")[0], start) for one in right]
    return tuple(dict.fromkeys(right))


def _lost(kind: str, answers: list[_Answer], start: Position) -> list[Note]:
    """Note what our gaps don't support: choices, a tolerance, partial credit, and feedback."""
    said: list[str] = []
    wrong = [one.text for one in answers if one.share <= 0 and one.text not in {"", ANY}]
    if CHOICE.fullmatch(kind) and wrong:
        said.append(
            f"the gap's choices {', '.join(f'`{short(one)}`' for one in wrong)}; readers type the word"
        )
    said += [
        f"the tolerance of `{one.text}`; list other accepted numbers, separated by `|`"
        for one in answers
        if kind in NUMERICAL and one.text.partition(":")[2].strip("0. ")
    ]
    said += [
        f"partial credit for `{short(one.text)}` ({one.share:g}%); it is now incorrect"
        for one in answers
        if 0 < one.share < FULL - NEAR
    ]
    said += [f"the feedback “{one.feedback}”; add it to the explanation" for one in answers if one.feedback]
    return [Note(start, f"not imported: {one}") for one in said]
