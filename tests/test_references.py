"""References: the data file with every mistake told, footnotes for what a page cites, and the page of all."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from guide import references
from guide.datafile import DataFileError

if TYPE_CHECKING:
    from pathlib import Path

KAPLAN = "kaplan-2020:\n  authors: Kaplan and others\n  year: 2020\n  title: Scaling laws\n  url: https://arxiv.org/abs/2001.08361\n"
DOCS = "docs-2026:\n  authors: Kubernetes\n  year: 2026\n  title: What is a pod?\n  url: https://kubernetes.io/docs/\n"


def read(tmp_path: Path, text: str) -> dict[str, references.Reference]:
    path = tmp_path / "references.yml"
    path.write_text(text, encoding="utf-8")
    return references.read_references(path, "docs/references.yml")


# what is wrong | the file | what is said
MISTAKES = [
    ("no YAML", "a: {", "docs/references.yml:1:5: [references] this is not YAML"),
    ("a part is missing", KAPLAN.replace("  year: 2020\n", ""), "docs/references.yml:1:1: [references] kaplan-2020: year is missing"),
    ("a part misspelled", KAPLAN.replace("year:", "yeer:"), "docs/references.yml:1:1: [references] kaplan-2020: `yeer` is not a field; did you mean `year`?"),
    ("a year in words", KAPLAN.replace("2020\n", "last\n"), "kaplan-2020: year is a number"),
    ("a title that YAML takes for a number", KAPLAN.replace("Scaling laws", "1984"), "kaplan-2020: title is text; put it in quotes"),
    ("no https", KAPLAN.replace("https", "http"), "kaplan-2020: url begins with https://"),
    ("the same address twice", KAPLAN + KAPLAN.replace("kaplan-2020", "again"), "docs/references.yml:6:1: [references] again: its url is that of kaplan-2020; cite that one"),
    ("an id with capitals", KAPLAN.replace("kaplan", "Kaplan"), "Kaplan-2020: an id is lower-case words"),
    ("an id twice", KAPLAN + KAPLAN.replace("2001.", "2002."), "docs/references.yml:6:1: [references] kaplan-2020: this id is taken in line 1"),
]  # fmt: skip


@pytest.mark.parametrize(("text", "message"), [row[1:] for row in MISTAKES], ids=[row[0] for row in MISTAKES])
def test_every_mistake_is_told_with_its_place(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(DataFileError) as caught:
        read(tmp_path, text)

    assert message in str(caught.value)


def test_a_citation_becomes_a_footnote(tmp_path: Path) -> None:
    known = read(tmp_path, KAPLAN + DOCS)
    page = references.add_footnotes("A claim.[^docs-2026] Another.[^kaplan-2020] Again.[^docs-2026]\n", known)

    assert page == (
        "A claim.[^docs-2026] Another.[^kaplan-2020] Again.[^docs-2026]\n\n"
        "[^docs-2026]: <cite>Kubernetes 2026. What is a pod?</cite> <https://kubernetes.io/docs/>"
        " ([archived](https://web.archive.org/web/2026/https://kubernetes.io/docs/)).\n\n"
        "[^kaplan-2020]: <cite>Kaplan and others 2020. Scaling laws.</cite> <https://arxiv.org/abs/2001.08361>.\n"
    )


# what it is | a page | its beginning
BESIDE = [
    ("two at one place", "A.[^docs-2026][^kaplan-2020]\n", 'A.[^docs-2026]<sup class="footnote-ref">, </sup>[^kaplan-2020]'),
    ("a word between", "A.[^docs-2026] B.[^kaplan-2020]\n", "A.[^docs-2026] B.[^kaplan-2020]"),
    ("code", "A.[^docs-2026]\n\n```\n[^a][^b]\n```\n", "A.[^docs-2026]\n\n```\n[^a][^b]\n```"),
]  # fmt: skip


@pytest.mark.parametrize(("page", "begins"), [row[1:] for row in BESIDE], ids=[row[0] for row in BESIDE])
def test_a_comma_stands_between_two_footnotes_alone(tmp_path: Path, page: str, begins: str) -> None:
    text = references.add_footnotes(page, read(tmp_path, KAPLAN + DOCS))

    assert text.startswith(begins + "\n\n[^")


def test_a_page_without_citations_stays(tmp_path: Path) -> None:
    text = "Code is no citation:\n\n```\n[^nobody]\n```\n"

    assert references.add_footnotes(text, read(tmp_path, KAPLAN)) == text


def test_a_footnote_of_the_pages_own_stays(tmp_path: Path) -> None:
    text = "A claim.[^own]\n\n[^own]: Said here.\n"

    assert references.add_footnotes(text, read(tmp_path, KAPLAN)) == text


def test_every_unknown_citation_is_told_with_line_and_column(tmp_path: Path) -> None:
    text = "One.[^nobody]\n\nTwo [^no-one]\n"

    errors = references.unknown_citations(text, read(tmp_path, KAPLAN), "docs/p.md")

    assert [str(error).split(";")[0] for error in errors] == [
        "docs/p.md:1:5: [unknown-reference] references.yml has no `nobody`",
        "docs/p.md:3:5: [unknown-reference] references.yml has no `no-one`",
    ]


def test_the_page_says_where_each_is_cited(tmp_path: Path) -> None:
    known = read(tmp_path, KAPLAN + DOCS)
    cited = references.cited_on(
        {"b.md": "# B\n\nX.[^kaplan-2020]", "a.md": "---\ntitle: A\n---\n\nY.[^kaplan-2020]"}
    )
    page = references.render_page(known.values(), cited)

    assert cited == {"kaplan-2020": [("A", "a.md"), ("B", "b.md")]}
    assert (
        '<cite id="kaplan-2020">Kaplan and others 2020. Scaling laws. <https://arxiv.org/abs/2001.08361>.</cite> Cited in [A](a.md), [B](b.md).'
        in page
    )
    assert page.index("Kaplan") < page.index("Kubernetes")


def test_a_slip_in_a_citation_is_answered_with_the_nearest_reference(tmp_path: Path) -> None:
    known = read(tmp_path, KAPLAN)

    (error,) = references.unknown_citations("Claim.[^kaplan-2002]", known, "docs/p.md")

    assert str(error) == (
        "docs/p.md:1:7: [unknown-reference] references.yml has no `kaplan-2002`; did you mean `kaplan-2020`?"
    )


@pytest.mark.parametrize("code", ["`[^id]`", "``a ` [^id]``", "- item\n\n    ```\n    [^id]\n    ```\n"])
def test_a_citation_in_code_is_text(code: str) -> None:
    assert references.unknown_citations(f"{code}\n\nClaim.[^cited]", {"cited"}, "docs/p.md") == []
