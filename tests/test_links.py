"""External links: their form in the pages and data, and what a check of them says."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from browser.web_server import serve
from guide import links

if TYPE_CHECKING:
    from pathlib import Path


def test_every_link_of_the_guide_has_its_form() -> None:
    found = list(links.find_links(links.DOCS))

    assert len(found) > 100
    assert list(links.wrong_forms(iter(found))) == []


# address | what is said
FORMS = [
    ("http://kubernetes.io/", "write https://"),
    ("https://dx.doi.org/10.1000/1", "a DOI stands at https://doi.org/"),
    ("https://doi.org/abc", "a DOI is 10., a number, a slash and a name"),
    ("https://arxiv.org/pdf/2001.08361", "link https://arxiv.org/abs/ and the number, for the abstract"),
    ("https://a.org/?x=1&utm_source=b", "leave out what tracks readers"),
]


@pytest.mark.parametrize(("url", "said"), FORMS)
def test_a_wrong_form_is_told_with_its_place(tmp_path: Path, url: str, said: str) -> None:
    page = tmp_path / "docs" / "page.md"
    page.parent.mkdir()
    page.write_text(f"# X\n\nSee [it]({url}).\n", encoding="utf-8")

    assert list(links.wrong_forms(links.find_links(page.parent))) == [
        f"docs/page.md:3:10: [link-form] {url}: {said}"
    ]


# text | the address in it
TEXTS = [
    ("<https://a.org/b>.", "https://a.org/b"),
    ("(https://a.org/b(1)c)", "https://a.org/b(1)c"),
    ("https://a.org/b, and", "https://a.org/b"),
    ('source: "https://a.org/b",', "https://a.org/b"),
]


@pytest.mark.parametrize(("text", "url"), TEXTS)
def test_where_an_address_ends(tmp_path: Path, text: str, url: str) -> None:
    (tmp_path / "p.md").write_text(text, encoding="utf-8")

    assert [one.url for one in links.find_links(tmp_path)] == [url]


def test_an_address_is_opened(tmp_path: Path) -> None:
    (tmp_path / "there.html").write_text("Yes", encoding="utf-8")
    with serve(tmp_path) as address:
        assert links.failure(f"{address}there.html") is None
        assert links.failure(f"{address}gone.html") == "answers 404"
    assert "does not answer" in str(links.failure("http://127.0.0.1:9/"))
