"""A review's edges: sets of questions, the day's share, rounds, changed wordings, what it sums up."""

from __future__ import annotations

import datetime as dt
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

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.conftest import Reader


@pytest.fixture
def runs_theme() -> bool:
    return False


def open_set(page: Page, base: str, tags: str) -> Locator:
    page.goto("about:blank")
    page.goto(f"{base}review.html#tags={tags}")
    place = page.locator("self-check[data-phase=review]")
    expect(place).not_to_contain_text("One moment")
    return place


def test_a_set_can_be_asked_before_it_is_due(page: Page, address: str) -> None:
    place = open_set(page, address, "training")
    expect(place).to_contain_text("Nothing to review yet.")

    place.get_by_role("button", name="Ask these").press("Enter")
    question = place.locator("self-check-question")
    expect(question.locator("legend").first).to_be_focused()
    choose(question, keys(question)[0])
    check(question)

    expect(place.get_by_role("button", name="Next question")).to_be_visible()
    assert [one["phase"] for one in stored(page)] == ["review"]


def test_who_reviews_a_set_is_offered_the_rest_of_it(page: Page, address: str) -> None:
    open_place(page, address, "review")
    remember(page, "training", 1)
    place = open_set(page, address, "training")
    expect(place).to_contain_text("Due today: 1.")
    question = place.locator("self-check-question")

    choose(question, keys(question)[0])
    check(question)
    place.get_by_role("button", name="See how it went").click()

    expect(place).to_contain_text("1 of 1 correct.")
    place.get_by_role("button", name="Ask the other").click()
    expect(question.locator("legend").first).to_be_focused()


@pytest.mark.parametrize("tags", ["inférence", "a%2Cb", "%E0%A4%A", "%3Cb%3E", "x" * 5000])
def test_a_set_that_is_none_is_said_to_be_none(page: Page, address: str, tags: str) -> None:
    open_place(page, address, "review")
    remember(page, "training", 1)

    place = open_set(page, address, tags)

    expect(place).to_contain_text("No question of the guide is on:")
    expect(place.locator("self-check-question")).to_have_count(0)
    assert len(place.inner_text()) < 400
    place.get_by_role("link", name="Review all questions").click()
    expect(place.locator("self-check-question")).to_have_count(1)


def test_the_share_of_a_day_counts_all_sets(page: Page, address: str) -> None:
    open_place(page, address, "review")
    remember(page, "rag", 3)
    remember(page, "training", 2, phase="review", day=dt.datetime.now().astimezone().date().isoformat())
    page.evaluate("[...selfcheck.stores.values()][0].write('settings', { daily: 2 })")

    place = open_set(page, address, "rag")

    expect(place).to_contain_text("You have done today's share. Still due: 3.")


def test_one_change_of_the_address_starts_one_review(page: Page, address: str) -> None:
    open_place(page, address, "review")
    for name in ("Progress", "Review", "Exam", "Review"):
        page.locator(".md-nav--primary").get_by_role("link", name=name, exact=True).click()
        expect(page.locator("h1")).to_contain_text(name)
        expect(page.locator("self-check")).not_to_contain_text("One moment")
    page.evaluate("""() => {
      window.started = 0;
      // Each review begins with a note on its tags.
      new MutationObserver((all) => {
        const added = all.flatMap(({ addedNodes }) => [...addedNodes]);
        window.started += added.filter((node) => node.matches?.(".sc-note")).length;
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


def test_what_is_worth_another_look_is_told_apart(page: Page, address: str) -> None:
    open_place(page, address, "review")
    remember(page, "rag", 2)
    place = open_place(page, address, "review")
    question = place.locator("self-check-question")
    stems = []
    for last in (False, True):
        stems.append(question.locator("legend").first.inner_text())
        choose(question, wrong(question))
        check(question)
        show_answer(question)
        place.get_by_role("button", name="See how it went" if last else "Next question").click()

    rows = place.locator(".sc-missed li")
    expect(rows).to_have_count(2)
    for row, stem in zip(rows.all(), stems, strict=True):
        expect(row.get_by_role("link").first).to_have_text(stem)
        expect(row.get_by_role("link", name="Read again")).to_be_visible()


@pytest.mark.parametrize("name", ["review", "exam", "progress"])
def test_a_place_says_that_nothing_is_kept(reader: Reader, address: str, name: str) -> None:
    reader.context.add_init_script(
        "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
    )

    place = open_place(reader.page, address, name)

    expect(reader.page.get_by_text("won't keep answers here")).to_have_count(1)
    if name == "exam":
        place.get_by_role("button", name="Start the exam").click()
        expect(place.locator("self-check-question:visible")).to_have_count(1)
        expect(reader.page.get_by_text("won't keep answers here")).to_have_count(1)
    reader.problems.clear()  # the theme's own, which asks for storage too


def test_a_place_says_when_storage_is_full(reader: Reader, address: str) -> None:
    place = open_place(reader.page, address, "exam")
    expect(reader.page.get_by_text("won't keep answers here")).to_have_count(0)
    reader.page.evaluate(
        "() => { Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') } }"
    )

    place.get_by_role("button", name="Start the exam").click()

    expect(reader.page.get_by_text("won't keep answers here")).to_be_visible()
    expect(place.locator("self-check-question:visible")).to_have_count(1)
