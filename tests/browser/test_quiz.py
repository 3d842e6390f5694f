"""A quiz in the browser: verdict and feedback, another try, what is kept and what happens where nothing can be."""

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


def test_a_right_answer(page: Page, address: str) -> None:
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")

    choose(question, keys(question)[0])
    check(question)

    expect(question).to_have_attribute("data-verdict", "correct")
    status = question.get_by_role("status")
    expect(status).to_contain_text("Correct")
    expect(status).to_contain_text("The second is right because it is second.")
    expect(status).to_contain_text("as this explanation explains")
    expect(status.get_by_role("link", name="What teaches it")).to_have_attribute(
        "href", re.compile("#what-teaches-it$")
    )


def test_new_questions_are_told_from_those_that_the_pretest_asked_in_vain(page: Page, address: str) -> None:
    open_gallery(page, address)
    pretest = page.locator("#pretest-gallery-single")
    choose(pretest, wrong(page.locator("#q-gallery-single")))
    check(pretest)
    for name, right in (("single", True), ("multiple", False), ("later", True)):
        question = page.locator(f"#q-gallery-{name}")
        choose(question, keys(question)[0] if right else wrong(question))
        check(question)

    summary = page.locator("self-check[data-phase=quiz]").first.locator(".sc-summary")

    expect(summary.locator("tbody tr")).to_have_count(1)
    expect(summary).to_contain_text("Learned 1, kept 0, lost 0, still open 0.")
    expect(summary).to_contain_text("New questions, not asked before: 1 of 1 correct at first.")
    expect(summary).to_contain_text("Questions not answered before: 0 of 1 correct at first.")


def test_a_wrong_answer_says_why_and_what_is_right(page: Page, address: str) -> None:
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")

    question.get_by_label("The first, with code").check()
    check(question)

    expect(question).to_have_attribute("data-verdict", "incorrect")
    status = question.get_by_role("status")
    expect(status).to_contain_text("Not correct")
    expect(status).to_contain_text("The first is wrong because it is first.")
    expect(status).to_contain_text("The second is right because it is second.")
    expect(status).not_to_contain_text("The third")


@pytest.mark.parametrize(
    ("labels", "verdict"),
    [
        (["Two", "Four"], "correct"),
        (["Two"], "partial"),
        (["Two", "Four", "Five"], "partial"),
        (["Two", "Five"], "incorrect"),
        (["Five", "Seven"], "incorrect"),
        (["Two", "Four", "Five", "Seven"], "incorrect"),
    ],
)
def test_several_keys(page: Page, address: str, labels: list[str], verdict: str) -> None:
    open_gallery(page, address)
    question = page.locator("#q-gallery-multiple")

    for label in labels:
        question.get_by_label(label).check()
    check(question)

    expect(question).to_have_attribute("data-verdict", verdict)


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

    texts = page.locator("#q-gallery-later label").all_inner_texts()

    assert [text.rsplit(" ", 1)[1] for text in texts] == ["first", "second", "third"]


def test_progress_and_summary(page: Page, address: str) -> None:
    open_gallery(page, address)
    quiz = page.locator("self-check[data-phase=quiz]").first
    expect(quiz.locator(".sc-progress")).to_have_text("0 of 3 answered, 0 correct")
    questions = [page.locator(f"#q-gallery-{name}") for name in ("single", "multiple", "later")]

    for question in questions[1:]:
        for key in keys(question):
            choose(question, key)
        check(question)
    choose(questions[0], wrong(questions[0]))
    check(questions[0])

    expect(quiz.locator(".sc-progress")).to_have_text("3 of 3 answered, 2 correct")
    summary = quiz.locator(".sc-summary")
    expect(summary).to_contain_text("2 of 3 correct")
    expect(summary.get_by_role("listitem")).to_have_count(1)
    expect(summary.get_by_role("link").first).to_have_attribute("href", re.compile("#q-gallery-single$"))


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
    expect(page.locator("self-check[data-phase=quiz] .sc-progress").first).to_contain_text("0 of 3")


GARBAGE = [
    "{",
    "null",
    "[]",
    "7",
    '{"records": 3}',
    '{"records": [null, 1, {"attempt": 1}, {"picked": {}}]}',
    "\\u0000",
    "a b c d e f g h",
    "0000aaaaaaaa 8f04396f q c - 2026-11-23 1 %E0%A4%A",
    "0000aaaaaaaa 8f04396f q c - 2026-99-99 1 aaaaaaaa",
    "0000aaaaaaaa 8f04396f q c - 2026-11-23 999999 aaaaaaaa",
]


def test_garbage_in_storage_harms_nothing(page: Page, address: str) -> None:
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
        expect(question, garbage).to_have_attribute("data-verdict", "correct")


BLOCKED = (
    "Object.defineProperty(window, 'localStorage', {get() { throw new DOMException('no', 'SecurityError') }})"
)
FULL = "Storage.prototype.setItem = () => { throw new DOMException('full', 'QuotaExceededError') }"


@pytest.mark.parametrize("trouble", [BLOCKED, FULL], ids=["blocked", "full"])
def test_without_storage_the_page_works_and_says_so(reader: Reader, address: str, trouble: str) -> None:
    reader.context.add_init_script(trouble)
    open_gallery(reader.page, address)
    question = reader.page.locator("#q-gallery-single")

    choose(question, keys(question)[0])
    check(question)

    expect(question).to_have_attribute("data-verdict", "correct")
    expect(reader.page.get_by_text("keeps nothing here")).to_have_count(1)
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
