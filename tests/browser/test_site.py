"""The site around the questions: both ways to open it, navigation, diagrams, search, schemes."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from bs4 import BeautifulSoup
from playwright.sync_api import expect

from browser.actions import check, choose, keys

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page, Route

    from browser.conftest import Reader

PARTS = {"workloads": 3, "lifecycle": 1, "clusters": 1}


@pytest.fixture
def searches() -> bool:
    return True


# Of each drawing that is shown: the size of its text, texts wider than their boxes, and whether it is wider than the page.
LOOK = """
() => [...document.querySelectorAll("article .dg")].map((box) => {
  const shown = [...box.querySelectorAll("svg")].filter((svg) => svg.getBoundingClientRect().width > 0);
  const texts = shown.flatMap((svg) => [...svg.querySelectorAll("text")]);
  const wider = texts.filter((text) => {
    const ground = text.closest(".dg-node, .dg-note")?.querySelector("rect, path");
    return ground && text.getBoundingClientRect().width > ground.getBoundingClientRect().width;
  });
  return {
    drawings: shown.length,
    scrolls: box.scrollWidth > box.clientWidth,
    size: Math.min(...shown.map((svg) => 16 * svg.getScreenCTM().a)),
    wider: wider.map((text) => text.textContent),
    named: shown.every((svg) => svg.querySelector("title").textContent && svg.querySelector("desc").textContent),
  };
})
"""


@pytest.mark.parametrize("script", [True, False], ids=["with script", "without"])
@pytest.mark.parametrize("part", PARTS)
def test_diagrams_can_be_read(new_reader: Callable[..., Reader], site: Path, part: str, script: bool) -> None:
    page = new_reader(java_script_enabled=script).page
    page.goto(f"{site.as_uri()}/{part}.html")

    for width in (390, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        found = page.evaluate(LOOK)

        assert [one["drawings"] for one in found] == [1] * PARTS[part]
        assert all(one["size"] >= 13 for one in found), found
        assert [one["wider"] for one in found] == [[]] * PARTS[part]
        assert all(one["named"] for one in found)
        assert not any(one["scrolls"] for one in found), found
        assert page.evaluate("document.documentElement.scrollWidth") <= width


def test_a_diagram_has_the_colors_of_each_scheme(new_reader: Callable[..., Reader], address: str) -> None:
    colors = "e => { const { fill, stroke } = getComputedStyle(e); return [fill, stroke]; }"
    found = []
    for scheme in ("light", "dark"):
        page = new_reader(color_scheme=scheme).page
        page.goto(f"{address}workloads.html")
        node = page.locator(".dg-drawing:visible .dg-orange > rect").first
        found.append([node.evaluate(colors), page.locator(".dg-drawing:visible text").first.evaluate(colors)])

    assert found[0] != found[1]
    assert all(fill not in {"none", "rgb(0, 0, 0)"} for fill, _ in (found[0][0], found[1][0]))


def test_only_a_page_that_asks_for_it_loads_the_library(page: Page, address: str, site: Path) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))

    page.goto(f"{address}workloads.html")
    assert [url for url in asked if "mermaid.min" in url] == []
    page.goto(f"{address}live.html")
    expect(page.locator("article div.mermaid")).to_be_visible()

    assert [url.rpartition("/")[2] for url in asked if "mermaid.min" in url] == ["mermaid.min.js"]
    assert (site / "assets/site/mermaid.min.js").is_file()


@pytest.mark.parametrize(("wanted", "scheme"), [("light", "default"), ("dark", "slate")])
def test_a_page_opens_in_the_scheme_that_the_system_wants(
    new_reader: Callable[..., Reader], base: str, wanted: str, scheme: str
) -> None:
    page = new_reader(color_scheme=wanted).page
    page.goto(base + "workloads.html")

    expect(page.locator("body")).to_have_attribute("data-md-color-scheme", scheme)


def test_questions_work_after_instant_navigation_and_back(page: Page, address: str) -> None:
    # The theme takes clicks over once it knows the sitemap.
    with page.expect_response("**/sitemap.xml"):
        page.goto(f"{address}index.html")
    page.evaluate("window.sameDocument = true")
    page.get_by_role("link", name="AI Workloads").first.click()
    page.wait_for_url("**/workloads.html")
    question = page.locator("self-check[data-phase=quiz] self-check-question").first
    expect(question.locator("button[type=submit]")).to_be_visible()
    choose(question, keys(question)[0])
    check(question)
    expect(question).to_have_attribute("data-verdict", "correct")

    page.locator(".md-footer__link--next").click()
    page.wait_for_url("**/lifecycle.html")
    other = page.locator("self-check[data-phase=quiz] self-check-question").first
    expect(other.locator("button[type=submit]")).to_be_visible()
    expect(other).not_to_have_attribute("data-verdict", re.compile(".*"))
    choose(other, keys(other)[0])
    check(other)
    expect(other).to_have_attribute("data-verdict", "correct")
    expect(
        page.locator("self-check[data-phase=quiz] self-check-question").first.locator(".sc-steps")
    ).to_be_visible()
    page.go_back()
    page.wait_for_url("**/workloads.html")

    expect(question).to_have_attribute("data-verdict", "correct")
    expect(page.locator("self-check[data-phase=quiz]").first.locator(".sc-steps:visible")).to_have_count(1)
    assert page.evaluate("window.sameDocument")


def test_search_finds_prose_and_no_choice(page: Page, base: str) -> None:
    page.goto(f"{base}index.html")
    field = page.get_by_role("textbox", name="Search")
    if not field.is_visible():
        page.locator("label[for=__search]").first.click()

    field.click()
    page.keyboard.type("kangaroo", delay=30)

    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("gallery"))
    field.fill("")
    page.keyboard.type("Donaudampf", delay=30)
    expect(page.locator(".md-search-result__meta")).to_have_text(re.compile("No matching documents"))


@pytest.mark.parametrize(
    "fails",
    [lambda route: route.abort(), lambda route: route.fulfill(status=503)],
    ids=["no line", "a host that fails"],
)
def test_a_search_that_does_not_load_is_said_and_comes_later(
    reader: Reader, address: str, fails: Callable[[Route], None]
) -> None:
    page = reader.page
    page.route("**/search_index.json", fails)
    page.goto(f"{address}index.html")
    field = page.get_by_role("textbox", name="Search")

    field.click()

    said = page.locator(".md-search-result__meta")
    expect(said).to_have_text("The search didn't load. Check your connection.")
    page.unroute("**/search_index.json")
    page.keyboard.type("kangaroo", delay=30)
    expect(page.locator(".md-search-result__link").first).to_have_attribute("href", re.compile("gallery"))
    expect(said).to_have_text(re.compile("matching document"))
    assert all("Failed to load resource" in one for one in reader.problems)
    reader.problems.clear()


@pytest.mark.parametrize("part", [*PARTS, "index"])
def test_a_page_says_what_it_is(site: Path, part: str) -> None:
    page = BeautifulSoup((site / f"{part}.html").read_text(encoding="utf-8"), "html.parser")

    (description,) = page.select("meta[name=description]")
    (icon,) = page.select("link[rel=icon]")

    assert len(str(description["content"])) > 40
    assert (site / str(icon["href"])).is_file()
    assert len(page.select("h1")) == 1


def test_a_wrong_address_leads_on(page: Page, address: str) -> None:
    """A web server shows this page at any address, so its links start at the site's root."""
    page.goto(f"{address}404.html")

    page.get_by_role("article").get_by_role("link", name="AI Workloads").click()

    expect(page.get_by_role("heading", level=1)).to_have_text(re.compile("AI Workloads"))


@pytest.mark.parametrize("part", PARTS)
def test_ids_are_unique(page: Page, address: str, part: str) -> None:
    page.goto(f"{address}{part}.html")

    repeated = page.evaluate(
        "(ids => [...new Set(ids.filter((id, at) => ids.indexOf(id) !== at))])"
        "([...document.querySelectorAll('[id]')].map(element => element.id))"
    )

    assert repeated == []


def test_a_link_to_a_heading_leads_there_though_its_page_comes_late(page: Page, address: str) -> None:
    page.goto(f"{address}index.html")

    def late(route: Route) -> None:
        page.wait_for_timeout(600)
        route.continue_()

    page.route("**/workloads.html", late)
    page.get_by_role("link", name="See the whole pipeline").click()
    page.mouse.wheel(0, 60)

    expect(page).to_have_url(re.compile(r"workloads\.html#"))
    expect(page.locator("#a-query-on-its-way")).to_be_in_viewport()
