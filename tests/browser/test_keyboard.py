"""A reader with a keyboard alone reaches and chooses every choice of every question."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import check, open_gallery, order, turn_to

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

PARTS = ("workloads", "lifecycle", "clusters", "apply", "gallery")


@pytest.fixture
def runs_theme() -> bool:
    return False


def walk_radios(page: Page, question: Locator) -> list[str]:
    """Go through a group of radio buttons with the arrow keys; list what was chosen on the way."""
    chosen: list[str] = []
    question.locator("input").first.focus()
    page.keyboard.press("Space")
    for _ in order(question):
        chosen.append(str(page.evaluate("document.activeElement.checked && document.activeElement.value")))
        page.keyboard.press("ArrowDown")
    return chosen


def walk_checkboxes(page: Page, question: Locator) -> list[str]:
    chosen: list[str] = []
    question.locator("input").first.focus()
    for _ in order(question):
        page.keyboard.press("Space")
        chosen.append(str(page.evaluate("document.activeElement.checked && document.activeElement.value")))
        page.keyboard.press("Tab")
    return chosen


@pytest.mark.parametrize("part", PARTS)
def test_every_choice_of_every_question_can_be_chosen(page: Page, address: str, part: str) -> None:
    page.goto(f"{address}{part}.html")
    page.wait_for_selector("self-check button[type=submit]:not([hidden])")
    questions = page.locator("self-check-question:is([data-kind=single], [data-kind=multiple])").all()
    assert questions

    for question in questions:
        # A frame shows one at a time.
        turn_to(question)
        walk = walk_radios if question.get_attribute("data-kind") == "single" else walk_checkboxes
        assert walk(page, question) == order(question)
        expect(question).not_to_have_attribute("data-verdict", re.compile(".*"))


def test_a_question_from_the_first_choice_to_the_next_try(page: Page, address: str) -> None:
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")

    question.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Tab")
    expect(question.get_by_role("button", name="Show answer")).to_be_focused()
    page.keyboard.press("Tab")
    expect(question.locator("button[type=submit]")).to_be_focused()
    page.keyboard.press("Enter")
    expect(question).to_have_attribute("data-verdict", re.compile("correct"))
    main = question.locator("button[type=submit]")
    expect(main).to_be_focused()
    expect(main).to_have_text(re.compile("Try again|Next question"))
    if question.get_attribute("data-verdict") == "correct":
        question.locator("input:not(:checked)").first.check()
        check(question)
    page.wait_for_timeout(450)  # Enter that is pressed twice by mistake goes no further
    main.focus()
    page.keyboard.press("Enter")

    expect(question.locator("input").first).to_be_focused()
    expect(question.locator("input:checked")).to_have_count(0)


def test_the_answer_is_shown_by_keyboard_and_leads_on(page: Page, address: str) -> None:
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")

    question.get_by_role("button", name="Show answer").focus()
    page.keyboard.press("Enter")

    expect(question.locator(".sc-explanation")).to_be_visible()
    expect(question.get_by_role("button", name="Next question")).to_be_focused()


def test_the_first_tab_skips_to_the_content(page: Page, address: str) -> None:
    open_gallery(page, address)

    page.keyboard.press("Tab")

    expect(page.get_by_role("link", name=re.compile("skip to content", re.IGNORECASE))).to_be_focused()
