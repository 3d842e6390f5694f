"""Reads a text with gaps: `[[answer|another spelling]]` in the stem."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfcheck.model import GAP, Cloze, Passage, Position
from selfcheck.parse.kinds.text import case_matters

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfcheck.parse.kinds.parts import Parts
    from selfcheck.parse.source import Line

OPTIONS = ("case",)
GAP_OR_CODE = re.compile(
    r"(?P<ticks>`+)(?!`).*?(?<!`)(?P=ticks)(?!`)|\[\[(?P<answers>[^\[\]\n]*)\]\]", re.DOTALL
)


def has_gaps(lines: Sequence[Line], hidden: frozenset[int]) -> bool:
    """Tell whether a body holds a gap outside code."""
    text = "\n".join("" if line.number in hidden else line.text for line in lines)
    return any(match["answers"] is not None for match in GAP_OR_CODE.finditer(text))


def read(parts: Parts) -> Cloze:
    """Read a stem with gaps; each is one character of the stem's passage."""
    stem, explanation = parts.split_at_break()
    stem, gaps = _take_gaps(parts, stem)
    if not gaps and stem.text:
        message = "there is no gap in the stem; write `[[answer]]`, outside code"
        parts.mistakes.add(parts.start, "no-gap", message)
    return Cloze(parts.id, parts.start, parts.options, stem, explanation, gaps, case_matters(parts))


def _check_open_gap(parts: Parts, line: str, origin: Position) -> None:
    """Note a gap that would stay text, and so show its answer."""
    rest = GAP_OR_CODE.sub(lambda match: " " * len(match[0]), line)
    if "[[" in rest:
        message = "this gap is not read; write `[[answer]]` in one line, with no other bracket in it"
        place = Position(origin.line, origin.column + rest.index("[["))
        parts.mistakes.add(place, "broken-gap", message)


def _take_gaps(parts: Parts, stem: Passage) -> tuple[Passage, tuple[tuple[str, ...], ...]]:
    gaps: list[tuple[str, ...]] = []
    lines: list[str] = []
    for line, origin in zip(stem.text.split("\n"), stem.origins, strict=False):  # an empty stem has no line
        if origin.line in parts.hidden:
            lines.append(line)
            continue

        def take(match: re.Match[str], origin: Position = origin) -> str:
            if match["answers"] is None:
                return match[0]
            answers = tuple(answer.strip() for answer in match["answers"].split("|"))
            if not all(answers):
                place = Position(origin.line, origin.column + match.start())
                parts.mistakes.add(
                    place, "empty-gap", "this gap accepts nothing; write `[[answer]]` or `[[one|other]]`"
                )
            gaps.append(answers)
            return GAP

        _check_open_gap(parts, line, origin)
        lines.append(GAP_OR_CODE.sub(take, line))
    return Passage("\n".join(lines), stem.origins), tuple(gaps)
