"""Makes a question of a block: id, options, kind, and what its kind's reader makes of the body."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.kinds import KINDS, SPECIAL_OPTIONS, passages
from selfcheck.kinds.choice.reading import holds_choices
from selfcheck.model import Declaration
from selfcheck.parse.settle import settle_kind
from selfcheck.reading.gaps import check_no_gaps
from selfcheck.reading.ids import LONGEST_ID, is_id, mended_id
from selfcheck.reading.options import (
    COMMON,
    OPTION_LINE,
    check_known,
    read_mapping,
    read_options,
    split_options,
)
from selfcheck.reading.parts import Parts
from selfcheck.reading.raw_html import check_raw_html

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfcheck.model import Question
    from selfcheck.parse.blocks import Header, RawBlock
    from selfcheck.reading.mistakes import Mistakes
    from selfcheck.reading.source import Line, Verbatim

KNOWN = (*COMMON, *SPECIAL_OPTIONS)


def read_question(
    block: RawBlock, verbatim: Verbatim, mistakes: Mistakes
) -> tuple[Declaration, Question | None]:
    """Read one question block; the question is None, and the reasons noted, where it is not whole."""
    before = len(mistakes.found)
    identifier = _id(block.header, mistakes)
    option_lines, rest = split_options(block.body)
    values = read_mapping(option_lines, mistakes)
    check_known(values, KNOWN, "question", mistakes)
    options = read_options(values, mistakes)
    _check_indent(rest, mistakes)
    start = block.header.line.position(block.header.line.indent)
    end = block.closing.position(block.closing.indent)
    parts = Parts(identifier, start, end, options, values, rest, verbatim.hidden, mistakes)
    kind = settle_kind(parts, has_choices=holds_choices(rest, verbatim.hidden))
    question: Question | None = KINDS[kind].read(parts) if kind else None
    for passage in passages(question) if question else ():
        check_raw_html(passage, verbatim.hidden, mistakes)
        # Of gaps beside an answer, `settle_kind` has said enough.
        if (
            question
            and "answer" not in values
            and not (question.kind == "cloze" and passage is question.stem)
        ):
            check_no_gaps(passage, question.kind, verbatim.hidden, mistakes)
    declaration = Declaration(
        id=identifier,
        start=start,
        learn=options.learn,
        learn_place=options.places.get("learn", start),
        objective=options.objective,
        objective_place=options.places.get("objective", start),
    )
    return declaration, question if len(mistakes.found) == before else None


def _id(header: Header, mistakes: Mistakes) -> str:
    place = header.line.position(header.argument_index if header.argument else len(header.line.text))
    if not header.argument:
        mistakes.add(place, "missing-id", "a question needs an id; write `/// question | some-id`")
    elif not header.bar:
        mistakes.add(
            place, "missing-id", f"a bar stands before the id; write `/// question | {header.argument}`"
        )
    elif not is_id(header.argument):
        mended = mended_id(header.argument)
        mistakes.add(
            place,
            "malformed-id",
            f"`{header.argument}` is no id; write lower-case words joined by hyphens, "
            f"{LONGEST_ID} characters at most" + (f", such as `{mended}`" if mended else ""),
        )
    return header.argument


def _check_indent(lines: Sequence[Line], mistakes: Mistakes) -> None:
    """Options that are not indented, or stand below a blank line, would become the stem's first words."""
    first = next((line for line in lines if not line.blank), None)
    match = OPTION_LINE.match(first.text) if first else None
    if first and match and match["key"] in KNOWN:
        mistakes.add(
            first.position(first.indent),
            "unread-option",
            f"`{match['key']}:` is read as the stem; options stand directly under the header, indented four spaces",
        )
