"""One reader's way through the guide: first visit, pretest, reading, a wrong answer, three days later review and exam."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from browser.actions import (
    check,
    choose,
    keys,
    open_place,
    questions,
    show_answer,
    start_exam,
    travel,
    wait_until,
    wrong,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.conftest import Reader

THREE_DAYS_LATER = "2026-12-04T12:00:00"
FIRST_DAY = "2026-12-01T12:00:00"


def test_a_reader_goes_from_the_front_door_to_what_comes_next(reader: Reader, address: str) -> None:
    page = reader.page
    travel(page, FIRST_DAY)

    # The first visit: one button leads into the first part.
    page.goto(f"{address}index.html")
    page.get_by_role("link", name="Start with AI Workloads").click()
    expect(page.get_by_role("heading", name="AI Workloads", level=1)).to_be_visible()

    # The pretest: one question at a time, and nothing is told.
    pretest = page.locator("self-check[data-phase=pretest]")
    expect(pretest.locator("self-check-question:visible")).to_have_count(1)
    pretest.get_by_role("button", name="I don't know yet").and_(page.locator(":visible")).click()
    for _ in range(4):
        question = pretest.locator("self-check-question:visible")
        question.locator("label").first.click()
        check(question)
    expect(pretest).to_contain_text("5 saved. Answers come after the text.")
    expect(pretest).not_to_contain_text("Incorrect")

    # Reading: a source opens where it is cited, and Escape goes on reading.
    mark = page.get_by_role("link", name="Source 1", exact=True).first
    mark.press("Enter")
    note = page.get_by_role("dialog", name="Source 1")
    expect(note).to_be_visible()
    page.keyboard.press("Escape")
    expect(note).to_be_hidden()
    expect(mark).to_be_focused()

    page.locator("#training-and-distributed-training").evaluate("one => one.scrollIntoView()")
    wait_until(page, lambda: bool(page.evaluate("[...selfcheck.stores.values()][0].read('position')")))

    # The same questions again: one is wrong at first, and tried once more.
    answer_quiz_by_hand(page)

    # The end of the part: what changed, and what to do now.
    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    result = page.locator(".sc-result")
    expect(result).to_contain_text("4 of 5 right")
    expect(page.get_by_role("link", name="Apply it", exact=True)).to_be_visible()
    expect(page.get_by_role("link", name="Start part 2", exact=True)).to_be_visible()

    # Three days later the front door says what is due, and the badge counts it.
    later = reader.context.new_page()
    travel(later, THREE_DAYS_LATER)
    later.goto(f"{address}index.html")
    front = later.locator("self-check-front")
    expect(front.get_by_role("link", name="Review")).to_be_visible()
    expect(front.get_by_role("heading", name=re.compile("^Continue: "))).to_be_visible()
    front.get_by_role("link", name="Review").click()
    review = later.locator("self-check[data-phase=review]")
    due = review_all(review)
    assert due >= 1
    expect(review.get_by_role("heading", name="All done for today")).to_be_focused()
    expect(review).to_contain_text(f"You got {due} of these {due} right.")

    # An exam, with one question left open, which it names.
    exam = start_exam(later, address)
    exam.get_by_role("button", name="Submit", exact=True).click()
    expect(exam).to_contain_text("questions are unanswered")
    exam.get_by_role("button", name="Submit anyway").click()
    expect(exam.get_by_role("table", name="Results by part")).to_be_visible()

    # And the progress page leads to what is still wrong.
    place = open_place(later, address, "progress")
    expect(place.get_by_role("link", name="AI Workloads", exact=True)).to_be_visible()


def answer_quiz_by_hand(page: Page) -> None:
    """Answer a part's five questions, the second one wrong at first, then look at the worked case's last answer."""
    for number, question in enumerate(questions(page, "quiz"), start=1):
        if number == 2:
            choose(question, wrong(question))
            check(question)
            expect(question).to_contain_text("Your answer: incorrect.")
            question.get_by_role("button", name="Try again").click()
            choose(question, keys(question)[0])
            check(question)
            expect(question).to_contain_text("Your answer: correct.")
        else:
            choose(question, keys(question)[0])
            check(question)
        question.get_by_role("button", name="Continue reading" if number == 5 else "Next question").click()
    case = page.get_by_role("heading", name=re.compile("^A worked case"))
    expect(case).to_be_focused()
    last = page.locator("self-check[data-phase=quiz] > self-check-question").last
    show_answer(last)
    last.get_by_role("button", name="See your result").click()


def review_all(review: Locator) -> int:
    """Answer all that is due, each by its key, and count the questions."""
    answered = 0
    expect(review.locator("self-check-question")).to_have_count(1)
    while review.locator("self-check-question").count():
        question = review.locator("self-check-question")
        number = question.locator(".sc-number").inner_text()
        choose(question, keys(question)[0])
        check(question)
        answered += 1
        expect(question).to_have_attribute("data-verdict", "correct")
        question.get_by_role("button", name=re.compile("^(Next question|See your result)$")).click()
        expect(review.locator(".sc-number", has_text=number)).to_have_count(0)
    return answered
