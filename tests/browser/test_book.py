"""The guide's book in a browser's engine, as e-readers have one: on a phone, without script, and by axe."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from axe_playwright_python.sync_playwright import Axe

from books import open_book

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

# Each has something that the others have not: contents, every kind of question, a long list, HTML that no book should hold.
PAGES = ("title", "contents", "page-workloads", "page-glossary", "page-hostile")
# In pixels: what can be read with ease, as on the site.
SMALLEST = 13
# A chapter is no whole web site: what axe asks of one, Ace, the checker for books, leaves out too. Styles are read from a folder.
OF_A_SITE = ("landmark-one-main", "page-has-heading-one", "region")
OPTIONS = {
    "preload": False,
    "resultTypes": ["violations"],
    "rules": {name: {"enabled": False} for name in OF_A_SITE},
}


@pytest.fixture
def folder(guide_book: Path, tmp_path: Path) -> Path:
    """The folder of the book's pages."""
    return open_book(guide_book.read_bytes()).unpack(tmp_path)


def test_a_phone_shows_all_of_a_book_and_axe_finds_nothing(folder: Path, page: Page) -> None:
    page.set_viewport_size({"width": 390, "height": 844})
    for name in PAGES:
        page.goto((folder / f"{name}.xhtml").as_uri())

        assert page.evaluate("document.documentElement.scrollWidth") <= 390, name
        letters = page.locator("svg text").evaluate_all("all => all.map((one) => 16 * one.getScreenCTM().a)")
        assert min(letters, default=16) >= SMALLEST, name
        found = Axe().run(page, options=OPTIONS).response["violations"]
        assert not [(one["id"], node["html"]) for one in found for node in one["nodes"]], name


def test_a_wide_table_says_on_a_phone_which_column_each_cell_is_of(folder: Path, page: Page) -> None:
    page.goto((folder / "page-workloads.xhtml").as_uri())
    table = page.get_by_role("table").filter(has_text="Storage bandwidth")
    cell = table.get_by_role("cell", name="1.87 GB/s")
    named = "element => getComputedStyle(element, '::before').content"

    assert cell.evaluate(named) == "none"
    page.set_viewport_size({"width": 390, "height": 844})
    assert cell.evaluate(named) == '"Training: "'
    assert table.get_by_role("columnheader", name="Generative AI").count() == 1
