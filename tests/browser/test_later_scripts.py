"""What a page loads when a reader needs it, and not before: it is there when the line drops, and what can't be loaded is said."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from browser.actions import (
    FIRST_VERSION,
    answer_quiz,
    check,
    choose,
    keys,
    of_the_first_version,
    open_part,
    open_place,
    questions,
    remember,
    stored,
    wait_until,
    wrong,
)

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page

    from browser.conftest import Reader

RESULTS = "**/assets/selfcheck/results.js"
KINDS = "**/assets/selfcheck/kinds.js"
FIRST_SCHEMA = "**/assets/selfcheck/first-schema.js"
# Each page's questions, not the index of all.
SHARD = re.compile(r"/selfcheck/bank/[0-9]+\.js$")
AGAIN = "The questions didn't load. Check your connection and try again."
SAID = "Your result didn't load. Reload the page to try again."


def watch(page: Page) -> list[str]:
    """Note the names of the files that a page asks for."""
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.rpartition("/")[2]))
    return asked


def expect_refused(reader: Reader, name: str) -> None:
    """Take out the problems that a test has made with a script, whose name a pattern matches."""
    made = re.compile(rf"net::ERR_FAILED|/{name} could not be loaded")
    assert any(map(made.search, reader.problems))
    reader.problems[:] = [one for one in reader.problems if not made.search(one)]


def test_a_choice_loads_what_comes_after_an_answer(page: Page, base: str) -> None:
    asked = watch(page)
    open_part(page, base)
    first = questions(page, "quiz")[0]
    assert not {"results.js", "backup.js", "first-schema.js"} & set(asked)

    choose(first, keys(first)[0])

    wait_until(page, lambda: bool(page.evaluate("selfcheck.results !== undefined")))
    expect(page.locator(".sc-result")).to_have_count(0)
    page.context.set_offline(True)
    check(first)
    expect(page.locator(".sc-score")).to_contain_text("1 of 5 answered")
    marks = "[...selfcheck.stores.values()][0].read('marks')['workloads.html'].answered"
    wait_until(page, lambda: page.evaluate(marks) == 1)
    assert asked.count("results.js") == 1


def test_who_has_answered_finds_the_result_at_once(page: Page, base: str) -> None:
    open_part(page, base)
    answer_quiz(page, [True] * 5)
    expect(page.locator(".sc-score")).to_contain_text("5 of 5 right")

    open_part(page, base)

    expect(page.locator(".sc-score")).to_contain_text("5 of 5 right")


def test_a_result_that_does_not_load_is_said_and_comes_later(reader: Reader, address: str) -> None:
    page = reader.page
    page.route(RESULTS, lambda route: route.abort())
    open_part(page, address)
    first, second, *_ = questions(page, "quiz")

    choose(first, keys(first)[0])
    check(first)

    expect(first).to_have_attribute("data-verdict", "correct")
    said = page.locator("self-check[data-phase=next] > .sc-unloaded")
    expect(said).to_have_text(SAID)
    assert len(stored(page)) == 1
    page.locator("self-check[data-phase=next]").dispatch_event("sc-lead")
    expect(said).to_be_focused()
    page.unroute(RESULTS)
    choose(second, keys(second)[0])
    check(second)
    expect(page.locator(".sc-score")).to_contain_text("2 of 5 answered")
    expect(said).to_have_count(0)
    expect_refused(reader, r"results\.js")


@pytest.mark.parametrize("name", ["review", "exam", "progress"])
def test_a_place_loads_its_own_script_alone(page: Page, address: str, name: str) -> None:
    asked = watch(page)

    page.goto(f"{address}{name}.html", wait_until="networkidle")

    ours = {"selfcheck.js", "results.js", "review.js", "exam.js", "progress.js", "front.js", "marks.js"}
    assert ours & set(asked) == {f"{name}.js"}


def test_the_progress_page_loads_the_kinds_to_count_a_page_anew(reader: Reader, address: str) -> None:
    page = reader.page
    open_part(page, address)
    before, after = questions(page, "pretest")[0], questions(page, "quiz")[0]
    choose(before, wrong(after))
    check(before)
    choose(after, keys(after)[0])
    check(after)
    expect(page.locator(".sc-score")).to_contain_text("1 of 5 answered")
    asked = watch(page)
    open_place(page, address, "progress")
    expect(page.locator(".sc-gain")).to_contain_text("1 newly right")
    assert "kinds.js" not in asked
    page.evaluate("[...selfcheck.stores.values()][0].write('marks', null)")
    page.route(KINDS, lambda route: route.abort())

    with page.expect_event("requestfailed", lambda request: request.url.endswith("kinds.js")):
        open_place(page, address, "progress")

    # What could not be counted is counted on the next visit.
    page.unroute(KINDS)
    open_place(page, address, "progress")
    expect(page.locator(".sc-gain")).to_contain_text("1 newly right")
    assert asked.count("kinds.js") == 2
    expect_refused(reader, r"kinds\.js")


def open_review_of_two_pages(page: Page, address: str) -> Locator:
    """Open the review when a question of each of two pages is due."""
    open_place(page, address, "review")
    remember(page, "training", 1)
    remember(page, "monitoring", 1)
    return open_place(page, address, "review")


def go_on(place: Locator) -> None:
    """Answer the question that is asked, and go on to the next one."""
    question = place.locator("self-check-question")
    choose(question, keys(question)[0])
    check(question)
    place.get_by_role("button", name="Next question").click()


def test_the_next_question_of_a_review_is_there_when_the_line_drops(page: Page, address: str) -> None:
    place = open_review_of_two_pages(page, address)
    expect(place.locator(".sc-number")).to_contain_text("Question 1 of 2")
    page.wait_for_load_state("networkidle")
    page.context.set_offline(True)

    go_on(place)

    expect(place.locator(".sc-number")).to_contain_text("Question 2 of 2")


def test_a_question_of_a_review_that_does_not_load_is_said_and_comes_later(
    reader: Reader, address: str
) -> None:
    page = reader.page
    place = open_review_of_two_pages(page, address)
    page.route(SHARD, lambda route: route.abort())
    page.reload()
    expect(place).to_contain_text("The questions didn't load. Reload the page to try again.")

    # The route that was added last is asked first, and the first question's page comes through.
    page.route(SHARD, lambda route: route.continue_(), times=1)
    page.reload()
    expect(place.locator(".sc-number")).to_contain_text("Question 1 of 2")
    go_on(place)

    expect(place.get_by_role("status")).to_have_text(AGAIN)
    page.unroute(SHARD)
    place.get_by_role("button", name="Next question").click()
    expect(place.locator(".sc-number")).to_contain_text("Question 2 of 2")
    expect_refused(reader, r"[0-9]+\.js")


def test_an_exam_that_does_not_load_is_said_and_starts_later(reader: Reader, address: str) -> None:
    page = reader.page
    page.route(SHARD, lambda route: route.abort())
    place = open_place(page, address, "exam")
    limit = place.get_by_label("Limit the time")

    limit.check()
    place.get_by_role("button", name="Start exam").click()

    said = place.get_by_text(AGAIN)
    expect(said).to_be_focused()
    page.unroute(SHARD)
    limit.uncheck()
    place.get_by_role("button", name="Start exam").click()
    expect(place.locator("self-check-question:visible")).to_have_count(1)
    expect(said).to_have_count(0)
    expect(place.locator(".sc-exam-time")).to_have_count(0)
    expect_refused(reader, r"[0-9]+\.js")


def test_answers_of_the_first_version_wait_for_the_script_that_takes_them_over(
    reader: Reader, address: str
) -> None:
    page = reader.page
    open_part(page, address)
    question = questions(page, "quiz")[0]
    old = of_the_first_version(question)
    page.evaluate(
        "([key, value]) => { localStorage.clear(); localStorage.setItem(key, value); }",
        [FIRST_VERSION, json.dumps({"records": [old]})],
    )
    page.route(FIRST_SCHEMA, lambda route: route.abort())

    with page.expect_event("requestfailed", lambda request: request.url.endswith("first-schema.js")):
        open_part(page, address)

    assert page.evaluate("key => localStorage.getItem(key)", FIRST_VERSION) is not None
    page.unroute(FIRST_SCHEMA)
    open_part(page, address)
    expect(question).to_have_attribute("data-verdict", "correct")
    assert page.evaluate("key => localStorage.getItem(key)", FIRST_VERSION) is None
    expect_refused(reader, r"first-schema\.js")
