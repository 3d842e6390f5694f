"""The home page: complete without script, and where a reader who comes back goes on."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import (
    LATER,
    answer_quiz,
    open_part,
    open_place,
    remember,
    travel,
    wait_until,
)
from browser.axe import violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.conftest import Reader

POSITION = "[...selfcheck.stores.values()][0].read('position')"
MASTER = """
(url) => {
  const store = [...selfcheck.stores.values()][0];
  const { questions } = selfcheck.bank.find((page) => page.url === url);
  store.add(questions.map(([question, rev], index) => ({
    attempt: `000${index}cccccccc`, question, rev, phase: "quiz", picked: [], verdict: "correct", day: "2026-11-23",
  })));
}
"""


@pytest.fixture
def draws_figures() -> bool:
    return True


def test_without_script_the_home_page_is_whole(new_reader: Callable[..., Reader], address: str) -> None:
    page = new_reader(java_script_enabled=False).page
    page.goto(f"{address}index.html")

    expect(page.get_by_role("link", name="Start with AI Workloads")).to_be_visible()
    expect(page.locator("[data-selfcheck-part]")).to_have_count(3)
    expect(page.locator("[data-selfcheck-part]").first).to_contain_text("min read")
    expect(page.locator(".sc-state")).to_have_count(0)
    expect(page.locator("answer-visual")).to_contain_text("0.96 s")
    expect(page.locator("answer-visual input")).to_have_count(0)


def test_a_new_reader_has_one_button_and_a_figure_that_answers(page: Page, address: str) -> None:
    page.goto(f"{address}index.html")
    figure = page.locator("answer-visual")
    slider = figure.get_by_role("slider")
    expect(slider).to_have_accessible_name(re.compile("^Answer length"))
    expect(figure.get_by_role("status")).to_have_text(
        "Writing takes 95% of 1.01 s. A faster search would hardly help."
    )

    slider.press("Home")

    expect(slider).to_have_value("10")
    expect(slider).to_have_attribute("aria-valuetext", "10 tokens")
    expect(figure.locator("b").last).to_have_text("48 ms")
    expect(figure.get_by_role("status")).to_contain_text("Now the prompt matters too.")
    expect(page.locator("article .md-button")).to_have_count(1)
    expect(page.locator("[data-selfcheck-part] .sc-state")).to_have_text(["Not started"] * 3)
    assert violations(page) == []


def test_a_reader_who_comes_back_goes_on_where_they_stopped(page: Page, base: str) -> None:
    open_part(page, base)
    answer_quiz(page, [True, False, True, True, True])
    page.locator("#training-and-distributed-training").evaluate("one => one.scrollIntoView()")
    wait_until(page, lambda: page.evaluate(f"{POSITION}?.id") == "training-and-distributed-training")

    page.goto(f"{base}index.html")

    front = page.locator("self-check-front")
    expect(front.get_by_role("heading", name="Continue: Training and Distributed Training")).to_be_visible()
    expect(front).to_contain_text("You stopped here today. Last time, you missed 1 question on this section.")
    expect(front).to_contain_text("Nothing due until tomorrow.")
    expect(page.get_by_role("link", name="Start with AI Workloads")).to_be_hidden()
    card = page.locator("[data-selfcheck-part]").first
    expect(card).to_contain_text("4 of 9 right")
    if base.startswith("http"):
        assert violations(page) == []
    front.get_by_role("link", name="Continue reading").click()
    expect(page.locator("#training-and-distributed-training")).to_be_in_viewport()


def test_what_is_due_is_named_and_led_to(new_reader: Callable[..., Reader], address: str) -> None:
    reader = new_reader()
    open_place(reader.page, address, "review")
    remember(reader.page, "rag", 3)
    page = reader.context.new_page()
    travel(page, LATER)
    page.goto(f"{address}index.html")

    link = page.locator("self-check-front").get_by_role("link", name="Review 3 due questions")
    expect(link).to_have_class("sc-button sc-main")
    page.locator("summary", has_text="How this guide works").click()
    expect(page.get_by_role("heading", name="How a part works")).to_be_visible()
    link.click()

    expect(page.locator("self-check[data-phase=review]")).to_contain_text("3 questions due.")


def test_who_has_finished_a_part_is_led_to_the_next(page: Page, address: str) -> None:
    open_place(page, address, "progress")
    page.evaluate(MASTER, "workloads.html")
    page.evaluate(
        "[...selfcheck.stores.values()][0].write('position',"
        " { page: 'workloads.html', id: 'a-worked-case', day: '2026-11-23' })"
    )

    page.goto(f"{address}index.html")

    front = page.locator("self-check-front")
    expect(front.get_by_role("heading", name="Next part: The AI Lifecycle")).to_be_visible()
    expect(front.get_by_role("link", name="Start part 2")).to_be_visible()
    expect(page.locator("[data-selfcheck-part]").first).to_contain_text("Mastered")
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
