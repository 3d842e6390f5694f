"""Reads the answers of a question in GIFT; their control characters say of which kind it is."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING

from selfcheck.importing import grading
from selfcheck.importing.from_gift.stems import convert, meant
from selfcheck.importing.grading import Answer, Graded
from selfcheck.importing.plain import clean, one_line
from selfcheck.importing.reading import OmitError
from selfcheck.importing.shape import Gaps, Order, Table, Text, Truth, Words
from selfcheck.model import GAP

if TYPE_CHECKING:
    from selfcheck.importing.from_gift.scanning import Piece, Places
    from selfcheck.importing.from_gift.stems import Stem
    from selfcheck.importing.shape import Body
    from selfcheck.importing.texts import Texts

GENERAL = "####"
WEIGHT = re.compile(r"\s*%(?P<weight>-?\d{1,3}(?:\.\d*)?)%")
MARK = re.compile(r"~=|[~=]")
TRUE, FALSE = ("T", "TRUE"), ("F", "FALSE")
# What stands for the gap in an export of ours, whose answers are at the question's end.
LINE = "_____"
# A line of nothing else would be a rule.
ALONE = re.compile(rf"^ *{GAP} *$", re.MULTILINE)


@dataclass(frozen=True)
class Answers:
    """A question's stem, and its graded answers."""

    stem: Text
    graded: Graded


def read_answers(stem: Stem, kind: str, at: Places, texts: Texts) -> Answers:
    """Read the answers of a question, of the kind that a comment of ours gives or else as Moodle would."""
    reader = _Reader(stem, kind, at, texts)
    graded = reader.read()
    is_gap = isinstance(graded.body, Words) and (stem.has_gap or kind == "cloze")
    text = reader.stem_text(is_gap=is_gap)
    if is_gap and GAP in text.markdown and isinstance(graded.body, Words):
        graded = replace(graded, body=Gaps((graded.body.accepted,)))
    if kind == "ordering" and isinstance(graded.body, Table):
        graded = replace(graded, body=_order(graded.body))
    return Answers(text, graded)


def _order(body: Table) -> Body:
    """Make rows in their order of rows that are matched with their positions; those without are left as they are."""
    places = [match.markdown for _, match in body.rows]
    if sorted(places) != sorted(str(number) for number in range(1, len(places) + 1)):
        return body
    rows = sorted(body.rows, key=lambda row: int(row[1].markdown))
    return Order(tuple(row for row, _ in rows if row))


class _Reader:
    """Reads the answers of one question."""

    def __init__(self, stem: Stem, kind: str, at: Places, texts: Texts) -> None:
        self.stem = stem
        self.kind = kind
        self.at = at
        self.texts = texts
        self.start = at(stem.answers.offset)
        self.answers, self.general = self._split_general(stem.answers)

    def _split_general(self, answers: Piece) -> tuple[Piece, Text | None]:
        place = answers.masked.rfind(GENERAL)
        if place < 0:
            return answers, None
        general = self._text(answers.cut(place + len(GENERAL)))
        return answers.cut(0, place).strip(), general if general.markdown else None

    def stem_text(self, *, is_gap: bool) -> Text:
        """Return the stem, with a gap or a blank line where a word is missing."""
        parts = [self.stem.before, self.stem.after] if self.stem.has_gap else [self.stem.before]
        said = [meant(part, self.stem.form) for part in parts]
        if self.kind == "cloze" and len(said) == 1:
            said = said[0].split(LINE, 1)
        text = self.texts.convert_with_gaps(said, self.stem.form, self.at(self.stem.before.offset))
        if is_gap:
            return text
        return replace(text, markdown=ALONE.sub(rf"\\{LINE}", text.markdown).replace(GAP, LINE))

    def read(self) -> Graded:
        """Find the kind as Moodle does, and read the answers."""
        marks = self.answers.masked
        if not marks:
            message = "essays can't be graded automatically; kept as a comment"
            raise OmitError(self.start, message, is_mistake=False)
        if marks.startswith("#"):
            return self._number()
        if "~" in marks:
            return self._choices()
        if "=" in marks and "->" in marks:
            return self._pairs()
        said, *feedback = self.answers.split("#", 2)
        if said.raw.strip() in {*TRUE, *FALSE}:
            return self._truth(said.raw.strip() in TRUE, feedback)
        found = [self._answer(piece, default=grading.FULL) for _, piece in self._marked()]
        return grading.words_of(found, self.general, self.start)

    def _marked(self) -> list[tuple[str, Piece]]:
        """Divide the answers at their marks, `~` and `=`."""
        matches = list(MARK.finditer(self.answers.masked))
        ends = [*(match.start() for match in matches), len(self.answers.raw)]
        pieces = [
            (match[0][-1], self.answers.cut(match.end(), end))
            for match, end in zip(matches, ends[1:], strict=True)
        ]
        before = self.answers.cut(0, ends[0])
        return [("", before), *pieces] if before.raw.strip() else pieces

    def _answer(self, piece: Piece, *, default: float, form: str = "") -> Answer:
        """Read an answer with its weight and feedback; without a format it is one line of plain text."""
        weight = default
        if match := WEIGHT.match(piece.masked):
            weight = float(match["weight"])
            piece = piece.cut(match.end())
        said, *feedback = piece.split("#", 1)
        text = convert(said, form, self.at, self.texts) if form else self._plain(said)
        return Answer(text, weight, self._some(feedback[0]) if feedback else None)

    def _plain(self, piece: Piece) -> Text:
        piece = piece.strip()
        return Text(one_line(clean(piece.flowing)), self.at(piece.offset))

    def _text(self, piece: Piece) -> Text:
        return convert(piece, self.stem.form, self.at, self.texts)

    def _some(self, piece: Piece) -> Text | None:
        text = self._text(piece)
        return text if text.markdown else None

    def _choices(self) -> Graded:
        marked = self._marked()
        is_single = any(mark == "=" for mark, _ in marked)
        found = [
            replace(self._answer(piece, default=0, form=self.stem.form), weight=grading.FULL)
            if mark == "="
            else self._answer(piece, default=0, form=self.stem.form)
            for mark, piece in marked
        ]
        if len(found) < 2:
            raise OmitError(self.start, "this question has a single choice; add more")
        return grading.choices_of(found, self.general, self.start, is_single=is_single)

    def _pairs(self) -> Graded:
        rows: list[tuple[Text | None, Text]] = []
        for _, piece in self._marked():
            prompt, *match = piece.split("->", 1)
            if not match:
                raise OmitError(self.at(piece.offset), "this pair has no `->`; write `=prompt -> match`")
            text = self._text(prompt)
            plain = self.texts.convert(match[0].flowing, "plain", self.at(match[0].strip().offset))
            rows.append((text if text.markdown else None, plain))
        return Graded(grading.table_of(rows, self.start, self.kind), self.general)

    def _truth(self, is_true: bool, feedback: list[Piece]) -> Graded:  # noqa: FBT001 - what it is about
        """Read a statement; feedback on the wrong answer comes before that on the right one."""
        wrong, right = ([self._some(piece) for piece in feedback] + [None, None])[:2]
        answers = [
            Answer(Text("", self.start), grading.FULL, right),
            Answer(Text("", self.start), 0, wrong),
        ]
        explanation, lost = grading.explained(answers, self.general, with_wrong=True)
        return Graded(Truth(is_true), explanation, tuple(lost))

    def _number(self) -> Graded:
        rest = self.answers.cut(1)
        wrong: list[tuple[Answer, str, str]] = []
        if (place := rest.find("~")) >= 0:
            answer = self._answer(rest.cut(place + 1), default=0)
            wrong.append((answer, grading.ANY, ""))
            rest = rest.cut(0, place)
        self.answers = rest.strip()
        found = [self._answer(piece, default=grading.FULL) for _, piece in self._marked()]
        return grading.number_of(
            [*((answer, *self._range(answer)) for answer in found), *wrong], self.general, self.start
        )

    def _range(self, answer: Answer) -> tuple[str, str]:
        """Return a number and its tolerance, of `1822:5`, `1..5` or `1822`."""
        said, start = answer.text.markdown, answer.text.start
        if said == grading.ANY:
            return said, ""
        if ".." in said:
            low, high = (Decimal(grading.number(part, start)) for part in said.split("..", 1))
            return str((low + high) / 2), str((high - low) / 2)
        value, _, tolerance = said.partition(":")
        grading.number(value, start)
        return value, tolerance
