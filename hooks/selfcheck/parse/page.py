"""Parses one page: finds its blocks, reads each, and puts runs of questions together as quizzes."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from selfcheck.errors import SourceError
from selfcheck.model import Page, Pretest, Quiz, WorkedCase
from selfcheck.parse.blocks import BlockFinder
from selfcheck.parse.headings import find_anchors, find_headings
from selfcheck.parse.objectives import read_objectives
from selfcheck.parse.places import read_place
from selfcheck.parse.question import read_question
from selfcheck.reading.mistakes import Mistakes
from selfcheck.reading.source import find_verbatim, is_in_bank, read_lines

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfcheck.model import Block, Declaration, Heading, Objectives, Question
    from selfcheck.parse.blocks import RawBlock
    from selfcheck.parse.places import Place
    from selfcheck.reading.source import Line


def parse_file(content: bytes, path: str) -> Page:
    """Parse the bytes of a page."""
    try:
        return parse_page(content.decode("utf-8"), path)
    except UnicodeDecodeError as error:
        line = content.count(b"\n", 0, error.start) + 1
        column = error.start - content.rfind(b"\n", 0, error.start)
        mistake = SourceError(
            path, line, column, "encoding", "this byte is not UTF-8; save the file as UTF-8"
        )
        return Page(path, (), (), 0, (), frozenset(), (mistake,))


def parse_page(text: str, path: str) -> Page:
    """Parse a page's Markdown, front matter and all; mistakes come with the page and nothing is raised.

    `path` is how errors name the file, and what relative links start from.
    """
    return parse_lines(read_lines(text), path, in_bank=is_in_bank(text))


def parse_lines(
    lines: Sequence[Line], path: str, *, in_bank: bool = True, file_lines: tuple[int, ...] = ()
) -> Page:
    """Parse the lines of a page, front matter left out or blank; the lines are numbered from 1 without a gap.

    Args:
        lines: of the page
        path: how errors name the file, and what relative links start from
        in_bank: whether the page teaches
        file_lines: for a text that was made of the file, the file's line for each of its lines

    """
    mistakes = Mistakes(path, file_lines)
    finder = BlockFinder(lines, find_verbatim(lines), mistakes)
    raw_blocks = finder.find() if any("///" in line.text for line in lines) else []
    verbatim = finder.verbatim
    places: list[Place | Objectives] = []
    declarations: list[Declaration] = []
    questions: list[tuple[RawBlock, Question]] = []
    for raw in raw_blocks:
        if raw.header.name == "question":
            declaration, question = read_question(raw, verbatim, mistakes)
            declarations.append(declaration)
            if question:
                questions.append((raw, question))
        elif raw.header.name == "objectives":
            places.append(read_objectives(raw, mistakes))
        else:
            places.append(read_place(raw, mistakes))
    pretests = [place for place in places if isinstance(place, Pretest)]
    _check_pretests(pretests, mistakes, has_questions=bool(declarations))
    blocks: list[Block] = [*places, *_quizzes(questions, lines)]
    inside = {line.number for raw in raw_blocks for line in raw.body}
    prose = [line for line in lines if line.number not in inside and line.number not in verbatim.hidden]
    headings = find_headings(prose)
    _check_cases(blocks, headings, mistakes)
    return Page(
        path=path,
        blocks=tuple(sorted(blocks, key=lambda block: block.first_line)),
        declarations=tuple(declarations),
        prose_words=sum(len(line.text.split()) for line in prose),
        headings=headings,
        anchors=find_anchors(prose) | {heading.anchor for heading in headings},
        errors=tuple(sorted(mistakes.found, key=lambda error: error.place)),
        in_bank=in_bank,
        file_lines=file_lines,
    )


def _check_pretests(pretests: Sequence[Pretest], mistakes: Mistakes, *, has_questions: bool) -> None:
    for pretest in pretests[1:]:
        mistakes.add(
            pretest.start,
            "second-pretest",
            f"this page has a pretest in line {pretests[0].first_line}; delete one",
        )
    if pretests and not has_questions:
        mistakes.add(
            pretests[0].start, "empty-pretest", "this page has no question for its pretest to ask; add one"
        )


def _check_cases(blocks: Sequence[Block], headings: Sequence[Heading], mistakes: Mistakes) -> None:
    """Note each worked case that asks nothing before the next heading."""
    for case in (block for block in blocks if isinstance(block, WorkedCase)):
        end = min((one.line for one in headings if one.line > case.last_line), default=math.inf)
        if not any(isinstance(one, Quiz) and case.last_line < one.first_line < end for one in blocks):
            message = "this worked case has no question before the next heading; write one below its text"
            mistakes.add(case.start, "empty-case", message)


def _quizzes(questions: Sequence[tuple[RawBlock, Question]], lines: Sequence[Line]) -> list[Quiz]:
    """Put question blocks that follow one another with nothing but blank lines between into one quiz."""
    runs: list[list[tuple[RawBlock, Question]]] = []
    for raw, question in questions:
        after = runs[-1][-1][0].closing.number if runs else 0
        if runs and all(line.blank for line in lines[after : raw.header.line.number - 1]):
            runs[-1].append((raw, question))
        else:
            runs.append([(raw, question)])
    return [
        Quiz(tuple(question for _, question in run), run[0][0].header.line.number, run[-1][0].closing.number)
        for run in runs
    ]
