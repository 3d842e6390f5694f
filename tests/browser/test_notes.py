"""Glossary terms and footnotes open where they are: by pointer, tap and key, on a phone, without script and on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.axe import violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from browser.conftest import Reader

PHONE = {"width": 390, "height": 844}
# name of the link | title of the note | what it says | its links
NOTES = [
    ("vector database", "Vector database", "stores embeddings", ["Open in glossary"]),
    ("Source 1", "Source 1", "Lewis and others 2020.", ["arxiv.org/abs/2005.11401", "Show in list"]),
]


@pytest.fixture
def runs_theme() -> bool:
    return False


@pytest.fixture
def notes(page: Page, address: str) -> Page:
    page.goto(f"{address}notes.html")
    return page


def mark(page: Page, name: str = "vector database") -> Locator:
    return page.get_by_role("link", name=name, exact=True).first


def note(page: Page) -> Locator:
    return page.locator(".site-note")


@pytest.mark.parametrize(("name", "title", "says", "links"), NOTES, ids=["a term", "a footnote"])
def test_a_tap_opens_a_note_without_moving_the_text(
    page: Page, base: str, name: str, title: str, says: str, links: list[str]
) -> None:
    page.goto(f"{base}notes.html")
    link = mark(page, name)
    place = "one => [one.getBoundingClientRect().x, one.getBoundingClientRect().y, document.documentElement.scrollHeight]"
    before = link.evaluate(place)
    expect(link).to_have_attribute("aria-expanded", "false")

    link.click()

    shown = page.get_by_role("dialog", name=title)
    expect(shown).to_be_focused()
    expect(shown).to_contain_text(says)
    assert shown.get_by_role("link").all_inner_texts() == links
    expect(link).to_have_attribute("aria-expanded", "true")
    assert link.evaluate(place) == before
    assert page.url.endswith("notes.html")


@pytest.mark.parametrize("way", ["Escape", "Close", "a tap outside", "the word again"])
def test_a_note_closes_and_the_focus_goes_back_to_its_word(notes: Page, way: str) -> None:
    mark(notes).click()
    expect(note(notes)).to_be_focused()

    if way == "Escape":
        notes.keyboard.press("Escape")
    elif way == "Close":
        notes.get_by_role("button", name="Close").click()
    elif way == "a tap outside":
        notes.mouse.click(640, 5)
    else:
        mark(notes).click()

    expect(note(notes)).to_have_count(0)
    expect(mark(notes)).to_be_focused()
    expect(mark(notes)).to_have_attribute("aria-expanded", "false")


def test_the_keyboard_opens_a_note_and_goes_on_in_the_text(notes: Page) -> None:
    mark(notes).focus()
    expect(note(notes)).to_have_count(0)

    notes.keyboard.press("Enter")
    expect(note(notes)).to_be_focused()
    notes.keyboard.press("Tab")
    expect(notes.get_by_role("link", name="Open in glossary")).to_be_focused()
    notes.keyboard.press("Tab")
    expect(notes.get_by_role("button", name="Close")).to_be_focused()
    notes.keyboard.press("Tab")

    expect(mark(notes, "Source 1")).to_be_focused()
    expect(note(notes)).to_have_count(0)


def test_a_pointer_that_rests_opens_a_note_that_stays_while_it_is_on_it(notes: Page) -> None:
    mark(notes).hover()
    notes.mouse.move(2, 890)
    notes.wait_for_timeout(400)
    expect(note(notes)).to_have_count(0)
    mark(notes).hover()
    expect(note(notes)).to_contain_text("stores embeddings")
    expect(note(notes)).not_to_be_focused()

    note(notes).hover()
    notes.wait_for_timeout(400)
    expect(note(notes)).to_be_visible()
    notes.mouse.move(2, 890)
    expect(note(notes)).to_have_count(0)


def test_a_note_stands_above_its_word_where_there_is_no_room_below(notes: Page) -> None:
    notes.set_viewport_size({"width": 1000, "height": 420})
    link = notes.locator("td .footnote-ref")
    link.evaluate("one => scrollTo(0, one.getBoundingClientRect().bottom + scrollY - innerHeight + 4)")

    link.click()

    shown, word = note(notes).bounding_box(), link.bounding_box()
    assert shown
    assert word
    assert 48 < shown["y"] < shown["y"] + shown["height"] <= word["y"]


def test_one_note_is_open_at_a_time(notes: Page) -> None:
    mark(notes).click()
    mark(notes, "Source 1").click()

    expect(note(notes)).to_have_count(1)
    expect(note(notes)).to_contain_text("Lewis")
    expect(mark(notes)).to_have_attribute("aria-expanded", "false")


def test_ctrl_and_a_click_follow_the_link(notes: Page) -> None:
    notes.evaluate(
        "addEventListener('click', (event) => { window.followed = !event.defaultPrevented; event.preventDefault(); })"
    )

    mark(notes).click(modifiers=["ControlOrMeta"])

    assert notes.evaluate("window.followed")
    expect(note(notes)).to_have_count(0)


def test_notes_open_in_tables_and_questions_and_choose_nothing(notes: Page) -> None:
    cell = notes.locator("td .footnote-ref")
    cell.click()
    expect(note(notes)).to_contain_text("Kaplan")
    box, table = note(notes).bounding_box(), notes.locator("table").first.bounding_box()
    assert box
    assert table
    assert box["y"] + box["height"] > table["y"] + table["height"]
    notes.keyboard.press("Escape")

    choice = notes.locator("#q-noted .choice", has_text="The source")
    choice.locator(".footnote-ref").click()
    expect(note(notes)).to_contain_text("Kaplan")
    note(notes).locator("b").click()

    expect(choice.locator("input")).not_to_be_checked()
    expect(note(notes)).to_be_visible()


def test_a_phone_has_a_sheet_at_the_bottom_and_the_word_stays_in_view(
    new_reader: Callable[..., Reader], address: str
) -> None:
    page = new_reader(viewport={**PHONE, "height": 420}, has_touch=True).page
    page.goto(f"{address}notes.html")
    link = page.locator("td .footnote-ref")
    link.evaluate("one => scrollTo(0, one.getBoundingClientRect().bottom + scrollY - innerHeight + 4)")

    link.tap()

    sheet, word = note(page).bounding_box(), link.bounding_box()
    assert sheet
    assert word
    assert (sheet["x"], sheet["width"], sheet["y"] + sheet["height"]) == (0, 390, 420)
    assert 48 < word["y"] < sheet["y"]


@pytest.mark.usefixtures("site")
def test_axe_finds_nothing_in_a_note(page: Page, server: str) -> None:
    page.goto(f"{server}notes.html")
    mark(page, "Source 1").click()
    expect(note(page)).to_be_visible()

    assert violations(page) == []
    sizes = (
        note(page)
        .locator("a, button")
        .evaluate_all("all => all.map(one => one.getBoundingClientRect().height)")
    )
    assert min(sizes) >= 24


def test_the_list_of_sources_opens_for_a_link(notes: Page) -> None:
    sources = notes.locator("details.footnote")
    expect(sources.get_by_text("Lewis and others")).to_be_hidden()
    mark(notes, "Source 1").click()

    notes.get_by_role("link", name="Show in list").click()

    expect(sources.get_by_text("Lewis and others")).to_be_visible()
    expect(note(notes)).to_have_count(0)
    assert notes.url.endswith("#fn:lewis-2020")


def test_without_script_a_mark_leads_to_its_source(new_reader: Callable[..., Reader], address: str) -> None:
    page = new_reader(java_script_enabled=False).page
    page.goto(f"{address}notes.html")

    mark(page, "Source 1").click()

    expect(page.locator("details.footnote").get_by_text("Lewis and others")).to_be_visible()
    assert page.url.endswith("#fn:lewis-2020")


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
def test_paper_has_the_sources_unfolded(
    new_reader: Callable[..., Reader], address: str, script: bool
) -> None:
    page = new_reader(java_script_enabled=script).page
    page.goto(f"{address}notes.html")

    page.emulate_media(media="print")

    expect(page.locator("details.footnote").get_by_text("Lewis and others")).to_be_visible()
    box = page.locator("details.footnote").bounding_box()
    assert box
    assert box["height"] > 30


@pytest.mark.usefixtures("site")
def test_a_tap_opens_a_note_under_instant_navigation_too(page: Page, server: str) -> None:
    with page.expect_response("**/sitemap.xml"):
        page.goto(f"{server}index.html")
    page.evaluate("window.sameDocument = true")
    page.locator(".md-nav--primary").get_by_role("link", name=re.compile("AI Workloads")).click()
    page.wait_for_url("**/workloads.html")
    term = page.locator("article .glossary-term").first
    expect(term).to_have_attribute("aria-expanded", "false")

    term.click()

    expect(note(page)).to_be_focused()
    assert page.evaluate("window.sameDocument && location.pathname").endswith("workloads.html")
    note(page).get_by_role("link", name="Open in glossary").click()
    page.wait_for_url("**/glossary.html#*")
