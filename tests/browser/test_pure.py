"""The widget's logic apart from the page, by tables and over many inputs, run in the browser it is written for."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from playwright.sync_api import Page


def grade(page: Page, kind: str, picked: list[str], answer: dict[str, Any]) -> str:
    verdict: str = page.evaluate(
        "([kind, picked, answer]) => inside.kinds[kind].grade(picked, answer)", [kind, picked, answer]
    )
    return verdict


@pytest.mark.parametrize(
    ("picked", "keys", "verdict"),
    [
        # (right picks - wrong picks) / keys, never below nothing
        (["a"], ["a"], "correct"),
        (["b"], ["a"], "incorrect"),
        (["a", "b"], ["a", "b"], "correct"),
        (["b", "a"], ["a", "b"], "correct"),
        (["a"], ["a", "b"], "partial"),
        (["a", "x"], ["a", "b"], "incorrect"),
        (["a", "b", "x"], ["a", "b"], "partial"),
        (["a", "b", "x", "y"], ["a", "b"], "incorrect"),
        (["a", "b", "x", "y"], ["a", "b", "c"], "incorrect"),
        (["x", "y"], ["a", "b"], "incorrect"),
    ],
)
def test_grades_of_choices(blank: Page, picked: list[str], keys: list[str], verdict: str) -> None:
    assert grade(blank, "multiple", picked, {"keys": keys}) == verdict


@pytest.mark.parametrize(
    ("text", "unit", "language", "value"),
    [
        ("312", "", "en", 312),
        ("1,000", "", "en", 1000),
        ("1,234,567.5", "", "en", 1234567.5),
        ("1 000", "", "en", 1000),
        ("1\u00a0000", "", "en", 1000),
        ("1\u202f000", "", "fr", 1000),
        ("1'000", "", "de-CH", 1000),
        ("1e3", "", "en", 1000),
        ("1E-3", "", "en", 0.001),
        ("3×10^8", "", "en", 3e8),
        ("3 x 10^-2", "", "en", 0.03),
        ("1000 TFLOP/s", "TFLOP/s", "en", 1000),
        ("1000TFLOP/S", "TFLOP/s", "en", 1000),
        ("1000", "TFLOP/s", "en", 1000),
        ("-0", "", "en", 0),
        ("-5", "", "en", -5),
        ("\u22125", "", "en", -5),
        ("+5", "", "en", 5),
        (".5", "", "en", 0.5),
        ("5.", "", "en", 5),
        ("5 %", "%", "en", 5),
        ("5 %", "", "en", 0.05),
        ("\uff11\uff12\uff0e\uff15", "", "ja", 12.5),
        ("1,5", "", "de", 1.5),
        ("1.000", "", "de", 1000),
        ("1.000,5", "", "de", 1000.5),
        ("1,000", "", "de", 1),
        ("1,5", "", "en", 1.5),
        ("1.5", "", "de", 1.5),
        ("  7  ", "", "en", 7),
    ],
)
def test_numbers_are_read_as_a_person_would(
    blank: Page, text: str, unit: str, language: str, value: float
) -> None:
    found = blank.evaluate("args => inside.readNumber(...args)", [text, unit, language])

    assert found == pytest.approx(value)


@pytest.mark.parametrize(
    "text",
    [
        "",
        " ",
        "NaN",
        "Infinity",
        "three",
        "1,00,0",
        "1.2.3",
        "12 GB",
        "1e",
        "--5",
        "0x10",
        "1e999",
        ",",
        "5 5",
        "%",
    ],
)
def test_what_is_no_number(blank: Page, text: str) -> None:
    assert blank.evaluate("text => Number.isNaN(inside.readNumber(text, 'TFLOP/s', 'en'))", text)


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        ("312", "correct"),
        ("296.4", "correct"),  # 312 less 5 %
        ("327.6", "correct"),
        ("296.3", "incorrect"),
        ("327.7", "incorrect"),
        ("312 TFLOP/s", "correct"),
        ("3.12e2", "correct"),
        ("-312", "incorrect"),
        ("", "incorrect"),
    ],
)
def test_grades_of_numbers(blank: Page, typed: str, verdict: str) -> None:
    answer = {"value": 312, "tolerance": 15.6, "unit": "TFLOP/s"}

    assert grade(blank, "numeric", [typed], answer) == verdict


def test_an_exact_decimal_fraction_is_right(blank: Page) -> None:
    assert grade(blank, "numeric", ["0.3"], {"value": 0.1 + 0.2, "tolerance": 0, "unit": None}) == "correct"


@pytest.mark.parametrize(
    ("value", "tolerance", "typed", "verdict"),
    [
        (3e-10, 0, "3e-10", "correct"),
        (3e-10, 0, "0", "incorrect"),
        (3e-10, 0, "9e-10", "incorrect"),
        (8030261248, 0, "8030261248", "correct"),
        (8030261248, 0, "8030261240", "incorrect"),
        (312, 15.6, "327.6", "correct"),
        (312, 15.6, "327.61", "incorrect"),
        (1.1, 0.11, "1.21", "correct"),
        (0, 0, "0", "correct"),
        (0, 0, "1e-300", "incorrect"),
    ],
)
def test_no_tolerance_means_exact(
    blank: Page, value: float, tolerance: float, typed: str, verdict: str
) -> None:
    assert grade(blank, "numeric", [typed], {"value": value, "tolerance": tolerance, "unit": None}) == verdict


@pytest.mark.parametrize(
    ("typed", "accepted", "case_sensitive", "verdict"),
    [
        ("canary", ["canary", "canary deployment"], False, "correct"),
        ("  Canary   Deployment ", ["canary", "canary deployment"], False, "correct"),
        ("CANARY", ["canary"], False, "correct"),
        ("CANARY", ["canary"], True, "incorrect"),
        ("café", ["cafe\u0301"], False, "correct"),
        ("cafe", ["café"], False, "incorrect"),
        ("STRASSE", ["Straße"], False, "correct"),
        ("don\u2019t", ["don't"], False, "correct"),
        ("blue\u2013green", ["blue-green"], False, "correct"),
        ("\u201cyes\u201d", ['"yes"'], False, "correct"),
        ("\uff27\uff30\uff35", ["GPU"], False, "correct"),
        ("canaries", ["canary"], False, "incorrect"),
        ("a+b", ["a-b"], False, "incorrect"),
    ],
)
def test_grades_of_phrases(
    blank: Page, typed: str, accepted: list[str], case_sensitive: bool, verdict: str
) -> None:
    answer = {"accepted": accepted, "caseSensitive": case_sensitive}

    assert grade(blank, "text", [typed], answer) == verdict


@pytest.mark.parametrize(
    ("typed", "verdict"),
    [
        (["pod", "node"], "correct"),
        (["Pods", "NODE"], "correct"),
        (["pod", "x"], "partial"),
        (["x", "node"], "partial"),
        (["node", "pod"], "incorrect"),
        ([], "incorrect"),
    ],
)
def test_grades_of_gaps(blank: Page, typed: list[str], verdict: str) -> None:
    answer = {"gaps": [["pod", "pods"], ["node"]], "caseSensitive": False}

    assert grade(blank, "cloze", typed, answer) == verdict


@pytest.mark.parametrize("picked", [list(order) for order in itertools.permutations("abcd")], ids="".join)
def test_grades_of_orders(blank: Page, picked: list[str]) -> None:
    """The share of adjacent pairs in order; all right is correct."""
    right = sum("".join(pair) in "abcd" for pair in itertools.pairwise(picked))
    verdict = {3: "correct", 0: "incorrect"}.get(right, "partial")

    assert grade(blank, "ordering", picked, {"order": list("abcd")}) == verdict


@pytest.mark.parametrize(
    ("picked", "verdict"),
    [
        (["r1=m1", "r2=m2", "r3=m1"], "correct"),
        (["r3=m1", "r2=m2", "r1=m1"], "correct"),
        (["r1=m1", "r2=m1", "r3=m1"], "partial"),
        (["r1=m2", "r2=m1", "r3=m2"], "incorrect"),
        ([], "incorrect"),
    ],
)
def test_grades_of_pairs_two_of_which_share_a_match(blank: Page, picked: list[str], verdict: str) -> None:
    assert grade(blank, "matching", picked, {"pairs": {"r1": "m1", "r2": "m2", "r3": "m1"}}) == verdict


def orders(page: Page, count: int, phase: str, rounds: int, question: str = "an-id") -> list[list[str]]:
    found: list[list[str]] = page.evaluate(
        """([count, phase, rounds, question]) => {
            const ids = Array.from({length: count}, (_, at) => `c${at}`);
            return Array.from({length: rounds}, (_, round) => inside.order(ids, question, phase, round));
        }""",
        [count, phase, rounds, question],
    )
    return found


@pytest.mark.parametrize("count", range(2, 9))
def test_each_round_has_an_order_of_its_own(blank: Page, count: int) -> None:
    found = orders(blank, count, "quiz", 12)

    assert all(sorted(order) == sorted(found[0]) for order in found)
    assert all(before != after for before, after in itertools.pairwise(found))
    assert found == orders(blank, count, "quiz", 12)


@pytest.mark.parametrize("count", range(2, 9))
def test_the_quiz_begins_with_another_order_than_the_pretest(blank: Page, count: int) -> None:
    for number in range(50):
        question = f"question-{number}"

        assert orders(blank, count, "quiz", 1, question) != orders(blank, count, "pretest", 1, question)


def test_no_place_is_favored(blank: Page) -> None:
    """Over 2,000 questions each of four choices comes first about as often as another."""
    first: list[str] = blank.evaluate(
        "Array.from({length: 2000}, (_, at) => inside.order(['a', 'b', 'c', 'd'], `q-${at}`, 'quiz', 0)[0])"
    )

    assert all(440 < first.count(choice) < 560 for choice in "abcd")


def test_the_order_does_not_depend_on_that_of_the_page(blank: Page) -> None:
    found = blank.evaluate(
        "[['a', 'b', 'c'], ['c', 'a', 'b']].map(ids => inside.order(ids, 'an-id', 'quiz', 3).join())"
    )

    assert found[0] == found[1]


@pytest.mark.parametrize(
    ("language", "forms", "said"),
    [
        ("en", "answer|answers", ["0 answers", "1 answer", "2 answers", "11 answers"]),
        ("pl", "plik|pliki|plików|pliku", ["0 plików", "1 plik", "2 pliki", "11 plików"]),
        ("ja", "回答", ["0 回答", "1 回答", "2 回答", "11 回答"]),
        # A translation that lacks a form says the last one.
        ("pl", "plik", ["0 plik", "1 plik", "2 plik", "11 plik"]),
    ],
)
def test_words_go_with_their_number(blank: Page, language: str, forms: str, said: list[str]) -> None:
    script = """([language, words]) => {
      const { words: before } = selfcheck, { lang } = document.documentElement;
      selfcheck.words = { words };
      document.documentElement.lang = language;
      const said = [0, 1, 2, 11].map(count => inside.say("words", { count }));
      selfcheck.words = before;
      document.documentElement.lang = lang;
      return said;
    }"""

    assert blank.evaluate(script, [language, f"{{count}} {{count|{forms}}}"]) == said


def test_no_phrase_has_a_number_and_a_form_that_does_not_go_with_it(blank: Page) -> None:
    phrases: dict[str, str] = blank.evaluate("selfcheck.words")

    for phrase in phrases.values():
        counted = re.findall(r"\{(\w+)\} (\w+s)\b", phrase)
        assert counted == []
        for name, forms in re.findall(r"\{(\w+)\|([^}]*)\}", phrase):
            assert f"{{{name}}}" in phrase
            assert forms.count("|") == 1
