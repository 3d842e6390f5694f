"""Imports: what each format's cases become, what the command writes and refuses, and what the linter says of the files."""

from __future__ import annotations

import base64
import json
import sys
from pathlib import Path

import pytest

from import_page import imported
from literate import Case, read_cases
from selfcheck.__main__ import main
from selfcheck.importing import all_imports, html_text

CASES = Path(__file__).parent / "cases/import"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.mark.parametrize("case", read_cases(CASES), ids=str)
def test_a_file_becomes_a_page_that_is_read_without_a_mistake(case: Case, update_goldens: bool) -> None:
    form = case.file.stem
    page = imported(form, case.given.encode(), "bank.txt")

    told = "".join(
        f"{page.path}:{note.position.line}:{note.position.column}: [import-{form}] {note.message}"
        f"{'' if note.is_loss else ' (a note)'}\n"
        for note in page.notes
    )
    case.check(f"{page.text}\n{told}" if told else page.text, update=update_goldens)
    parsed = page.parse()
    assert not parsed.errors
    assert len(parsed.questions) == page.questions
    assert len(page.origins) == page.text.count("\n")


BOMB = b'<?xml version="1.0"?><!DOCTYPE quiz [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;">]><quiz><question>&b;</question></quiz>'


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (BOMB, "a.xml:1:37: [import-moodle] document types are refused, because they can pull in other files; delete `<!DOCTYPE ...>`"),
        (b"<quiz>\n" + b"<a>" * 200, "a.xml:2:298: [import-moodle] elements are nested more than 100 deep; export the file again"),
        (b"<quiz>\n<question></quiz>", "a.xml:2:13: [import-moodle] this is not valid XML: mismatched tag; export the file again"),
        (b"<html></html>", "a.xml:1:1: [import-moodle] the root element is `<html>`, not `<quiz>`; export the questions as Moodle XML"),
        ("<quiz>\n<a>é</a> <b>T\xe4st".encode("latin-1"), "a.xml:2:4: [import-moodle] this byte is not UTF-8; save the file as UTF-8"),
        (b"<quiz></quiz>", "a.xml:1:1: [import-moodle] this file has no questions"),
    ],
)  # fmt: skip
def test_xml_that_is_unsafe_or_broken_is_refused(
    content: bytes, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.xml").write_bytes(content)

    assert main(["import", "moodle", "a.xml", "--output", "a.md"]) == 1
    assert capsys.readouterr() == ("", f"{said}\n")


def test_another_encoding_is_read_where_the_file_names_it() -> None:
    text = '<?xml version="1.0" encoding="ISO-8859-1"?><quiz><question type="truefalse"><questiontext><text>Täst?</text></questiontext>'
    text += '<answer fraction="100"><text>true</text></answer></question></quiz>'

    assert "\n\nTäst?\n" in imported("moodle", text.encode("latin-1"), "a.xml").text


def test_pictures_are_written_beside_the_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    html = '<img src="@@PLUGINFILE@@/..%2F..%2Fa%20b.PNG" alt="A"><img src="@@PLUGINFILE@@/../../a b.PNG" alt="B">'
    file = f'<file name="../../a b.PNG" encoding="base64">{base64.b64encode(b"picture").decode()}</file>'
    text = f'<question type="truefalse"><questiontext><text><![CDATA[{html}]]></text>{file}</questiontext>'
    text += '<answer fraction="100"><text>true</text></answer></question>'
    other = text.replace(base64.b64encode(b"picture").decode(), base64.b64encode(b"another").decode())
    (folder / "a.xml").write_text(f"<quiz>{text}{other}</quiz>")

    assert main(["import", "moodle", "a.xml"]) == 1
    assert (
        "[import-moodle] 2 pictures were not written; choose a page with --output\n"
        in capsys.readouterr().err
    )
    assert main(["import", "moodle", "a.xml", "--output", "docs/b.md"]) == 0
    written = {path.name: path.read_bytes() for path in (folder / "docs/b-pictures").iterdir()}
    assert sorted(written.values()) == [b"another", b"picture"]
    assert all(f"](b-pictures/{name})" in (folder / "docs/b.md").read_text() for name in written)


GIFT = "::Places::Which part places pods on nodes?{=The scheduler ~The registry#It serves images.####It filters the nodes.}\n"


def test_a_file_is_written_as_a_page(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "first_part.gift").write_text(GIFT)

    assert main(["import", "gift", "first_part.gift", "--output", "docs"]) == 0
    assert capsys.readouterr() == ("docs/first_part.md: 1 question\n", "")
    assert (folder / "docs/first_part.md").read_text().startswith("# First part\n\n/// question | places\n")


def test_without_an_output_the_page_is_printed(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.gift").write_text(f"{GIFT}\n::Essay::Why?{{}}\n")

    assert main(["import", "gift", "a.gift"]) == 1
    out, err = capsys.readouterr()
    assert out.count("/// question | ") == 1
    assert err == "a.gift:3:15: [import-gift] essays can't be graded automatically; kept as a comment\n"


def test_nothing_is_overwritten_and_nothing_written_by_half(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.gift").write_text(GIFT)
    (folder / "b.gift").write_text(GIFT)
    (folder / "docs").mkdir()
    (folder / "docs/b.md").write_text("My page\n")

    assert main(["import", "gift", "a.gift", "b.gift", "--output", "docs"]) == 2
    assert capsys.readouterr().err == (
        "selfcheck: docs/b.md: already exists; overwrite with --force, or choose another --output\n"
    )
    assert [path.name for path in (folder / "docs").iterdir()] == ["b.md"]

    assert main(["import", "gift", "a.gift", "b.gift", "--output", "docs", "--force"]) == 0
    assert "/// question | places-2\n" in (folder / "docs/b.md").read_text()


def test_ids_are_other_than_those_of_the_site(folder: Path) -> None:
    (folder / "docs").mkdir()
    (folder / "docs/old.md").write_text(
        "/// question | places\n\nIs it?\n\n- [x] Yes\n- [ ] No\n\nIt is.\n///\n"
    )
    (folder / "a.gift").write_text(GIFT)

    for _ in range(2):  # the page itself does not take its ids away
        assert main(["import", "gift", "a.gift", "--output", "docs/part/a.md", "--force"]) == 0
        assert "/// question | places-2\n" in (folder / "docs/part/a.md").read_text()


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (b"", "a.gift:1:1: [import-gift] this file has no questions"),
        (b"\xef\xbb\xbf\r\n// a comment\r\n", "a.gift:1:1: [import-gift] this file has no questions"),
        (b"Is it?{T}\n\nT\xe4st", "a.gift:3:2: [import-gift] this byte is not UTF-8; save the file as UTF-8"),
        (
            b"PK\x03\x04\x00\x00",
            "a.gift:1:1: [import-gift] this is a binary file, and a text file is needed; check that it is the right file",
        ),
    ],
)
def test_a_file_that_cannot_be_read_is_told(
    content: bytes, said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.gift").write_bytes(content)

    assert main(["import", "gift", "a.gift", "--output", "a.md"]) == 1
    assert capsys.readouterr() == ("", f"{said}\n")
    assert not (folder / "a.md").exists()


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["import", "gift", "none.gift"], "none.gift: there is no such file"),
        (["import", "gift", "sub"], "sub: this is a folder; name the files"),
        (["import", "gift", "a.gift", "sub/a.gift", "--output", "x.md"], "--output names one page, and there are 2 files; name a folder"),
        (["import", "gift", "a.gift", "sub/a.gift", "--output", "x"], "a.gift and sub/a.gift would both be written to x/a.md; import one of them first"),
        (["import", "gift", "a.gift", "--output", "a.gift"], "a.gift: this is not a folder; name a folder, or a page that ends in .md"),
        (["lint", "--fix", "a.gift"], "--fix works on pages only, and a.gift is not one; import it first, or leave out --fix"),
        (["lint", "--changed", "HEAD", "a.gift"], "--changed works on pages only, and a.gift is not one; leave it out"),
        (["lint", "notes.txt"], "notes.txt: this doesn't look like gift; state the format with --from gift"),
    ],
)  # fmt: skip
def test_a_call_that_cannot_be_understood_ends_with_2(
    arguments: list[str], said: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "sub").mkdir()
    (folder / "a.gift").write_text(GIFT)
    (folder / "sub/a.gift").write_text(GIFT)
    (folder / "notes.txt").write_text("Buy milk.\n")

    assert main(arguments) == 2
    assert capsys.readouterr() == ("", f"selfcheck: {said}\n")


def test_line_ends_and_a_mark_make_no_difference() -> None:
    text = f"{GIFT}\n::Two::What?\n{{=one\n~two}}\n"
    pages = [
        imported("gift", content, "a.gift").text
        for content in (
            text.encode(),
            b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode(),
            text.replace("\n", "\r").encode(),
        )
    ]

    assert pages[0] == pages[1] == pages[2]


def test_the_linter_names_the_place_in_the_file(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (folder / "a.gift").write_text(
        f"// the first\n{GIFT.replace('#It serves images.', '')}\n::E::Why?{{}}\n\nHow?{{=a"
    )

    assert main(["lint", "--notes", "a.gift"]) == 1
    assert [line for line in capsys.readouterr().out.splitlines() if line.startswith("a.gift")] == [
        "a.gift:2:60: [missing-feedback] this distractor has no feedback; say under it, after `> `, what is wrong with it",
        "a.gift:2:76: [thin-explanation] an explanation of 4 words does not say why the key is right; give the reason",
        "a.gift:4:11: [import-gift] essays can't be graded automatically; kept as a comment",
        "a.gift:6:5: [import-gift] `{` has no matching `}`; add it, or write `\\{` for a literal brace",
    ]


FILES = {
    "a.gift": "::Places::Which part places\npods on nodes?{=The scheduler ~The registry####It filters the nodes and picks the best of them.}\n",
    "a.xml": """<quiz><question type="multichoice"><questiontext><text>Wöhin: which part places pods?</text></questiontext>
  <generalfeedback><text>It filters the nodes and picks the best of them.</text></generalfeedback>
  <answer fraction="100"><text>The scheduler</text></answer> <answer fraction="0"><text>
    <![CDATA[The registry]]></text></answer></question></quiz>""",
    "a.toml": """[[questions]] # "The registry"
type = "MultipleChoice"
prompt.prompt = "Which part places pods on nodes?"
prompt.distractors = [
  "The registry",
]
answer.answer = "The scheduler"
context = "It filters the nodes and picks the best of them."
""",
    "a.csv": """kind,stem,key,choice_1,choice_2,explanation
single,"Which part places pods
on ""nodes""?",1,The scheduler,"The registry",It filters the nodes and picks the best of them.
""",
}


@pytest.mark.parametrize("name", FILES)
def test_a_finding_is_at_the_choice_in_the_file(
    name: str, folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / name).write_text(FILES[name], encoding="utf-8")

    assert main(["lint", "--format", "json", name]) == 1
    (found,) = json.loads(capsys.readouterr().out)["findings"]
    assert found["rule"] == "missing-feedback"
    line = FILES[name].split("\n")[found["line"] - 1]
    assert line[found["column"] - 1 :].startswith("The registry")


def test_guessing_is_measured_on_a_file_of_any_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = "What of {n}?{{=The longest of all the choices {n} ~A short one {n}#No. ~Another {n}#No.}}\n\n"
    (folder / "bank").write_text("".join(question.format(n=n) for n in range(9)))

    assert main(["lint", "--from", "gift", "--bots", "bank"]) == 1
    assert "  longest                        9" in capsys.readouterr().out


def test_a_missing_converter_is_named(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.xml").write_text(FILES["a.xml"], encoding="utf-8")
    (folder / "a.gift").write_text(GIFT)
    monkeypatch.delitem(sys.modules, "selfcheck.importing.html_converter", raising=False)
    monkeypatch.setitem(sys.modules, "markdownify", None)
    html_text.converters.cache_clear()

    assert main(["import", "moodle", "a.xml"]) == 2
    assert capsys.readouterr().err == (
        "selfcheck: the questions contain HTML; to convert it, run pip install 'selfcheck[import]'\n"
    )
    assert main(["import", "gift", "a.gift"]) == 0  # has none


def test_every_format_has_its_rule_explained(capsys: pytest.CaptureFixture[str]) -> None:
    for name in all_imports():
        assert main(["explain", f"import-{name}"]) == 0
        assert capsys.readouterr().out.startswith(f"import-{name} (error, stops every build)")
