"""What every export is made of: which questions, their texts as HTML outside of the page, links, pictures and notes."""

from __future__ import annotations

import json
import re
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st

from export_bank import SITE, by_id, copy_pages, source_of
from selfcheck.__main__ import main
from selfcheck.export import all_exports, command
from selfcheck.export.html import plain, portable, xhtml
from selfcheck.kinds import KINDS
from selfcheck.model import GAP
from selfcheck.settings import site_module

if TYPE_CHECKING:
    from selfcheck.export.source import Source

ROOT = Path(__file__).parents[1]
NOTE = re.compile(r"docs/\w+\.md:\d+:\d+: \[export-(?P<format>\w+)\] \S.*[^.]")
WITH_PICTURE = (
    "# Page\n\n/// question | one\n\nWhat is it?\n\n![It]({})\n\n- [x] It\n- [ ] Not\n\nIt is.\n///\n"
)


def test_every_kind_is_in_the_pages_that_exports_are_tried_with(export_source: Source) -> None:
    assert {question.question.kind for question in by_id(export_source).values()} == set(KINDS)


def test_the_same_questions_give_the_same_bytes(export_source: Source) -> None:
    again = source_of(Path("docs"), address=SITE)

    for name, module in all_exports().items():
        assert module.write(export_source) == module.write(again), name
    assert export_source.notes == again.notes


@pytest.mark.parametrize("name", sorted(all_exports()))
def test_an_export_is_a_file_and_says_what_is_left_out(
    name: str,
    exported: Path,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(exported)
    file = tmp_path / f"questions{all_exports()[name].SUFFIX}"

    assert main(["export", name, "--output", str(file)]) == 0

    said = capsys.readouterr()
    assert not said.out
    assert file.stat().st_size > 1000
    for line in said.err.splitlines():
        match = NOTE.fullmatch(line)
        assert match, line
        assert match["format"] == name


def exported_ids(capsys: pytest.CaptureFixture[str], *arguments: str) -> set[str]:
    assert main(["export", "json", *arguments]) == 0
    return {one["id"] for one in json.loads(capsys.readouterr().out)["questions"]}


@pytest.mark.parametrize(
    ("arguments", "found", "missing"),
    [
        ((), {"hard-signs"}, {"aside", "kinds-text", "syntax-single"}),
        (("--pages", "aside"), {"aside"}, {"hard-signs"}),
        (("--pages", "docs/aside.md", "kinds.md"), {"aside", "kinds-text"}, {"hard-signs"}),
        (("--tags", "signs"), {"hard-signs"}, {"hard-order"}),
        (("docs/kinds.md",), {"kinds-text"}, {"hard-signs", "aside"}),
        (("docs", "docs/kinds.md"), {"kinds-text", "hard-signs"}, {"aside"}),
    ],
)
def test_pages_and_tags_say_which_questions_are_meant(
    arguments: tuple[str, ...],
    found: set[str],
    missing: set[str],
    exported: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(exported)

    ids = exported_ids(capsys, *arguments)

    assert found <= ids
    assert not missing & ids


@pytest.mark.parametrize(
    ("arguments", "message"),
    [
        (("--pages", "hrad"), "there is no page `hrad`; did you mean `hard`?"),
        (("--tags", "sign"), "no question has the tag `sign`; did you mean `signs`?"),
        (
            ("--pages", "aside", "--tags", "x"),
            "no question has the tag `x`; none of these questions has a tag",
        ),
        (("--output", "no/such/folder"), "no/such/folder: No such file or directory"),
    ],
)
def test_a_wrong_call_is_answered_with_what_to_write(
    arguments: tuple[str, ...],
    message: str,
    exported: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(exported)

    assert main(["export", "json", *arguments]) == 2
    assert capsys.readouterr().err == f"selfcheck: {message}\n"


def test_links_lead_to_the_site_and_vanish_without_one(
    exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(exported)
    links = {}
    for address in ("", "https://example.org/guide", "https://example.org/guide/"):
        question = by_id(source_of(Path("docs"), address=address))["hard-signs"]
        links[address] = portable(question.explanation.html, str), question.learn

    home = '<a href="https://example.org/guide/">home</a>'
    teaches = ("https://example.org/guide/hard/#what-teaches-it", "What teaches it")
    assert "See home." in links[""][0]
    assert links[""][1] == ("", "What teaches it")
    assert home in links["https://example.org/guide"][0]
    assert links["https://example.org/guide"] == links["https://example.org/guide/"]
    assert links["https://example.org/guide"][1] == teaches


def test_a_site_without_folders_has_pages_with_a_suffix(
    exported: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(exported)
    question = by_id(source_of(Path("docs"), address=SITE, directory_urls=False))["hard-signs"]

    assert question.learn == (f"{SITE}/hard.html#what-teaches-it", "What teaches it")


def test_pictures_are_read_and_named(export_source: Source) -> None:
    page = next(one for one in export_source.pages if one.uri == "hard.md")
    question = by_id(export_source)["hard-picture"]

    shown = page.pictures_in(question.stem.html)

    assert [one.path for one in shown] == ["pictures/dot.png"]
    assert shown[0].data == Path("docs/pictures/dot.png").read_bytes()
    assert 'src="files/pictures/dot.png"' in portable(question.stem.html, lambda path: f"files/{path}")
    assert not page.pictures_in(question.explanation.html)


def test_a_picture_in_another_folder_is_found_by_its_page(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    docs = copy_pages(tmp_path / "docs")
    (docs / "deep").mkdir()
    (docs / "deep/page.md").write_text(WITH_PICTURE.format("../pictures/dot.png"), encoding="utf-8")
    shutil.copy(docs / "pictures/dot.png", docs / "deep/dot.png")
    monkeypatch.chdir(tmp_path)

    page = next(one for one in source_of(Path("docs")).pages if one.uri == "deep/page.md")

    assert list(page.pictures) == ["pictures/dot.png"]
    assert page.pictures["pictures/dot.png"].name != "dot.png"


def test_a_picture_that_is_missing_stops_the_export(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/page.md").write_text(WITH_PICTURE.format("no.png"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert main(["export", "gift"]) == 1
    assert capsys.readouterr() == (
        "",
        "docs/page.md:7:1: [missing-picture] `no.png` can't be read: No such file or directory; mend its path\n",
    )


def test_a_footnote_comes_with_the_question_that_refers_to_it(export_source: Source) -> None:
    stem = by_id(export_source)["hard-signs"].stem.html

    assert "(The note, <em>with</em> <code>code</code>.)" in stem
    assert "footnote" not in stem


def test_a_page_keeps_a_place_for_each_of_its_blocks(export_source: Source) -> None:
    page = next(one for one in export_source.pages if one.uri == "hard.md")

    assert "<h1" in page.html
    assert "title:" not in page.html
    places = re.findall(r'<self-check-holder block="(\d+)"></self-check-holder>', page.html)
    assert places == [str(number) for number in range(len(page.page.blocks))]
    assert "Which line is right" not in page.html


def test_the_stem_of_a_cloze_has_its_gaps(export_source: Source) -> None:
    question = by_id(export_source)["hard-gaps"]

    assert question.stem.html.count(GAP) == question.stem.markdown.count(GAP) == 3


def test_the_site_says_what_its_pages_are_converted_with(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    """The guide's own Markdown: a diagram is drawn, with its colors in it, and a reference is cited."""
    docs = tmp_path / "docs"
    docs.mkdir()
    for name in ("references.yml", "glossary.yml"):
        shutil.copy(ROOT / "docs" / name, docs)
    for name in ("mkdocs.yml", "pyproject.toml"):
        shutil.copy(ROOT / name, tmp_path)
    (tmp_path / "hooks").symlink_to(ROOT / "hooks")
    diagram = re.search(
        r"^```mermaid\n.*?^```$", (ROOT / "docs/clusters.md").read_text(), re.MULTILINE | re.DOTALL
    )
    assert diagram
    page = WITH_PICTURE.replace("![It]({})", f"As {{}} says.[^yoo-2003]\n\n{diagram[0]}")
    (docs / "page.md").write_text(page.replace("{}", "it"), encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert main(["export", "json"]) == 0

    (question,) = json.loads(capsys.readouterr().out)["questions"]
    drawing = re.search(r"<svg.*</svg>", question["stem"]["html"], re.DOTALL)
    assert drawing
    svg = ET.fromstring(drawing[0])  # noqa: S314 - our own drawing
    assert {one.get("fill") for one in svg.iter("{http://www.w3.org/2000/svg}rect")} - {None}
    assert "class" not in "".join(name for one in svg.iter() for name in one.attrib)
    assert "Yoo" in plain(question["stem"]["html"])


def test_the_page_on_exports_lists_every_format_and_its_example_works(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    page = (ROOT / "docs/contribute/export.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)` \| ", page, re.MULTILINE)
    examples = dict(re.findall(r"^```(toml|python)\n(.*?)^```$", page, re.MULTILINE | re.DOTALL))
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/page.md").write_text(
        WITH_PICTURE.replace("![It]({})", "~~~text\n*It*\n~~~"), encoding="utf-8"
    )
    (tmp_path / "pyproject.toml").write_text(examples["toml"], encoding="utf-8")
    (tmp_path / "converter.py").write_text(examples["python"], encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert listed == sorted(all_exports())
    assert main(["export", "json"]) == 0
    (question,) = json.loads(capsys.readouterr().out)["questions"]
    assert '<div class="highlight">' in question["stem"]["html"]


@pytest.mark.parametrize(
    ("code", "message"),
    [
        (None, "and there is no such file"),
        ("x = 1", "which has no function `converter`"),
        ("import no_such_module", "which can't be imported: No module named 'no_such_module'"),
        ("def", "which can't be imported: invalid syntax (broken_3.py, line 1)"),
    ],
)
def test_a_converter_that_is_none_is_told(
    code: str | None,
    message: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    name = f"broken_{len(code or '')}.py"  # a module is imported once for all tests
    (tmp_path / "docs").mkdir()
    (tmp_path / "pyproject.toml").write_text(f'[tool.selfcheck]\nmarkdown = "{name}"\n', encoding="utf-8")
    if code is not None:
        (tmp_path / name).write_text(code, encoding="utf-8")
    monkeypatch.chdir(tmp_path)

    assert main(["export", "json"]) == 2
    assert capsys.readouterr().err == f"selfcheck: pyproject.toml: `markdown` names {name}, {message}\n"


def test_every_format_takes_the_guide(monkeypatch: pytest.MonkeyPatch) -> None:
    """Nothing of the guide is lost but what a format has no place for."""
    monkeypatch.chdir(ROOT)
    source = source_of(
        Path("docs"), markdown=site_module(ROOT, "markdown", "hooks/export_markdown.py").converter
    )

    for name, module in all_exports().items():
        source.notes.clear()
        assert module.write(source)
        lost = {message for _, message in source.notes if "has no " not in message}
        assert not lost, name


def test_an_archive_is_not_written_to_a_terminal(
    exported: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    class Archive:
        SUFFIX = ".zip"

        @staticmethod
        def write(_: Source) -> bytes:
            return b"PK\0"

    formats: dict[str, Any] = {"json": Archive}
    monkeypatch.chdir(exported)
    monkeypatch.setattr(command, "all_exports", lambda: formats)
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)

    assert main(["export", "json"]) == 2
    assert capsys.readouterr().err == (
        "selfcheck: json is no text for a terminal; name a file with --output questions.zip\n"
    )


HTML = st.recursive(
    st.text(st.characters(codec="utf-8", exclude_categories=["Cc", "Cs", "Co"]), max_size=5).map(
        lambda text: text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    )
    | st.sampled_from(
        [
            "<br>",
            '<img src="a" alt="&amp;">',
            "&nbsp;",
            "<input disabled>",
            "<hr />",
            "&copy",
            "</b>",
            "\x0c",
            "<x:y z=1>",
            "<a @b='\x01'>",
        ]
    ),
    lambda inner: (
        st.builds(
            "<{0}>{1}".format,
            st.sampled_from(["p", "b", "svg viewBox='0 0 1 1'"]),
            st.lists(inner, max_size=3).map("".join),
        )
        | st.builds("<i>{}</i>".format, inner)
    ),
    max_leaves=8,
)


@given(HTML)
def test_html_becomes_well_formed_xml(html: str) -> None:
    written = xhtml(html)

    root = ET.fromstring(f"<div>{written}</div>")  # noqa: S314 - what was written just now

    assert xhtml(written) == written
    assert "".join("".join(root.itertext()).split()) == "".join(plain(html.replace("<img", "<x")).split())
