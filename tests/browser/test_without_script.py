"""What a reader without JavaScript finds: everything to read, nothing dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from browser.conftest import Reader


@pytest.fixture
def plain(new_reader: Callable[..., Reader], base: str) -> Page:
    page = new_reader(java_script_enabled=False).page
    page.goto(base + "gallery.html")
    return page


def test_stem_choices_and_the_folded_answer_are_there(plain: Page) -> None:
    question = plain.locator("#q-gallery-single")

    expect(question.get_by_role("group", name="Which of these is a link?")).to_be_visible()
    expect(question.get_by_role("radio")).to_have_count(3)
    expect(question.get_by_text("The second is right because it is second.")).to_be_hidden()

    question.get_by_text("Answer", exact=True).click()

    expect(question.get_by_text("The second is right because it is second.")).to_be_visible()
    expect(question.get_by_text("The first is wrong because it is first.")).to_be_visible()
    expect(question.get_by_text("as this explanation explains")).to_be_visible()
    expect(question.get_by_role("link", name="What teaches it")).to_be_visible()


def test_no_button_is_shown_that_does_nothing(plain: Page) -> None:
    expect(plain.locator("self-check button:visible")).to_have_count(0)


def test_the_pretest_has_no_key_and_leads_to_the_quiz(plain: Page) -> None:
    pretest = plain.locator("self-check[data-phase=pretest]")

    expect(pretest.locator("self-check-question")).to_have_count(3)
    expect(pretest.locator("details.answer, [data-correct], [data-answer]")).to_have_count(0)
    expect(pretest.locator("self-check-question:visible")).to_have_count(0)
    pretest.get_by_text("Before you read: 3 questions").click()
    expect(pretest.locator("self-check-question:visible")).to_have_count(3)
    pretest.get_by_role("link", name="Skip to the answers").click()

    assert plain.url.endswith("#q-gallery-single")


def test_a_transfer_item_waits_for_the_quiz(plain: Page) -> None:
    expect(plain.locator("#pretest-gallery-later")).to_have_count(0)
    expect(plain.locator("#q-gallery-later")).to_be_visible()


def test_choices_stand_in_the_order_of_the_build(plain: Page) -> None:
    kept = plain.locator("#q-gallery-later label").all_inner_texts()

    assert kept == [f"This, which the source has {place}" for place in ("first", "second", "third")]


# What a reader sees and could press, outside of questions: a label is alive where it is for a box that styles look at.
DEAD = """
() => [...document.querySelectorAll("button, input, select, textarea, summary, label, [role=button], a:not([href])")]
  .filter((one) => one.checkVisibility({ visibilityProperty: true, opacityProperty: true }))
  .filter((one) => one.getBoundingClientRect().width > 1 && !one.closest("self-check-question"))
  .filter((one) => !(one.matches("summary") && one.parentElement.matches("details")))
  .filter((one) => !(one.matches("label") && (one.matches(".md-nav__title") || one.control?.matches(".md-toggle"))))
  .map((one) => one.outerHTML.slice(0, 120))
"""
MISSING = """
() => {
  const shown = (one) => one.checkVisibility() && one.getBoundingClientRect().height > 0;
  const empty = (one) => shown(one) && !one.innerText.trim() && !one.querySelector("img, svg, input");
  return {
    empty: [...document.querySelectorAll("article :is(p, figure, table, self-check, self-check-question, .dg)")].filter(empty).length,
    sources: document.querySelectorAll("article :is(.mermaid, .dg-undrawn)").length,
    figures: [...document.querySelectorAll("article figure")].filter((one) => !one.querySelector("table, svg, img")).length,
    diagrams: [...document.querySelectorAll("article .dg")].filter((one) => one.checkVisibility() && ![...one.children].some(shown)).length,
    answers: [...document.querySelectorAll("self-check[data-phase=quiz] > self-check-question")].filter(
      (one) => !one.querySelector("details.answer > summary").checkVisibility(),
    ).length,
    waits: document.querySelector("article").innerText.includes("Loading"),
    navigation: [...document.querySelectorAll(".md-nav--primary a")].filter(shown).length,
  };
}
"""


def test_no_page_has_anything_dead_or_missing(new_reader: Callable[..., Reader], site: Path) -> None:
    page = new_reader(java_script_enabled=False).page
    # The page of diagrams that are drawn in the browser has its source, as it says.
    names = [
        file
        for file in site.rglob("*.html")
        if file.name not in {"404.html", "store.html", "live.html"} and not file.name.startswith("figure-")
    ]
    assert len(names) > 15
    for file in names:
        page.goto(file.as_uri())
        for width in (390, 1280):
            page.set_viewport_size({"width": width, "height": 900})
            found = page.evaluate(MISSING)
            assert found.pop("navigation") >= (11 if width == 1280 else 0), file.name
            assert page.evaluate(DEAD) == [], file.name
            assert found == dict.fromkeys(found, 0), file.name
            assert page.evaluate("document.documentElement.scrollWidth") <= width, file.name


def test_a_section_of_the_navigation_stands_open(new_reader: Callable[..., Reader], site: Path) -> None:
    page = new_reader(java_script_enabled=False).page
    page.goto((site / "index.html").as_uri())
    expect(page.locator(".md-nav--primary").get_by_role("link", name="Add a visual")).to_be_visible()


def test_the_navigation_opens_on_a_phone(new_reader: Callable[..., Reader], site: Path) -> None:
    page = new_reader(viewport={"width": 390, "height": 844}, java_script_enabled=False).page
    page.goto((site / "workloads.html").as_uri())
    link = page.locator(".md-nav--primary").get_by_role("link", name="AI-ML Clusters")
    expect(link).not_to_be_in_viewport()

    page.locator("label.md-header__button[for=__drawer]").click()
    link.click()

    assert page.url.endswith("clusters.html")


def test_terms_lead_to_the_glossary(new_reader: Callable[..., Reader], site: Path) -> None:
    page = new_reader(java_script_enabled=False).page
    page.goto((site / "workloads.html").as_uri())
    page.locator("article a[href*='glossary.html#']").first.click()

    assert "glossary.html#" in page.url
    assert page.evaluate("document.querySelector(location.hash).checkVisibility()")
