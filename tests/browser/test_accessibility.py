"""axe finds nothing, in either scheme and in every state; targets, reflow and the accessibility tree are as promised."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import check, choose, keys, open_gallery, turn_to
from browser.axe import violations

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.conftest import Reader

PAGES = ("index", "workloads", "lifecycle", "clusters", "apply", "glossary", "gallery", "404")
# With the site's frame, which is the same around the others.
FRAMED = ("index", "workloads")
GUIDE = tuple(
    f"contribute/{name}" for name in ("write-a-question", "syntax", "kinds", "good-items", "rules", "use-it")
)


# Right and wrong in turn; the first is asked for and not given, the last stays as it was. By script, since a page has dozens.
ANSWER_EVERYTHING = """
() => {
  const quiz = [...document.querySelectorAll("self-check[data-phase=quiz] self-check-question")];
  const submit = (question) => question.querySelector("button[type=submit]").click();
  quiz.slice(1, -1).forEach((question, index) => {
    if (!["single", "multiple"].includes(question.dataset.kind)) return;
    const { keys } = JSON.parse(question.querySelector("details.answer").dataset.answer);
    const inputs = [...question.querySelectorAll("input")];
    const wrong = inputs.find((input) => !keys.includes(input.value));
    (index % 2 ? inputs.filter((input) => keys.includes(input.value)) : [wrong]).forEach((input) => input.click());
    submit(question);
  });
  document.querySelector("self-check[data-phase=pretest] self-check-question[data-current] .sc-unknown")?.click();
  submit(quiz[0]);
}
"""


def answer_everything(page: Page) -> None:
    """Answer a page's questions; the kinds without choices are looked at in test_kinds.py."""
    page.wait_for_selector("self-check button[type=submit]:not([hidden])")
    page.evaluate(ANSWER_EVERYTHING)
    expect(page.locator("self-check-question[data-verdict=incorrect]").first).to_be_attached()


@pytest.mark.parametrize("name", [*PAGES, *GUIDE])
def test_axe_finds_nothing_and_a_narrow_phone_scrolls_one_way_only(
    page: Page, address: str, name: str
) -> None:
    page.goto(f"{address}{name}.html")
    page.wait_for_load_state("networkidle")

    # One look at a page has every state: questions answered right and wrong, unfolded, asked for and not given, and left.
    if page.locator("self-check").count() and name in PAGES:
        answer_everything(page)
        page.locator("self-check[data-phase=quiz]").get_by_role("button", name="Show answer").first.click()
    expect(page.locator("html[data-opened]")).to_be_attached()
    assert violations(page, framed=name in FRAMED) == []

    page.set_viewport_size({"width": 320, "height": 640})
    assert page.evaluate("document.documentElement.scrollWidth") <= 320


def test_targets_are_large_enough(page: Page, address: str) -> None:
    open_gallery(page, address)
    answer_everything(page)

    small = page.evaluate(
        """[...document.querySelectorAll('self-check :is(input, button, summary, .sc-learn a, .sc-skip)')]
           .map(element => [element.outerHTML.slice(0, 80), element.getBoundingClientRect()])
           .filter(([, box]) => box.width && (box.width < 24 || box.height < 24))
           .map(([html, box]) => `${html} ${box.width}x${box.height}`)"""
    )

    assert small == []


def test_the_tree_that_a_screen_reader_reads(page: Page, address: str) -> None:
    open_gallery(page, address)
    question = turn_to(page.locator("#q-gallery-later"))

    expect(question).to_match_aria_snapshot("""
        - paragraph: Question 3 of 3
        - button "Question 2": ‹
        - group "What is asked in the quiz alone?":
          - radio "This, which the source has first"
          - text: This, which the source has first
          - radio "This, which the source has second"
          - text: This, which the source has second
          - radio "This, which the source has third"
          - text: This, which the source has third
        - status
        - button "Show answer"
        - button "Check answer"
    """)


def test_the_verdict_speaks_once(page: Page, address: str) -> None:
    open_gallery(page, address)
    page.evaluate(
        """() => {
            window.spoken = [];
            for (const region of document.querySelectorAll('[role=status], [aria-live]')) {
                new MutationObserver(() => region.textContent.trim() && window.spoken.push(region.className))
                    .observe(region, {childList: true, subtree: true, characterData: true});
            }
        }"""
    )
    question = page.locator("#q-gallery-single")
    page.wait_for_timeout(600)

    choose(question, keys(question)[0])
    check(question)
    expect(question).to_have_attribute("data-verdict", "correct")

    assert page.evaluate("window.spoken") == ["sc-status"]


def test_what_comes_back_after_a_reload_is_not_read_out(page: Page, address: str) -> None:
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")
    choose(question, keys(question)[0])
    check(question)

    open_gallery(page, address)

    expect(turn_to(question).get_by_role("status")).to_have_attribute("aria-live", "off")
    question.locator("input").first.focus()
    page.keyboard.press("ArrowDown")
    expect(question.get_by_role("status")).not_to_have_attribute("aria-live", "off")


def test_forced_colors_keep_borders_and_buttons(new_reader: Callable[..., Reader], address: str) -> None:
    page = new_reader(forced_colors="active").page
    open_gallery(page, address)
    question = page.locator("#q-gallery-single")
    choose(question, keys(question)[0])
    check(question)

    assert question.evaluate("element => getComputedStyle(element).borderTopStyle") == "solid"
    assert violations(page) == []
