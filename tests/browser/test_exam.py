"""An exam's edges: after it is handed in, in two tabs, with a question that has changed, and where focus goes."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import (
    EXAM,
    choose,
    go_to_a_choice,
    hold,
    keys,
    open_place,
    order,
    start_exam,
    stored,
    wrong,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.conftest import Reader


@pytest.fixture
def runs_theme() -> bool:
    return False


def hand_in(place: Locator) -> None:
    place.get_by_role("button", name="Submit", exact=True).click()
    place.get_by_role("button", name=re.compile("^Submit (anyway|now)$")).click()
    expect(place.get_by_role("table", name="Results by part")).to_be_visible()


def answer_one(place: Locator) -> str:
    """Answer a question right, and name it."""
    go_to_a_choice(place)
    question = place.locator("self-check-question:visible")
    choose(question, keys(question)[0])
    return str(question.get_attribute("data-question"))


def test_an_exam_that_was_handed_in_is_over(page: Page, address: str) -> None:
    place = start_exam(page, address)
    asked = answer_one(place)
    hand_in(place)

    expect(place.locator(".sc-explanation:visible").first).to_be_visible()
    page.reload()

    expect(place.get_by_role("button", name="Start exam")).to_be_visible()
    expect(place.get_by_role("button", name="Submit", exact=True)).to_have_count(0)
    assert [one["question"] for one in stored(page)] == [asked]


def test_a_result_stays_as_it_was_until_another_exam(page: Page, address: str) -> None:
    place = start_exam(page, address)
    asked = answer_one(place)
    hand_in(place)
    question = place.locator(f"#exam-{asked}")
    answered_in = order(question)
    for _ in range(2):
        assert order(question) == answered_in
        expect(question).to_have_attribute("data-verdict", "correct")
        expect(question.locator("input").first).to_be_disabled()
        expect(question.get_by_role("button", name="Check answer")).to_be_hidden()
        expect(place.get_by_text("You got 1 of 10 right.")).to_be_visible()
        expect(place.get_by_text("You didn't answer this question.")).to_have_count(9)
        page.reload()
        expect(place.get_by_role("heading", name="Your last exam")).to_be_visible()
    assert len(stored(page)) == 1

    # What was not answered is nowhere kept, so it does not come back.
    expect(place.get_by_role("heading", name="Read again")).to_be_visible()
    to_review = place.get_by_role("link", name="What you got wrong comes back in your review")
    expect(to_review).to_have_count(0)

    place.get_by_role("button", name="Start exam").click()
    go_to_a_choice(place)
    question = place.locator("self-check-question:visible")
    choose(question, wrong(question))
    hand_in(place)
    expect(to_review).to_have_attribute("href", re.compile(r"review\.html$"))
    section = place.locator(".sc-again a").first
    expect(section).to_have_attribute("href", re.compile(r"\.html#[\w-]+$"))
    place.get_by_role("button", name="Start another exam").click()

    expect(place.get_by_role("button", name="Start exam")).to_be_focused()
    expect(place.locator("self-check-question")).to_have_count(0)
    assert page.evaluate(f"localStorage.getItem('{EXAM}')") is None


# Which timers run: those of a second are clocks.
COUNT_CLOCKS = """
globalThis.clocks = new Set();
const { setInterval, clearInterval } = globalThis;
globalThis.setInterval = (act, time, ...rest) => {
  const id = setInterval(act, time, ...rest);
  time === 1000 && clocks.add(id);
  return id;
};
globalThis.clearInterval = (id) => { clocks.delete(id); clearInterval(id); };
"""


def test_on_a_slow_line_a_second_press_starts_no_second_clock(page: Page, address: str) -> None:
    page.add_init_script(COUNT_CLOCKS)
    waiting = hold(page, re.compile(r"/bank/[0-9]+\.js$"))
    place = open_place(page, address, "exam")
    place.get_by_label("Limit the time").check()
    start = place.get_by_role("button", name="Start exam")

    start.click()
    expect(place.get_by_role("status")).to_have_text("Loading…")
    start.click()
    expect(start).to_be_focused()
    for route in waiting:
        route.continue_()

    expect(place.locator("self-check-question:visible")).to_have_count(1)
    expect(place.locator(".sc-exam-time")).to_have_text("20 minutes left")
    expect(place.locator(".sc-exam-notice")).to_be_empty()
    assert page.evaluate("clocks.size") == 1


@pytest.mark.parametrize("limited", [True, False], ids=["with a clock", "without"])
def test_two_tabs_hand_an_exam_in_once(reader: Reader, address: str, *, limited: bool) -> None:
    place = start_exam(reader.page, address, limited=limited)
    asked = answer_one(place)
    other = open_place(reader.context.new_page(), address, "exam")
    expect(other.get_by_role("button", name=re.compile(r"^Question \d+: answered"))).to_have_count(1)

    hand_in(place)

    expect(other).to_contain_text("submitted or ended in another tab")
    expect(other.get_by_role("button", name="Submit", exact=True)).to_have_count(0)
    expect(other).to_contain_text("You got 1 of 10 right.")
    reader.page.wait_for_timeout(1500)
    assert json.loads(reader.page.evaluate(f"localStorage.getItem('{EXAM}')"))["done"]
    assert [one["question"] for one in stored(reader.page)] == [asked]


def test_two_tabs_fill_one_paper(reader: Reader, base: str) -> None:
    place = start_exam(reader.page, base, limited=True)
    answer_one(place)
    other = open_place(reader.context.new_page(), base, "exam")
    expect(other.locator("self-check-question:visible")).to_have_count(1)

    other.get_by_role("button", name="Next question").click()
    answer_one(other)

    for tab in (place, other):
        expect(tab.get_by_role("button", name=re.compile(r"^Question \d+: answered"))).to_have_count(2)


def test_an_exam_that_another_tab_threw_away_is_not_brought_back(reader: Reader, address: str) -> None:
    place = start_exam(reader.page, address)
    other = open_place(reader.context.new_page(), address, "progress")

    other.page.evaluate("[...selfcheck.stores.values()][0].write('exam', null)")

    expect(place).to_contain_text("submitted or ended in another tab")
    expect(place.get_by_role("button", name="Start exam")).to_be_visible()
    assert reader.page.evaluate(f"localStorage.getItem('{EXAM}')") is None


@pytest.mark.parametrize("changed", [1, 10])
def test_a_question_that_has_changed_leaves_the_exam(page: Page, address: str, changed: int) -> None:
    place = start_exam(page, address)
    asked = answer_one(place)
    page.evaluate(
        """([key, asked, changed]) => {
          const exam = JSON.parse(localStorage[key]);
          const others = exam.paper.filter(([id]) => id !== asked);
          for (const pair of changed < exam.paper.length ? others.slice(0, changed) : exam.paper) pair[1] = "00000000";
          localStorage[key] = JSON.stringify(exam);
        }""",
        [EXAM, asked, changed],
    )

    page.reload()

    if changed == 1:
        expect(place).to_contain_text("1 question changed since you started and was removed.")
        expect(place.locator(".sc-exam-jump")).to_have_count(9)
        expect(place.locator("self-check-question:visible")).to_have_attribute("data-question", asked)
        hand_in(place)
        expect(place).to_contain_text("You got 1 of 9 right.")
    else:
        expect(place).to_contain_text("All questions in your last exam have changed")
        expect(place.get_by_role("button", name="Start exam")).to_be_visible()


def test_unanswered_questions_are_named_and_led_to(page: Page, address: str) -> None:
    place = start_exam(page, address)
    for _ in range(8):
        place.get_by_role("button", name="Next question").click()
    place.get_by_role("button", name="Submit", exact=True).click()
    notice = place.locator(".sc-exam-notice")
    expect(notice).to_contain_text("10 questions are unanswered: questions 1, 2, 3")
    expect(place.get_by_role("button", name="Submit anyway")).to_be_focused()

    notice.get_by_role("link", name="Question 4", exact=True).press("Enter")

    expect(place.locator("self-check-question:visible .sc-number")).to_have_text("Question 4 of 10")
    expect(place.locator("self-check-question:visible legend").first).to_be_focused()
    place.get_by_role("button", name="Submit", exact=True).click()
    place.get_by_role("button", name="Keep working").press("Enter")
    expect(notice).to_be_empty()
    expect(place.get_by_role("button", name="Submit", exact=True)).to_be_focused()


def test_focus_stays_in_the_exam(page: Page, address: str) -> None:
    place = open_place(page, address, "exam")
    place.get_by_label("Limit the time").check()
    place.get_by_role("button", name="Start exam").press("Enter")
    expect(place.locator("self-check-question:visible legend").first).to_be_focused()

    place.get_by_role("button", name="Remove time limit").press("Enter")
    expect(place.get_by_text("Time limit removed.")).to_be_focused()

    hand_in(place)
    expect(place.get_by_text("You got 0 of 10 right.")).to_be_focused()
