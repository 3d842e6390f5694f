"""How long the lifecycle figure keeps the page from answering while a setting changes, in a real Chromium."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect, sync_playwright

from browser.chromium import get_chromium, launch_arguments

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
# In milliseconds.
PATIENCE = 60_000
WATCH = """
window.tasks = [];
new PerformanceObserver((all) => all.getEntries().forEach((one) => tasks.push(one.duration))).observe({ type: "longtask" });
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page with the figure, in a folder."""
    target = tmp_path_factory.mktemp("lifecycle") / "site"
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", target], cwd=ROOT, check=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=get_chromium(print), args=launch_arguments())
        page = browser.new_page()
        page.add_init_script(WATCH)
        page.goto((target / "lifecycle.html").as_uri())
        yield page
        browser.close()


def wait_for_trials(figure: Locator) -> None:
    """Wait until the 200 trials are computed."""
    expect(figure.locator(".lc-trial").first).to_be_attached(timeout=PATIENCE)
    expect(figure).not_to_have_attribute("aria-busy", "true", timeout=PATIENCE)


@pytest.mark.parametrize(
    "state", ["size:500,drift:0.01", "size:1000,drift:0.01", "size:5000,references:5000,drift:0.01"]
)
def bench_a_setting_changes(page: Page, state: str) -> None:
    """The longest task between an arrow key on a slider and the run that it asks for, with its trials."""
    page.goto(f"{page.url.split('#')[0]}#lifecycle={state},tab:trials")
    page.reload()
    figure = page.locator("lifecycle-visual")
    figure.evaluate("one => one.scrollIntoView()")
    wait_for_trials(figure)
    page.evaluate("tasks.length = 0")
    figure.get_by_role("slider").first.press("ArrowRight")
    expect(figure).to_have_attribute("aria-busy", "true")
    wait_for_trials(figure)
    longest = max(page.evaluate("tasks"), default=0)
    print(
        f"\n{state}: the longest task takes {longest:.0f} ms" if longest else f"\n{state}: no task over 50 ms"
    )
