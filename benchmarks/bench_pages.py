"""What opening a page costs, beside the theme alone with the same text: bytes, time, long tasks, layout shift, Lighthouse.

Both sites are built here and opened in turns, in one run. Bytes are what a host sends that compresses. Times are with a
processor four times as slow, as Lighthouse has it for a phone. The longest task is measured without that, on a phone's screen
and a wide one; its budget is for the quiet machine of `machine.py`.
"""

from __future__ import annotations

import gzip
import json
import shutil
import statistics
import subprocess
import sys
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

import pytest
from playwright.sync_api import Browser, ViewportSize, sync_playwright

from browser.chromium import get_chromium, launch_arguments
from browser.web_server import serve_compressed
from machine import Pace

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
PAGES = ["index", "workloads", "lifecycle", "clusters", "apply"]
ROUNDS = 3
SLOWER = 4
SETTLED = 1500
LONGEST_TASK = 50
OPENINGS = 9
PHONE = ViewportSize(width=412, height=823)
WIDE = ViewportSize(width=1280, height=800)
# page | kB that it may weigh
BUDGETS = {"index": 120, "workloads": 220, "lifecycle": 220, "clusters": 220, "apply": 220}
LIGHTHOUSE = ["npx", "--yes", "--package=lighthouse@12.8.2", "lighthouse"]
WATCH = """
globalThis.seen = { tasks: [], shift: 0 };
new PerformanceObserver((list) => seen.tasks.push(...list.getEntries().map((one) => one.duration)))
  .observe({ type: "longtask", buffered: true });
new PerformanceObserver((list) => list.getEntries().forEach((one) => (seen.shift += one.value)))
  .observe({ type: "layout-shift", buffered: true });
"""
PAINT = "performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? 0"
STOCK = """\
site_name: The same text in the theme alone
docs_dir: {docs}
site_dir: {site}
use_directory_urls: false
theme: {{name: material, font: false}}
plugins: [search]
markdown_extensions:
  - admonition
  - attr_list
  - def_list
  - footnotes
  - md_in_html
  - tables
  - pymdownx.details
  - pymdownx.superfences:
      custom_fences:
        - name: mermaid
          class: mermaid
          format: !!python/name:pymdownx.superfences.fence_code_format
"""


@pytest.fixture(scope="module")
def sites(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """The guide, and its pages in the theme alone, which draws diagrams in the browser."""
    folder = tmp_path_factory.mktemp("pages")
    subprocess.run(
        [sys.executable, "-m", "mkdocs", "build", "-q", "-d", folder / "guide"], cwd=ROOT, check=True
    )
    docs = folder / "docs"
    docs.mkdir()
    for page in PAGES:
        text = (ROOT / f"docs/{page}.md").read_text(encoding="utf-8")
        # The theme downloads the library from a CDN when a page has a diagram; here the page loads a local copy.
        library = '\n<script src="mermaid.min.js"></script>\n' if "```mermaid" in text else ""
        (docs / f"{page}.md").write_text(text + library, encoding="utf-8")
    (docs / "mermaid.min.js").write_bytes((files("mermaidx") / "assets" / "mermaid.js").read_bytes())
    (folder / "mkdocs.yml").write_text(STOCK.format(docs=docs, site=folder / "stock"), encoding="utf-8")
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q"], cwd=folder, check=True)
    return {"guide": folder / "guide", "stock": folder / "stock"}


@pytest.fixture(scope="module")
def addresses(sites: dict[str, Path]) -> Iterator[dict[str, str]]:
    with serve_compressed(sites["guide"]) as guide, serve_compressed(sites["stock"]) as stock:
        yield {"guide": guide, "stock": stock}


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=get_chromium(print), args=launch_arguments())
        yield browser
        browser.close()


def open_page(
    browser: Browser, url: str, site: Path, *, slower: int, screen: ViewportSize = PHONE
) -> dict[str, float]:
    """Open a page as a phone does, and say what it took."""
    context = browser.new_context(viewport=screen, device_scale_factor=1.75)
    page = context.new_page()
    asked: set[str] = set()
    page.on("request", lambda request: asked.add(unquote(urlsplit(request.url).path).lstrip("/")))
    page.add_init_script(WATCH)
    context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": slower})
    page.goto(url, wait_until="load")
    page.wait_for_timeout(SETTLED)
    seen: dict[str, Any] = page.evaluate("seen")
    paint = page.evaluate(PAINT)
    context.close()
    sent = [site / one for one in asked if (site / one).is_file()]
    return {
        "kB": sum(len(gzip.compress(file.read_bytes())) for file in sent) / 1000,
        "first paint, ms": paint,
        "blocked, ms": sum(task - LONGEST_TASK for task in seen["tasks"]),
        "longest task, ms": max(seen["tasks"], default=0),
        "shift": seen["shift"],
    }


@pytest.mark.parametrize("name", PAGES)
def bench_opening(browser: Browser, addresses: dict[str, str], sites: dict[str, Path], name: str) -> None:
    """The guide and the theme alone in turns; medians of three."""
    runs: dict[str, list[dict[str, float]]] = {"guide": [], "stock": []}
    for _ in range(ROUNDS):
        for which, found in runs.items():
            found.append(open_page(browser, f"{addresses[which]}{name}.html", sites[which], slower=SLOWER))
    middle = {
        which: {what: statistics.median(run[what] for run in found) for what in found[0]}
        for which, found in runs.items()
    }
    for which, measured in middle.items():
        said = ", ".join(f"{what} {value:.4g}" for what, value in measured.items())
        print(f"\n{name}, {which}: {said}", end="")
    print(f"\n{name}: {middle['guide']['kB'] / middle['stock']['kB']:.2f} of the bytes of the theme alone")
    assert middle["guide"]["kB"] < BUDGETS[name]


@pytest.mark.parametrize("name", PAGES)
def bench_longest_task(
    browser: Browser, addresses: dict[str, str], sites: dict[str, Path], name: str
) -> None:
    """The guide and the theme alone in turns, at full speed: the median and the best of some openings."""
    over = []
    for size, screen in (("phone", PHONE), ("wide", WIDE)):
        longest: dict[str, list[float]] = {"guide": [], "stock": []}
        pace = Pace()
        for _ in range(OPENINGS):
            page = browser.new_page()
            pace.take(page)
            page.close()
            for which, found in longest.items():
                url = f"{addresses[which]}{name}.html"
                found.append(
                    open_page(browser, url, sites[which], slower=1, screen=screen)["longest task, ms"]
                )
        for which, found in longest.items():
            quiet = pace.quiet(found)
            verdict = "within" if quiet <= LONGEST_TASK else "OVER"
            over += [size] if which == "guide" and quiet > LONGEST_TASK else []
            print(f"\n{name}, {size}, {which}: longest task {statistics.median(found):.0f} ms,", end=" ")
            print(
                f"{min(found):.0f} at best, {pace}; {quiet:.0f} ms on a quiet machine, {verdict} {LONGEST_TASK}",
                end="",
            )
    print()
    assert over == []


@pytest.mark.parametrize("name", PAGES)
def bench_lighthouse(addresses: dict[str, str], tmp_path: Path, name: str) -> None:
    """Lighthouse's four scores for a phone, where npx is there to fetch it."""
    if shutil.which("npx") is None:
        pytest.skip("Lighthouse needs Node.js with npx")
    for which in ("guide", "stock"):
        report = tmp_path / f"{which}.json"
        flags = " ".join(["--headless=new", *launch_arguments()])
        command = [
            *LIGHTHOUSE,
            f"{addresses[which]}{name}.html",
            "--quiet",
            "--output=json",
            f"--output-path={report}",
        ]
        subprocess.run(
            [*command, f"--chrome-path={get_chromium(print)}", f"--chrome-flags={flags}"],
            check=True,
            capture_output=True,
        )
        scores = json.loads(report.read_text(encoding="utf-8"))["categories"]
        said = ", ".join(f"{one['title']} {one['score'] * 100:.0f}" for one in scores.values())
        print(f"\n{name}, {which}: {said}", end="")
    print()
