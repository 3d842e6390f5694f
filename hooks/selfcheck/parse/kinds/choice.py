"""Reads questions with choices: `single` and `multiple`."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfcheck.model import MultipleChoice, SingleChoice
from selfcheck.parse.body import read_body, read_choices
from selfcheck.parse.kinds.matching import table_start
from selfcheck.parse.kinds.ordering import ITEM
from selfcheck.parse.kinds.parts import whole

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfcheck.model import Choice, Choices, Position
    from selfcheck.parse.body import Body
    from selfcheck.parse.kinds.parts import Parts

OPTIONS: tuple[str, ...] = ()
BULLET = re.compile(r"[-*+][ ]+(?=\S)")


def read(parts: Parts) -> Choices:
    """Read a question with choices; one `[x]` makes it `single`, more make it `multiple`."""
    noted = len(parts.mistakes.found)
    body = read_body(parts.lines, parts.hidden, parts.mistakes)
    choices = read_choices(body.choices, parts.hidden, parts.mistakes)
    if len(parts.mistakes.found) == noted:
        # Parts that are malformed can't be counted: what seems to be missing may stand in them.
        _check_parts(parts, body)
        _check_keys(parts, choices)
    several = sum(choice.is_key for choice in choices) > 1
    multiple = parts.said_kind == "multiple" or (parts.said_kind is None and several)
    make = MultipleChoice if multiple else SingleChoice
    return make(parts.id, parts.start, parts.options, whole(body.stem), whole(body.explanation), choices)


def _check_parts(parts: Parts, body: Body) -> None:
    add = parts.mistakes.add
    if all(line.blank for line in body.stem):
        add(parts.start, "no-stem", "there is no stem; write what is asked before the choices")
    if not body.choices:
        place, message = _instead_of_choices(parts)
        add(place, "no-choices", message)
    elif len(body.choices) == 1:
        only = body.choices[0].line
        message = "one choice is no choice; add what a reader with a misconception would pick"
        add(only.position(only.indent), "one-choice", message)
    if body.choices and all(line.blank for line in body.explanation):
        last = body.choices[-1].lines
        glued = last and not last[-1].blank and last[-1].indent == 0
        message = "there is no explanation; say below the choices why the key is right"
        hint = " (a blank line parts it from the last choice)" if glued else ""
        add(parts.end, "no-explanation", message + hint)


def _instead_of_choices(parts: Parts) -> tuple[Position, str]:
    """Say what a body has in the place of choices, and what to write."""
    lines = [line for line in parts.lines if parts.visible(line)]
    table = table_start(parts)
    if table < len(parts.lines):
        line = parts.lines[table]
        return line.position(line.indent), "this is a table, and no choices; add the option `kind: matching`"
    if item := next((line for line in lines if ITEM.match(line.text, line.indent)), None):
        message = (
            "this is an ordered list, and no choices; add the option `kind: ordering`, or write `- [ ] text`"
        )
        return item.position(item.indent), message
    if item := next((line for line in lines if BULLET.match(line.text, line.indent)), None):
        message = "this list has no boxes; write `- [ ] text`, and `- [x] text` for the key"
        return item.position(item.indent), message
    return parts.start, "there are no choices; write `- [ ] text`, and `- [x] text` for the key"


def _check_keys(parts: Parts, choices: Sequence[Choice]) -> None:
    right = [choice for choice in choices if choice.is_key]
    if choices and not right:
        message = "no choice is marked as right; write `- [x]` before the key"
        parts.mistakes.add(parts.start, "no-key", message)
    if parts.said_kind == "single" and len(right) > 1:
        parts.mistakes.add(
            right[1].start,
            "two-keys",
            f"`kind: single` has one key, and here are {len(right)}; "
            "unmark this one, or write `kind: multiple`",
        )
