"""Questions that are typed, ordered or matched, as readers meet them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import check, show_answer, stored
from browser.axe import violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from browser.conftest import Reader


@pytest.fixture
def runs_theme(request: pytest.FixtureRequest) -> bool:
    """The dark scheme is the theme's."""
    return "axe" in str(request.node.name)


KINDS = ("numeric", "text", "cloze", "ordering", "matching", "true-false", "categorize")


# What each input holds, by its id.
INPUTS = "fieldset :is(input, select)"
# On how many lines the controls of each row are.
LINES = """
(rows) => rows.map((row) => {
  const middles = [...row.querySelectorAll("select, .sc-move")].map((one) => one.getBoundingClientRect()).map(
    ({ top, height }) => Math.round((top + height / 2) / 8),
  );
  return new Set(middles).size;
})
"""
VALUES = "all => all.map(one => [one.id, one.type === 'radio' ? one.checked : one.value])"


def open_kinds(page: Page, base: str) -> None:
    page.goto(base + "kinds.html")
    page.wait_for_selector("#q-kinds-numeric button[type=submit]:not([hidden])")


def answer(question: Locator, kind: str, *, right: bool) -> None:  # noqa: C901 - a case for each kind
    match kind:
        case "numeric":
            question.get_by_label("Your answer").fill("1,312" if not right else "312 TFLOP/s")
        case "text":
            question.get_by_label("Your answer").fill("Canary" if right else "parrot")
        case "cloze":
            question.get_by_label("Gap 1 of 2").fill("pods" if right else "ship")
            question.get_by_label("Gap 2 of 2").fill("node" if right else "knot")
        case "ordering":
            labels = ["The query is embedded", "Passages are retrieved", "The prompt is", "The model answers"]
            for position, label in enumerate(labels if right else reversed(labels), start=1):
                question.get_by_label(label).and_(question.locator("select")).select_option(str(position))
        case "matching":
            matches = {
                "HPA": "the number of pods",
                "VPA": "the size of pods",
                "Cluster Autoscaler": "the number of nodes",
            }
            for row, match in matches.items():
                question.get_by_label(row, exact=True).select_option(
                    label=match if right else "the speed of etcd"
                )

        case "true-false":
            question.get_by_label("False" if right else "True").check()
        case "categorize":
            for row in ("Four replicas", "16 GB", "Two more nodes"):
                is_vertical = (row == "16 GB") == right
                question.get_by_label(row).select_option(label="vertical" if is_vertical else "horizontal")


# How a kind is stored knows nothing of where its page came from: from a file, one of them stands for all.
@pytest.mark.parametrize(
    ("base", "kind"), [*(("http", kind) for kind in KINDS), ("file", "ordering")], indirect=["base"]
)
def test_right_wrong_and_back_after_a_reload(page: Page, base: str, kind: str) -> None:
    open_kinds(page, base)
    question = page.locator(f"#q-kinds-{kind}")

    answer(question, kind, right=False)
    check(question)
    expect(question).to_have_attribute("data-verdict", "incorrect")
    expect(question.locator("[data-mark=wrong]").first).to_contain_text(
        re.compile("incorrect", re.IGNORECASE)
    )
    expect(question.locator(".sc-explanation")).to_be_hidden()
    question.get_by_role("button", name="Try again").click()
    assert not any(value for _, value in question.locator(INPUTS).evaluate_all(VALUES))
    answer(question, kind, right=False)
    check(question)
    expect(question).to_have_attribute("data-verdict", "incorrect")
    answer(question, kind, right=True)
    expect(question).not_to_have_attribute("data-verdict", re.compile(".*"))
    check(question)
    expect(question).to_have_attribute("data-verdict", "correct")
    expect(question.locator("[data-mark=wrong]")).to_have_count(0)
    expect(question.locator(".sc-explanation")).to_be_visible()
    before = question.locator(INPUTS).evaluate_all(VALUES)

    open_kinds(page, base)

    expect(question).to_have_attribute("data-verdict", "correct")
    assert question.locator(INPUTS).evaluate_all(VALUES) == before


def test_what_is_right_is_shown_where_it_belongs(page: Page, address: str) -> None:
    open_kinds(page, address)
    for kind in KINDS:
        question = page.locator(f"#q-kinds-{kind}")
        answer(question, kind, right=False)
        check(question)
        expect(question).to_have_attribute("data-verdict", "incorrect")

        show_answer(question)

        shown = question.locator(".sc-right, .sc-correct, [data-mark=right]").and_(page.locator(":visible"))
        expect(shown.first, kind).to_contain_text("Correct answer")
        expect(question.locator(".sc-explanation")).to_be_visible()


def test_an_unfinished_answer_is_no_answer(page: Page, address: str) -> None:
    open_kinds(page, address)
    for kind in KINDS:
        question = page.locator(f"#q-kinds-{kind}")

        check(question)

        expect(question.locator(".sc-message")).to_contain_text("first")
        expect(question.locator("input, select").first, kind).to_be_focused()
        if kind != "true-false":  # of radio buttons, the group is what is not filled in
            expect(question.locator("input, select").first).to_have_attribute("aria-invalid", "true")
    assert stored(page) == []


@pytest.mark.parametrize(
    ("typed", "said"), [("many", "n.t a number"), ("312 teraflops", "Enter only the number")]
)
def test_what_is_no_number_is_said(page: Page, address: str, typed: str, said: str) -> None:
    open_kinds(page, address)
    question = page.locator("#q-kinds-numeric")

    question.get_by_label("Your answer").fill(typed)
    check(question)

    expect(question).not_to_have_attribute("data-verdict", re.compile(".*"))
    expect(question.get_by_role("group").first).to_have_accessible_description(re.compile(said))
    expect(question.get_by_label("Your answer")).to_have_accessible_description(
        re.compile("Enter a number of TFLOP/s")
    )


def test_a_comma_is_what_it_is_where_the_reader_lives(
    new_reader: Callable[..., Reader], address: str
) -> None:
    page = new_reader(locale="de-DE").page
    open_kinds(page, address)
    question = page.locator("#q-kinds-numeric")

    question.get_by_label("Your answer").fill("312,0")
    check(question)

    expect(question).to_have_attribute("data-verdict", "correct")


# Where a reader lives | what is typed, and what is said, or the verdict
TYPED = {
    "en-US": [("1,250", "incorrect")],
    "de-DE": [
        ("0,125", "incorrect"),
        ("0.125", "incorrect"),
        ("1250,5", "incorrect"),
        ("1,250", "Enter 1250 or 1.25."),
        ("2.375", "Enter 2.3750 or 2375."),
        ("312.000", "Enter 312 or 312000."),
    ],
}


@pytest.mark.parametrize("locale", TYPED)
def test_a_number_that_the_page_and_its_reader_read_apart_is_asked_about(
    new_reader: Callable[..., Reader], address: str, locale: str
) -> None:
    page = new_reader(locale=locale).page
    open_kinds(page, address)
    question = page.locator("#q-kinds-numeric")
    for typed, said in TYPED[locale]:
        question.get_by_label("Your answer").fill(typed)
        expect(question).not_to_have_attribute("data-verdict", re.compile(".*"))
        before = len(stored(page))
        check(question)

        if said == "incorrect":
            expect(question, typed).to_have_attribute("data-verdict", "incorrect")
            assert len(stored(page)) == before + 1
        else:
            expect(question.locator(".sc-message")).to_contain_text(said)
            expect(question, typed).not_to_have_attribute("data-verdict", re.compile(".*"))
            assert len(stored(page)) == before


def test_part_marks(page: Page, address: str) -> None:
    open_kinds(page, address)
    question = page.locator("#q-kinds-cloze")

    question.get_by_label("Gap 1 of 2").fill("pod")
    question.get_by_label("Gap 2 of 2").fill("knot")
    check(question)

    expect(question).to_have_attribute("data-verdict", "partial")
    expect(question.get_by_role("status")).to_have_text("Partly correct: 1 of 2")
    expect(question.get_by_label("Gap 1 of 2")).to_have_accessible_description("Correct")
    expect(question.get_by_label("Gap 2 of 2")).to_have_accessible_description("Incorrect")


def test_rows_move_by_keyboard_and_say_so(page: Page, address: str) -> None:
    open_kinds(page, address)
    question = page.locator("#q-kinds-ordering")
    rows = question.locator(".sc-row")
    last = str(rows.last.get_attribute("data-row"))

    up = question.locator(f"[data-row='{last}']").get_by_role("button", name=re.compile("Move up"))
    up.focus()
    page.keyboard.press("Enter")

    expect(rows.nth(2)).to_have_attribute("data-row", last)
    expect(up).to_be_focused()
    expect(question.locator(".sc-moved")).to_contain_text("Now at position 3 of 4")
    expect(rows.nth(2).locator("select")).to_have_value("3")
    assert rows.locator("select").evaluate_all("all => all.map(one => one.value)") == ["1", "2", "3", "4"]


@pytest.mark.parametrize("width", [360, 390, 480])
def test_on_a_phone_what_moves_a_row_is_on_one_line(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 844})
    open_kinds(page, address)

    rows = page.locator("#q-kinds-ordering .sc-row").evaluate_all(LINES)

    assert len(rows) > 1
    assert set(rows) == {1}


def test_a_hint_comes_with_a_wrong_answer_or_when_it_is_asked_for(page: Page, address: str) -> None:
    open_kinds(page, address)
    question = page.locator("#q-kinds-numeric")
    expect(question.get_by_text("It is a peak.")).to_be_hidden()

    question.get_by_role("button", name="Show hint").click()
    expect(question.get_by_text("It is a peak.")).to_be_visible()
    answer(question, "numeric", right=False)
    check(question)

    expect(question.get_by_text("between 300 and 320")).to_be_visible()
    expect(question.get_by_role("button", name="Show hint")).to_have_count(0)


def test_hints_unfold_one_at_a_time(new_reader: Callable[..., Reader], address: str) -> None:
    page = new_reader(java_script_enabled=False).page
    page.goto(address + "kinds.html")
    question = page.locator("#q-kinds-numeric")
    expect(question.get_by_text("Hint 2 of 2")).to_be_hidden()

    question.get_by_text("Hint 1 of 2").click()

    expect(question.get_by_text("It is a peak.")).to_be_visible()
    expect(question.get_by_text("Hint 2 of 2")).to_be_visible()
    expect(question.get_by_text("between 300 and 320")).to_be_hidden()


def test_without_script_there_is_a_form_and_a_folded_answer(
    new_reader: Callable[..., Reader], address: str
) -> None:
    page = new_reader(java_script_enabled=False).page
    page.goto(address + "kinds.html")
    for kind in KINDS:
        question = page.locator(f"#q-kinds-{kind}")

        expect(question.locator("input, select").first, kind).to_be_visible()
        expect(question.locator("button:visible")).to_have_count(0)
        expect(question.locator(".sc-explanation")).to_be_hidden()
        question.locator("details.answer > summary").click()
        expect(question.locator(".sc-explanation")).to_be_visible()


@pytest.mark.parametrize("right", [True, False])
def test_axe_finds_nothing_in_any_state(new_reader: Callable[..., Reader], address: str, right: bool) -> None:
    page = new_reader(viewport={"width": 360, "height": 740}).page
    open_kinds(page, address)
    if right:
        for kind in KINDS:
            check(page.locator(f"#q-kinds-{kind}"))
        assert violations(page) == []

    for kind in KINDS:
        answer(page.locator(f"#q-kinds-{kind}"), kind, right=right)
        check(page.locator(f"#q-kinds-{kind}"))
    assert violations(page) == []

    if not right:
        for kind in KINDS:
            show_answer(page.locator(f"#q-kinds-{kind}"))
        assert violations(page) == []
    assert page.evaluate("document.documentElement.scrollWidth") <= 360


def test_a_pretest_keeps_what_was_typed_and_tells_nothing(page: Page, address: str) -> None:
    open_kinds(page, address)
    current = page.locator("self-check-question[data-current]")
    seen = set[str]()
    while seen != set(KINDS):
        kind = str(current.get_attribute("data-kind"))
        question = page.locator(f"#{current.get_attribute('id')}")
        if question_of(kind) != question.get_attribute("data-question"):
            current.locator(".sc-unknown").click()
            continue
        seen.add(kind)

        answer(question, kind, right=False)
        check(question)

        expect(question, kind).to_have_attribute("data-answered", "")
        (record,) = [one for one in stored(page) if one["question"] == question_of(kind)]
        assert record["verdict"] is None
        assert record["picked"]


def question_of(kind: str) -> str:
    return f"kinds-{kind}"


def test_paper_has_room_to_write(page: Page, address: str) -> None:
    open_kinds(page, address)
    page.emulate_media(media="print")

    expect(page.locator("#q-kinds-cloze input").first).to_be_visible()
    expect(page.locator("#q-kinds-ordering .sc-move").first).to_be_hidden()
    expect(page.locator("self-check-key").get_by_text("312 TFLOP/s")).to_be_visible()
