"""How a figure's script is loaded: when a reader or a link asks for it, once, and what is left where that fails."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.actions import hold

if TYPE_CHECKING:
    from pathlib import Path

    from browser.conftest import Reader

FAILED = "This figure could not be loaded. Reload the page to try again."


@pytest.fixture
def runs_theme(request: pytest.FixtureRequest) -> bool:
    """Instant navigation is the theme's."""
    return "navigation" in str(request.node.name)


def scripts_of(page: Page) -> list[str]:
    """Return the names of the figures' scripts that the page asks for from now on."""
    asked: list[str] = []

    def note(url: str) -> None:
        folder, _, name = url.rpartition("/")
        if folder.endswith("assets/visuals") and name.endswith(".js"):
            asked.append(name)

    page.on("request", lambda request: note(request.url))
    return asked


def test_a_link_to_a_state_loads_its_figure_and_no_other(page: Page, site: Path) -> None:
    asked = scripts_of(page)

    page.goto(f"{site.as_uri()}/clusters.html#ways=method:full")

    expect(page.locator("ways-visual .v-about")).to_have_count(1)
    expect(page.locator("cluster-visual")).to_have_class("visual v-waits")
    assert sorted(asked) == ["figures.js", "stage.js", "ways-drawers.js", "ways.js"]


def test_on_a_slow_line_a_figure_says_that_it_loads(page: Page, address: str) -> None:
    waiting = hold(page, "**/workloads.js")
    page.goto(f"{address}figure-workloads.html", wait_until="domcontentloaded")
    visual = page.locator("workloads-visual")
    height = visual.evaluate("one => one.offsetHeight")

    said = visual.get_by_text("Loading the figure…")
    expect(said).to_be_in_viewport()
    expect(said).to_have_css("opacity", "1")
    assert visual.evaluate("one => one.offsetHeight") == height
    for route in waiting:
        route.continue_()

    expect(visual.locator(".v-play")).to_be_visible()
    expect(said).to_have_count(0)


@pytest.mark.parametrize("script", ["ways.js", "stage.js"])
def test_a_figure_whose_script_fails_leaves_its_worked_table(
    reader: Reader, address: str, script: str
) -> None:
    page = reader.page
    page.route(f"**/{script}", lambda route: route.abort())
    page.goto(f"{address}figure-ways.html#ways=method:full")
    visual = page.locator("ways-visual")

    expect(visual).to_have_text(FAILED)
    expect(visual).to_have_class("visual")
    worked = page.locator("figure", has=visual).locator(".visual-worked").first
    expect(worked.locator("table")).to_be_visible()
    reader.problems.clear()


def test_tables_and_sources_load_when_a_drawer_is_opened(page: Page, address: str) -> None:
    asked = scripts_of(page)
    page.goto(f"{address}figure-workloads.html")
    visual = show(page, "workloads")
    expect(visual.locator(".v-play")).to_be_visible()
    page.wait_for_load_state("networkidle")
    assert "workloads-drawers.js" not in asked

    visual.locator("summary", has_text="Assumptions and sources").click()

    expect(visual.locator(".v-about li").first).to_contain_text("Nothing is measured")
    expect(visual.locator(".v-tables .v-twin")).to_have_count(1)
    visual.locator("summary", has_text="Data as tables").click()
    assert asked.count("workloads-drawers.js") == 1


def test_a_drawer_that_could_not_load_says_so_and_tries_again(reader: Reader, address: str) -> None:
    page = reader.page
    page.route("**/cluster-drawers.js", lambda route: route.abort())
    page.goto(f"{address}figure-cluster.html")
    visual = show(page, "cluster")
    drawer = visual.locator(".v-tables")
    summary = drawer.locator("> summary")
    summary.click()
    expect(drawer.locator(".v-loads")).to_have_text("This could not be loaded. Open it again to try again.")

    page.unroute("**/cluster-drawers.js")
    summary.click()
    summary.click()

    expect(drawer.locator(".v-loads")).to_have_count(0)
    expect(drawer.locator(".v-twin")).to_have_count(4)
    reader.problems.clear()


def test_instant_navigation_upgrades_again_with_the_same_script(page: Page, address: str) -> None:
    asked = scripts_of(page)
    with page.expect_response("**/sitemap.xml"):
        page.goto(f"{address}contribute/visuals.html")
    page.evaluate("window.sameDocument = true")
    show(page, "kit")

    page.locator(".md-nav--primary").get_by_role("link", name="AI-ML Clusters").click()
    page.wait_for_url("**/clusters.html")
    show(page, "ways")
    page.go_back()
    page.wait_for_url("**/contribute/visuals.html*")
    show(page, "kit")

    assert page.evaluate("window.sameDocument")
    assert [asked.count(name) for name in ("stage.js", "kit.js", "ways.js")] == [1, 1, 1]


def show(page: Page, name: str) -> Locator:
    visual = page.locator(f"{name}-visual")
    visual.evaluate("one => one.scrollIntoView()")
    expect(visual.locator(".v-about")).to_have_count(1)
    return visual
