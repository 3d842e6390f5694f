"""GIFT as another program's parser reads it: the key, what each pick is worth, and what a learner is told."""

from __future__ import annotations

import json
import re
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export_bank import by_id
from selfcheck import bundle
from selfcheck.export import as_gift
from selfcheck.export.html import plain
from selfcheck.kinds.response import Choices, Gaps, Number, Order, Pairs, Statement, Words

if TYPE_CHECKING:
    from collections.abc import Mapping

    from selfcheck.export.source import ExportedQuestion, Source

ROOT = Path(__file__).parents[1]
READER = ROOT / "tests/export/read_gift.js"
# The parser decodes these in every text but in what can be selected in a match.
LEFT = {
    "&&058;": ":",
    "&&035;": "#",
    "&&061;": "=",
    "&&123;": "{",
    "&&125;": "}",
    "&&126;": "~",
    "&&092;": "\\",
}


@pytest.fixture
def understood(export_source: Source, tmp_path: Path) -> Mapping[str, dict[str, Any]]:
    """What the parser understood, by the titles of the questions."""
    file = tmp_path / "questions.gift"
    file.write_bytes(as_gift.write(export_source))
    command = [bundle.deno(), "run", "--no-check", "--frozen", f"--allow-read={file}", str(READER), str(file)]
    said = subprocess.run(
        command, cwd=ROOT, env=bundle.environment(), capture_output=True, text=True, check=False
    )
    assert not said.returncode, said.stderr
    return {one["title"]: one for one in json.loads(said.stdout)}


def test_a_parser_understands_every_kind(
    export_source: Source, understood: Mapping[str, dict[str, Any]]
) -> None:
    for page in export_source.pages:
        if page.questions:
            title = page.title.replace("/", "//")
            assert understood[f"{export_source.title}/{title}"]["type"] == "Category"
    for name, question in by_id(export_source).items():
        if isinstance(question.response, Gaps):
            check_gaps(question, understood)
            continue
        found = understood[name]
        assert found["id"] == name
        assert (found["tags"] or []) == list(question.tags)
        assert plain(question.explanation.html) in plain(found["globalFeedback"]["text"])
        assert plain(found["stem"]["text"]).startswith(plain(question.stem.html))
        check_answers(question, found)


def check_gaps(question: ExportedQuestion, understood: Mapping[str, dict[str, Any]]) -> None:
    assert isinstance(question.response, Gaps)
    gaps = question.response.gaps
    names = [question.id] if len(gaps) == 1 else [f"{question.id}-gap-{at}" for at in range(1, len(gaps) + 1)]
    for name, gap in zip(names, gaps, strict=True):
        found = understood[name]
        assert found["type"] == "Short"
        assert found["stem"]["text"].count(as_gift.BLANK) == 1
        assert [one["text"]["text"].replace("\\*", "*") for one in found["choices"]] == list(gap)


def check_answers(question: ExportedQuestion, found: dict[str, Any]) -> None:
    match question.response:
        case Choices() as response:
            assert found["type"] == "MC"
            check_choices(response, found["choices"])
        case Statement(is_true):
            assert (found["type"], found["isTrue"]) == ("TF", is_true)
        case Number(value, tolerance, unit):
            (choice,) = found["choices"]
            assert (choice["text"]["number"], choice["text"].get("range")) == (value, tolerance)
            assert not unit or unit in plain(found["stem"]["text"])
        case Words(accepted):
            assert found["type"] == "Short"
            spelled = [one["text"]["text"].replace("\\*", "*") for one in found["choices"]]
            assert spelled == [one.replace("->", "→") for one in accepted]
            assert all(one["isCorrect"] and one["weight"] in {None, 100} for one in found["choices"])
        case Order(rows):
            pairs = [(one["subquestion"]["text"], one["subanswer"]) for one in found["matchPairs"]]
            assert [(plain(left), right) for left, right in pairs] == [
                (plain(row.text.html), str(at)) for at, row in enumerate(rows, start=1)
            ]
        case Pairs() as pairs:
            texts = {one.id: plain(one.text.html) for one in pairs.matches}
            right = [(plain(one.text.html), texts[pairs.key[one.id]]) for one in pairs.prompts]
            decoys = [("", text) for key, text in texts.items() if key not in pairs.key.values()]
            assert [
                (plain(one["subquestion"]["text"]), decoded(one["subanswer"])) for one in found["matchPairs"]
            ] == right + decoys


def check_choices(response: Choices, found: list[dict[str, Any]]) -> None:
    """The key scores 1 and each distractor 0; with several keys, picks add up as they do for us."""
    assert [plain(one["text"]["text"]) for one in found] == [plain(one.text.html) for one in response.options]
    told = [plain(one.feedback.html) if one.feedback else "" for one in response.options]
    assert [plain(one["feedback"]["text"]) if one["feedback"] else "" for one in found] == told
    worth = [(one["weight"] or 0) / 100 if one["weight"] else float(one["isCorrect"]) for one in found]
    assert worth == pytest.approx([one.weight for one in response.options], abs=1e-7)


def decoded(text: str) -> str:
    return re.sub(r"&&\d{3};", lambda found: LEFT[found[0]], text)


def test_what_a_picture_shows_is_in_the_text(understood: Mapping[str, dict[str, Any]]) -> None:
    assert 'src="data:image/png;base64,' in understood["hard-picture"]["stem"]["text"]


def test_code_keeps_its_lines(understood: Mapping[str, dict[str, Any]]) -> None:
    stem = understood["hard-signs"]["stem"]["text"]

    assert "// no comment\n{=one ~two #three}\n\n::name:: $CATEGORY: x\n####\n" in stem


def read_by_moodle(text: str) -> str:
    """Read a text as Moodle's importer does: `escapedchar_pre` and `escapedchar_post` in its format.php."""
    signs = {
        ":": "&&058;",
        "#": "&&035;",
        "=": "&&061;",
        "{": "&&123;",
        "}": "&&125;",
        "~": "&&126;",
        "n": "&&010",
    }
    text = text.replace("\\\\", "&&092;")
    for sign, placeholder in signs.items():
        text = text.replace(f"\\{sign}", placeholder)
    assert not set(text) & set(":#={}~")
    text = text.replace("&&092;", "\\")
    for sign, placeholder in signs.items():
        text = text.replace(placeholder, "\n" if sign == "n" else sign)
    return text


@given(st.text().filter(lambda text: "&&" not in text and "\r" not in text))
def test_a_text_is_one_line_from_which_moodle_reads_it_again(text: str) -> None:
    written = as_gift.escaped(text)

    assert "\n" not in written
    assert read_by_moodle(written) == text
