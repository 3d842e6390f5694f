"""The glossary: its data file with every mistake told, its page, and the first use of a term on a page."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from guide import glossary
from guide.datafile import DataFileError

if TYPE_CHECKING:
    from pathlib import Path

SOURCE = "source: {name: Somebody, year: 2020, url: 'https://example.org/'}"
GPU = f"gpu:\n  term: Graphics processing unit\n  short: GPU\n  means: A processor.\n  {SOURCE}\n"


def read(tmp_path: Path, text: str) -> list[glossary.Term]:
    path = tmp_path / "glossary.yml"
    path.write_text(text, encoding="utf-8")
    return glossary.read_glossary(path, "docs/glossary.yml")


# what is wrong | the file | what is said
MISTAKES = [
    ("no YAML", "gpu: [", "docs/glossary.yml:1:7: [glossary] this is not YAML"),
    ("a list", "- gpu\n", "docs/glossary.yml:1:1: [glossary] write an entry's id and a colon at the margin"),
    ("a bare term", "gpu: a processor\n", "docs/glossary.yml:1:1: [glossary] gpu: write term, means and source below it"),
    ("a missing part", f"{GPU}pod:\n  term: Pod\n", "docs/glossary.yml:6:1: [glossary] pod: means and source are missing"),
    ("a part too many", GPU.replace("short:", "shrot:"), "docs/glossary.yml:1:1: [glossary] gpu: `shrot` is not a field; did you mean `short`?"),
    ("an id with capitals", GPU.replace("gpu:", "GPU:"), "[glossary] GPU: an id is lower-case words joined by hyphens"),
    ("half a source", GPU.replace(", year: 2020", ""), "[glossary] gpu: source: year is missing"),
    ("a year in words", GPU.replace("2020", "soon"), "[glossary] gpu: a source's year is a number"),
    ("an id twice", GPU + GPU, "docs/glossary.yml:6:1: [glossary] gpu: this id is taken in line 1"),
    ("one spelling where there may be several", GPU.replace("short: GPU", "also: 5"), "[glossary] gpu: also is a list, such as [pods]"),
    ("a source without https", GPU.replace("https:", "http:"), "[glossary] gpu: a source's url begins with https://"),
    ("one spelling twice", f"{GPU}g:\n  term: gpu\n  means: X.\n  {SOURCE}\n", "docs/glossary.yml:6:1: [glossary] g: “gpu” is a spelling of gpu already"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES])
def test_every_mistake_is_told_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataFileError) as caught:
        read(tmp_path, text)

    assert message in str(caught.value)


def test_a_file_in_another_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "glossary.yml"
    path.write_bytes(GPU.encode() + "# für\n".encode("latin-1"))

    with pytest.raises(DataFileError, match=r"docs/glossary\.yml:6:1: \[glossary\] this is not UTF-8"):
        glossary.read_glossary(path, "docs/glossary.yml")


def test_all_mistakes_are_told_at_once(tmp_path: Path) -> None:
    with pytest.raises(DataFileError) as caught:
        read(tmp_path, "a: 1\nB: 2\n")

    assert len(str(caught.value).splitlines()) == 3


def test_terms_come_in_their_order_and_have_a_place_each(tmp_path: Path) -> None:
    terms = read(tmp_path, f"z:\n  term: alpha\n  means: First.\n  {SOURCE}\n{GPU}")
    page = glossary.render_page(terms)

    assert [one.id for one in terms] == ["z", "gpu"]
    assert (
        '## G\n\n<span id="gpu">Graphics processing unit (GPU)</span>\n:   A processor. [Somebody, 2020]'
        "(https://example.org/) ([archived](https://web.archive.org/web/2020/https://example.org/))\n" in page
    )


TERMS = [
    glossary.Term("gpu", "Graphics processing unit", "A processor.", "S", 2020, "https://example.org/", short="GPU"),
    glossary.Term("pod", "Pod", 'The "unit" of <work>.', "S", 2020, "https://example.org/", also=("pods",)),
    glossary.Term("gpu-hour", "GPU-hour", "An hour of one.", "S", 2020, "https://example.org/"),
    glossary.Term("limit", "Limit", "The most.", "S", 2020, "https://example.org/", mark=False),
]  # fmt: skip


def link(term: str, text: str, means: str) -> str:
    return f'<a class="glossary-term" href="g.html#{term}"><abbr title="{means}">{text}</abbr></a>'


POD = link("pod", "pods", "The &quot;unit&quot; of &lt;work&gt;.")
# what it is | a page | what becomes of it
USES = [
    ("the first of two", "<p>GPU, GPU</p>", f"<p>{link('gpu', 'GPU', 'Graphics processing unit: A processor.')}, GPU</p>"),
    ("another spelling", "<p>two pods and a Pod</p>", f"<p>two {POD} and a Pod</p>"),
    ("the longer term", "<p>a GPU-hour</p>", f"<p>a {link('gpu-hour', 'GPU-hour', 'An hour of one.')}</p>"),
    ("a part of a word", "<p>podium, multi-GPU</p>", "<p>podium, multi-GPU</p>"),
    ("an acronym in small letters", "<p>a gpu</p>", "<p>a gpu</p>"),
    ("not marked", "<p>a limit</p>", "<p>a limit</p>"),
    ("headings, links, code", "<h2>Pods</h2><a>pods</a><code>pods</code><p>pods</p>", f"<h2>Pods</h2><a>pods</a><code>pods</code><p>{POD}</p>"),
    ("questions and figures", "<self-check><p>pods</p></self-check><rag-visual>pods</rag-visual>", "<self-check><p>pods</p></self-check><rag-visual>pods</rag-visual>"),
    ("titles of sources", '<cite>pods</cite><div class="footnote"><div>x</div>pods</div><p>pods</p>', f'<cite>pods</cite><div class="footnote"><div>x</div>pods</div><p>{POD}</p>'),
    ("an attribute", '<p title="pods">x</p>', '<p title="pods">x</p>'),
    ("on a later line", "<p>a &amp; b\n\n  pods</p>\n", f"<p>a &amp; b\n\n  {POD}</p>\n"),
]  # fmt: skip


@pytest.mark.parametrize(("html", "marked"), [row[1:] for row in USES], ids=[row[0] for row in USES])
def test_the_first_use_is_marked(html: str, marked: str) -> None:
    assert glossary.mark_first_uses(html, TERMS, "g.html") == marked


@given(st.text(alphabet="<>/pods GPU\n&;a-", max_size=60))
def test_marking_takes_nothing_away(html: str) -> None:
    marked = glossary.mark_first_uses(html, TERMS, "g.html")

    for one in TERMS:
        for text in (one.term, one.short, "pods", "Pods", "GPU-hour", "PODS", "POD", "PoD"):
            for means in ("Graphics processing unit: A processor.", "A processor.", "The &quot;unit&quot; of &lt;work&gt;.", "An hour of one."):  # fmt: skip
                marked = marked.replace(link(one.id, text, means), text)
    assert "glossary-term" in marked or marked == html
