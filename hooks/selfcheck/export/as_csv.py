"""A table for spreadsheets: one row a question, with its texts as Markdown.

Choices, rows and prompts have columns with numbers. `key` names the numbers of the right ones, or is what is right itself.
A cell that a spreadsheet would take for a formula begins with an apostrophe, as does one that begins with an apostrophe
itself: take one away to have the text. Pictures and diagrams stay as they are written in Markdown. The headers of a
table to match are left out.
"""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING, assert_never

from selfcheck.export.texts import decimal
from selfcheck.kinds.response import Choices, Gaps, Number, Order, Pairs, Statement, Words
from selfcheck.model import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selfcheck.export.source import ExportedQuestion, Source
    from selfcheck.kinds.response import Response, Text

SUFFIX = ".csv"
# What begins a formula in one spreadsheet or another, in full width too, and what takes the guard for a part of the text.
GUARDED = re.compile(r"[=+\-@\t\r\n'\uff1d\uff0b\uff0d\uff20]")
NUMBER = re.compile(r"-?\d+(\.\d+)?(e[+-]?\d+)?")
BEFORE = ("id", "kind", "page", "line", "stem", "key")
AFTER = (
    "tolerance",
    "unit",
    "case_sensitive",
    "explanation",
    "hints",
    "tags",
    "difficulty",
    "phase",
    "shuffle",
    "learn",
    "objective",
    "source",
    "rev",
)
NUMBERED = ("choice", "match", "feedback")


def write(source: Source) -> bytes:
    """Write the table, for Excel too: with a byte-order mark, and every cell in quotes."""
    rows = [{**_row(page.page.path, one), **_response(one.response)} for page, one in source.questions]
    numbered = [
        f"{name}_{number}"
        for name in NUMBERED
        for number in range(1, max((_count(row, name) for row in rows), default=0) + 1)
    ]
    file = io.StringIO(newline="")
    table = csv.DictWriter(file, [*BEFORE, *numbered, *AFTER], restval="", quoting=csv.QUOTE_ALL)
    table.writeheader()
    table.writerows({name: guarded(value) for name, value in row.items()} for row in rows)
    return file.getvalue().encode("utf-8-sig")


def guarded(text: str) -> str:
    """Return a text that no spreadsheet takes for a formula."""
    return f"'{text}" if GUARDED.match(text) and not NUMBER.fullmatch(text) else text


def _row(path: str, exported: ExportedQuestion) -> dict[str, str]:
    question = exported.question
    options = question.options
    return {
        "id": question.id,
        "kind": question.kind,
        "page": path,
        "line": str(question.start.line),
        "stem": _numbered_gaps(question.stem.text),
        "explanation": question.explanation.text,
        "hints": _lines(_one_line(hint.text) for hint in options.hints),
        "tags": _lines(options.tags),
        "difficulty": "" if options.difficulty is None else str(options.difficulty),
        "phase": str(options.phase),
        "shuffle": _yes(options.shuffle),
        "learn": options.learn or "",
        "objective": options.objective or "",
        "source": options.source or "",
        "rev": exported.revision,
    }


def _response(response: Response) -> dict[str, str]:
    """Return the cells that depend on the kind."""
    match response:
        case Choices(options):
            keys = (str(number) for number, one in enumerate(options, start=1) if one.is_key)
            cells = {"key": _lines(keys), **_columns("choice", (one.text for one in options))}
            cells |= _columns("feedback", (one.feedback for one in options))
        case Statement(is_true):
            cells = {"key": _yes(is_true)}
        case Number(value, tolerance, unit):
            cells = {"key": decimal(value), "tolerance": decimal(tolerance), "unit": unit or ""}
        case Words(accepted, case_sensitive):
            cells = {"key": _lines(map(_one_line, accepted)), "case_sensitive": _yes(case_sensitive)}
        case Gaps(gaps, case_sensitive):
            keys = ("|".join(_escaped(one) for one in gap) for gap in gaps)
            cells = {"key": _lines(keys), "case_sensitive": _yes(case_sensitive)}
        case Order(rows):
            cells = {"key": _lines(str(number) for number in range(1, len(rows) + 1))}
            cells |= _columns("choice", (row.text for row in rows))
        case Pairs():
            cells = _pairs(response)
        case _:
            assert_never(response)
    return cells


def _pairs(response: Pairs) -> dict[str, str]:
    """Write a match beside each prompt, and those that belong to none below them."""
    texts = {one.id: one.text for one in response.matches}
    used = set(response.key.values())
    matches = [texts[response.key[one.id]] for one in response.prompts]
    matches += [text for key, text in texts.items() if key not in used]
    return {
        "key": _lines(str(number) for number in range(1, len(response.prompts) + 1)),
        **_columns("choice", (one.text for one in response.prompts)),
        **_columns("match", matches),
    }


def _columns(name: str, texts: Iterable[Text | None]) -> dict[str, str]:
    return {f"{name}_{number}": text.markdown for number, text in enumerate(texts, start=1) if text}


def _count(row: dict[str, str], name: str) -> int:
    """Return how many columns of a name a row needs."""
    return max((int(key.rpartition("_")[2]) for key in row if key.startswith(f"{name}_")), default=0)


def _numbered_gaps(stem: str) -> str:
    """Write `[[1]]` for the first gap of a stem, and so on: the key has a line for each."""
    first, *rest = stem.split(GAP)
    return first + "".join(f"[[{number}]]{piece}" for number, piece in enumerate(rest, start=1))


def _escaped(spelling: str) -> str:
    return re.sub(r"([\\|])", r"\\\1", _one_line(spelling))


def _one_line(text: str) -> str:
    return " ".join(text.split())


def _lines(values: Iterable[str]) -> str:
    return "\n".join(values)


def _yes(value: object) -> str:
    return "true" if value else "false"
