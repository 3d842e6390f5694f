"""The whole loop as a reader goes through it: pretest, quiz, what changed, review, exam, progress, files."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import expect

from browser.actions import (
    FIRST_VERSION,
    LATER,
    NO_DATABASE,
    answer_quiz,
    check,
    choose,
    counts,
    go_to_a_choice,
    keys,
    of_the_first_version,
    open_part,
    open_place,
    questions,
    save_copy,
    show_answer,
    start_exam,
    stored,
    travel,
    turn_to,
    unfold,
    wrong,
)
from browser.axe import violations
from guide_pages import without_contributions
from selfcheck.parse.page import parse_page

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from browser.conftest import Reader

ROOT = Path(__file__).parents[2]


@pytest.fixture
def runs_theme(request: pytest.FixtureRequest) -> bool:
    """The dark scheme is the theme's."""
    return "axe" in str(request.node.name)


def summary_of(page: Page) -> Locator:
    """Find the result at the end of a page."""
    return page.locator(".sc-result")


def asked_on(part: str) -> int:
    """Count the questions that a page of the tested site asks, those of its worked case too."""
    text = (ROOT / f"docs/{part}.md").read_text(encoding="utf-8")
    return len(parse_page(without_contributions(text), f"docs/{part}.md").questions)


def answer_pretest(page: Page, right: list[bool | None]) -> None:
    for question, quiz, is_right in zip(
        questions(page, "pretest"), questions(page, "quiz"), right, strict=True
    ):
        if is_right is None:
            question.get_by_role("button", name="I don't know yet").click()
        else:
            choose(question, keys(quiz)[0] if is_right else wrong(quiz))
            check(question)
        expect(question).to_have_attribute("data-answered", "")


def answer_the_worked_case(page: Page) -> None:
    """Answer the questions on the way through a page's case, by its first choices and with any number."""
    for question in page.locator(".sc-step self-check-question").all():
        turn_to(question)
        field = question.locator("input").first
        if field.get_attribute("type") == "text":
            field.fill("1")
        else:
            field.check()
        check(question)
        expect(question).to_have_attribute("data-verdict", re.compile("correct|partial"))


def test_the_summary_says_what_changed(page: Page, address: str) -> None:
    open_part(page, address)
    answer_pretest(page, [None, True, True, False, False])
    answer_quiz(page, [True, True, False, True, False])

    summary = summary_of(page)
    expect(summary).to_contain_text("3 of 5 right")
    expect(summary.locator(".sc-before td")).to_have_text(
        ["I don't know yet", "Correct", "Correct", "Incorrect", "Incorrect"]
    )
    expect(summary.locator(".sc-after td")).to_have_text(
        ["Correct", "Correct", "Incorrect", "Correct", "Incorrect"]
    )
    expect(summary).to_contain_text("2 newly right, 1 right both times, 1 still wrong, 1 newly wrong.")
    expect(summary).to_contain_text("Guessing alone would get about 1.3 of 5.")
    assert not re.search(r"%|percent|significant", summary.inner_text())


def test_a_part_ends_with_what_comes_next(page: Page, address: str) -> None:
    open_part(page, address)
    ways = page.locator("self-check[data-phase=next] li")
    expect(page.get_by_role("heading", name="Your result")).to_be_hidden()
    assert [way.get_attribute("data-step") for way in ways.all()] == ["apply", "part"]
    answer_quiz(page, [False, True, True, True, True])

    expect(ways).to_have_count(4)
    assert [way.get_attribute("data-step") for way in ways.all()] == ["again", "apply", "review", "part"]
    expect(ways.nth(0)).to_contain_text("Read again: RAG Workloads")
    expect(ways.nth(0)).to_contain_text("You missed question 1.")
    expect(ways.nth(1)).to_contain_text("Solve 9 new cases")
    expect(ways.nth(2)).to_contain_text("1 question comes back tomorrow, 4 on ")
    expect(ways.nth(3)).to_contain_text("Next part: The AI Lifecycle")
    expect(page.locator(".sc-main")).to_have_text(["Apply it"])

    ways.nth(0).get_by_role("link", name="Retry question 1").click()
    first = questions(page, "quiz")[0]
    expect(first.locator("legend")).to_be_focused()
    choose(first, keys(first)[0])
    check(first)
    expect(ways).to_have_count(3)
    expect(page.locator(".sc-score")).to_contain_text("4 of 5 right")
    ways.nth(2).get_by_role("link", name="Start part 2").click()
    expect(page).to_have_url(re.compile(r"lifecycle\.html$"))


def test_the_main_way_on_goes_by_the_result(page: Page, address: str) -> None:
    open_part(page, address)
    first = questions(page, "quiz")[0]
    choose(first, keys(first)[0])
    check(first)
    expect(page.locator(".sc-score")).to_contain_text("1 of 5 answered")
    expect(page.locator(".sc-main")).to_have_text(["Finish the questions"])
    page.locator(".sc-main").click()
    expect(questions(page, "quiz")[1].locator("legend")).to_be_focused()

    answer_quiz(page, [True, True, False, False, False])

    expect(page.locator(".sc-main")).to_have_text(["Read section"])


def test_the_last_question_leads_to_the_result(page: Page, address: str) -> None:
    open_part(page, address)
    answer_quiz(page, [True] * 5)
    turn_to(questions(page, "quiz")[4]).get_by_role("button", name="Continue reading").click()
    expect(page.get_by_role("heading", name=re.compile("^A worked case"))).to_be_focused()
    last = page.locator("self-check[data-phase=quiz] > self-check-question").last
    show_answer(last)

    last.get_by_role("button", name="See your result").click()

    expect(page.get_by_role("heading", name="Your result")).to_be_focused()
    expect(page.get_by_role("heading", name="Your result")).to_be_in_viewport()


def test_a_second_try_leaves_what_changed_as_it_was(page: Page, address: str) -> None:
    open_part(page, address)
    answer_pretest(page, [False] * 5)
    answer_quiz(page, [False, True, True, True, True])
    first = questions(page, "quiz")[0]

    first.get_by_role("button", name="Try again").click()
    choose(first, keys(first)[0])
    check(first)

    summary = summary_of(page)
    expect(summary).to_contain_text("4 of 5 right")
    expect(summary).to_contain_text("4 newly right, 1 still wrong.")


def test_without_a_pretest_there_is_nothing_to_compare(page: Page, address: str) -> None:
    open_part(page, address)
    answer_quiz(page, [True] * 5)

    summary = summary_of(page)
    expect(summary).to_contain_text("5 of 5 right")
    expect(summary.locator("tr")).to_have_count(2)
    expect(summary).not_to_contain_text("Guessing")


def test_certainty_is_off_until_a_reader_asks_for_it(page: Page, address: str) -> None:
    open_part(page, address)
    expect(page.get_by_text("How sure are you?")).to_have_count(0)

    open_place(page, address, "progress")
    page.get_by_label("Ask how sure I am").check()
    expect(page.get_by_text("Saved.")).to_be_visible()
    open_part(page, address)
    first, second = questions(page, "quiz")[:2]
    choose(first, wrong(first))
    check(first)
    choose(second, wrong(second))
    second.get_by_role("radio", name="Sure", exact=True).check()
    check(second)
    expect(second).to_have_attribute("data-verdict", "incorrect")

    assert [one.get("certainty") for one in stored(page)] == [None, 3] or {
        one["question"]: one.get("certainty") for one in stored(page)
    } == {first.get_attribute("data-question"): None, second.get_attribute("data-question"): 3}


def be_sure(page: Page, address: str) -> None:
    open_place(page, address, "progress")
    page.get_by_label("Ask how sure I am").check()


def test_what_one_was_sure_of_and_wrong_about_is_said(page: Page, address: str) -> None:
    be_sure(page, address)
    open_part(page, address)
    for index, question in enumerate(questions(page, "quiz")):
        choose(question, wrong(question))
        if index == 3:
            question.get_by_role("radio", name="Sure", exact=True).check()
        check(question)

    again = page.locator("[data-step=again]")
    sure = again.filter(has_text="You were sure.")
    expect(sure).to_have_count(1)
    expect(sure).to_contain_text("4")


def test_review_asks_what_is_due(new_reader: Callable[..., Reader], base: str) -> None:
    reader = new_reader()
    page = reader.page
    open_part(page, base)
    answer_quiz(page, [True, False, True, True, True])
    place = open_place(page, base, "review")
    expect(place).to_contain_text("Nothing due until")

    later = reader.context.new_page()
    travel(later, LATER)
    place = open_place(later, base, "review")
    expect(place).to_contain_text("5 questions due. About 3 min.")
    question = place.locator("self-check-question")
    expect(question).to_have_count(1)
    for number in range(1, 6):
        expect(question.locator(".sc-number")).to_contain_text(f"Question {number} of 5, AI Workloads")
        choose(question, keys(question)[0])
        check(question)
        expect(question).to_have_attribute("data-verdict", "correct")
        place.get_by_role("button", name="Next question" if number < 5 else "See your result").click()

    expect(place.get_by_role("heading", name="All done for today")).to_be_focused()
    expect(place).to_contain_text("You got 5 of these 5 right.")
    expect(place).to_contain_text(re.compile(r"Next: \d questions? on "))
    place = open_place(later, base, "review")
    expect(place.get_by_role("heading", name="All done for today")).to_be_visible()
    phases = [record["phase"] for record in stored(later)]
    assert sorted(map(str, phases)) == ["quiz"] * 5 + ["review"] * 5


def test_a_review_leads_back_to_the_page(new_reader: Callable[..., Reader], address: str) -> None:
    reader = new_reader()
    open_part(reader.page, address)
    answer_quiz(reader.page, [False] * 5)
    later = reader.context.new_page()
    travel(later, LATER)
    place = open_place(later, address, "review")
    question = place.locator("self-check-question")
    choose(question, wrong(question))
    check(question)

    show_answer(question)
    learn = question.get_by_role("link", name=re.compile("^Read again"))
    learn.click()

    expect(later).to_have_url(re.compile(r"workloads\.html#"))
    expect(later.locator(f"[id='{urlsplit(later.url).fragment}']")).to_be_attached()


def test_a_review_keeps_to_its_daily_limit(new_reader: Callable[..., Reader], address: str) -> None:
    reader = new_reader()
    open_place(reader.page, address, "progress")
    reader.page.get_by_label("Daily review limit").fill("2")
    reader.page.get_by_label("Daily review limit").press("Tab")
    open_part(reader.page, address)
    answer_quiz(reader.page, [False] * 5)
    later = reader.context.new_page()
    travel(later, LATER)

    place = open_place(later, address, "review")

    expect(place).to_contain_text("5 questions due. Today's set: 2, about 1 min.")
    for number in (1, 2):
        question = place.locator("self-check-question")
        expect(question.locator(".sc-number")).to_contain_text(f"Question {number} of ")
        choose(question, keys(question)[0])
        check(question)
        place.get_by_role("button", name="See your result" if number == 2 else "Next question").click()
    place = open_place(later, address, "review")
    expect(place.get_by_role("heading", name="2 of 5 done")).to_be_visible()


def test_tags_in_the_address_narrow_a_review(new_reader: Callable[..., Reader], address: str) -> None:
    reader = new_reader()
    open_part(reader.page, address)
    answer_quiz(reader.page, [False] * 5)
    later = reader.context.new_page()
    travel(later, LATER)
    later.goto(address + "review.html#tags=inference")
    place = later.locator("self-check[data-phase=review]")

    expect(place).to_contain_text("Questions tagged inference")
    question = place.locator("self-check-question")
    expect(question).to_have_attribute("data-question", "flash-sale-spikes")
    total = question.locator(".sc-number").inner_text()
    later.evaluate("location.hash = '#tags=inference,rag'")
    expect(place).to_contain_text("Questions tagged inference, rag")
    expect(question.locator(".sc-number")).not_to_have_text(total)


def test_an_empty_review_says_where_to_begin(page: Page, address: str) -> None:
    place = open_place(page, address, "review")

    expect(place).to_contain_text("Nothing to review yet.")
    place.get_by_role("link", name="AI Workloads").click()
    expect(page.locator("h1")).to_contain_text("AI Workloads")


def shown_number(question: Locator) -> str:
    """Read which question of the paper this is."""
    return str(re.findall(r"\d+", question.locator(".sc-number").inner_text())[0])


def test_an_exam_with_a_reload_in_the_middle(page: Page, address: str) -> None:
    place = start_exam(page, address)
    visible = place.locator("self-check-question:visible")
    expect(visible.locator("details.answer")).to_be_hidden()
    expect(visible.get_by_role("button", name="Check answer")).to_be_hidden()
    go_to_a_choice(place)
    number = shown_number(visible)
    first = str(visible.get_attribute("data-question"))
    choose(visible, keys(visible)[0])
    place.get_by_role("button", name="Flag").click()
    place.get_by_role("button", name="Next question").click()
    go_to_a_choice(place)
    second = str(visible.get_attribute("data-question"))
    choose(visible, wrong(visible))
    assert not stored(page)

    page.reload()

    expect(visible).to_have_attribute("data-question", second)
    expect(visible.locator("input:checked")).to_have_count(1)
    expect(place.get_by_role("button", name=f"Question {number}: answered, flagged")).to_be_visible()
    place.get_by_role("button", name="Submit", exact=True).click()
    expect(place).to_contain_text("8 questions are unanswered")
    place.get_by_role("button", name=re.compile("^Submit (anyway|now)$")).click()
    expect(place).to_contain_text("You got 1 of 10 right.")
    parts = place.get_by_role("table", name="Results by part").locator("tbody th").all_inner_texts()
    assert parts == ["AI Workloads", "The AI Lifecycle", "AI-ML Clusters", "Apply It"]
    expect(place.locator("self-check-question")).to_have_count(10)
    expect(place.locator(f"#exam-{first}")).to_have_attribute("data-verdict", "correct")
    expect(place.locator(f"#exam-{second}")).to_contain_text("Your answer: incorrect.")
    assert sorted((str(one["phase"]), str(one["verdict"])) for one in stored(page)) == [
        ("exam", "correct"),
        ("exam", "incorrect"),
    ]
    page.reload()
    expect(place.get_by_role("button", name="Start exam")).to_be_visible()


def test_the_time_of_an_exam_is_the_readers(new_reader: Callable[..., Reader], address: str) -> None:
    reader = new_reader()
    page = reader.page
    page.clock.install(time="2026-11-23T10:00:00")
    place = start_exam(page, address, limited=True)
    time = place.locator(".sc-exam-time")
    expect(time).to_have_text("20 minutes left")

    page.clock.run_for(61_000)
    expect(time).to_have_text("19 minutes left")
    place.get_by_role("button", name="Pause").click()
    expect(place.locator("self-check-question:visible")).to_have_count(0)
    page.clock.run_for(600_000)
    expect(time).to_have_text("Paused. Questions are hidden until you resume.")
    place.get_by_role("button", name="Resume").click()
    expect(time).to_have_text("19 minutes left")
    place.get_by_role("button", name="Add 10 minutes").click()
    expect(time).to_have_text("29 minutes left")
    page.clock.run_for(29 * 60_000)
    expect(place.get_by_role("status").filter(has_text="Time's up")).to_contain_text("saved")
    expect(place.locator("self-check-question:visible")).to_have_count(1)
    place.get_by_role("button", name="Remove time limit").click()
    expect(place).to_contain_text("Time limit removed.")
    page.clock.run_for(600_000)
    expect(place.locator("self-check-question:visible")).to_have_count(1)
    # The theme's timers complain of a clock that is wound by hand.
    reader.problems[:] = [problem for problem in reader.problems if "cancelled action" not in problem]


def test_an_exam_by_keyboard_alone(page: Page, address: str) -> None:
    place = open_place(page, address, "exam")
    start = place.get_by_role("button", name="Start exam")
    start.focus()
    page.keyboard.press("Enter")
    expect(place.locator("self-check-question:visible")).to_have_count(1)
    answered = 0
    while answered < 3:
        if place.locator("self-check-question:visible").get_attribute("data-kind") in {"single", "multiple"}:
            place.locator("self-check-question:visible input").first.focus()
            page.keyboard.press("Space")
            answered += 1
        place.get_by_role("button", name="Next question").focus()
        page.keyboard.press("Enter")
        expect(place.locator("self-check-question:visible legend").first).to_be_focused()

    expect(place.get_by_role("button", name=re.compile(r"^Question \d+: answered"))).to_have_count(3)


def test_progress_counts_each_part(page: Page, address: str) -> None:
    open_part(page, address)
    answer_quiz(page, [True, True, False, True, True])
    open_part(page, address, "lifecycle.html")
    choose(questions(page, "quiz")[0], keys(questions(page, "quiz")[0])[0])
    check(questions(page, "quiz")[0])

    place = open_place(page, address, "progress")

    workloads, lifecycle, clusters, apply = map(asked_on, ("workloads", "lifecycle", "clusters", "apply"))
    assert place.locator(".sc-parts h3").all_inner_texts() == [
        "AI Workloads",
        "The AI Lifecycle",
        "AI-ML Clusters",
        "Apply It",
    ]
    assert counts(place, "AI Workloads") == {"right": 4, "to fix": 1, "not answered": workloads - 5}
    assert counts(place, "The AI Lifecycle") == {"right": 1, "not answered": lifecycle - 1}
    assert counts(place, "AI-ML Clusters") == {"not answered": clusters}
    assert counts(place, "Apply It") == {"not answered": apply}
    states = place.locator(".sc-parts .sc-state").all_inner_texts()
    assert states == ["Started", "Started", "Not started", "Not started"]


def test_each_number_leads_to_its_own_questions(page: Page, address: str) -> None:
    open_part(page, address)
    answer_quiz(page, [True, True, False, True, True])
    wrong_one = stored(page)
    missed = next(str(one["question"]) for one in wrong_one if one["verdict"] == "incorrect")
    place = open_place(page, address, "progress")

    place.get_by_role("link", name="1 to fix in AI Workloads").click()

    review = page.locator("self-check[data-phase=review]")
    expect(review).to_contain_text("To fix in AI Workloads: 1 question")
    expect(review.locator("self-check-question")).to_have_attribute("data-question", missed)
    expect(review.locator(".sc-number")).to_contain_text("Question 1 of 1")
    question = review.locator("self-check-question")
    choose(question, keys(question)[0])
    check(question)
    place = open_place(page, address, "progress")
    assert counts(place, "AI Workloads")["right"] == 5


def test_the_navigation_says_how_far_a_reader_is(page: Page, base: str) -> None:
    open_part(page, base)
    answer_quiz(page, [True, True, False, True, True])
    answer_the_worked_case(page)
    open_part(page, base, "lifecycle.html")
    choose(questions(page, "quiz")[0], keys(questions(page, "quiz")[0])[0])
    check(questions(page, "quiz")[0])
    expect(questions(page, "quiz")[0]).to_have_attribute("data-verdict", "correct")

    started = asked_on("lifecycle")
    for where in ("index.html", "workloads.html", "progress.html"):
        page.goto(base + where)

        nav = page.locator(".md-nav--primary")
        expect(nav.locator("a", has_text="AI Workloads").first).to_contain_text("all answered")
        expect(nav.locator("a", has_text="The AI Lifecycle").first).to_contain_text(
            f"started, 1 of {started} answered"
        )
        expect(nav.locator("a", has_text="AI-ML Clusters").first).to_contain_text("not started")
        expect(nav.locator("a", has_text="References").first.locator(".sc-nav-mark")).to_have_count(0)


def test_a_page_that_is_not_started_says_so(page: Page, address: str) -> None:
    open_part(page, address)

    for part in ("AI Workloads", "The AI Lifecycle", "AI-ML Clusters", "Apply It"):
        link = page.locator(".md-nav--primary a", has_text=part).first
        expect(link).to_have_accessible_name(f"{part} not started")
        expect(link.locator(".sc-nav-mark")).to_have_attribute("data-state", "notStarted")
    expect(page.locator(".md-nav--primary a .sc-nav-mark")).to_have_count(4)


def test_the_navigation_counts_what_an_exam_asked_as_progress_does(page: Page, address: str) -> None:
    place = start_exam(page, address)
    go_to_a_choice(place)
    visible = place.locator("self-check-question:visible")
    choose(visible, keys(visible)[0])
    place.get_by_role("button", name="Submit", exact=True).click()
    place.get_by_role("button", name=re.compile("^Submit (anyway|now)$")).click()
    expect(place).to_contain_text("You got 1 of 10 right.")

    started = page.locator('.md-nav--primary .sc-nav-mark[data-state="started"]')
    expect(started).to_have_count(1)
    expect(started).to_contain_text("started, 1 of")
    place = open_place(page, address, "progress")
    expect(place.get_by_role("link", name=re.compile("^1 right in"))).to_be_visible()
    expect(started).to_contain_text("started, 1 of")


def test_new_questions_are_counted_apart_on_the_progress_page(page: Page, address: str) -> None:
    open_part(page, address)
    new = page.locator("self-check[data-phase=quiz] > self-check-question[data-post]")
    count = new.count()
    assert count > 0
    answer_the_worked_case(page)
    right = page.locator("self-check-question[data-post][data-verdict=correct]").count()

    place = open_place(page, address, "progress")

    expect(place.locator(".sc-gain")).to_contain_text(
        f"New questions: {right} of {count} right on the first try."
    )


def test_reset_of_a_part_and_undo(page: Page, address: str) -> None:
    open_part(page, address)
    answer_quiz(page, [True] * 5)
    place = open_place(page, address, "progress")
    right = place.get_by_role("link", name="5 right in AI Workloads")
    expect(right).to_be_visible()

    unfold(place, "Delete answers").get_by_role("button", name="Delete answers in AI Workloads").click()

    expect(right).to_have_count(0)
    marks = page.locator(".md-nav--primary .sc-nav-mark")
    expect(marks).to_have_text(["not started"] * marks.count())
    undo = place.get_by_role("button", name="Undo")
    expect(undo).to_be_focused()
    undo.click()
    expect(right).to_be_visible()
    expect(place).to_contain_text("Your answers are back.")
    place.get_by_role("button", name="Delete all answers").click()
    expect(right).to_have_count(0)
    open_part(page, address)
    expect(page.locator("[data-verdict]")).to_have_count(0)


def test_export_here_and_import_there(
    new_reader: Callable[..., Reader], address: str, tmp_path: Path
) -> None:
    page = new_reader(accept_downloads=True).page
    open_part(page, address)
    answer_pretest(page, [None, True, True, False, False])
    answer_quiz(page, [True, False, True, True, True])
    place = open_place(page, address, "progress")
    file = save_copy(place, tmp_path)
    assert sum(map(len, json.loads(file.read_text(encoding="utf-8"))["log"].values())) == 10

    other = new_reader().page
    place = open_place(other, address, "progress")
    for said in ("Added 10 answers.", "No new answers found. 10 were already here."):
        place.get_by_label("Restore from a file").set_input_files(file)
        message = place.locator(".sc-keep").get_by_role("status").locator("p")
        expect(message).to_have_text(said)
        expect(message).to_be_focused()
        expect(place).to_contain_text("3 newly right, 1 right both times, 1 newly wrong.")
        mark = other.locator(".md-nav--primary .sc-nav-mark").first
        expect(mark).to_have_attribute("data-state", "started")
        expect(place.get_by_role("link", name="4 right in AI Workloads")).to_be_visible()
    # A file that holds all that is here is a copy of it.
    expect(place.locator(".sc-facts")).to_contain_text(re.compile("Last copy\\s*today"))
    open_part(other, address)
    expect(questions(other, "quiz")[1]).to_have_attribute("data-verdict", "incorrect")


def test_the_shared_file_is_shown_in_full(page: Page, address: str) -> None:
    open_part(page, address)
    answer_quiz(page, [True] * 5)
    place = open_place(page, address, "progress")

    sharing = unfold(place, "Share anonymous statistics")
    sharing.get_by_role("button", name="Export anonymous statistics").click()

    shared = json.loads(place.get_by_label("responses.json").input_value())
    assert len(shared["responses"]) == 5
    assert all(
        set(one) == {"question", "rev", "phase", "picked", "verdict", "day"} for one in shared["responses"]
    )


def test_two_tabs_of_the_loop_lose_nothing(reader: Reader, base: str) -> None:
    one, other = reader.page, reader.context.new_page()
    open_part(one, base)
    open_part(other, base)
    for tab, index in ((one, 0), (other, 1), (one, 2)):
        question = questions(tab, "quiz")[index]
        choose(question, keys(question)[0])
        check(question)
        expect(question).to_have_attribute("data-verdict", "correct")

    for tab in (one, other):
        expect(tab.locator(".sc-score")).to_contain_text("3 of 5 answered")
    assert len(stored(one)) == 3


def test_a_question_that_is_gone_stays_in_the_file_and_is_not_counted(
    page: Page, address: str, tmp_path: Path
) -> None:
    open_part(page, address)
    answer_quiz(page, [True] * 5)
    page.evaluate(
        """() => {
          const [one] = [...selfcheck.stores.values()][0].answers("rag-weekly-policies");
          [...selfcheck.stores.values()][0].add([{ ...one, question: "gone-for-good" }]);
        }"""
    )

    place = open_place(page, address, "progress")

    expect(place).to_contain_text("1 answered question is no longer in the guide.")
    expect(place.get_by_role("link", name="5 right in AI Workloads")).to_be_visible()
    assert "gone-for-good" in save_copy(place, tmp_path).read_text(encoding="utf-8")


def test_a_changed_question_is_asked_again_and_leaves_the_figures(page: Page, address: str) -> None:
    open_part(page, address)
    answer_quiz(page, [True] * 5)
    page.evaluate(
        "for (const key of Object.keys(localStorage).filter(key => key.endsWith('log:rag-weekly-policies')))"
        " localStorage[key] = localStorage[key].replace(/ [0-9a-f]{8} q /g, ' 00000000 q ')"
    )

    place = open_place(page, address, "progress")

    left = asked_on("workloads") - 4
    assert counts(place, "AI Workloads") == {"right": 4, "not answered": left, "due": 1}
    place = open_place(page, address, "review")
    expect(place.locator("self-check-question")).to_have_attribute("data-question", "rag-weekly-policies")


def test_the_first_versions_answers_are_taken_over(new_reader: Callable[..., Reader], base: str) -> None:
    page = new_reader().page
    open_part(page, base)
    question = questions(page, "quiz")[0]
    old = of_the_first_version(question)
    page.evaluate(
        "([key, value]) => { localStorage.clear(); localStorage.setItem(key, value); }",
        [FIRST_VERSION, json.dumps({"records": [old, {"attempt": 3}], "broken": []})],
    )

    open_part(page, base)

    expect(question).to_have_attribute("data-verdict", "correct")
    assert page.evaluate("Object.keys(localStorage).filter(key => key.includes(':1:')).length") == 0
    assert page.evaluate("[...selfcheck.stores.values()][0].broken()") == 1


@pytest.mark.parametrize("said", [None, "3"], ids=["its keys alone", "its number"])
def test_what_a_newer_version_keeps_is_left_alone(page: Page, address: str, said: str | None) -> None:
    page.goto(address)
    page.evaluate(
        "said => { localStorage.clear(); localStorage.setItem('ai-study-guide:3:log', 'of the future');"
        " if (said) localStorage.setItem('ai-study-guide:schema', said); }",
        said,
    )
    open_part(page, address)
    question = questions(page, "quiz")[0]

    choose(question, keys(question)[0])
    check(question)

    expect(question).to_have_attribute("data-verdict", "correct")
    expect(page.get_by_text("A newer version of this site saved your answers.")).to_be_visible()
    kept: dict[str, Any] = page.evaluate("({ ...localStorage })")
    assert kept["ai-study-guide:3:log"] == "of the future"
    assert not [key for key in kept if ":2:log:" in key]


def test_more_than_fits_is_said_and_harms_nothing(page: Page, address: str) -> None:
    page.add_init_script(NO_DATABASE)
    page.goto(address)
    page.evaluate("localStorage.setItem('ai-study-guide:2:log:big', 'x'.repeat(4 * 1024 * 1024 - 40))")
    open_part(page, address)
    question = questions(page, "quiz")[0]

    choose(question, keys(question)[0])
    check(question)

    expect(question).to_have_attribute("data-verdict", "correct")
    expect(page.get_by_text("Your browser won't keep answers here")).to_be_visible()
    assert page.evaluate("localStorage.getItem('ai-study-guide:2:log:big').length") > 4_000_000


FILL = """
(() => {
  let size = 1 << 22, text = "";
  while (size > 0) {
    try { localStorage.setItem("of-another-site", text + "x".repeat(size)); text += "x".repeat(size); } catch { size >>= 1; }
  }
})()
"""


def test_room_that_another_site_of_the_origin_frees_is_used_at_once(reader: Reader, address: str) -> None:
    page = reader.page
    page.add_init_script(NO_DATABASE)
    open_part(page, address)
    page.evaluate(FILL)
    question = questions(page, "quiz")[0]
    choose(question, keys(question)[0])
    check(question)
    expect(page.get_by_text("Your browser won't keep answers here")).to_be_visible()
    elsewhere = reader.context.new_page()
    elsewhere.goto(f"{address}index.html")

    elsewhere.evaluate("localStorage.removeItem('of-another-site')")

    expect(page.get_by_text("Your browser won't keep answers here")).to_have_count(0)
    page.reload()
    expect(question).to_have_attribute("data-verdict", "correct")


@pytest.mark.parametrize("by", ["this tab", "another"])
def test_what_did_not_fit_is_kept_as_soon_as_there_is_room(reader: Reader, address: str, by: str) -> None:
    page = reader.page
    page.add_init_script(NO_DATABASE)
    page.goto(address)
    page.evaluate("localStorage.setItem('ai-study-guide:2:log:big', 'x'.repeat(4 * 1024 * 1024 - 40))")
    open_part(page, address)
    first, second = questions(page, "quiz")[:2]
    for question in (first, second):
        choose(question, keys(question)[0])
        check(question)
    expect(page.get_by_text("Your browser won't keep answers here")).to_be_visible()
    kept = "Object.keys(localStorage).filter(key => key.includes(':2:log:')).length"
    assert page.evaluate(kept) == 1

    if by == "this tab":
        page.evaluate("[...selfcheck.stores.values()][0].replace('big', [])")
    else:
        other = reader.context.new_page()
        open_part(other, address)
        other.evaluate("localStorage.removeItem('ai-study-guide:2:log:big')")

    expect(page.get_by_text("Your browser won't keep answers here")).to_have_count(0)
    assert page.evaluate(kept) == 2
    page.reload()
    expect(first).to_have_attribute("data-verdict", "correct")
    expect(second).to_have_attribute("data-verdict", "correct")


def test_answers_of_another_tab_stay_when_room_comes_late(reader: Reader, address: str) -> None:
    page, other = reader.page, reader.context.new_page()
    page.add_init_script(NO_DATABASE)
    page.goto(address)
    page.evaluate("localStorage.setItem('ai-study-guide:2:log:big', 'x'.repeat(4 * 1024 * 1024 - 40))")
    open_part(page, address)
    question = questions(page, "quiz")[0]
    choose(question, keys(question)[0])
    check(question)
    open_part(other, address)
    name = str(question.get_attribute("data-question"))
    row = "0000aaaaaaaa 12345678 q c - 2026-11-23 1 a"
    other.evaluate("([key, row]) => localStorage.setItem(key, row)", [f"ai-study-guide:2:log:{name}", row])

    other.evaluate("localStorage.removeItem('ai-study-guide:2:log:big')")

    expect(page.get_by_text("Your browser won't keep answers here")).to_have_count(0)
    rows = page.evaluate("key => localStorage.getItem(key).split('\\n')", f"ai-study-guide:2:log:{name}")
    assert row in rows
    assert len(rows) == 2


def test_axe_finds_nothing_in_the_places_and_they_fit_a_narrow_phone(reader: Reader, address: str) -> None:
    be_sure(reader.page, address)
    open_part(reader.page, address)
    answer_pretest(reader.page, [None, True, True, False, False])
    answer_quiz(reader.page, [True, True, False, True, False])
    assert violations(reader.page, "self-check") == []
    page = reader.context.new_page()
    travel(page, LATER)

    place = open_place(page, address, "progress")
    unfold(place, "Move to another device")
    expect(place.get_by_role("img", name=re.compile("^QR code"))).to_be_visible()
    # What is due is said in the site's frame too.
    assert_clean_and_narrow(page, framed=True)

    place = open_place(page, address, "review")
    question = place.locator("self-check-question")
    choose(question, wrong(question))
    check(question)
    assert_clean_and_narrow(page)

    place = start_exam(page, address, limited=True)
    go_to_a_choice(place)
    question = place.locator("self-check-question:visible")
    choose(question, keys(question)[0])
    assert_clean_and_narrow(page)
    place.get_by_role("button", name="Submit", exact=True).click()
    assert violations(page) == []
    place.get_by_role("button", name=re.compile("^Submit (anyway|now)$")).click()
    expect(place.get_by_role("table", name="Results by part")).to_be_visible()
    assert_clean_and_narrow(page)


def assert_clean_and_narrow(page: Page, *, framed: bool = False) -> None:
    assert violations(page, framed=framed) == []
    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.set_viewport_size({"width": 1280, "height": 900})


def test_without_script_a_place_says_where_the_questions_are(
    new_reader: Callable[..., Reader], address: str
) -> None:
    page = new_reader(java_script_enabled=False).page
    for name in ("review", "exam", "progress"):
        page.goto(f"{address}{name}.html")

        expect(page.get_by_text("This page needs JavaScript."), name).to_be_visible()
        expect(page.locator("self-check button")).to_have_count(0)
