"""Reads the blocks that ask questions of other places, and the one that shows a reader's progress."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.model import Exam, NextSteps, Pretest, Progress, Review, WorkedCase
from selfcheck.reading.options import (
    OPTION_LINE,
    WrongTypeError,
    check_known,
    read_mapping,
    split_options,
    tags,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selfcheck.model import Position
    from selfcheck.parse.blocks import RawBlock
    from selfcheck.reading.mistakes import Mistakes
    from selfcheck.reading.options import Value

OPTIONS = {
    "pretest": (),
    "review": ("tags",),
    "exam": ("questions", "minutes", "tags"),
    "progress": (),
    "next-steps": ("apply", "next", "exam", "progress"),
    "worked-case": (),
}
ASKS = {
    "pretest": "this page's own questions",
    "review": "questions of the whole site",
    "exam": "questions of the whole site",
    "progress": "nothing",
    "next-steps": "nothing",
    "worked-case": "nothing itself",
}
Place = Pretest | Review | Exam | Progress | NextSteps | WorkedCase
MOST_QUESTIONS = 200
MOST_MINUTES = 600


def read_place(raw: RawBlock, mistakes: Mistakes) -> Place:
    """Read a block that has options alone; its mistakes are noted."""
    name = raw.header.name
    option_lines, rest = split_options(raw.body)
    values = read_mapping(option_lines, mistakes)
    check_known(values, OPTIONS[name], name, mistakes)
    text = next((line for line in rest if not line.blank), None)
    if text:
        key = OPTION_LINE.match(text.text)
        message = f"`/// {name}` asks {ASKS[name]} and holds no text; move this line out of it"
        if key and key["key"] in OPTIONS[name]:
            message = f"`{key['key']}:` is an option of `/// {name}`; put it directly under the header, indented four spaces"
        mistakes.add(text.position(text.indent), "unexpected-body", message)
    if raw.header.argument:
        place = raw.header.line.position(raw.header.argument_index)
        mistakes.add(place, "unexpected-argument", f"`/// {name}` has no id; write it alone")
    start = raw.header.line.position(raw.header.line.indent)
    first, last = raw.header.line.number, raw.closing.number
    match name:
        case "pretest":
            return Pretest(start, first, last)
        case "review":
            return Review(start, first, last, _tags(values, mistakes))
        case "progress":
            return Progress(start, first, last)
        case "next-steps":
            links = {key: value.text.strip() for key, value in values.items() if value.text}
            return NextSteps(start, first, last, links)
        case "worked-case":
            return WorkedCase(start, first, last)
        case _:
            questions = _count(values, "questions", MOST_QUESTIONS, start, mistakes) or 1
            minutes = _count(values, "minutes", MOST_MINUTES, None, mistakes)
            return Exam(start, first, last, questions, minutes, _tags(values, mistakes))


def _tags(values: Mapping[str, Value], mistakes: Mistakes) -> tuple[str, ...]:
    try:
        return tags(values["tags"]) if "tags" in values else ()
    except WrongTypeError as error:
        mistakes.add(values["tags"].position, "bad-option", f"`tags` {error}")
        return ()


def _count(
    values: Mapping[str, Value], key: str, most: int, required_at: Position | None, mistakes: Mistakes
) -> int | None:
    """Read a whole number from 1 to `most`; where it is required, note that it is missing."""
    if key not in values:
        if required_at:
            message = f"an exam says how many questions it asks; write `{key}: 20` under the header, indented four spaces"
            mistakes.add(required_at, "no-count", message)
        return None
    text = values[key].text or ""
    if text.isascii() and text.isdigit() and len(text) <= len(str(most)) and 1 <= int(text) <= most:
        return int(text)
    mistakes.add(values[key].position, "bad-option", f"`{key}` is a whole number from 1 to {most}")
    return None
