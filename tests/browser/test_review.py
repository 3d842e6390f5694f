"""A review's edges: sets of questions, the daily limit, the fork at the end of a set, rounds, changed wordings."""

from __future__ import annotations

import datetime as dt
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import (
    check,
    choose,
    keys,
    open_place,
    order,
    remember,
    show_answer,
    stored,
    wait_until,
    wrong,
)
from browser.axe import violations

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.conftest import Reader


@pytest.fixture
def runs_theme(request: pytest.FixtureRequest) -> bool:
    """The dark scheme, in which a fork is looked at, is the theme's."""
    return "fork" in str(request.node.name)


def open_set(page: Page, base: str, tags: str) -> Locator:
    page.goto("about:blank")
    page.goto(f"{base}review.html#tags={tags}")
    place = page.locator("self-check[data-phase=review]")
    expect(place).not_to_contain_text("Loading")
    return place


def answer_all(place: Locator, right: list[bool]) -> None:
    """Answer the questions of a session, which have one key among choices, and go on to its end."""
    question = place.locator("self-check-question")
    for index, is_right in enumerate(right, start=1):
        number = question.locator(".sc-number").inner_text()
        choose(question, keys(question)[0] if is_right else wrong(question))
        check(question)
        if not is_right:
            show_answer(question)
        place.get_by_role("button", name="Next question" if index < len(right) else "See your result").click()
        expect(place.locator(".sc-number", has_text=number)).to_have_count(0)


def test_a_set_can_be_asked_before_it_is_due(page: Page, address: str) -> None:
    place = open_set(page, address, "training")
    expect(place).to_contain_text("Questions tagged training")
    question = place.locator("self-check-question")
    choose(question, keys(question)[0])
    check(question)

    expect(place.get_by_role("button", name="Next question")).to_be_visible()
    assert [one["phase"] for one in stored(page)] == ["review"]


def test_a_set_asks_what_is_due_first_and_then_the_rest(page: Page, address: str) -> None:
    open_place(page, address, "review")
    remember(page, "training", 1)
    asked = str(stored(page)[0]["question"])
    place = open_set(page, address, "training")
    question = place.locator("self-check-question")

    expect(question).to_have_attribute("data-question", asked)
    choose(question, keys(question)[0])
    check(question)
    place.get_by_role("button", name="Next question").click()

    expect(question.locator("legend").first).to_be_focused()
    expect(question).not_to_have_attribute("data-question", asked)


def test_a_set_ends_with_its_own_result(page: Page, address: str) -> None:
    open_place(page, address, "review")
    remember(page, "rag", 2)
    ids = ",".join(str(one["question"]) for one in stored(page))
    page.goto("about:blank")
    page.goto(f"{address}review.html#questions={ids}")
    place = page.locator("self-check[data-phase=review]")
    expect(place).to_contain_text("Chosen questions: 2")

    answer_all(place, [True, True])

    expect(place.get_by_role("heading", name="2 of 2 done")).to_be_focused()
    expect(place).to_contain_text("You got 2 of these 2 right.")
    expect(place.get_by_role("heading", name="Read again")).to_have_count(0)
    place.get_by_role("link", name="Back to the daily review").click()
    expect(place.get_by_role("heading", name="All done for today")).to_be_visible()


def test_a_set_that_is_none_is_said_to_be_none(page: Page, address: str) -> None:
    open_place(page, address, "review")
    remember(page, "training", 1)
    for tags in ("inférence", "a%2Cb", "%E0%A4%A", "%3Cb%3E", "x" * 5000):
        place = open_set(page, address, tags)

        expect(place, tags).to_contain_text("No questions tagged")
        expect(place.locator("self-check-question")).to_have_count(0)
        assert len(place.inner_text()) < 400
        place.get_by_role("link", name="Back to the daily review").click()
        expect(place.locator("self-check-question")).to_have_count(1)


def test_the_end_of_a_set_is_a_fork_that_a_reload_comes_back_to(page: Page, address: str) -> None:
    open_place(page, address, "review")
    remember(page, "rag", 4)
    page.evaluate("[...selfcheck.stores.values()][0].write('settings', { daily: 3 })")
    place = open_place(page, address, "review")
    expect(place).to_contain_text("4 questions due. Today's set: 3, about 2 min.")

    answer_all(place, [True, False, True])

    expect(place.get_by_role("heading", name="3 of 4 done")).to_be_focused()
    page.reload()
    expect(place.get_by_role("heading", name="3 of 4 done")).to_be_visible()
    expect(place).to_contain_text("You got 2 of these 3 right.")
    expect(place.get_by_role("img", name="2 right, 1 missed, 1 still due")).to_be_visible()
    days = place.locator(".sc-days")
    expect(days).to_contain_text("1 question still due")
    expect(days).to_contain_text("1 question, the one you missed")
    assert violations(page) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    place.get_by_role("button", name="Continue with 1 more").press("Enter")
    expect(place.locator("self-check-question legend").first).to_be_focused()
    expect(place.locator(".sc-number")).to_contain_text("Question 4 of 4")

    answer_all(place, [True])

    expect(place.get_by_role("heading", name="All done for today")).to_be_focused()
    expect(place).to_contain_text("You got 3 of these 4 right.")
    expect(place).to_contain_text("Next: 1 question tomorrow")
    page.reload()
    expect(place.get_by_role("heading", name="All done for today")).to_be_visible()


def test_missed_questions_stand_under_the_section_to_read(page: Page, address: str) -> None:
    open_place(page, address, "review")
    remember(page, "rag", 3)
    place = open_place(page, address, "review")

    answer_all(place, [False, False, False])

    again = place.locator(".sc-again > li", has_text="RAG Workloads")
    expect(again.get_by_role("link").first).to_have_attribute(
        "href", f"{address}workloads.html#rag-workloads"
    )
    see = again.get_by_role("link", name=re.compile(r"^See \d questions? you missed in RAG Workloads$"))
    count = int(re.findall(r"\d", see.inner_text())[0])
    see.click()
    expect(place).to_contain_text(f"Chosen questions: {count}")
    expect(place.locator(".sc-number")).to_contain_text(
        f"of {count}, AI Workloads" if count > 1 else "Question 1 of 1"
    )


def test_the_daily_limit_counts_all_sets(page: Page, address: str) -> None:
    open_place(page, address, "review")
    remember(page, "rag", 3)
    remember(page, "training", 2, phase="review", day=dt.datetime.now().astimezone().date().isoformat())
    page.evaluate("[...selfcheck.stores.values()][0].write('settings', { daily: 2 })")

    place = open_place(page, address, "review")

    expect(place.get_by_role("heading", name="2 of 5 done")).to_be_visible()
    expect(place.get_by_role("button", name="Continue with 2 more")).to_be_visible()


def test_one_change_of_the_address_starts_one_review(page: Page, address: str) -> None:
    open_place(page, address, "review")
    for name in ("Progress", "Review", "Exam", "Review"):
        page.locator(".md-nav--primary").get_by_role("link", name=name, exact=True).click()
        expect(page.locator("h1")).to_contain_text(name)
        expect(page.locator("self-check")).not_to_contain_text("Loading")
    page.evaluate("""() => {
      window.started = 0;
      // Each review begins with a note on its set.
      new MutationObserver((all) => {
        const added = all.flatMap(({ addedNodes }) => [...addedNodes]);
        window.started += added.filter((node) => node.textContent?.startsWith("Questions tagged")).length;
      }).observe(document.querySelector("self-check[data-phase=review]"), { childList: true });
    }""")

    page.evaluate("location.hash = '#tags=rag'")

    wait_until(page, lambda: page.evaluate("window.started > 0"))
    page.wait_for_timeout(300)
    assert page.evaluate("window.started") == 1


def test_each_review_has_an_order_of_its_own(page: Page, address: str) -> None:
    open_place(page, address, "review")
    orders = set()
    for number in range(3):
        remember(page, "training", 1, attempt=f"000{number}bbbbbbbb", phase="review", day="2025-01-01")
        for _ in range(2):
            place = open_set(page, address, "training")
            question = place.locator("self-check-question")
            expect(question).to_have_count(1)
            before = order(question)
        assert order(question) == before
        orders.add(tuple(before))

    assert len(orders) > 1


def test_a_review_says_that_a_question_has_changed(page: Page, address: str) -> None:
    open_place(page, address, "review")
    remember(page, "training", 1, rev="00000000")

    question = open_place(page, address, "review").locator("self-check-question")

    expect(question).to_have_attribute("data-changed", "")
    expect(question).to_contain_text("This question has changed since you answered it.")
    choose(question, keys(question)[0])
    check(question)
    expect(question).not_to_have_attribute("data-changed", "")


@pytest.mark.parametrize("name", ["review", "exam", "progress"])
def test_a_place_says_that_nothing_is_kept(reader: Reader, address: str, name: str) -> None:
    reader.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    )

    place = open_place(reader.page, address, name)

    expect(reader.page.get_by_text("won't keep answers here")).to_have_count(1)
    if name == "exam":
        place.get_by_role("button", name="Start exam").click()
        expect(place.locator("self-check-question:visible")).to_have_count(1)
        expect(reader.page.get_by_text("won't keep answers here")).to_have_count(1)
    reader.problems.clear()  # the theme's own, which asks for storage too


def test_a_place_says_when_storage_is_full(reader: Reader, address: str) -> None:
    place = open_place(reader.page, address, "exam")
    expect(reader.page.get_by_text("won't keep answers here")).to_have_count(0)
    reader.page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
    )

    place.get_by_role("button", name="Start exam").click()

    expect(reader.page.get_by_text("won't keep answers here")).to_be_visible()
    expect(place.locator("self-check-question:visible")).to_have_count(1)
