"""Moodle XML as others read it: types, keys, shares of a mark, feedback, hints, tags and files."""

from __future__ import annotations

import re
from base64 import b64decode
from html import unescape
from pathlib import Path
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest
from moodle_xml_parser.parser import parse_bytes

from export_bank import by_id
from selfcheck.export import as_moodle
from selfcheck.export.html import plain
from selfcheck.kinds.response import Choices, Gaps, Number, Order, Pairs, Statement, Words
from selfcheck.model import GAP

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selfcheck.export.source import ExportedQuestion, Source

# What the parser can't tell from a gap: it decodes braces before it looks for gaps.
WITH_BRACES = {"hard-gaps"}


@pytest.fixture
def elements(export_source: Source) -> Mapping[str, ET.Element]:
    """The elements of the questions, by their ID numbers."""
    root = ET.fromstring(as_moodle.write(export_source))  # noqa: S314 - what was written just now
    return {one.findtext("idnumber", ""): one for one in root if one.get("type") != "category"}


def test_a_parser_understands_choices_and_gaps(export_source: Source) -> None:
    found = parse_bytes(as_moodle.write(export_source))
    questions = by_id(export_source)
    choices = {name: one.response for name, one in questions.items() if isinstance(one.response, Choices)}
    gaps = {name: one.response for name, one in questions.items() if isinstance(one.response, Gaps)}

    assert {one.name for one in found["multichoice"]} == set(choices)
    for one in found["multichoice"]:
        response = choices[one.name]
        assert one.single != response.several
        assert [option.score_fraction / 100 for option in one.options] == pytest.approx(
            [option.weight for option in response.options], abs=1e-7
        )
        assert [plain(option.feedback or "") for option in one.options] == [
            plain(option.feedback.html) if option.feedback else "" for option in response.options
        ]
    assert {one.name for one in found["cloze"]} == set(gaps)
    for one in found["cloze"]:
        if one.name not in WITH_BRACES:
            accepted = [tuple(option.answer for option in gap.options) for gap in one.gaps]
            assert accepted == list(gaps[one.name].gaps)
            assert {(option.score, gap.sub_grade) for gap in one.gaps for option in gap.options} == {(100, 1)}


def test_every_kind_is_there_with_its_key(export_source: Source, elements: Mapping[str, ET.Element]) -> None:
    questions = by_id(export_source)

    assert list(elements) == list(questions)
    for name, question in questions.items():
        element = elements[name]
        assert text(element, "name") == name
        assert plain(question.explanation.html) in plain(text(element, "generalfeedback"))
        assert [text(one, ".") for one in element.iterfind("tags/tag")] == list(question.tags)
        assert [plain(text(one, ".")) for one in element.iterfind("hint")] == [
            plain(one.html) for one in question.hints
        ]
        check_key(question, element)


def check_key(question: ExportedQuestion, element: ET.Element) -> None:
    answers = element.findall("answer")
    texts = [text(one, ".") for one in answers]
    shares = [float(one.get("fraction", "")) for one in answers]
    match question.response:
        case Choices():
            assert element.get("type") == "multichoice"
            assert (element.findtext("shuffleanswers") == "true") == question.question.options.shuffle
        case Statement(is_true):
            assert (texts, shares) == (["true", "false"], [100, 0] if is_true else [0, 100])
        case Number(value, tolerance, unit):
            assert float(texts[0]) == value
            assert float(answers[0].findtext("tolerance", "")) == tolerance
            assert element.findtext("units/unit/unit_name") == unit
            assert element.findtext("showunits") == ("0" if unit else "3")
        case Words(accepted, case_sensitive):
            assert [one.replace("\\*", "*") for one in texts] == list(accepted)
            assert element.findtext("usecase") == str(int(case_sensitive))
        case Gaps() as response:
            check_gaps(response, text(element, "questiontext"), question.stem.html)
        case Order(rows):
            assert [plain(one) for one in texts] == [plain(row.text.html) for row in rows]
            assert shares == list(range(1, len(rows) + 1))
            assert element.findtext("gradingtype") == "RELATIVE_NEXT_EXCLUDE_LAST"
        case Pairs() as pairs:
            matches = {one.id: plain(one.text.html) for one in pairs.matches}
            right = [(plain(one.text.html), matches[pairs.key[one.id]]) for one in pairs.prompts]
            decoys = [("", one) for key, one in matches.items() if key not in pairs.key.values()]
            found = [(plain(text(one, ".")), text(one, "answer")) for one in element.iterfind("subquestion")]
            assert found == right + decoys


def check_gaps(response: Gaps, stem: str, html: str) -> None:
    """Read gaps as Moodle does: by their type, entities decoded after they are divided."""
    kind = "SHORTANSWER_C" if response.case_sensitive else "SHORTANSWER"
    gap = re.compile(rf"\{{1:{kind}:(.*?)\}}")
    accepted = [
        tuple(unescape(one.removeprefix("=")).replace("\\*", "*") for one in found.split("~"))
        for found in gap.findall(stem)
    ]
    assert accepted == list(response.gaps)
    assert unescape(gap.sub(GAP, stem)) == unescape(html)


def test_pictures_are_files(elements: Mapping[str, ET.Element]) -> None:
    question = elements["hard-picture"]
    (file,) = question.findall("questiontext/file")

    assert f'src="@@PLUGINFILE@@/{file.get("name")}"' in text(question, "questiontext")
    assert b64decode(file.text or "") == Path("docs/pictures/dot.png").read_bytes()
    assert len(question.findall("answer/file")) == 1
    assert len(question.findall("answer/feedback/file")) == 1


def text(element: ET.Element, path: str) -> str:
    return element.findtext("text" if path == "." else f"{path}/text", "")
