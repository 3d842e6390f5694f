"""A text with gaps: `[[answer|another spelling]]` in the stem."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from selfcheck.kinds.entry import field
from selfcheck.kinds.kind import Kind, labeled
from selfcheck.kinds.response import Gaps
from selfcheck.markup import fill_gaps, tag, text
from selfcheck.model import GAP, Passage, Position, Question
from selfcheck.reading.gaps import GAP_OR_CODE, check_whole_gaps, has_brackets, spellings
from selfcheck.reading.options import case_matters
from selfcheck.words import word

if TYPE_CHECKING:
    import re
    from collections.abc import Iterator

    from selfcheck.kinds.response import Both
    from selfcheck.markup import Content
    from selfcheck.reading.parts import Parts

BLANK = "________"


class ClozeKey(TypedDict):
    """What each gap accepts, in the order of the text, and whether capitals have to be right."""

    gaps: list[list[str]]
    caseSensitive: bool


@dataclass(frozen=True, slots=True)
class ClozeQuestion(Question):
    """A stem with gaps to fill; `gaps` holds what each accepts, in their order in the stem."""

    gaps: tuple[tuple[str, ...], ...]
    case_sensitive: bool


class Cloze(Kind[ClozeQuestion]):
    """Texts with gaps."""

    name = "cloze"
    options = ("case",)
    key_type = ClozeKey
    is_typed = True

    def read(self, parts: Parts) -> ClozeQuestion:
        """Read a stem with gaps; each is one character of the stem's passage."""
        stem, explanation = parts.split_at_break()
        stem, gaps = _take_gaps(parts, stem)
        if not gaps and stem.text and not has_brackets(parts.lines, parts.hidden):
            message = "there is no gap in the stem; write `[[answer]]`, outside code"
            parts.mistakes.add(parts.start, "no-gap", message)
        case = case_matters(parts.values, parts.mistakes)
        return ClozeQuestion(self.name, parts.id, parts.start, parts.options, stem, explanation, gaps, case)

    def passages(self, question: ClozeQuestion) -> Iterator[Passage]:  # noqa: ARG002 - it has none
        """List nothing."""
        return iter(())

    lines = passages

    def asked(self, question: ClozeQuestion) -> object:
        """Return what each gap accepts."""
        return [[sorted(gap) for gap in question.gaps], question.case_sensitive]

    def chance(self, question: ClozeQuestion) -> float:  # noqa: ARG002 - as in every kind
        """Return 0: nobody guesses words."""
        return 0.0

    def legend(self, question: ClozeQuestion, content: Content) -> tuple[str, str]:  # noqa: ARG002 - as in every kind
        """Write what is to be done: a legend names the group, and the fields of the gaps would be read out with the name."""
        return tag("span", text(word("fill_gaps"))), ""

    def inputs(self, question: ClozeQuestion, name: str, content: Content) -> str:
        """Write the stem with a field in each gap."""
        total = len(question.gaps)

        def make(number: int) -> str:
            identifier = f"{name}-gap-{number}"
            label = text(word("gap", number=number, total=total))
            return tag(
                "span",
                tag("label", label, class_="sc-unseen", for_=identifier),
                field(f"{name}-{number}", identifier),
                class_="sc-gap",
            )

        return tag("div", fill_gaps(content.whole(question.stem), make), class_="sc-stem sc-cloze")

    def key(self, question: ClozeQuestion) -> ClozeKey:
        """Return what each gap accepts."""
        return {"gaps": [list(gap) for gap in question.gaps], "caseSensitive": question.case_sensitive}

    def answer(self, question: ClozeQuestion, content: Content) -> str:
        """Write the stem with its gaps filled."""

        def make(number: int) -> str:
            accepted = word("or").join(question.gaps[number - 1])
            return tag("strong", text(accepted), class_="sc-filled", translate="no")

        filled = fill_gaps(content.whole(question.stem), make)
        return labeled(word("correct_answer"), tag("div", filled, class_="sc-key-value"))

    def response(self, question: ClozeQuestion, both: Both) -> Gaps:  # noqa: ARG002 - as in every kind
        """Return what each gap accepts."""
        return Gaps(question.gaps, question.case_sensitive)

    def on_paper(self, question: ClozeQuestion, content: Content) -> str:
        """Write the stem with lines to write on."""
        blank = tag("span", BLANK, class_="sc-blank")
        return fill_gaps(content.whole(question.stem), lambda _: blank)


def _take_gaps(parts: Parts, stem: Passage) -> tuple[Passage, tuple[tuple[str, ...], ...]]:
    check_whole_gaps(stem, parts.hidden, parts.mistakes)
    gaps: list[tuple[str, ...]] = []
    lines: list[str] = []
    for line, origin in zip(stem.text.split("\n"), stem.origins, strict=False):  # an empty stem has no line
        if origin.line in parts.hidden:
            lines.append(line)
            continue

        def take(match: re.Match[str], origin: Position = origin) -> str:
            if match["answers"] is None:
                return match[0]
            answers = spellings(match["answers"])
            if not all(answers):
                place = Position(origin.line, origin.column + match.start())
                parts.mistakes.add(
                    place, "empty-gap", "this gap accepts nothing; write `[[answer]]` or `[[one|other]]`"
                )
            gaps.append(answers)
            return GAP

        lines.append(GAP_OR_CODE.sub(take, line))
    return Passage("\n".join(lines), stem.origins), tuple(gaps)
