"""The progress page's edges: messages beside what they are about, undoing, lines that can't be read, other tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import EXAM, open_place, remember, start_exam

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

    from browser.conftest import Reader


@pytest.fixture
def runs_theme() -> bool:
    return False


BROKEN = "ai-study-guide:2:broken"


def test_each_deletion_can_be_undone_until_the_page_is_left(page: Page, address: str) -> None:
    place = open_place(page, address, "progress")
    remember(page, "training", 2)
    answered = place.locator(".sc-overview tbody tr td:nth-of-type(2)")
    before = answered.all_inner_texts()
    assert before[:2] == ["1", "1"]
    reset = place.locator(".sc-reset")

    reset.get_by_role("button", name="Delete the answers to AI Workloads").press("Enter")
    expect(reset.get_by_role("button", name="Undo")).to_be_focused()
    reset.get_by_role("button", name="Delete all answers").press("Enter")
    place.get_by_label("Ask me how sure I am").check()

    expect(answered).to_have_text(["0"] * len(before))
    for left in (1, 0):
        reset.get_by_role("button", name="Undo").first.press("Enter")
        expect(reset.get_by_role("button", name="Undo")).to_have_count(left)
        expect(reset.get_by_text("Your answers are back.")).to_be_focused()
    expect(answered).to_have_text(before)


def test_deleting_all_takes_the_exam_and_what_could_not_be_read(page: Page, address: str) -> None:
    start_exam(page, address)
    exam = page.evaluate(f"localStorage.getItem('{EXAM}')")
    page.evaluate(f"localStorage.setItem('{BROKEN}', 'one <b>line</b>\\nanother')")
    place = open_place(page, address, "progress")
    expect(place).to_contain_text("could not be read: 2 lines")
    place.get_by_role("button", name="Show what could not be read").click()
    assert place.get_by_label("unread.txt").input_value() == "one <b>line</b>\nanother\n"

    place.get_by_role("button", name="Delete all answers").click()

    expect(place.get_by_text("could not be read: 2 lines")).to_be_hidden()
    expect(place.get_by_role("button", name="Show what could not be read")).to_be_hidden()
    kept = f"[localStorage.getItem('{EXAM}'), localStorage.getItem('{BROKEN}')]"
    assert page.evaluate(kept) == [None, None]
    place.get_by_role("button", name="Undo").click()
    assert page.evaluate(kept) == [exam, "one <b>line</b>\nanother"]
    expect(place).to_contain_text("could not be read: 2 lines")


def test_messages_stand_beside_what_they_are_about(page: Page, address: str, tmp_path: Path) -> None:
    file = tmp_path / "progress.json"
    file.write_text("{", encoding="utf-8")
    place = open_place(page, address, "progress")
    settings, daily = place.locator(".sc-settings"), place.get_by_label("Questions in a review")

    daily.fill("2.5")
    daily.press("Tab")
    expect(settings.get_by_role("status")).to_have_text("Saved.")
    expect(daily).to_have_value("3")
    assert page.evaluate("[...selfcheck.stores.values()][0].read('settings').daily") == 3
    daily.fill("900")
    daily.press("Tab")
    expect(settings.get_by_role("status")).to_have_text("Write a number from 1 to 200.")
    expect(daily).to_have_attribute("aria-invalid", "true")
    expect(daily).to_have_accessible_description("Write a number from 1 to 200.")
    expect(daily).to_have_css("border-top-width", "2px")
    assert page.evaluate("[...selfcheck.stores.values()][0].read('settings').daily") == 3
    place.get_by_label("Add answers from a file").set_input_files(file)
    expect(place.locator(".sc-keep").get_by_role("status")).to_contain_text("Nothing was added.")


def test_another_tab_leaves_focus_where_it_is(reader: Reader, address: str) -> None:
    place = open_place(reader.page, address, "progress")
    link = place.locator(".sc-overview tbody a").nth(1)
    link.focus()
    reader.page.evaluate(
        """window.rebuilt = 0;
        const watch = new MutationObserver(() => { window.rebuilt += 1; });
        watch.observe(document.querySelector(".sc-overview"), { childList: true });"""
    )

    other = start_exam(reader.context.new_page(), address, limited=True)
    reader.page.wait_for_timeout(2500)

    assert reader.page.evaluate("window.rebuilt") == 0
    expect(link).to_be_focused()
    remember(other.page, "training", 1)
    expect(place.locator(".sc-overview tbody tr").first.locator("td").nth(1)).to_have_text("1")
    expect(link).to_be_focused()
