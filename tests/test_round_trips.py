"""Round trips: questions that were exported and imported again have their kind, key, tolerance and feedback."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup

from export_bank import DOCS, by_id, source_of
from selfcheck.export import all_exports
from selfcheck.importing import all_imports
from selfcheck.importing.naming import Names
from selfcheck.importing.pages import write_page
from selfcheck.importing.pictures import Pictures
from selfcheck.kinds import KINDS
from selfcheck.kinds.response import Choices, Gaps, Number, Order, Pairs, Statement, Text, Words

if TYPE_CHECKING:
    from selfcheck.export.source import ExportedQuestion, Source

FORMATS = sorted(all_exports().keys() & all_imports().keys())


def shown(text: Text | None) -> str:
    """Return what a reader sees of a text, pictures by their descriptions."""
    soup = BeautifulSoup(text.html if text else "", "html.parser")
    for image in soup.find_all("img"):
        image.replace_with(str(image.get("alt") or ""))
    return "".join(soup.get_text().split())


def facts(question: ExportedQuestion) -> object:
    """Return the key of a question, with the feedback, tolerance and unit that belong to it."""
    found: object
    match question.response:
        case Choices(options, _, several):
            found = several, [(shown(one.text), one.is_key, shown(one.feedback)) for one in options]
        case Statement(is_true):
            found = is_true
        case Number(value, tolerance, unit):
            found = value, pytest.approx(tolerance), unit
        case Words(accepted, case_sensitive):
            found = accepted, case_sensitive
        case Gaps(gaps, case_sensitive):
            found = gaps, case_sensitive
        case Order(rows):
            found = [shown(row.text) for row in rows]
        case Pairs() as pairs:
            matches = {one.id: shown(one.text) for one in pairs.matches}
            prompts = {shown(one.text): matches[pairs.key[one.id]] for one in pairs.prompts}
            found = prompts, sorted(matches.values())
    return found


def without(form: str, question: ExportedQuestion, found: object) -> object:
    """Take out of a question's facts what a format has no place for."""
    if form != "gift" or not isinstance(found, tuple):
        return found
    match question.response:
        case Number():
            return found[:-1]  # the unit
        case Words():
            return [spelling.replace("->", "→") for spelling in found[0]]  # nor whether capitals count
    return found


def explanation(question: ExportedQuestion) -> str:
    return shown(question.explanation)


@pytest.mark.parametrize("form", FORMATS)
def test_what_was_exported_is_imported_again(
    form: str, export_source: Source, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    docs = Path("docs")
    shutil.copytree(DOCS / "pictures", docs / "pictures")
    read = all_imports()[form].read(all_exports()[form].write(export_source), Pictures("files"))
    page = write_page(read, f"bank{all_exports()[form].SUFFIX}", "Page", Names())
    (docs / "page.md").write_text(page.text, encoding="utf-8")
    (docs / "files").mkdir()
    for name, content in read.pictures.items():
        (docs / "files" / name).write_bytes(content)
    back = by_id(source_of(docs))

    for key, question in by_id(export_source).items():
        response = question.response
        if form == "gift" and isinstance(response, Gaps) and len(response.gaps) > 1:
            # GIFT has no question with several gaps: each is one of its own.
            parts = [back[f"{key}-gap-{number}"] for number in range(1, len(response.gaps) + 1)]
            assert [part.question.kind for part in parts] == ["cloze"] * len(parts)
            assert [facts(part) for part in parts] == [((gap,), False) for gap in response.gaps]
            continue
        assert back[key].question.kind == question.question.kind, key
        assert without(form, question, facts(back[key])) == without(form, question, facts(question)), key
        assert explanation(back[key]).startswith(explanation(question)), key
        assert back[key].tags == question.tags, key
        if form != "gift":
            assert [shown(hint) for hint in back[key].hints] == [shown(hint) for hint in question.hints], key
    assert {one.question.kind for one in back.values()} == KINDS.keys()


def test_each_format_that_is_written_and_read_is_tried() -> None:
    assert {"csv", "gift", "moodle"} <= set(FORMATS)
