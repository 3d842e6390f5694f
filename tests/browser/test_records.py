"""What the widget keeps, by tables and properties: lines of a log, merging, the first schema, files of anybody's making."""

from __future__ import annotations

import datetime as dt
import json
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from browser.records import RECORD
from selfcheck.kinds import KINDS

if TYPE_CHECKING:
    import random

    from playwright.sync_api import Page


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
        # Some browsers read these as days of the next month, and some as none.
        ({"day": "2026-02-29"}, False),
        ({"day": "2026-02-31"}, False),
        ({"day": "2026-04-31"}, False),
        ({"day": "1900-02-29"}, False),
        ({"day": "2000-02-29"}, True),
        ({"day": "2028-02-29"}, True),
        ({"day": "2026-12-31"}, True),
    ],
)
def test_what_counts_as_a_record(blank: Page, change: dict[str, Any], is_record: bool) -> None:
    assert blank.evaluate("value => inside.isRecord(value)", {**RECORD, **change}) is is_record


@pytest.mark.parametrize(
    ("day", "is_day"), [("2026-02-28", True), ("2026-02-29", False), ("2026-02-31", False)]
)
def test_a_line_has_a_day_of_the_calendar(blank: Page, day: str, is_day: bool) -> None:
    row = f"0000abcdefgh 12345678 q c - {day} 1 a"

    assert (blank.evaluate("row => inside.decode(row, 'an-id')", row) is not None) is is_day


def test_answers_of_days_to_come_are_read_as_given_before_what_came_after_them(blank: Page) -> None:
    ahead = {**RECORD, "attempt": "0001abcdefgh", "day": "9999-12-31"}
    later = {**RECORD, "attempt": "0002abcdefgh", "day": "2026-01-02"}
    first = {**RECORD, "day": "2026-01-01"}
    script = "all => inside.upToNow(all).map(one => one.attempt + ' ' + one.day)"

    assert blank.evaluate(script, [first, later]) == ["0000abcdefgh 2026-01-01", "0002abcdefgh 2026-01-02"]
    assert blank.evaluate(script, [first, later, ahead]) == [
        "0000abcdefgh 2026-01-01",
        "0001abcdefgh 2026-01-02",
        "0002abcdefgh 2026-01-02",
    ]
    assert blank.evaluate(script, [ahead]) == [blank.evaluate("'0001abcdefgh ' + inside.today()")]


@pytest.mark.parametrize("value", [None, 3, "text", [], {}])
def test_what_counts_as_no_record(blank: Page, value: Any) -> None:
    assert blank.evaluate("value => inside.isRecord(value)", value) is False


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
    script = "all => all.map(one => inside.decode(inside.encode(one), 'an-id'))"

    assert blank.evaluate(script, given_records) == given_records


def merge(page: Page, *logs: list[str]) -> list[str]:
    merged: list[str] = page.evaluate("logs => logs.reduce((a, b) => inside.mergeRows(a, b))", list(logs))
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
            rows.push(inside.encode(inside.makeRecord(fields, at)));
          }
          return inside.mergeRows([], rows.slice().reverse()).map(row => inside.decode(row, "an-id").picked[0]);
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

    found = blank.evaluate("kept => inside.fromFirstSchema(kept)", kept)
    again = blank.evaluate("kept => inside.fromFirstSchema(kept)", kept)

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
    found = blank.evaluate("kept => inside.fromFirstSchema(kept)", kept)

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
        (file(version=3), "importOther"),
        (file(version=3, log=[["a row"]]), "importOther"),
        (file(version=3, log={"an-id": "a row"}), "importOther"),
        (file(version=3, log={"an-id": {"length": 3}}), "importOther"),
        (file(version=4), "importNewer"),
        ("[" * 100_000, "importOther"),
        # A text of millions of quotes that never ends.
        ('"' + '\\"' * 2_500_000, "importNoJson"),
        ('{"a":"' + '\\"' * 2_500_000, "importNoJson"),
        ('{"a":' * 50_000 + "1" + "}" * 50_000, "importOther"),
        (" " * (5 * 1024 * 1024 + 1), "importLarge"),
    ],
    ids=lambda value: f"{value[:30]}{value[30:][-30:]}",
)
def test_a_file_that_is_none_of_ours_is_turned_away(blank: Page, text: str, problem: str) -> None:
    assert blank.evaluate("text => inside.readProgress(text)", text) == {"problem": problem}


def test_a_file_gives_its_records_and_nothing_else(blank: Page) -> None:
    hostile = {**RECORD, "html": "<img src=x onerror=alert(1)>", "toString": "x"}
    text = file(records=[RECORD, hostile, {**RECORD, "question": "__proto__"}, 3], extra={"a": 1})

    found = blank.evaluate("text => inside.readProgress(text)", text)

    assert found == {"records": [RECORD, RECORD], "rejected": 2}


def test_a_file_read_back_is_what_was_written(blank: Page) -> None:
    back = blank.evaluate(
        "all => inside.readProgress(inside.writeProgress('site', all))",
        [RECORD, {**RECORD, "certainty": 2}],
    )

    assert back == {"records": [RECORD, {**RECORD, "certainty": 2}], "rejected": 0}


def test_the_store_at_its_fullest_comes_back_from_its_file(blank: Page) -> None:
    """All that 4 MiB hold fits into the 5 MB that are read; so do 50,000 answers."""
    counts = blank.evaluate(
        """() => {
          const all = [];
          for (let size = 0, at = 0; size < 4 * 1024 * 1024; at += 1) {
            const fields = { question: `question-${at % 2000}`, rev: "12345678", phase: "quiz", picked: ["a1b2c3d4"], verdict: "correct" };
            all.push(inside.makeRecord(fields, Math.floor(at / 2000)));
            size += inside.encode(all.at(-1)).length + 1;
          }
          return [50_000, all.length].map(count => {
            const text = inside.writeProgress("site", all.slice(0, count));
            const { records, rejected } = inside.readProgress(text);
            const key = one => `${one.question} ${inside.encode(one)}`;
            const same = records.map(key).sort().join() === all.slice(0, count).map(key).sort().join();
            return { count, size: text.length, read: records.length, rejected, same };
          });
        }"""
    )

    for one in counts:
        assert one["count"] >= 50_000
        assert one["size"] < 5 * 1024 * 1024
        assert (one["read"], one["rejected"], one["same"]) == (one["count"], 0, True)


def test_a_file_can_be_read_by_people(blank: Page) -> None:
    text = blank.evaluate(
        "all => inside.writeProgress('site', all)", [RECORD, {**RECORD, "question": "constructor"}]
    )

    row = "0000abcdefgh 12345678 q c - 2026-11-23 1 a"
    assert json.loads(text) == {
        "format": "selfcheck-progress",
        "version": 3,
        "site": "site",
        "log": {"an-id": [row], "constructor": [row]},
    }
    assert f'\n   "{row}"\n' in text


def test_lines_of_a_file_that_are_no_answers_are_counted(blank: Page) -> None:
    row = "0000abcdefgh 12345678 q c - 2026-11-23 1 a"
    log = {
        "an-id": [row, "row", None, 3, [], row.replace("11-23", "02-31")],
        "No Id": [row],
        "__proto__": [row],
    }

    found = blank.evaluate("text => inside.readProgress(text)", file(version=3, log=log))

    assert found == {"records": [RECORD], "rejected": 7}


def test_a_file_holds_no_answers_of_days_to_come(blank: Page) -> None:
    script = (
        "days => inside.readProgress(JSON.stringify({ ...JSON.parse(days.file), records: days.records }))"
    )
    days = [str(dt.datetime.now().astimezone().date() + dt.timedelta(days=ahead)) for ahead in (0, 1, 3)]
    given = [{**RECORD, "day": day} for day in [*days, "9999-12-31"]]

    found = blank.evaluate(script, {"file": file(), "records": given})

    assert found == {"records": given[:2], "rejected": 2}


def test_the_shared_file_tells_nothing_of_who_answered(blank: Page) -> None:
    typed = {**RECORD, "question": "a-text", "picked": ["my name"], "certainty": 1}

    shared = json.loads(
        blank.evaluate(
            """all => inside.writeShared("site", [{ id: "an-id", kind: "single" }, { id: "a-text", kind: "text" }],
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


@pytest.mark.parametrize("kind", KINDS)
def test_what_was_typed_is_not_shared(blank: Page, kind: str) -> None:
    shared = json.loads(
        blank.evaluate(
            "([kind, record]) => inside.writeShared('site', [{ id: record.question, kind }], () => [record])",
            [kind, RECORD],
        )
    )

    (response,) = shared["responses"]
    assert ("picked" in response) == (kind not in {"numeric", "text", "cloze"})


MARK = {
    "answered": 1,
    "total": 2,
    "gain": {"pairs": 0, "learned": 0, "kept": 0, "lost": 0, "open": 0, "guess": 0},
}


def test_marks_that_make_sense_are_kept(blank: Page) -> None:
    marks = dict.fromkeys(["", "index.html", "deep/all.html", "deep/", "with%20space.html"], MARK)

    assert blank.evaluate("marks => inside.readMarks(marks)", marks) == marks


@pytest.mark.parametrize(
    "marks",
    [
        None,
        3,
        [],
        {"__proto__": {"answered": 1, "total": 1}},
        {"a.html": {"answered": "<b>", "total": 1}},
        {"javascript:alert(1)": {"answered": 1, "total": 1, "gain": {}}},
        dict.fromkeys(
            ["/", "//", "//%", "//host/a.html", "a//b.html", "https://a", "a b", "a?b", "x" * 201], MARK
        ),
    ],
)
def test_marks_that_make_no_sense_are_left_out(blank: Page, marks: Any) -> None:
    assert blank.evaluate("marks => Object.keys(inside.readMarks(marks))", marks) == []
