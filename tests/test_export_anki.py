"""The export to Anki, as Anki's own importer understands it."""

from __future__ import annotations

import contextlib
import json
import os
import re
import shutil
import sqlite3
import subprocess
import zipfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from bs4 import BeautifulSoup, Tag

from export_bank import copy_pages
from hosts import NoEnvironmentError, environment
from selfcheck.__main__ import main
from selfcheck.errors import SelfCheckError
from selfcheck.export.changed import changed_at
from selfcheck.kinds import KINDS

READER = Path(__file__).parent / "export/read_anki.py"
SITE = "https://guide.example/"
PAGES = ("cases", "hard", "pictures")
PICTURES = """\
# Pictures

/// question | drawing
    tags: [two-words, plain]
    learn: "#pictures"

What does ![a black square](shapes/square.svg) show, and `a < b`, and \\\\(x^2\\\\)?

<svg viewBox="0 0 1 1"><title>A circle</title><circle r="1"/></svg>

- [ ] A circle & a line
    > FEEDBACK-WRONG
- [x] A square

| a | b |
| --- | --- |
| 1 | [elsewhere](hard.md) |
///

/// question | deleted-later
    answer: this one
    source: A Book, page 7

What will be deleted?

---

It is deleted in a later version.
///
"""
SQUARE = '<svg xmlns="http://www.w3.org/2000/svg"/>'
EDITED = "EDITED-EXPLANATION"
DAY = 86_400


@dataclass(frozen=True)
class Read:
    """What Anki understood: after the first deck, after the same again, after an edited one."""

    imports: list[dict[str, Any]]
    media: list[str]
    missing: list[str]

    def notes(self, number: int) -> dict[str, dict[str, Any]]:
        """The notes by the question's id after an import."""
        return {note["fields"]["ID"]: note for note in self.imports[number]["notes"]}


def export(folder: Path, name: str, *more: str) -> Path:
    with contextlib.chdir(folder):
        assert main(["export", "anki", "--output", name, "--pages", *PAGES, *more]) == 0
    return folder / name


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A site with a question of every kind, and hard ones."""
    folder = tmp_path_factory.mktemp("site")
    docs = copy_pages(folder / "docs")
    (docs / "shapes").mkdir()
    (docs / "index.md").write_text("# The site\n")
    (docs / "pictures.md").write_text(PICTURES)
    (folder / "docs/shapes/square.svg").write_text(SQUARE)
    return folder


@pytest.fixture(scope="module")
def read(site: Path, tmp_path_factory: pytest.TempPathFactory) -> Read:
    """Three decks as Anki imports them, one after the other."""
    folder = tmp_path_factory.mktemp("anki")
    try:
        commands = environment(folder / "environment", "anki==26.9.3")
    except NoEnvironmentError as error:
        pytest.skip(f"Anki can't be installed here: {error}")
    first = export(site, "first.apkg", "--site", SITE)
    edited = folder / "edited"
    shutil.copytree(site, edited)
    for page, before, after in [
        ("cases.md", "The controller sees two pods where three are wanted, and creates one.", EDITED),
        ("pictures.md", PICTURES[PICTURES.index("/// question | deleted-later") :], ""),
    ]:
        file = edited / "docs" / page
        file.write_text(file.read_text().replace(before, after))
        os.utime(file, (file.stat().st_mtime + DAY,) * 2)
    packages = [first, first, export(edited, "edited.apkg", "--site", SITE)]
    command = [str(commands / "python"), str(READER), str(folder), *map(str, packages)]
    result = subprocess.run(command, capture_output=True, text=True, check=False)
    assert result.returncode == 0, result.stderr
    return Read(**json.loads(result.stdout))


@pytest.fixture(scope="module")
def bank(site: Path) -> dict[str, dict[str, Any]]:
    """The same questions as the bank has them."""
    with contextlib.chdir(site):
        assert main(["export", "json", "--output", "bank.json", "--pages", *PAGES]) == 0
    questions = json.loads((site / "bank.json").read_text())["questions"]
    return {one["id"]: one for one in questions}


def words(html: str) -> str:
    return " ".join(BeautifulSoup(html, "html.parser").get_text(" ").split())


def test_every_question_is_imported_and_a_second_time_none(read: Read, bank: dict[str, Any]) -> None:
    assert {one["kind"] for one in bank.values()} == set(KINDS)
    assert read.imports[0]["log"] == {"new": len(bank)}
    assert read.imports[1]["log"] == {"duplicate": len(bank)}
    assert set(read.notes(1)) == set(bank)
    decks = {note["deck"] for note in read.notes(0).values()}
    titles = ("Kinds of questions", "Hard: a/b & {c} = ~d", "Pictures")
    assert decks == {f"The site::{title}" for title in titles}


def test_an_edited_question_is_updated_and_keeps_its_schedule(read: Read) -> None:
    before, after = read.notes(1), read.notes(2)

    assert "updated" in read.imports[2]["log"]
    assert "new" not in read.imports[2]["log"]
    assert EDITED not in before["syntax-single"]["back"]
    assert EDITED in after["syntax-single"]["back"]
    # One card was answered: it is due in days, and stays so.
    assert [note["schedule"][3:] for note in before.values() if note["schedule"][4]] == [[4, 1]]
    assert {one: note["schedule"] for one, note in after.items()} == {
        one: note["schedule"] for one, note in before.items()
    }
    assert "deleted-later" in after, "a question that is gone from the site is the learner's to delete"


def test_the_front_asks_and_tells_nothing(read: Read, bank: dict[str, Any]) -> None:
    for name, note in read.notes(0).items():
        front, question = words(note["front"]), bank[name]
        assert words(question["stem"]["html"]).split("____")[0] in front
        assert "data-correct" not in note["front"]
        for told in (question["explanation"], *feedback(question)):
            assert words(told["html"]) not in front
        assert key_of(question) not in front.partition("Hint")[0]


def test_the_back_tells_the_key_the_feedback_and_why(read: Read, bank: dict[str, Any]) -> None:
    for name, note in read.notes(0).items():
        back, question = words(note["back"]), bank[name]
        assert words(question["explanation"]["html"]) in back
        for told in feedback(question):
            assert words(told["html"]) in back
        assert key_of(question) in back
        assert f'href="{SITE}' in note["back"]


def feedback(question: dict[str, Any]) -> list[dict[str, str]]:
    return [one["feedback"] for one in question.get("choices", ()) if one["feedback"]]


def key_of(question: dict[str, Any]) -> str:
    """What of the key a back has and a front has not, as a reader sees it."""
    key = question["key"]
    match question["kind"]:
        case "numeric":
            return f"{key:g} {question['unit'] or ''}".strip()
        case "text":
            return str(key[0])
        case "cloze":
            return str(key[0][0])
        case _:
            return "Correct"


@pytest.mark.parametrize("side", ["front", "back"])
def test_choices_have_the_order_of_the_page(read: Read, bank: dict[str, Any], side: str) -> None:
    selector = {"front": "ul.choices > li", "back": "ul.sc-choices > li"}[side]
    note = read.notes(0)["syntax-multiple"]
    shown = BeautifulSoup(note[side], "html.parser").select(selector)
    choices = {words(one["text"]["html"]): one["id"] for one in bank["syntax-multiple"]["choices"]}
    order = [next(one for text, one in choices.items() if text in row.get_text(" ")) for row in shown]
    back = BeautifulSoup(read.notes(0)["syntax-multiple"]["back"], "html.parser")

    assert order == [row["data-choice"] for row in back.select("ul.sc-choices > li")]
    right = {str(row["data-choice"]) for row in back.select("li[data-correct=true]")}
    assert right == set(bank["syntax-multiple"]["key"])


def test_the_right_order_and_the_right_pairs_are_told(read: Read, bank: dict[str, Any]) -> None:
    order = bank["syntax-ordering"]
    rows = BeautifulSoup(read.notes(0)["syntax-ordering"]["back"], "html.parser").select("ol > li")
    by_id = {one["id"]: words(one["text"]["html"]) for one in order["rows"]}
    assert [row.get_text().strip() for row in rows] == [by_id[one] for one in order["key"]]
    asked = BeautifulSoup(read.notes(0)["syntax-ordering"]["front"], "html.parser").select("li")
    assert sorted(row.get_text() for row in asked) == sorted(by_id.values())
    assert [row.get_text() for row in asked] != [by_id[one] for one in order["key"]]

    pairs = bank["syntax-matching"]
    table = BeautifulSoup(read.notes(0)["syntax-matching"]["back"], "html.parser").select("tbody tr")
    names = {one["id"]: words(one["text"]["html"]) for one in (*pairs["prompts"], *pairs["matches"])}
    told = {tuple(cell.get_text() for cell in row.find_all(["th", "td"])) for row in table}
    assert told == {(names[prompt], names[match]) for prompt, match in pairs["key"].items()}


def test_pictures_come_along_and_what_html_can_do_stays(read: Read) -> None:
    note = read.notes(0)["drawing"]
    front = BeautifulSoup(note["front"], "html.parser")

    assert note["tags"] == ["plain", "two-words"]
    assert read.missing == []
    shown = {str(image["src"]): image["alt"] for image in front.find_all("img")}
    assert set(shown) < set(read.media)
    assert sorted(shown.values()) == ["A circle", "a black square"]
    code = front.find("code")
    assert isinstance(code, Tag)
    assert code.get_text() == "a < b"
    # Anki sets what is between these marks.
    assert "\\(x^2\\)" in words(note["front"])
    assert "<th>" in note["back"]
    assert f'<a href="{SITE}hard/">elsewhere</a>' in note["back"]
    assert f"{SITE}pictures/#pictures" in note["fields"]["Link"]
    assert "Source: A Book, page 7" in words(read.notes(0)["deleted-later"]["back"])


def test_the_same_questions_give_the_same_bytes_everywhere(site: Path, tmp_path: Path) -> None:
    shutil.copytree(site, tmp_path / "copy")

    assert export(site, "a.apkg").read_bytes() == export(tmp_path / "copy", "b.apkg").read_bytes()


def test_without_a_sites_address_a_card_has_no_link(site: Path) -> None:
    with zipfile.ZipFile(export(site, "no-link.apkg")) as archive:
        database = archive.read("collection.anki2")
    with contextlib.closing(sqlite3.connect(":memory:")) as connection:
        connection.deserialize(database)
        fields = [row[0].split("\x1f") for row in connection.execute("SELECT flds FROM notes")]

    assert {one[3] for one in fields} == {""}
    assert not re.findall(r'href="(?!https://)', "".join(one[2] for one in fields))


def test_a_page_changes_when_it_is_committed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.delenv("SOURCE_DATE_EPOCH", raising=False)
    page = tmp_path / "page.md"
    page.write_text("one")
    os.utime(page, (2_000_000_000, 2_000_000_000))
    assert changed_at(str(page)) == 2_000_000_000
    environ = {**os.environ, "GIT_COMMITTER_DATE": "@1800000000 +0000", "GIT_CONFIG_GLOBAL": os.devnull}
    author = ["-c", "user.name=A", "-c", "user.email=a@example.org"]
    for command in (["init", "-q"], ["add", "."], [*author, "commit", "-q", "-m", "One"]):
        subprocess.run(["git", *command], cwd=tmp_path, env=environ, check=True)
    assert changed_at(str(page)) == 1_800_000_000
    page.write_text("two")
    os.utime(page, (2_000_000_001, 2_000_000_001))
    assert changed_at(str(page)) == 2_000_000_001
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1900000000")
    assert changed_at(str(page)) == 1_900_000_000
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "today")
    with pytest.raises(SelfCheckError, match="set it to seconds since 1970"):
        changed_at(str(page))
