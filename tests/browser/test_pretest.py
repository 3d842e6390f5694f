"""A pretest in the browser: it keeps answers and tells nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import check, choose, keys, open_gallery, order, stored, wrong

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.conftest import Reader


@pytest.fixture
def runs_theme() -> bool:
    return False


def test_right_and_wrong_look_the_same(new_reader: Callable[..., Reader], address: str) -> None:
    seen: list[str] = []
    for pick_right in (True, False):
        page = new_reader().page
        open_gallery(page, address)
        pretest, quiz = page.locator("#pretest-gallery-single"), page.locator("#q-gallery-single")
        choose(pretest, keys(quiz)[0] if pick_right else wrong(quiz))
        check(pretest)
        expect(pretest).to_have_attribute("data-answered", "")
        expect(pretest).not_to_have_attribute("data-verdict", re.compile(".*"))
        seen.append(page.locator("self-check[data-phase=pretest]").inner_html())
        assert stored(page)[0]["verdict"] is None
        assert stored(page)[0]["phase"] == "pretest"

    assert seen[0] == seen[1]


def test_not_knowing_is_an_answer(page: Page, address: str) -> None:
    open_gallery(page, address)
    pretest = page.locator("#pretest-gallery-single")

    pretest.get_by_role("button", name="I don't know yet").click()

    expect(pretest).to_have_attribute("data-answered", "")
    following = page.locator("#pretest-gallery-multiple")
    expect(following.locator("legend").first).to_be_focused()
    expect(following.locator(".sc-number")).to_have_text("Question 2 of 3")
    expect(following.locator(".sc-steps > .sc-done")).to_have_count(1)
    expect(pretest).to_be_hidden()
    assert stored(page)[0]["picked"] == []


def test_one_act_saves_and_goes_on(page: Page, address: str) -> None:
    open_gallery(page, address)
    frame = page.locator("self-check[data-phase=pretest]")
    pretest = page.locator("#pretest-gallery-single")
    height = frame.evaluate("one => one.offsetHeight")
    check(pretest)
    expect(pretest.get_by_role("status")).to_have_text("Choose an answer, or I don't know yet.")

    pretest.locator("input").first.focus()
    page.keyboard.press("Space")
    page.keyboard.press("Enter")

    expect(page.locator("#pretest-gallery-multiple legend").first).to_be_focused()
    expect(pretest).to_be_hidden()
    assert frame.evaluate("one => one.offsetHeight") == height
    assert len(stored(page)) == 1


def test_enter_pressed_twice_goes_on_once(page: Page, address: str) -> None:
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")
    question.locator(f"input[value='{keys(question)[0]}']").focus()
    page.keyboard.press("Space")
    question.evaluate(SLOW)

    page.evaluate(TWICE)

    expect(question).to_have_attribute("data-verdict", "correct")
    expect(question.get_by_role("button", name="Next question")).to_be_visible()
    expect(page.locator("#q-gallery-multiple legend").first).not_to_be_focused()


# As on a device that needs half a second for a check.
SLOW = """
question => {
  const check = question.check;
  question.check = function () {
    check.call(this);
    for (const start = performance.now(); performance.now() - start < 500;);
  };
}
"""

# In one moment, as by a key that bounces.
TWICE = """
() => {
  for (let time = 0; time < 2; time += 1) {
    const key = new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true });
    document.activeElement.dispatchEvent(key) && document.activeElement.form.requestSubmit();
  }
}
"""


def test_pretest_and_quiz_differ_in_order(page: Page, address: str) -> None:
    open_gallery(page, address)

    for name in ("single", "multiple", "blocks"):
        assert order(page.locator(f"#pretest-gallery-{name}")) != order(page.locator(f"#q-gallery-{name}"))


def test_skipping_is_one_act(page: Page, address: str) -> None:
    open_gallery(page, address)

    page.get_by_role("link", name="Skip to the text").click()

    expect(page.get_by_role("heading", name="What teaches it")).to_be_focused()
    expect(page.get_by_role("heading", name="What teaches it")).to_be_in_viewport()


def test_a_pretest_does_not_answer_the_quiz(page: Page, address: str) -> None:
    open_gallery(page, address)
    choose(page.locator("#pretest-gallery-single"), keys(page.locator("#q-gallery-single"))[0])
    check(page.locator("#pretest-gallery-single"))
    expect(page.locator("#pretest-gallery-multiple")).to_be_visible()

    open_gallery(page, address)

    expect(page.locator("#pretest-gallery-single")).to_have_attribute("data-answered", "")
    expect(page.locator("#q-gallery-single")).not_to_have_attribute("data-verdict", re.compile(".*"))
    expect(page.locator("#q-gallery-single input:checked")).to_have_count(0)


def test_the_end_leads_on_and_the_next_visit_finds_a_line(page: Page, address: str) -> None:
    open_gallery(page, address)
    frame = page.locator("self-check[data-phase=pretest]")

    for number in (1, 2, 3):
        expect(frame.locator(".sc-number:visible")).to_have_text(f"Question {number} of 3")
        expect(frame.locator("button[type=submit]:visible")).to_have_text(
            "Start reading" if number == 3 else "Next question"
        )
        frame.get_by_role("button", name="I don't know yet").click()

    expect(page.get_by_role("heading", name="What teaches it")).to_be_focused()
    expect(frame.get_by_role("status").and_(page.locator(":visible"))).to_have_text(
        "3 saved. Answers come after the text."
    )
    open_gallery(page, address)
    expect(frame.locator("summary")).to_have_text("3 saved. Answers come after the text.")
    expect(frame.locator("self-check-question:visible")).to_have_count(0)
    frame.locator("summary").click()
    expect(frame.locator("self-check-question:visible")).to_have_count(1)


@pytest.mark.parametrize("pairs", [4, 5])
def test_the_reason_tells_this_readers_own_results_once_there_are_some(
    page: Page, address: str, pairs: int
) -> None:
    open_gallery(page, address)
    gain = {"pairs": pairs, "learned": 2, "kept": 1, "lost": 1, "open": pairs - 4, "guess": 1.25}
    mark = {"answered": pairs, "total": pairs, "gain": gain}
    page.evaluate(
        "mark => [...selfcheck.stores.values()][0].write('marks', { 'elsewhere.html': mark })", mark
    )
    open_gallery(page, address)
    page.reload()

    reason = page.locator("self-check[data-phase=pretest] > .sc-reason")
    expect(reason).to_contain_text("Trying first helps you learn")
    own = "Of the 5 questions you answered before and after reading, you got 2 right before and 3 after."
    if pairs < 5:
        expect(page.locator("#pretest-gallery-single button[type=submit]")).to_be_visible()
        expect(reason).not_to_contain_text("that you answered")
    else:
        expect(reason).to_contain_text(own)
        expect(reason.locator(".sc-own")).to_have_count(1)
