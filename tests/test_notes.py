"""Footnotes: marks with a name, and a list that folds and that the search leaves out."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import markdown

from guide.references import CitationExtension, Reference

if TYPE_CHECKING:
    from collections.abc import Mapping

SOURCES = {
    "kaplan-2020": Reference("kaplan-2020", "Kaplan and others", 2020, "Scaling laws", "https://arxiv.org/abs/2001.08361"),
    "docs-2026": Reference("docs-2026", "Kubernetes", 2026, "What is a pod?", "https://kubernetes.io/docs/"),
}  # fmt: skip


def converted(text: str, sources: Mapping[str, Reference] = SOURCES) -> str:
    return markdown.markdown(
        text, extensions=["footnotes", "selfcheck.extension", CitationExtension(sources=sources)]
    )


def test_a_mark_has_the_name_of_its_source() -> None:
    html = converted("One.[^docs-2026] Two.[^kaplan-2020] Again.[^docs-2026]\n")

    assert re.findall(r'aria-label="(.*?)" class="footnote-ref"[^>]*>(\d)<', html) == [
        ("Source 1", "1"),
        ("Source 2", "2"),
        ("Source 1", "1"),
    ]


def test_a_mark_in_a_question_has_one_too() -> None:
    question = "/// question | a\n\nWho says so?[^docs-2026]\n\n- [x] They\n- [ ] Nobody\n\nThey do.\n///\n"

    assert 'aria-label="Source 1"' in converted(question)


def test_the_list_folds_and_says_how_many_sources_it_has() -> None:
    html = converted("One.[^docs-2026] Two.[^kaplan-2020]\n")

    assert (
        '<details class="footnote" data-search-exclude="">\n<summary>Sources for this page (2)</summary>'
        in html
    )
    assert html.count("</li>") == 2
    assert "<hr" not in html
    assert "<cite>Kaplan and others 2020. Scaling laws.</cite>" in html


def test_footnotes_of_the_pages_own_are_folded_too() -> None:
    assert "Sources for this page (1)" in converted("A claim.[^own]\n\n[^own]: Said here.\n")


def test_a_page_without_footnotes_has_no_list() -> None:
    assert "<details" not in converted("No claim.\n")
