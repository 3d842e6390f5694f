"""The progress page's edges: messages beside what they are about, undoing, lines that can't be read, other tabs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import EXAM, counts, open_place, remember, start_exam, unfold

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
    parts = ("AI Workloads", "The AI Lifecycle")
    before = [counts(place, part) for part in parts]
    assert [found["to fix"] for found in before] == [1, 1]
    reset = unfold(place, "Delete answers")

    reset.get_by_role("button", name="Delete answers in AI Workloads").press("Enter")
    expect(reset.get_by_role("button", name="Undo")).to_be_focused()
    reset.get_by_role("button", name="Delete all answers").press("Enter")
    place.get_by_label("Ask how sure I am").check()

    expect(place.get_by_text("to fix in")).to_have_count(0)
    for left in (1, 0):
        reset.get_by_role("button", name="Undo").first.press("Enter")
        expect(reset.get_by_role("button", name="Undo")).to_have_count(left)
        expect(reset.get_by_text("Your answers are back.")).to_be_focused()
    assert [counts(place, part) for part in parts] == before


def test_deleting_all_takes_the_exam_and_what_could_not_be_read(page: Page, address: str) -> None:
    start_exam(page, address)
    exam = page.evaluate(f"localStorage.getItem('{EXAM}')")
    page.evaluate(f"localStorage.setItem('{BROKEN}', 'one <b>line</b>\\nanother')")
    place = open_place(page, address, "progress")
    expect(place).to_contain_text("2 saved lines can't be read")
    place.get_by_role("button", name="Show unreadable lines").click()
    assert place.get_by_label("unread.txt").input_value() == "one <b>line</b>\nanother\n"

    unfold(place, "Delete answers").get_by_role("button", name="Delete all answers").click()

    expect(place.get_by_text("2 saved lines can't be read")).to_be_hidden()
    expect(place.get_by_role("button", name="Show unreadable lines")).to_be_hidden()
    kept = f"[localStorage.getItem('{EXAM}'), localStorage.getItem('{BROKEN}')]"
    assert page.evaluate(kept) == [None, None]
    place.get_by_role("button", name="Undo").click()
    assert page.evaluate(kept) == [exam, "one <b>line</b>\nanother"]
    expect(place).to_contain_text("2 saved lines can't be read")


def test_messages_stand_beside_what_they_are_about(page: Page, address: str, tmp_path: Path) -> None:
    file = tmp_path / "progress.json"
    file.write_text("{", encoding="utf-8")
    place = open_place(page, address, "progress")
    settings, daily = place.locator(".sc-settings"), place.get_by_label("Daily review limit")

    daily.fill("2.5")
    daily.press("Tab")
    expect(settings.get_by_role("status")).to_have_text("Saved.")
    expect(daily).to_have_value("3")
    assert page.evaluate("[...selfcheck.stores.values()][0].read('settings').daily") == 3
    daily.fill("900")
    daily.press("Tab")
    expect(settings.get_by_role("status")).to_have_text("Enter a number from 1 to 200.")
    expect(daily).to_have_attribute("aria-invalid", "true")
    expect(daily).to_have_accessible_description("Enter a number from 1 to 200.")
    expect(daily).to_have_css("border-top-width", "2px")
    assert page.evaluate("[...selfcheck.stores.values()][0].read('settings').daily") == 3
    place.get_by_label("Restore from a file").set_input_files(file)
    expect(place.locator(".sc-keep").get_by_role("status")).to_contain_text("Nothing was added.")


def test_another_tab_leaves_focus_where_it_is(reader: Reader, address: str) -> None:
    place = open_place(reader.page, address, "progress")
    link = place.get_by_role("link", name="The AI Lifecycle", exact=True)
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
    expect(place.get_by_role("link", name="1 to fix in AI Workloads")).to_be_visible()
    expect(link).to_be_focused()
