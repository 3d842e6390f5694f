"""Makes a question of a block: id, options, kind, parts."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfcheck.model import Declaration, MultipleChoice, SingleChoice
from selfcheck.parse.body import read_body, read_choices, whole
from selfcheck.parse.mistakes import suggestion
from selfcheck.parse.options import COMMON, Value, check_known, read_mapping, read_options, split_options

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from selfcheck.model import Choice, Question
    from selfcheck.parse.blocks import Header, RawBlock
    from selfcheck.parse.body import Body
    from selfcheck.parse.mistakes import Mistakes
    from selfcheck.parse.source import Line, Verbatim

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 64
KINDS = ("single", "multiple")
OPTION_LINE = re.compile(r"[ ]*(?P<key>[a-z]+):(?:[ ]|$)")


def read_question(
    block: RawBlock, verbatim: Verbatim, mistakes: Mistakes
) -> tuple[Declaration, Question | None]:
    """Read one question block; the question is None, and the reasons noted, where it is not whole."""
    before = len(mistakes.found)
    identifier = _id(block.header, mistakes)
    option_lines, rest = split_options(block.body)
    values = read_mapping(option_lines, mistakes)
    check_known(values, COMMON, "question", mistakes)
    options = read_options(values, mistakes)
    _check_indent(rest, mistakes)
    malformed = len(mistakes.found)
    body = read_body(rest, verbatim.hidden, mistakes)
    choices = read_choices(body.choices, verbatim.hidden, mistakes)
    stem, explanation = whole(body.stem), whole(body.explanation)
    kind = ""
    if len(mistakes.found) == malformed:
        # Parts that are malformed can't be counted: what seems to be missing may stand in them.
        _check_parts(block, body, mistakes)
        kind = _kind(block.header, values, choices, mistakes)
    start = block.header.line.position(block.header.line.indent)
    declaration = Declaration(identifier, start, options.learn, options.places.get("learn", start))
    if len(mistakes.found) > before:
        return declaration, None
    make = SingleChoice if kind == "single" else MultipleChoice
    return declaration, make(identifier, start, options, stem, explanation, choices)


def _id(header: Header, mistakes: Mistakes) -> str:
    place = header.line.position(header.argument_index if header.argument else len(header.line.text))
    if not header.argument:
        mistakes.add(place, "missing-id", "a question needs an id; write `/// question | some-id`")
    elif not header.bar:
        mistakes.add(
            place, "missing-id", f"a bar stands before the id; write `/// question | {header.argument}`"
        )
    elif not ID.fullmatch(header.argument) or len(header.argument) > LONGEST_ID:
        mended = re.sub(r"[^a-z0-9]+", "-", header.argument.lower())[:LONGEST_ID].strip("-")
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
    if first and match and match["key"] in COMMON:
        mistakes.add(
            first.position(first.indent),
            "unread-option",
            f"`{match['key']}:` is read as the stem; options stand directly under the header, indented four spaces",
        )


def _check_parts(block: RawBlock, body: Body, mistakes: Mistakes) -> None:
    header_place = block.header.line.position(block.header.line.indent)
    closing_place = block.closing.position(block.closing.indent)
    if all(line.blank for line in body.stem):
        mistakes.add(header_place, "no-stem", "there is no stem; write what is asked before the choices")
    if not body.choices:
        mistakes.add(
            header_place,
            "no-choices",
            "there are no choices; write `- [ ] text`, and `- [x] text` for the key",
        )
    elif len(body.choices) == 1:
        mistakes.add(
            body.choices[0].line.position(body.choices[0].line.indent),
            "one-choice",
            "one choice is no choice; add what a reader with a misconception would pick",
        )
    if body.choices and all(line.blank for line in body.explanation):
        last = body.choices[-1]
        glued = last.lines and not last.lines[-1].blank and last.lines[-1].indent == 0
        mistakes.add(
            closing_place,
            "no-explanation",
            "there is no explanation; say below the choices why the key is right"
            + (" (a blank line parts it from the last choice)" if glued else ""),
        )


def _kind(header: Header, values: Mapping[str, Value], choices: Sequence[Choice], mistakes: Mistakes) -> str:
    """Settle the kind by what the author says and what the body is."""
    said = values["kind"].text if "kind" in values else None
    if "kind" in values and said not in KINDS:
        hint = suggestion(said or "", KINDS)
        mistakes.add(values["kind"].position, "unknown-kind", f"there is no kind `{said or ''}`; {hint}")
        return ""
    right = [choice for choice in choices if choice.is_key]
    if choices and not right:
        place = header.line.position(header.line.indent)
        mistakes.add(place, "no-key", "no choice is marked as right; write `- [x]` before the key")
    if said == "single" and len(right) > 1:
        mistakes.add(
            right[1].start,
            "two-keys",
            f"`kind: single` has one key, and here are {len(right)}; unmark this one, or write `kind: multiple`",
        )
    return said or ("multiple" if len(right) > 1 else "single")
