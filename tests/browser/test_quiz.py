"""A quiz in the browser: verdict and feedback, another try, what is kept and what happens where nothing can be."""

from __future__ import annotations

import itertools
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import (
    NO_DATABASE,
    check,
    choose,
    keys,
    open_gallery,
    order,
    show_answer,
    stored,
    turn_to,
    wrong,
)

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.conftest import Reader


@pytest.fixture
def runs_theme() -> bool:
    return False


def test_a_right_answer(page: Page, address: str) -> None:
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")

    choose(question, keys(question)[0])
    check(question)

    expect(question).to_have_attribute("data-verdict", "correct")
    expect(question.get_by_role("status")).to_have_text("Correct")
    right = question.get_by_label("The second")
    expect(right).to_have_accessible_description(
        "Your answer: correct. The second is right because it is second."
    )
    expect(question.get_by_text("as this explanation explains")).to_be_visible()
    expect(question.get_by_role("link", name="Read more: What teaches it")).to_have_attribute(
        "href", re.compile("#what-teaches-it$")
    )
    expect(question.get_by_role("button", name="Next question")).to_be_visible()


def test_new_questions_are_told_from_those_that_the_pretest_asked_in_vain(page: Page, address: str) -> None:
    open_gallery(page, address)
    pretest = page.locator("#pretest-gallery-single")
    choose(pretest, wrong(page.locator("#q-gallery-single")))
    check(pretest)
    expect(pretest).to_have_attribute("data-answered", "")
    for name, right in (("single", True), ("multiple", False), ("later", True)):
        question = page.locator(f"#q-gallery-{name}")
        choose(question, keys(question)[0] if right else wrong(question))
        check(question)

    result = page.locator("self-check[data-phase=quiz]").first.locator(".sc-result")

    expect(result).to_contain_text("1 of 2 right")
    expect(result.locator(".sc-before td")).to_have_text(["Incorrect", "Unanswered"])
    expect(result.locator(".sc-after td")).to_have_text(["Correct", "Incorrect"])
    expect(result).to_contain_text("1 newly right. Guessing alone would get about 0.3 of 1.")
    expect(result).to_contain_text("Worked case, new questions: 1 of 1 right.")


def test_a_wrong_answer_says_why_and_what_is_right_when_it_is_asked(page: Page, address: str) -> None:
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")

    question.get_by_label("The first, with code").check()
    check(question)

    expect(question).to_have_attribute("data-verdict", "incorrect")
    expect(question.get_by_role("status")).to_have_text("Incorrect")
    first = question.get_by_label("The first, with code")
    expect(first).to_have_accessible_description(
        "Your answer: incorrect. The first is wrong because it is first."
    )
    expect(
        question.get_by_text("The second is right because it is second.").and_(page.locator(":visible"))
    ).to_have_count(0)
    expect(question.get_by_text("as this explanation explains")).to_be_hidden()

    show_answer(question)

    expect(question.get_by_role("button", name="Next question")).to_be_focused()
    expect(question.get_by_label("The second")).to_have_accessible_description(
        "Correct answer. The second is right because it is second."
    )
    expect(question.get_by_text("as this explanation explains")).to_be_visible()
    expect(question.get_by_label("The third")).to_have_accessible_description("")
    question.get_by_role("button", name="Explain the other choices").click()
    expect(question.get_by_label("The third")).to_have_accessible_description(
        "The third is wrong because it is third."
    )
    assert [one["verdict"] for one in stored(page)] == ["incorrect"]


def test_the_answer_can_be_shown_before_a_try_and_does_not_count(page: Page, base: str) -> None:
    open_gallery(page, base)
    question = page.locator("#q-gallery-single")
    show_answer(question)

    for _ in range(2):
        expect(turn_to(question).get_by_role("status")).to_have_text("Answer shown. Not counted.")
        expect(question.locator("[data-mark=right]")).to_have_count(1)
        expect(question).not_to_have_attribute("data-verdict", re.compile(".*"))
        assert stored(page) == []
        open_gallery(page, base)
    expect(page.locator("#q-gallery-multiple")).to_be_visible()

    turn_to(question).get_by_role("button", name="Try again").click()
    open_gallery(page, base)
    expect(question.get_by_role("button", name="Check answer")).to_be_visible()
    choose(question, wrong(question))
    check(question)
    expect(question).to_have_attribute("data-verdict", "incorrect")
    assert len(stored(page)) == 1


def test_what_a_later_version_notes_of_shown_answers_is_left_alone(page: Page, address: str) -> None:
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")
    store = "[...selfcheck.stores.values()][0]"
    later = {"version": 2, "questions": {"gallery-single": question.get_attribute("data-rev")}}
    page.evaluate(f"kept => {store}.write('shown', kept)", later)

    open_gallery(page, address)
    expect(question.get_by_role("button", name="Check answer")).to_be_visible()
    show_answer(question)

    assert page.evaluate(f"{store}.read('shown')") == later


HEIGHT = "one => Math.round(one.getBoundingClientRect().height)"
TOP = "one => Math.round(one.querySelector('button[type=submit]').getBoundingClientRect().top)"


@pytest.mark.parametrize("width", [390, 1280])
def test_nothing_jumps(new_reader: Callable[..., Reader], address: str, width: int) -> None:
    page = new_reader(viewport={"width": width, "height": 844}).page
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")
    question.evaluate("one => one.scrollIntoView()")
    height = question.evaluate(HEIGHT)
    choose(question, wrong(question))
    top = question.evaluate(TOP)

    check(question)
    assert question.evaluate(HEIGHT) == height
    assert question.evaluate(TOP) == top
    show_answer(question)
    assert abs(question.evaluate(TOP) - top) <= 1
    question.get_by_role("button", name="Try again").click()
    choose(question, keys(question)[0])
    check(question)
    expect(question).to_have_attribute("data-verdict", "correct")
    assert question.evaluate(HEIGHT) == height


# The one that is right ends the question.
SEVERAL = (
    ({"Two"}, "partial"),
    ({"Two", "Four", "Five"}, "partial"),
    ({"Two", "Five"}, "incorrect"),
    ({"Five", "Seven"}, "incorrect"),
    ({"Two", "Four", "Five", "Seven"}, "incorrect"),
    ({"Two", "Four"}, "correct"),
)


def test_several_keys(page: Page, address: str) -> None:
    open_gallery(page, address)
    question = turn_to(page.locator("#q-gallery-multiple"))
    for labels, verdict in SEVERAL:
        for label in ("Two", "Four", "Five", "Seven"):
            question.get_by_label(label).set_checked(label in labels)
        expect(question).not_to_have_attribute("data-verdict", re.compile(".*"))

        check(question)

        expect(question, str(labels)).to_have_attribute("data-verdict", verdict)


def test_nothing_chosen_is_said_and_leads_to_the_choices(page: Page, address: str) -> None:
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")

    check(question)

    expect(question).not_to_have_attribute("data-verdict", re.compile(".*"))
    expect(question.get_by_role("group").first).to_have_accessible_description(re.compile("Choose an answer"))
    expect(question.locator("input").first).to_be_focused()
    assert stored(page) == []


def test_a_verdict_does_not_move_the_focus(page: Page, address: str) -> None:
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")

    choose(question, keys(question)[0])
    check(question)

    expect(question).to_have_attribute("data-verdict", "correct")
    expect(question.locator("button[type=submit]")).to_be_focused()


def test_another_choice_takes_the_verdict_away(page: Page, address: str) -> None:
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")
    choose(question, wrong(question))
    check(question)
    expect(question).to_have_attribute("data-verdict", "incorrect")

    choose(question, keys(question)[0])

    expect(question).not_to_have_attribute("data-verdict", re.compile(".*"))
    expect(question.get_by_role("status")).to_be_empty()


def test_try_again_clears_and_shuffles(page: Page, address: str) -> None:
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")
    before = order(question)
    choose(question, wrong(question))
    check(question)

    question.get_by_role("button", name="Try again").click()

    expect(question).not_to_have_attribute("data-verdict", re.compile(".*"))
    expect(question.locator("input:checked")).to_have_count(0)
    expect(question.get_by_role("status")).to_be_empty()
    expect(question.locator("input").first).to_be_focused()
    assert order(question) != before
    assert sorted(order(question)) == sorted(before)


def test_a_reload_keeps_answers_and_their_order(page: Page, base: str) -> None:
    open_gallery(page, base)
    question = page.locator("#q-gallery-single")
    picked = wrong(question)
    choose(question, picked)
    check(question)
    before = order(question)

    open_gallery(page, base)

    expect(question).to_have_attribute("data-verdict", "incorrect")
    assert order(question) == before
    expect(question.locator("input:checked")).to_have_value(picked)


def test_a_reload_before_an_answer_keeps_the_order(page: Page, address: str) -> None:
    open_gallery(page, address)
    before = order(page.locator("#q-gallery-single"))

    open_gallery(page, address)

    assert order(page.locator("#q-gallery-single")) == before


def test_the_order_of_the_source_is_kept_where_the_author_says_so(page: Page, address: str) -> None:
    open_gallery(page, address)

    texts = turn_to(page.locator("#q-gallery-later")).locator("label").all_inner_texts()

    assert [text.rsplit(" ", 1)[1] for text in texts] == ["first", "second", "third"]


def test_one_question_leads_to_the_next_and_the_last_to_the_result(page: Page, address: str) -> None:
    open_gallery(page, address)
    quiz = page.locator("self-check[data-phase=quiz]").first
    questions = [page.locator(f"#q-gallery-{name}") for name in ("single", "multiple", "later")]

    choose(questions[0], wrong(questions[0]))
    check(questions[0])
    show_answer(questions[0])
    for question, following in itertools.pairwise(questions):
        question.get_by_role("button", name="Next question").click()
        expect(following.locator("legend").first).to_be_focused()
        for key in keys(following):
            choose(following, key)
        check(following)
    expect(questions[1].locator(".sc-steps > .sc-done")).to_have_count(2)
    # Text parts it from the page's next question.
    questions[-1].get_by_role("button", name="Continue reading").click()

    expect(page.get_by_text("Text parts two quizzes.")).to_be_focused()
    result = quiz.locator(".sc-result")
    expect(result).to_contain_text("1 of 2 right")
    expect(result.get_by_role("link", name="Question 1")).to_have_attribute(
        "href", re.compile("#q-gallery-single$")
    )


def test_a_place_gives_a_question_its_next_step_and_hears_of_its_answer(page: Page, address: str) -> None:
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")
    page.evaluate("""() => {
      window.heard = [];
      document.addEventListener("self-check-answered", ({ detail }) => window.heard.push(detail));
      document.querySelector("#q-gallery-single").offerNext("Go on here", () => window.heard.push("gone on"));
    }""")
    expect(question.locator("button[type=submit]")).to_have_text("Check answer")

    choose(question, keys(question)[0])
    check(question)
    question.get_by_role("button", name="Go on here").click()

    assert page.evaluate("window.heard") == [
        {"question": "gallery-single", "verdict": "correct"},
        "gone on",
    ]


def test_a_record_holds_what_the_design_says_and_no_text(page: Page, address: str) -> None:
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")
    choose(question, keys(question)[0])
    check(question)
    expect(question).to_have_attribute("data-verdict", "correct")

    (record,) = stored(page)

    assert set(record) == {"attempt", "question", "rev", "phase", "picked", "verdict", "day"}
    assert record["picked"] == keys(question)
    assert record["rev"] == question.get_attribute("data-rev")
    assert re.fullmatch(r"\d{4}-\d\d-\d\d", str(record["day"]))


def test_a_changed_question_asks_again(page: Page, address: str) -> None:
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")
    choose(question, keys(question)[0])
    check(question)
    page.evaluate(
        "for (const key of Object.keys(localStorage))"
        " localStorage[key] = localStorage[key].replace(/ [0-9a-f]{8} q /g, ' 00000000 q ')"
    )

    open_gallery(page, address)

    expect(question).to_have_attribute("data-changed", "")
    expect(question).not_to_have_attribute("data-verdict", re.compile(".*"))
    expect(question.get_by_role("status")).to_contain_text("changed since you answered")
    expect(page.locator("self-check[data-phase=quiz]").first.locator(".sc-done")).to_have_count(0)


# More of it is read in tests/widget/records_test.js.
GARBAGE = [
    "{",
    '{"records": [null, 1, {"attempt": 1}, {"picked": {}}]}',
    "\\u0000",
    "0000aaaaaaaa 8f04396f q c - 2026-11-23 1 %E0%A4%A",
]


def test_garbage_in_storage_harms_nothing(page: Page, address: str) -> None:
    page.add_init_script(NO_DATABASE)
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")
    choose(question, keys(question)[0])
    check(question)
    for garbage in GARBAGE:
        page.evaluate(
            "garbage => Object.keys(localStorage).filter(key => key.startsWith('ai-study-guide'))"
            ".forEach(key => localStorage[key] = garbage)",
            garbage,
        )

        open_gallery(page, address)

        expect(question, garbage).not_to_have_attribute("data-verdict", re.compile(".*"))
        choose(question, keys(question)[0])
        check(question)
        expect(question, garbage).to_have_attribute("data-verdict", "correct")
    open_gallery(page, address)
    expect(question).to_have_attribute("data-verdict", "correct")


BLOCKED = (
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
)
FULL = f"{NO_DATABASE}; Storage.prototype.setItem = () => {{ throw new DOMException('full', 'QuotaExceededError') }}"


@pytest.mark.parametrize("trouble", [BLOCKED, FULL], ids=["blocked", "full"])
def test_without_storage_the_page_works_and_says_so(reader: Reader, address: str, trouble: str) -> None:
    reader.context.add_init_script(trouble)
    open_gallery(reader.page, address)
    question = reader.page.locator("#q-gallery-single")

    choose(question, keys(question)[0])
    check(question)

    expect(question).to_have_attribute("data-verdict", "correct")
    expect(reader.page.get_by_text("won't keep answers here")).to_have_count(1)
    # The theme's own scripts don't expect it.
    assert set(reader.problems) <= {"no"}
    reader.problems.clear()


def test_two_tabs_lose_nothing(reader: Reader, address: str) -> None:
    other = reader.context.new_page()
    open_gallery(reader.page, address)
    open_gallery(other, address)

    for tab, name in ((reader.page, "single"), (other, "later")):
        question = tab.locator(f"#q-gallery-{name}")
        choose(question, keys(question)[0])
        check(question)
        expect(question).to_have_attribute("data-verdict", "correct")

    assert {record["question"] for record in stored(other)} == {"gallery-single", "gallery-later"}
    expect(other.locator("#q-gallery-single")).to_have_attribute("data-verdict", "correct")
    expect(reader.page.locator("#q-gallery-later")).to_have_attribute("data-verdict", "correct")


def test_the_back_button_brings_answers_back(page: Page, base: str) -> None:
    open_gallery(page, base)
    question = page.locator("#q-gallery-single")
    choose(question, keys(question)[0])
    check(question)
    expect(question).to_have_attribute("data-verdict", "correct")

    page.goto(base + "index.html")
    page.go_back()

    expect(question).to_have_attribute("data-verdict", "correct")
    expect(question.locator("input:checked")).to_have_count(1)


def test_one_broken_element_leaves_the_others_working(
    new_reader: Callable[..., Reader], address: str
) -> None:
    reader = new_reader()
    reader.context.add_init_script(
        "document.addEventListener('readystatechange', () =>"
        " document.querySelector('#q-gallery-single fieldset')?.remove())"
    )
    reader.page.goto(address + "gallery.html")
    question = reader.page.locator("#q-gallery-later")

    choose(question, keys(question)[0])
    check(question)

    expect(question).to_have_attribute("data-verdict", "correct")
    assert any("q-gallery-single" in problem and "fieldset" in problem for problem in reader.problems)
    reader.problems.clear()


def test_a_translated_page_grades_the_same(page: Page, address: str) -> None:
    open_gallery(page, address)
    page.evaluate(
        "const walk = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);"
        "while (walk.nextNode()) if (walk.currentNode.data.trim()) walk.currentNode.data = 'übersetzt';"
    )
    question = page.locator("#q-gallery-single")

    choose(question, keys(question)[0])
    check(question)

    expect(question).to_have_attribute("data-verdict", "correct")
