"""The table for spreadsheets: every question can be read back from it, and no cell is a formula."""

from __future__ import annotations

import csv
import io
import re
from typing import TYPE_CHECKING

from hypothesis import given
from hypothesis import strategies as st
from openpyxl import Workbook

from selfcheck.export import as_csv
from selfcheck.kinds.response import Choices, Gaps, Number, Order, Pairs, Statement, Words
from selfcheck.model import GAP

if TYPE_CHECKING:
    from selfcheck.export.source import ExportedQuestion, Source

FORMULA = "f"


def unguarded(cell: str) -> str:
    """Read a cell as the format's documentation says."""
    return cell.removeprefix("'")


def rows(source: Source) -> list[dict[str, str]]:
    written = as_csv.write(source).decode("utf-8-sig")
    return list(csv.DictReader(io.StringIO(written, newline="")))


def column(row: dict[str, str], name: str) -> list[str]:
    cells = [unguarded(cell) for key, cell in row.items() if re.fullmatch(rf"{name}_\d+", key)]
    while cells and not cells[-1]:
        cells.pop()
    return cells


def test_a_table_has_every_question_with_all_that_it_says(export_source: Source) -> None:
    questions = {one.id: one for _, one in export_source.questions}
    found = {row["id"]: row for row in rows(export_source)}

    assert list(found) == list(questions)
    for name, row in found.items():
        question = questions[name]
        numbers = iter(range(1, 100))
        stem = re.sub(GAP, lambda _: f"[[{next(numbers)}]]", question.stem.markdown)  # noqa: B023 - used at once
        assert unguarded(row["stem"]) == stem
        assert row["kind"] == question.question.kind
        assert unguarded(row["explanation"]) == question.explanation.markdown
        assert row["tags"].split("\n") == list(question.tags or [""])
        check_answers(question, row)


def check_answers(question: ExportedQuestion, row: dict[str, str]) -> None:
    key = unguarded(row["key"]).split("\n")
    match question.response:
        case Choices(options):
            assert column(row, "choice") == [one.text.markdown for one in options]
            assert key == [str(at) for at, one in enumerate(options, start=1) if one.is_key]
            feedback = [one.feedback.markdown if one.feedback else "" for one in options]
            told = column(row, "feedback")
            assert [*told, *[""] * (len(options) - len(told))] == feedback
        case Statement(is_true):
            assert (key == ["true"]) == is_true
        case Number(value, tolerance, unit):
            assert (float(row["key"]), float(row["tolerance"]), row["unit"] or None) == (
                value,
                tolerance,
                unit,
            )
        case Words(accepted, case_sensitive):
            assert (key, row["case_sensitive"]) == (list(accepted), str(case_sensitive).lower())
        case Gaps(gaps, case_sensitive):
            assert [re.split(r"(?<!\\)\|", one) for one in key] == [
                [re.sub(r"([\\|])", r"\\\1", one) for one in gap] for gap in gaps
            ]
            assert row["case_sensitive"] == str(case_sensitive).lower()
        case Order(items):
            assert column(row, "choice") == [one.text.markdown for one in items]
        case Pairs() as pairs:
            texts = {one.id: one.text.markdown for one in pairs.matches}
            matches = column(row, "match")
            prompts = column(row, "choice")
            assert prompts == [one.text.markdown for one in pairs.prompts]
            assert matches[: len(prompts)] == [texts[pairs.key[one.id]] for one in pairs.prompts]
            assert set(matches) == set(texts.values())


def test_no_cell_is_a_formula(export_source: Source) -> None:
    sheet = Workbook().active
    cells = [cell for row in rows(export_source) for cell in row.values()]

    assert any(cell.startswith("'=") for cell in cells)
    assert not [
        cell for cell in cells if cell[:1] in tuple("=+-@\t\r\n") and not as_csv.NUMBER.fullmatch(cell)
    ]
    for cell in cells:
        sheet["A1"] = cell
        assert sheet["A1"].data_type != FORMULA


@given(st.text() | st.from_regex(r"\A['=+@\-]{1,3}[a-z0-9(]{0,5}"))
def test_a_guard_can_be_taken_away(text: str) -> None:
    assert unguarded(as_csv.guarded(text)) == text
