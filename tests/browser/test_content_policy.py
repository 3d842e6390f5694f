"""Every page under the site's content policy: opened, figures played, review and exam taken, searched."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import check, go_to_a_choice, open_place, remember, start_exam, wait_until
from browser.visuals.actions import EACH, open_visual

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from browser.conftest import Reader

NOTE = "addEventListener('securitypolicyviolation', (event) => (globalThis.forbidden ??= []).push(event.violatedDirective));"
POLICY = "document.querySelector('meta[http-equiv=\"Content-Security-Policy\"]')?.content"


@pytest.fixture
def draws_figures(request: pytest.FixtureRequest) -> bool:
    return "figure" in request.node.name


@pytest.fixture
def searches(request: pytest.FixtureRequest) -> bool:
    return "search" in request.node.name


@pytest.fixture
def runs_theme(request: pytest.FixtureRequest) -> bool:
    """From a folder, the theme's script runs in the review, the exam and the search; all pages have the same."""
    return str(request.node.name) != "test_every_page_opens[file]"


@pytest.fixture
def watched(reader: Reader) -> Reader:
    """A reader whose pages note what the policy forbids."""
    reader.context.add_init_script(NOTE)
    return reader


def forbidden(reader: Reader) -> list[str]:
    found: list[str] = reader.page.evaluate("globalThis.forbidden ?? []")
    return found


# One of each template: on the web, the other pages' own tests find what the console says of a policy.
TEMPLATES = ("index.html", "workloads.html", "review.html", "glossary.html", "contribute/syntax.html")


def test_every_page_opens(watched: Reader, base: str, site: Path) -> None:
    pages = TEMPLATES if base.startswith("http") else every_page(site)
    for name in pages:
        watched.page.goto(base + name)
        assert watched.page.evaluate(POLICY), name
        assert forbidden(watched) == [], name


def every_page(site: Path) -> tuple[str, ...]:
    pages = sorted(
        file.relative_to(site).as_posix()
        for file in site.rglob("*.html")
        # A host shows it at the root, where alone its links lead anywhere. The tests' own pages of one figure are no readers'.
        if file.name != "404.html" and not file.name.startswith("figure-")
    )
    assert len(pages) > 20
    return tuple(pages)


@EACH
def test_every_figure_plays(watched: Reader, site: Path, name: str) -> None:
    # On the web, the figures' own tests find what the console says of a policy.
    visual = open_visual(watched.page, f"{site.as_uri()}/", name)
    play = visual.get_by_role("button", name="Play")
    if play.count():
        play.first.click()
        expect(visual.get_by_role("button", name=re.compile("Pause|Play")).first).to_be_visible()
    assert forbidden(watched) == []


@pytest.mark.parametrize("base", ["file"], indirect=True)
def test_review_exam_and_search(watched: Reader, base: str) -> None:
    page = watched.page
    open_place(page, base, "review")
    remember(page, "inference", 1)
    review = open_place(page, base, "review")
    review.locator("input").first.check()
    check(review.locator("self-check-question:visible"))
    assert forbidden(watched) == []

    exam = start_exam(page, base)
    go_to_a_choice(exam)
    exam.locator("self-check-question:visible input").first.check()
    exam.get_by_role("button", name="Submit", exact=True).click()
    exam.get_by_role("button", name=re.compile("^Submit (anyway|now)$")).click()
    expect(exam.get_by_role("button", name="Start another exam")).to_be_visible()

    page.locator("input.md-search__input").press_sequentially("canary")
    expect(page.locator(".md-search-result__link").first).to_be_visible()

    assert forbidden(watched) == []


def test_what_a_page_did_not_bring_is_not_run(new_reader: Callable[..., Reader], base: str) -> None:
    reader = new_reader()
    reader.context.add_init_script(NOTE)
    reader.page.goto(f"{base}glossary.html")
    reader.page.evaluate(
        "document.body.insertAdjacentHTML('beforeend', '<img src=none onerror=\"window.ran = true\"><p style=\"color: red\">')"
    )
    reader.page.evaluate(
        "document.body.append(Object.assign(document.createElement('script'), { text: 'window.ran = true' }))"
    )
    stopped = {"script-src-attr", "style-src-attr", "script-src-elem"}
    wait_until(reader.page, lambda: set(forbidden(reader)) == stopped)

    assert reader.page.evaluate("window.ran") is None
    reader.problems.clear()


def test_a_diagram_that_is_drawn_in_the_browser_has_its_styles(watched: Reader, address: str) -> None:
    with watched.page.expect_response("**/sitemap.xml"):
        watched.page.goto(f"{address}kinds.html")
    watched.page.evaluate("window.sameDocument = true")
    watched.page.get_by_role("link", name="Live").first.click()

    expect(watched.page.locator("article div.mermaid")).to_be_visible()
    assert watched.page.evaluate("window.sameDocument") is None
    assert forbidden(watched) == []
