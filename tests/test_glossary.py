"""The glossary: its data file with every mistake told, its page, and the first use of a term on a page."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import markdown
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
    ("a bare term", "gpu: a processor\n", "docs/glossary.yml:1:1: [glossary] gpu: write term, means, and source below it"),
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


def link(term: str, text: str, title: str, means: str) -> str:
    return f'<a class="glossary-term" data-means="{means}" data-term="{title}" href="glossary.md#{term}">{text}</a>'


POD = link("pod", "pods", "Pod", "The &quot;unit&quot; of &lt;work&gt;.")
GPU_LINK = link("gpu", "GPU", "Graphics processing unit (GPU)", "A processor.")
# what it is | a page | what becomes of it
USES = [
    ("the first of two", "GPU, GPU", f"<p>{GPU_LINK}, GPU</p>"),
    ("another spelling", "two pods and a Pod", f"<p>two {POD} and a Pod</p>"),
    ("the longer term", "a GPU-hour", f"<p>a {link('gpu-hour', 'GPU-hour', 'GPU-hour', 'An hour of one.')}</p>"),
    ("a part of a word", "podium, multi-GPU", "<p>podium, multi-GPU</p>"),
    ("an acronym in small letters", "a gpu", "<p>a gpu</p>"),
    ("not marked", "a limit", "<p>a limit</p>"),
    ("headings, links, code", "## Pods\n\n[pods](a.md) `pods` pods", f'<h2 id="pods">Pods</h2>\n<p><a href="a.md">pods</a> <code>pods</code> {POD}</p>'),
    ("emphasis, and what follows it", "*a* b **pods** c", f"<p><em>a</em> b <strong>{POD}</strong> c</p>"),
    ("behind an element", "*a* pods *b* GPU", f"<p><em>a</em> {POD} <em>b</em> {GPU_LINK}</p>"),
    ("figures", "<div><rag-visual>pods</rag-visual></div>", "<div><rag-visual>pods</rag-visual></div>"),
    ("a footnote", "a[^1]\n\n[^1]: pods\n\npods", POD + '</p>\n<div class="footnote">'),
    ("an attribute", "*x*{ title=pods }", '<p><em title="pods">x</em></p>'),
    ("a character reference", "a &amp; b\n\npods", f"<p>a &amp; b</p>\n<p>{POD}</p>"),
]  # fmt: skip


def marked(text: str) -> str:
    return markdown.markdown(
        text,
        extensions=[
            "attr_list",
            "footnotes",
            "toc",
            "selfcheck.extension",
            glossary.GlossaryExtension(terms=TERMS),
        ],
    )


@pytest.mark.parametrize(("page", "shown"), [row[1:] for row in USES], ids=[row[0] for row in USES])
def test_the_first_use_is_marked(page: str, shown: str) -> None:
    assert shown in marked(page)


def test_a_question_has_no_marks_that_would_be_hints() -> None:
    question = "/// question | a\n\nWhat do pods have?\n\n- [x] A GPU\n- [ ] A Pod\n\nBecause of pods.\n///\n"

    shown = marked(f"{question}\npods\n")

    assert shown.count("glossary-term") == 1
    assert f"<p>{POD}</p>" in shown


@given(st.text(alphabet="*_`[]()# pods GPU\n;a-", max_size=60))
def test_marking_takes_nothing_away(page: str) -> None:
    plain = markdown.markdown(page, extensions=["attr_list", "footnotes", "toc"])
    shown = re.sub(r'<a class="glossary-term" [^>]*>(.*?)</a>', r"\1", marked(page))

    assert shown == plain
