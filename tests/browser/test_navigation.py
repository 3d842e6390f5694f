"""What stands around the text: groups of pages, marks and badges, facts and objectives, the way back to the top."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import open_place, remember

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from browser.conftest import Reader

PHONE = {"width": 390, "height": 844}
GROUPS = {
    "Learn": ["AI Workloads", "The AI Lifecycle", "AI-ML Clusters", "Apply It"],
    "Practice": ["Review", "Exam", "Progress"],
    "Look up": ["Glossary", "References", "Take it with you"],
}
MARKS = """
([standings]) => {
  const gain = { pairs: 0, learned: 0, kept: 0, lost: 0, open: 0, guess: 0 };
  const marks = Object.fromEntries(Object.entries(standings).map(([page, share]) => {
    const total = selfcheck.totals[page];
    return [page, { answered: Math.ceil(total * share[0]), right: Math.ceil(total * share[1]), due: [], total, gain }];
  }));
  localStorage.setItem("ai-study-guide:2:marks", JSON.stringify(marks));
}
"""
SHAPE = """
one => [null, "::before"].flatMap((part) => {
  const { borderWidth, width, content, rotate } = getComputedStyle(one, part);
  return [borderWidth, width, content, rotate];
}).join()
"""
# Of each choice: how wide it is, and how wide its first words alone are.
WIDTHS = """
all => all.map((one) => {
  const alone = document.createElement("select");
  alone.append(new Option(one.options[0].text));
  one.closest("td").append(alone);
  alone.style.width = "auto";
  const width = alone.getBoundingClientRect().width;
  alone.remove();
  return [one.getBoundingClientRect().width, width];
})
"""


def navigation(page: Page) -> Locator:
    return page.locator(".md-nav--primary")


def test_pages_stand_in_groups_in_the_order_of_the_guide(page: Page, address: str) -> None:
    page.goto(f"{address}glossary.html")

    for name, pages in GROUPS.items():
        group = navigation(page).get_by_role("list", name=name)
        assert group.locator("> li > a .md-ellipsis").all_inner_texts() == pages


def test_a_phone_shows_the_groups_without_going_deeper(
    new_reader: Callable[..., Reader], address: str
) -> None:
    page = new_reader(viewport=PHONE).page
    page.goto(f"{address}glossary.html")

    page.get_by_role("button", name="Navigation").click()

    expect(navigation(page).get_by_role("link", name="AI-ML Clusters")).to_be_in_viewport()
    expect(navigation(page).get_by_role("link", name="References")).to_be_in_viewport()


def test_a_mark_has_a_word_and_a_shape_of_its_own(page: Page, address: str) -> None:
    """On a page without a question, too."""
    page.goto(f"{address}references.html")
    expect(navigation(page).locator(".sc-nav-mark").first).to_be_attached()
    page.evaluate(
        MARKS, [{"workloads.html": [0.5, 0.2], "lifecycle.html": [1, 0.5], "clusters.html": [1, 1]}]
    )

    page.reload()

    words = (r"started, \d of \d answered", "all answered", "mastered", "not started")
    shapes = set()
    for name, said in zip(GROUPS["Learn"], words, strict=True):
        link = navigation(page).get_by_role("link", name=re.compile(f"^{name} {said}$"))
        expect(link).to_have_count(1)
        mark = link.locator(".sc-nav-mark")
        shapes.add(mark.evaluate(SHAPE))
    assert len(shapes) == 4


def test_the_navigation_says_how_many_questions_are_due(page: Page, address: str) -> None:
    open_place(page, address, "review")
    remember(page, "inference", 2)
    place = open_place(page, address, "review")
    expect(place).to_contain_text("2")

    for name in ("review", "glossary", "lifecycle"):
        page.goto(f"{address}{name}.html")
        link = navigation(page).locator("a", has_text="Review").first
        expect(link).to_have_accessible_name("Review 2 questions due")

    page.set_viewport_size({"width": 390, "height": 844})
    expect(page.get_by_role("button", name="Navigation, 2 questions due")).to_be_visible()


def test_with_nothing_due_there_is_no_badge(page: Page, address: str) -> None:
    page.goto(f"{address}glossary.html")
    expect(navigation(page).locator(".sc-nav-mark").first).to_be_attached()

    expect(page.locator("[data-state=due]")).to_have_count(0)
    expect(navigation(page).locator("a", has_text="Review").first).to_have_accessible_name("Review")


def test_a_part_begins_with_its_facts_and_objectives(page: Page, address: str) -> None:
    page.goto(f"{address}lifecycle.html")

    facts = page.locator("article .site-facts")
    expect(facts).to_have_text(re.compile(r"^Part 2 of 3 · \d+ min read · \d+ questions$"))
    box = page.get_by_role("region", name="After this part, you can")
    left = box.locator("li").evaluate_all(
        "all => new Set(all.map(one => one.getBoundingClientRect().x)).size"
    )
    assert left == 2
    assert (
        page.locator(".md-nav--secondary").get_by_role("link", name="After this part, you can").count() == 0
    )


def test_back_to_top_covers_no_text(page: Page, address: str) -> None:
    page.goto(f"{address}glossary.html")
    button = page.get_by_role("button", name="Back to top")

    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        page.evaluate("scrollTo(0, 3000)")
        page.wait_for_timeout(100)
        page.evaluate("scrollTo(0, 2700)")
        expect(button).to_be_visible()
        page.wait_for_timeout(300)  # it slides in
        box, header = button.bounding_box(), page.locator(".md-header").bounding_box()
        title = page.locator(".md-header__topic:last-child .md-ellipsis").bounding_box()
        assert box
        assert header
        assert title
        assert box["y"] >= 0
        assert box["y"] + box["height"] <= header["height"]
        assert title["x"] + title["width"] <= box["x"]
        assert min(box["width"], box["height"]) >= 24


@pytest.fixture
def searches(request: pytest.FixtureRequest) -> bool:
    return "found" in request.node.name


@pytest.mark.usefixtures("site")
@pytest.mark.parametrize(("words", "behind"), [("vector database", "workloads"), ("Kubernetes", "clusters")])
def test_glossary_and_references_are_found_behind_pages(
    page: Page, server: str, words: str, behind: str
) -> None:
    page.goto(f"{server}index.html?q={words}")

    found = page.locator(".md-search-result__item > a.md-search-result__link")
    expect(found.first).to_be_attached()
    pages = [
        str(href).rpartition("/")[2].partition(".")[0]
        for href in found.evaluate_all("all => all.map(one => one.href)")
    ]
    assert pages[0] == behind
    last = max(pages.index(name) for name in pages if name not in {"glossary", "references"})
    assert last < pages.index("references")


def test_the_choices_of_a_matching_question_are_not_cut_off(page: Page, address: str) -> None:
    page.goto(f"{address}kinds.html")

    for width in (320, 390, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        needed = page.locator("form .sc-matching select").evaluate_all(WIDTHS)
        assert needed
        assert all(has >= needs for has, needs in needed), (width, needed)
