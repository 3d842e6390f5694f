"""What opening a page costs: bytes as a host sends them, no layout shift, no figure before a reader comes near."""

from __future__ import annotations

import gzip
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from pathlib import Path

    from playwright.sync_api import Page

# page | the most that it may weigh, in bytes, compressed
LIMITS = {
    "index": 120_000,
    "workloads": 170_000,
    "lifecycle": 170_000,
    "clusters": 170_000,
    "apply": 220_000,
}
# What of the widget a page has from the start, or loads when it needs it | the most that it may weigh
MOST = {
    "selfcheck.js": 15_960,
    "results.js": 5_700,
    "review.js": 20_140,
    "exam.js": 21_210,
    "progress.js": 13_550,
    "kinds.js": 4_050,
    "front.js": 9_720,
    "marks.js": 2_200,
    "backup.js": 12_700,
    "on-file.js": 3_450,
    "hub.js": 2_700,
    "qr.js": 3_900,
    "first-schema.js": 1_100,
    "selfcheck.css": 6_050,
    "review.css": 1_400,
    "exam.css": 1_500,
    "progress.css": 3_450,
    "front.css": 2_250,
    "marks.css": 800,
}
# How far a page may jump: a share of the screen times a share of it. Google calls 0.1 good; the theme moves its title by
# a pixel or none.
MOST_SHIFT = 0.001
SHIFTS = """
globalThis.shifts = [];
new PerformanceObserver((list) => {
  for (const { value, sources, hadRecentInput } of list.getEntries()) {
    hadRecentInput || shifts.push([value, sources.map((one) => one.node?.className ?? one.node?.nodeName)]);
  }
}).observe({ type: "layout-shift", buffered: true });
"""


@pytest.fixture
def draws_figures() -> bool:
    return True


@pytest.fixture
def searches() -> bool:
    return True


@pytest.mark.parametrize("name", LIMITS)
def test_a_page_is_light_and_does_not_jump(page: Page, address: str, site: Path, name: str) -> None:
    if name == "apply":
        # It begins with a quiz, whose buttons come with the script: on a phone they take more of the screen.
        page.set_viewport_size({"width": 390, "height": 844})
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(unquote(urlsplit(request.url).path).lstrip("/")))
    page.add_init_script(SHIFTS)

    page.goto(f"{address}{name}.html", wait_until="networkidle")

    files = [site / one for one in asked if (site / one).is_file()]
    assert len(files) > 10
    assert sum(len(gzip.compress(file.read_bytes())) for file in files) < LIMITS[name]
    assert not any("search_index" in one for one in asked)
    shifts = page.evaluate("shifts")
    assert sum(value for value, _ in shifts) < MOST_SHIFT, shifts
    assert page.locator(".visual .v-about").count() == 0
    scripts = {one for one in asked if one.startswith("assets/visuals/") and one.endswith(".js")}
    # The home page's figure is in sight at once; the others come when a reader does.
    at_once = {"assets/visuals/answer.js"} if name == "index" else set()
    assert scripts <= {"assets/visuals/figures.js"} | at_once
    # The theme's, ours and the figures': what is loaded is all that a reader of this page needs.
    assert not any("mermaid.min" in one for one in asked)


def test_the_widget_stays_light(site: Path) -> None:
    folder = site / "assets/selfcheck"
    weights = {
        path.name: len(gzip.compress(path.read_bytes()))
        for path in folder.iterdir()
        if path.suffix in {".js", ".css"}
    }

    assert weights.keys() == MOST.keys()
    assert {name: weight for name, weight in weights.items() if weight > MOST[name]} == {}


def test_a_figure_comes_when_a_reader_does(page: Page, address: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(urlsplit(request.url).path.rpartition("/")[2]))
    page.goto(f"{address}clusters.html")
    figures = page.locator("article .visual")
    expect(figures).to_have_count(2)
    expect(figures.locator(".v-about")).to_have_count(0)
    assert "cluster.js" not in asked

    figures.first.evaluate(
        "one => scrollTo(0, one.getBoundingClientRect().top + scrollY - 1.5 * innerHeight)"
    )

    expect(figures.first.locator(".v-about")).to_have_count(1)
    assert asked.count("cluster.js") == 1


@pytest.mark.parametrize("turn", ["pointer", "keyboard", "address"])
def test_the_search_index_comes_when_a_reader_turns_to_it(page: Page, address: str, turn: str) -> None:
    asked: list[str] = []
    page.on("request", lambda request: asked.append(request.url))
    page.goto(f"{address}index.html{'?q=canary' if turn == 'address' else ''}")
    field = page.locator("input.md-search__input")
    if turn != "address":
        # A line that comes and goes is no reason.
        page.evaluate("dispatchEvent(new Event('online'))")
        page.wait_for_load_state("networkidle")
        assert not any("search_index" in url for url in asked)
    if turn == "pointer":
        field.hover()
    if turn == "keyboard":
        field.focus()

    if turn != "address":
        field.press_sequentially("canary")

    expect(page.locator(".md-search-result__link").first).to_be_attached()
    assert any("search_index" in url for url in asked)
