"""What the widget keeps, by tables and properties: lines of a log, merging, the first schema, files of anybody's making."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

if TYPE_CHECKING:
    import random

    from playwright.sync_api import Page

RECORD: dict[str, Any] = {
    "attempt": "0000abcdefgh",
    "question": "an-id",
    "rev": "12345678",
    "phase": "quiz",
    "picked": ["a"],
    "verdict": "correct",
    "day": "2026-11-23",
}


@pytest.mark.parametrize(
    ("change", "is_record"),
    [
        ({}, True),
        ({"picked": []}, True),
        ({"picked": ["typed, with a comma", "ä ö", "100 %"]}, True),
        ({"verdict": None, "phase": "pretest"}, True),
        ({"certainty": 3}, True),
        ({"phase": "exam"}, True),
        ({"certainty": "sure"}, False),
        ({"certainty": 4}, False),
        ({"attempt": 7}, False),
        ({"attempt": "a b"}, False),
        ({"attempt": "short"}, False),
        ({"question": None}, False),
        ({"question": "No Id"}, False),
        ({"question": "a" * 65}, False),
        ({"question": "__proto__"}, False),
        ({"picked": "a"}, False),
        ({"picked": [1]}, False),
        ({"picked": ["a" * 201]}, False),
        ({"picked": ["a"] * 101}, False),
        ({"verdict": "yes"}, False),
        ({"verdict": "toString"}, False),
        ({"phase": "constructor"}, False),
        ({"rev": "x" * 201}, False),
        ({"day": {"toString": "x"}}, False),
        ({"day": "2026-13-01"}, False),
        ({"day": "<b>"}, False),
    ],
)
def test_what_counts_as_a_record(blank: Page, change: dict[str, Any], is_record: bool) -> None:
    assert blank.evaluate("value => selfcheck.isRecord(value)", {**RECORD, **change}) is is_record


@pytest.mark.parametrize("value", [None, 3, "text", [], {}])
def test_what_counts_as_no_record(blank: Page, value: Any) -> None:
    assert blank.evaluate("value => selfcheck.isRecord(value)", value) is False


records = st.fixed_dictionaries(
    {
        "attempt": st.from_regex(r"[0-9a-z]{8,20}", fullmatch=True),
        "question": st.just("an-id"),
        "rev": st.from_regex(r"[0-9a-f]{8}", fullmatch=True),
        "phase": st.sampled_from(["pretest", "quiz", "review", "exam"]),
        "picked": st.lists(st.text(st.characters(codec="utf-8"), max_size=20), max_size=4),
        "verdict": st.sampled_from([None, "correct", "partial", "incorrect"]),
        "day": st.dates().map(str),
    },
    optional={"certainty": st.sampled_from([1, 2, 3])},
)
many = settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])


@given(st.lists(records, max_size=30))
@many
def test_a_record_comes_back_from_its_line_as_it_was(
    blank: Page, given_records: list[dict[str, Any]]
) -> None:
    script = "all => all.map(one => selfcheck.decode(selfcheck.encode(one), 'an-id'))"

    assert blank.evaluate(script, given_records) == given_records


def merge(page: Page, *logs: list[str]) -> list[str]:
    merged: list[str] = page.evaluate("logs => logs.reduce((a, b) => selfcheck.mergeRows(a, b))", list(logs))
    return merged


@given(st.lists(st.lists(records, max_size=6), min_size=3, max_size=3), st.randoms(use_true_random=False))
@many
def test_merging_is_commutative_associative_and_idempotent(
    blank: Page, logs: list[list[dict[str, Any]]], chance: random.Random
) -> None:
    # Some attempts stand in two logs, and some of those differ, as where somebody changed a file.
    for record in logs[0]:
        if chance.random() < 0.5:
            logs[1].append({**record, "verdict": chance.choice([None, record["verdict"]])})
    a, b, c = (blank.evaluate("all => all.map(selfcheck.encode)", log) for log in logs)

    assert merge(blank, a, b) == merge(blank, b, a)
    assert merge(blank, merge(blank, a, b), c) == merge(blank, a, merge(blank, b, c))
    assert merge(blank, merge(blank, a, b), merge(blank, a, b)) == merge(blank, a, b)
    attempts = {record["attempt"] for log in logs for record in log}
    assert {row.split(" ")[0] for row in merge(blank, a, b, c)} == attempts


def test_a_log_stands_in_the_order_in_which_it_was_made(blank: Page) -> None:
    rows = blank.evaluate(
        """() => {
          const rows = [];
          for (let at = 0; at < 1500; at += 1) {
            const fields = { question: "an-id", rev: "12345678", phase: "quiz", picked: [String(at)], verdict: null };
            rows.push(selfcheck.encode(selfcheck.makeRecord(fields, at)));
          }
          return selfcheck.mergeRows([], rows.slice().reverse()).map(row => selfcheck.decode(row, "an-id").picked[0]);
        }"""
    )

    assert rows == [str(at) for at in range(1500)]


OLD = {
    "attempt": "ab" * 16,
    "question": "an-id",
    "rev": "12345678",
    "phase": "quiz",
    "picked": ["c1a2b3c4"],
    "verdict": "correct",
    "day": "2026-11-23",
}


def test_the_first_schema_is_taken_over_without_losing_a_record(blank: Page) -> None:
    kept = {
        "records": [OLD, {**OLD, "attempt": "cd" * 16}, {**OLD, "question": "other"}, {"attempt": 1}, None],
        "broken": ["before"],
    }

    found = blank.evaluate("kept => selfcheck.fromFirstSchema(kept)", kept)
    again = blank.evaluate("kept => selfcheck.fromFirstSchema(kept)", kept)

    assert [(one["question"], one["attempt"]) for one in found["records"]] == [
        ("an-id", "0000abababababab"),
        ("an-id", "0001cdcdcdcdcdcd"),
        ("other", "0000abababababab"),
    ]
    assert found["broken"] == ["before", {"attempt": 1}, None]
    assert again == found


@given(
    st.recursive(
        st.none() | st.integers() | st.text(max_size=5),
        lambda inner: (
            st.lists(inner)
            | st.dictionaries(st.sampled_from(["records", "broken", "attempt", "question"]), inner)
        ),
        max_leaves=12,
    )
)
@many
def test_migration_keeps_or_sets_aside_whatever_there_is(blank: Page, kept: Any) -> None:
    found = blank.evaluate("kept => selfcheck.fromFirstSchema(kept)", kept)

    count = (
        len(kept.get("records", []))
        if isinstance(kept, dict) and isinstance(kept.get("records"), list)
        else 0
    )
    before = len(kept["broken"]) if isinstance(kept, dict) and isinstance(kept.get("broken"), list) else 0
    assert len(found["records"]) + len(found["broken"]) == count + before


def file(**change: Any) -> str:
    return json.dumps(
        {"format": "selfcheck-progress", "version": 2, "site": "s", "records": [RECORD], **change}
    )


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ("", "importNoJson"),
        ("{", "importNoJson"),
        ("null", "importOther"),
        ("[]", "importOther"),
        ('"text"', "importOther"),
        (file(format="else"), "importOther"),
        (file(records={"length": 3}), "importOther"),
        (file(version=3), "importNewer"),
        ("[" * 100_000, "importOther"),
        ('{"a":' * 50_000 + "1" + "}" * 50_000, "importOther"),
        (" " * (5 * 1024 * 1024 + 1), "importLarge"),
    ],
    ids=lambda value: str(value)[:30],
)
def test_a_file_that_is_none_of_ours_is_turned_away(blank: Page, text: str, problem: str) -> None:
    assert blank.evaluate("text => selfcheck.readProgress(text)", text) == {"problem": problem}


def test_a_file_gives_its_records_and_nothing_else(blank: Page) -> None:
    hostile = {**RECORD, "html": "<img src=x onerror=alert(1)>", "toString": "x"}
    text = file(records=[RECORD, hostile, {**RECORD, "question": "__proto__"}, 3], extra={"a": 1})

    found = blank.evaluate("text => selfcheck.readProgress(text)", text)

    assert found == {"records": [RECORD, RECORD], "rejected": 2}


def test_a_file_read_back_is_what_was_written(blank: Page) -> None:
    back = blank.evaluate(
        "all => selfcheck.readProgress(selfcheck.writeProgress('site', all))",
        [RECORD, {**RECORD, "certainty": 2}],
    )

    assert back == {"records": [RECORD, {**RECORD, "certainty": 2}], "rejected": 0}


def test_the_shared_file_tells_nothing_of_who_answered(blank: Page) -> None:
    typed = {**RECORD, "question": "a-text", "picked": ["my name"], "certainty": 1}

    shared = json.loads(
        blank.evaluate(
            """all => selfcheck.writeShared("site", [{ id: "an-id", kind: "single" }, { id: "a-text", kind: "text" }],
                 question => all.filter(one => one.question === question))""",
            [RECORD, typed, {**RECORD, "question": "gone"}],
        )
    )

    chosen = {name: RECORD[name] for name in ("question", "rev", "phase", "picked", "verdict", "day")}
    unnamed = {name: typed[name] for name in ("question", "rev", "phase", "verdict", "certainty", "day")}
    assert shared == {
        "format": "selfcheck-responses",
        "version": 1,
        "site": "site",
        "responses": [chosen, unnamed],
    }


@pytest.mark.parametrize(
    "marks",
    [
        None,
        3,
        [],
        {"__proto__": {"answered": 1, "total": 1}},
        {"a.html": {"answered": "<b>", "total": 1}},
        {"javascript:alert(1)": {"answered": 1, "total": 1, "gain": {}}},
    ],
)
def test_marks_that_make_no_sense_are_left_out(blank: Page, marks: Any) -> None:
    assert blank.evaluate("marks => Object.keys(selfcheck.readMarks(marks))", marks) == []
