"""Imports: what each format's cases become, what a page of hostile texts says, and what the command writes and refuses."""

from __future__ import annotations

from pathlib import Path

import pytest

from literate import Case, read_cases
from selfcheck.__main__ import main
from selfcheck.importing import all_imports
from selfcheck.importing.naming import Names
from selfcheck.importing.pages import WrittenPage, write_page
from selfcheck.importing.pictures import Pictures

CASES = Path(__file__).parent / "cases/import"


def imported(form: str, content: bytes, path: str) -> WrittenPage:
    found = all_imports()[form].read(content, Pictures("pictures"))
    return write_page(found, path, "Page", Names())


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


GIFT = "::Places::Which part places pods on nodes?{=The scheduler ~The registry#It serves images.####It filters the nodes.}\n"


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


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
    assert err == "a.gift:3:15: [import-gift] an essay has no key to compare with; it is kept as a comment\n"


def test_nothing_is_overwritten_and_nothing_written_by_half(
    folder: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (folder / "a.gift").write_text(GIFT)
    (folder / "b.gift").write_text(GIFT)
    (folder / "docs").mkdir()
    (folder / "docs/b.md").write_text("My page\n")

    assert main(["import", "gift", "a.gift", "b.gift", "--output", "docs"]) == 2
    assert capsys.readouterr().err == (
        "selfcheck: docs/b.md is there already; write with --force, or name another --output\n"
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
        (b"", "a.gift:1:1: [import-gift] there is no question in this file"),
        (b"\xef\xbb\xbf\r\n// a comment\r\n", "a.gift:1:1: [import-gift] there is no question in this file"),
        (b"Is it?{T}\n\nT\xe4st", "a.gift:3:2: [import-gift] this byte is not UTF-8; save the file as UTF-8"),
        (
            b"PK\x03\x04\x00\x00",
            "a.gift:1:1: [import-gift] this file is not text; give the file that was exported",
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
        (["import", "gift", "sub"], "sub: this is a folder; name the files in it"),
        (["import", "gift", "a.gift", "sub/a.gift", "--output", "x.md"], "--output names one page, and there are 2 files; name a folder"),
        (["import", "gift", "a.gift", "sub/a.gift", "--output", "x"], "a.gift and sub/a.gift would both become x/a.md; import one first"),
        (["import", "gift", "a.gift", "--output", "a.gift"], "a.gift: this is no folder; name one, or a page that ends in .md"),
        (["lint", "--fix", "a.gift"], "--fix mends pages, and a.gift is none; import it first, or leave --fix out"),
        (["lint", "--changed", "HEAD", "a.gift"], "--changed compares pages, and a.gift is none; leave one of them out"),
        (["lint", "notes.txt"], "notes.txt: this does not look like gift; say what it is with --from gift"),
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
        "a.gift:4:11: [import-gift] an essay has no key to compare with; it is kept as a comment",
        "a.gift:6:5: [import-gift] `{` has no `}`; write both around the answers, or `\\{` for the character",
    ]


def test_guessing_is_measured_on_a_file_of_any_name(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    question = "What of {n}?{{=The longest of all the choices {n} ~A short one {n}#No. ~Another {n}#No.}}\n\n"
    (folder / "bank").write_text("".join(question.format(n=n) for n in range(9)))

    assert main(["lint", "--from", "gift", "--bots", "bank"]) == 1
    assert "  longest                        9" in capsys.readouterr().out


def test_every_format_has_its_rule_explained(capsys: pytest.CaptureFixture[str]) -> None:
    for name in all_imports():
        assert main(["explain", f"import-{name}"]) == 0
        assert capsys.readouterr().out.startswith(f"import-{name} (error, stops every build)")
