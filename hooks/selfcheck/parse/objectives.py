"""Reads the block that says what a reader can do after a page."""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from selfcheck.model import Objective, Objectives
from selfcheck.reading.ids import LONGEST_ID, is_id, mended_id
from selfcheck.reading.options import INDENT, WrongTypeError, line_of_text, read_mapping, split_options

if TYPE_CHECKING:
    from selfcheck.parse.blocks import RawBlock
    from selfcheck.reading.mistakes import Mistakes
    from selfcheck.reading.options import Value
    from selfcheck.reading.source import Line

OBJECTIVE = re.compile(r"\s*[a-z0-9-]+: \S")


def read_objectives(raw: RawBlock, mistakes: Mistakes) -> Objectives:
    """Read a block of objectives, a line each: an id, and what the reader can do. Its mistakes are noted."""
    lines, rest = split_options(raw.body)
    stray = next((line for line in rest if not line.blank), None)
    start = raw.header.line.position(raw.header.line.indent)
    if stray:
        message = "an objective is a line under the header, indented four spaces, such as `    place-pods: Place pods`"
        mistakes.add(stray.position(stray.indent), "unexpected-body", message)
        # Known all the same, so that the questions that name them are no second mistake.
        lines = [*lines, *(_indented(line) for line in rest if OBJECTIVE.match(line.text))]
    if raw.header.argument:
        place = raw.header.line.position(raw.header.argument_index)
        mistakes.add(
            place, "unexpected-argument", "an objectives block has no id; its lines have: `/// objectives`"
        )
    found = [_objective(id_, value, mistakes) for id_, value in read_mapping(lines, mistakes).items()]
    if not lines and not stray:
        mistakes.add(
            start, "no-objectives", "this block states no objective; write `an-id: what the reader can do`"
        )
    return Objectives(start, raw.header.line.number, raw.closing.number, tuple(filter(None, found)))


def _indented(line: Line) -> Line:
    return replace(line, text=" " * INDENT + line.text.lstrip())


def _objective(identifier: str, value: Value, mistakes: Mistakes) -> Objective | None:
    if not is_id(identifier):
        mended = mended_id(identifier)
        mistakes.add(
            value.position,
            "malformed-id",
            f"`{identifier}` is no id; write lower-case words joined by hyphens, {LONGEST_ID} characters at most"
            + (f", such as `{mended}`" if mended else ""),
        )
        return None
    try:
        return Objective(identifier, line_of_text(value), value.position)
    except WrongTypeError as error:
        mistakes.add(value.position, "bad-option", f"`{identifier}` {error} that says what the reader can do")
        return None
