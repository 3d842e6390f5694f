"""What the theme does while a page opens: it styles the page once, and leaves the color scheme and style sheets to the site."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from browser.actions import wait_until

if TYPE_CHECKING:
    from playwright.sync_api import Page

# Of the elements that a page has. The theme and the widget change some of them after the page was first drawn; without what
# mends the theme, a page's elements are styled six times.
MOST_STYLED = 2.5
SCHEME = "document.body.dataset.mdColorScheme"
SWITCH = "[data-site-palette] label:not([hidden])"


@pytest.fixture
def draws_figures() -> bool:
    return True


def styled_elements(page: Page, address: str) -> int:
    """Return how many elements the browser styles while it opens a page, each as often as it does."""
    session = page.context.new_cdp_session(page)
    found: list[dict[str, Any]] = []
    ended: list[object] = []
    session.on("Tracing.dataCollected", lambda data: found.extend(data["value"]))
    session.on("Tracing.tracingComplete", lambda _: ended.append(True))
    config = {"includedCategories": ["devtools.timeline"], "excludedCategories": ["*"]}
    session.send("Tracing.start", {"transferMode": "ReportEvents", "traceConfig": config})
    page.goto(address, wait_until="networkidle")
    session.send("Tracing.end")
    while not ended:
        page.wait_for_timeout(20)
    page_events = [one for one in found if one["name"] == "UpdateLayoutTree"]
    assert page_events, json.dumps(sorted({one["name"] for one in found}))
    return sum(one["args"].get("elementCount", 0) for one in page_events)


@pytest.mark.parametrize("name", ["workloads", "lifecycle", "clusters", "apply"])
def test_a_page_is_styled_about_once(page: Page, address: str, name: str) -> None:
    styled = styled_elements(page, f"{address}{name}.html")

    assert styled < MOST_STYLED * page.locator("*").count()


def test_a_color_scheme_is_chosen_and_kept(page: Page, address: str) -> None:
    page.goto(f"{address}glossary.html")
    switch = page.locator(SWITCH)
    expect(switch).to_have_count(1)
    expect(switch).to_have_attribute("title", "Color scheme: system")
    assert page.evaluate(SCHEME) == "default"

    switch.click()
    expect(switch).to_have_attribute("title", "Color scheme: light")
    switch.click()
    expect(switch).to_have_attribute("title", "Color scheme: dark")

    assert page.evaluate(SCHEME) == "slate"
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"
    expect(page.locator("body[data-md-color-switching]")).to_have_count(0)
    page.reload()
    expect(switch).to_have_attribute("title", "Color scheme: dark")
    assert page.evaluate(SCHEME) == "slate"
    page.locator(".md-footer__link--next").click()
    expect(page).to_have_url(f"{address}references.html")
    assert page.evaluate(SCHEME) == "slate"
    expect(page.locator("meta[name=theme-color]")).to_have_count(1)
    # By the keyboard: Enter goes on to the next scheme.
    page.locator("#__palette_2").focus()
    page.keyboard.press("Enter")
    expect(switch).to_have_attribute("title", "Color scheme: system")
    assert page.evaluate(SCHEME) == "default"
    expect(page.locator("#__palette_0")).to_be_focused()


def test_the_systems_color_scheme_is_followed_where_none_is_chosen(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(f"{address}glossary.html")
    assert page.evaluate(SCHEME) == "slate"

    page.emulate_media(color_scheme="light")

    wait_until(page, lambda: page.evaluate(SCHEME) == "default")
    page.locator(SWITCH).click()
    page.emulate_media(color_scheme="dark")
    page.wait_for_timeout(50)
    assert page.evaluate(SCHEME) == "default"


def test_a_style_sheet_is_loaded_once_however_many_pages_are_opened(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}references.html", wait_until="networkidle")
    page.evaluate(
        "document.querySelectorAll('link[rel=stylesheet]').forEach((one) => (one.isOfFirstPage = true))"
    )
    before = page.locator("link[rel=stylesheet]").count()

    page.locator(".md-footer__link--next").click()

    expect(page).to_have_url(f"{address}take-it-with-you.html")
    expect(page.locator("article h1")).to_contain_text("Take it with you")
    first = page.evaluate(
        "[...document.querySelectorAll('link[rel=stylesheet]')].filter((one) => one.isOfFirstPage).length"
    )
    # What the first page alone needs goes.
    assert before - 2 <= first <= before
    assert first > 2
    sheets = [one for one in asked if one.endswith(".css")]
    assert len(sheets) > 3
    assert len(sheets) == len(set(sheets))
