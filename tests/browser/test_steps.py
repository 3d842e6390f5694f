"""Questions that are asked one at a time: a frame that stays, the ways through it, links into it, and a worked case."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import check, choose, keys, open_gallery, open_part, show_answer

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from browser.conftest import Reader

RUN = "self-check[data-phase=quiz]"
BOX = "one => { const { top, height } = one.getBoundingClientRect(); return [top, height].map(Math.round); }"


@pytest.fixture
def runs_theme() -> bool:
    return False


def shown(page: Page) -> Locator:
    return page.locator(RUN).first.locator("self-check-question:visible")


@pytest.mark.parametrize("width", [390, 1280])
def test_one_question_at_a_time_in_a_frame_that_stays(
    new_reader: Callable[..., Reader], address: str, width: int
) -> None:
    page = new_reader(viewport={"width": width, "height": 844}).page
    open_part(page, address)
    expect(shown(page)).to_have_count(1)
    expect(shown(page).locator(".sc-number")).to_have_text("Question 1 of 5")
    shown(page).get_by_role("button", name="Question 2").press("Enter")
    frame = page.locator(RUN).first.evaluate(BOX)

    # Back and forward by keyboard: the stem is read out, and one step back from it is the way on.
    for number in (3, 4, 5):
        expect(shown(page).locator("legend")).to_be_focused()
        page.keyboard.press("Shift+Tab")
        page.keyboard.press("Enter")
        expect(shown(page).locator(".sc-number")).to_have_text(f"Question {number} of 5")
        assert page.locator(RUN).first.evaluate(BOX) == frame
    expect(shown(page).get_by_role("button", name="Question 6")).to_have_count(0)
    shown(page).get_by_role("button", name="Question 4").press("Enter")
    expect(shown(page).locator(".sc-number")).to_have_text("Question 4 of 5")


@pytest.mark.parametrize("part", ["workloads", "lifecycle", "clusters"])
def test_a_part_begins_to_teach_within_two_screens_of_a_phone(
    new_reader: Callable[..., Reader], address: str, part: str
) -> None:
    page = new_reader(viewport={"width": 390, "height": 844}).page
    open_part(page, address, f"{part}.html")

    top = page.locator("#key-points").evaluate("one => one.getBoundingClientRect().top + scrollY")

    assert top <= 2 * 844


def test_a_reload_goes_on_with_the_first_that_is_left(page: Page, base: str) -> None:
    open_gallery(page, base)
    choose(shown(page), keys(shown(page))[0])
    check(shown(page))
    shown(page).get_by_role("button", name="Next question").click()
    expect(shown(page)).to_have_id("q-gallery-multiple")

    open_gallery(page, base)

    expect(shown(page)).to_have_id("q-gallery-multiple")
    shown(page).get_by_role("button", name="Question 1").click()
    expect(shown(page)).to_have_attribute("data-verdict", "correct")


def test_a_link_to_a_question_shows_it_and_the_back_button_comes_back_to_it(page: Page, base: str) -> None:
    page.goto(f"{base}gallery.html#q-gallery-multiple")
    expect(shown(page)).to_have_id("q-gallery-multiple")
    expect(shown(page)).to_be_in_viewport()
    show_answer(shown(page))
    shown(page).get_by_role("button", name="Next question").click()
    expect(shown(page)).to_have_id("q-gallery-later")
    assert page.url.endswith("#q-gallery-later")

    # What the reader looks up on the way doesn't lose the place.
    page.evaluate("location.hash = 'what-teaches-it'")
    page.go_back()
    expect(shown(page)).to_have_id("q-gallery-later")
    page.evaluate("location.hash = 'q-gallery-single'")
    expect(shown(page)).to_have_id("q-gallery-single")


def test_a_worked_case_unfolds_step_by_step(page: Page, address: str) -> None:
    open_part(page, address)
    case = page.locator(".sc-case")
    steps = case.locator(".sc-step:visible")
    expect(steps).to_have_count(1)
    expect(steps).to_contain_text("Where the facts live.")
    expect(steps.locator(".sc-number")).to_have_text("Question 1 of 4")

    show_answer(steps.locator("self-check-question"))
    steps.get_by_role("button", name="Continue reading").click()

    text = steps.locator("p").first
    expect(text).to_have_text(re.compile("^What it holds"))
    expect(text).to_be_focused()
    steps.get_by_role("button", name="Question 1").click()
    expect(steps.locator("p").first).to_have_text(re.compile("^Where the facts live"))
    expect(steps.locator("p").first).to_be_focused()


def test_paper_has_every_step(page: Page, address: str) -> None:
    open_part(page, address)
    page.emulate_media(media="print")

    expect(page.locator(".sc-step:visible")).to_have_count(4)
    expect(page.locator(f"{RUN} > self-check-question:visible")).to_have_count(9)


def test_every_step_is_there_where_the_script_does_not_come(reader: Reader, address: str) -> None:
    page = reader.page
    page.route("**/selfcheck.js", lambda route: route.abort())
    page.goto(f"{address}workloads.html")
    asked = page.locator(f"{RUN} > self-check-question:visible")
    expect(asked).to_have_count(2)

    page.evaluate("document.getAnimations().forEach(one => one.finish())")

    expect(asked).to_have_count(9)
    boxes = [one.bounding_box() for one in asked.all()]
    ends = [(box["y"], box["y"] + box["height"]) for box in boxes if box]
    assert all(end <= start for (_, end), (start, _) in itertools.pairwise(ends))
    reader.problems.clear()
