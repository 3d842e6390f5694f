"""GIFT, a text format that Moodle, Canvas add-ons and many quiz programs read.

A question's id is in a comment above it, as Moodle reads it. GIFT has no cloze and no ordering: each gap becomes a question
of its own, and rows are matched with their positions. What can be selected in a match is plain text. Hints, a fixed order of
choices and the unit of a number have no place; a unit is said below the stem. Pictures are in the text itself. The headers of
a table to match, difficulty, phase, and objective are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, assert_never

from selfcheck.export.html import plain, portable
from selfcheck.export.texts import data_address, decimal, explanation, literal, percent, stem_with_unit
from selfcheck.kinds.response import Choices, Gaps, Number, Order, Pairs, Statement, Words
from selfcheck.markup import fill_gaps

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from selfcheck.export.source import ExportedPage, ExportedQuestion, Source

SUFFIX = ".gift.txt"
ESCAPED = str.maketrans({**{one: f"\\{one}" for one in "\\~=#{}:"}, "\n": "\\n", "\r": None})
BLANK = "_____"


def write(source: Source) -> bytes:
    """Write the questions, each page's under a category of its own."""
    blocks: list[str] = []
    for page in source.pages:
        if page.questions:
            names = (name.replace("/", "//") for name in (source.title, page.title))
            blocks.append(f"$CATEGORY: {'/'.join(names)}")
            blocks += [block for one in page.questions for block in _Gift(source, page, one).blocks()]
    # A blank line ends a question, and the last one too.
    return "".join(f"{block}\n\n" for block in blocks).encode()


def escaped(text: str) -> str:
    """Escape what GIFT gives a meaning; a line's end is written as two characters, so a text is one line."""
    return text.translate(ESCAPED)


class _Gift:
    """Writes one question."""

    def __init__(self, source: Source, page: ExportedPage, question: ExportedQuestion) -> None:
        self.source = source
        self.page = page
        self.question = question

    def blocks(self) -> Iterator[str]:
        """Write the question; one with several gaps is several."""
        response = self.question.response
        if self.question.hints:
            self.note("GIFT has no hints; they are left out")
        if not isinstance(response, Gaps):
            yield self._block(self.question.id, self.html(stem_with_unit(self.question)), self._answers())
            return
        if len(response.gaps) > 1:
            self.note("GIFT has no question with several gaps; each gap is a question of its own")
        self._note_case(case_sensitive=response.case_sensitive)
        for number, gap in enumerate(response.gaps, start=1):
            name = self.question.id if len(response.gaps) == 1 else f"{self.question.id}-gap-{number}"
            yield self._block(name, self._stem_with_blank(number), self._spellings(gap))

    def _block(self, name: str, stem: str, answers: list[str]) -> str:
        tags = "".join(f" [tag:{one.replace(']', chr(92) + ']')}]" for one in self.question.tags)
        kind = f" [kind:{self.question.question.kind}]"
        general = f"####{self.html(explanation(self.question))}"
        is_number = isinstance(self.question.response, Number)
        lines = [
            f"// [id:{name}]{tags}{kind}",
            f"::{escaped(name)}::[html]{stem} {{{'#' if is_number else ''}",
        ]
        return "\n".join([*lines, *(f"\t{one}" for one in [*answers, general]), "}"])

    def _answers(self) -> list[str]:
        match self.question.response:
            case Choices() as response:
                if not self.question.question.options.shuffle:
                    self.note("GIFT has no fixed order of choices: a quiz may shuffle them")
                answers = [
                    self._mark(one.weight, single=not response.several)
                    + self.html(one.text.html)
                    + (f"#{self.html(one.feedback.html)}" if one.feedback else "")
                    for one in response.options
                ]
            case Statement(is_true):
                answers = ["TRUE" if is_true else "FALSE"]
            case Number(value, tolerance):
                answers = [f"={decimal(value)}:{decimal(tolerance)}"]
            case Words(accepted, case_sensitive):
                self._note_case(case_sensitive=case_sensitive)
                answers = self._spellings(accepted)
            case Order(rows):
                self.note("GIFT has no ordering: rows are matched with positions")
                answers = [f"={self.html(row.text.html)} -> {at}" for at, row in enumerate(rows, start=1)]
            case Pairs() as response:
                answers = list(self._pairs(response))
            case Gaps():
                answers = []  # each gap is a block
            case rest:
                assert_never(rest)
        return answers

    def _spellings(self, accepted: Iterable[str]) -> list[str]:
        """Write what is accepted. A percent sign would begin a weight, and an arrow would make a match of it."""
        spellings = list(accepted)
        if any("->" in one for one in spellings):
            self.note("GIFT has no `->` in an answer: it is written as an arrow")
        written = (escaped(literal(one.replace("->", "\u2192"))) for one in spellings)
        return [f"={'%100%' if one.startswith('%') else ''}{one}" for one in written]

    def _note_case(self, *, case_sensitive: bool) -> None:
        if case_sensitive:
            self.note("GIFT can't ask for capitals; any case is right")

    def _mark(self, weight: float, *, single: bool) -> str:
        """Write what begins a choice: whether it is right, or what it is worth."""
        if single:
            return "=" if weight > 0 else "~"
        return f"~%{percent(weight)}%"

    def _pairs(self, response: Pairs) -> Iterator[str]:
        texts = {one.id: plain(one.text.html) for one in response.matches}
        if any("<img" in one.text.html for one in response.matches):
            self.note("what can be selected is plain text in GIFT; a picture is replaced by its description")
        for one in response.prompts:
            yield f"={self.html(one.text.html)} -> {escaped(texts[response.key[one.id]])}"
        used = set(response.key.values())
        yield from (f"= -> {escaped(text)}" for key, text in texts.items() if key not in used)

    def _stem_with_blank(self, asked: int) -> str:
        """Write a stem in which one gap is asked, and the others are dots."""
        return self.html(fill_gaps(self.question.stem.html, lambda number: BLANK if number == asked else "…"))

    def html(self, html: str) -> str:
        """Write HTML of the question, with its pictures in it; an arrow would make a match of it."""
        written = portable(html, lambda path: data_address(self.page.pictures[path]))
        return escaped(written.replace("->", "-&gt;"))

    def note(self, message: str) -> None:
        """Say what is left out."""
        self.source.note(self.question, message)
