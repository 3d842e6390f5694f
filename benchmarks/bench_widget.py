"""How much work the widget does with 2,000 questions on 200 pages and 50,000 records, in a real Chromium.

Budgets, for the quiet machine of `machine.py`: a page with ten questions costs under 12 ms of script, the review is ready in
under 170 ms.
"""

from __future__ import annotations

import datetime as dt
import html
import json
import os
import re
import statistics
import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, Route, sync_playwright

from bench_lint import PER_PAGE, pages
from browser.chromium import get_chromium, launch_arguments
from browser.web_server import serve
from machine import Pace

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

ROOT = Path(__file__).parents[1]
QUESTIONS = 2_000
RECORDS = 50_000
ROUNDS = 25
PAGE_BUDGET = 12
REVIEW_BUDGET = 120
RECORDS_EACH = RECORDS // QUESTIONS
FILL = "logs => Object.entries(logs).forEach(([id, log]) => localStorage.setItem(`bench:2:log:${id}`, log))"


def logs(site: Path) -> dict[str, str]:
    """Write what a reader of two years has kept: a pretest, the quiz and reviews, in the wording that is asked now."""
    bank = site / "assets/selfcheck/bank"
    index = json.loads((bank / "index.js").read_text(encoding="utf-8").partition(" = ")[2].rstrip(";\n"))
    written: dict[str, str] = {}
    for number, page in enumerate(index):
        shard = (bank / f"{number}.js").read_text(encoding="utf-8").partition(" = ")[2].rstrip(";\n")
        asked: dict[str, str] = json.loads(shard)
        for name, revision, *_ in page["questions"]:
            choices = re.findall(r'data-choice="(\w+)"', asked[name])
            key = json.loads(html.unescape(re.findall(r"data-answer='([^']*)'", asked[name])[0]))["keys"][0]
            other = next(choice for choice in choices if choice != key)
            at = len(written)
            rows = []
            for n in range(RECORDS_EACH):
                right = (at + n) % 3 > 0
                day = dt.date(2024, 1, 1 + at % 28) + dt.timedelta(days=n * n)
                phase, verdict = ("p", "-") if n == 0 else ("q" if n == 1 else "r", "c" if right else "i")
                attempt = f"{base36(n)}{at * 997 % 10**6:06d}{n:06d}"
                rows.append(f"{attempt} {revision} {phase} {verdict} - {day} 1 {key if right else other}")
            written[name] = "\n".join(rows)
    return written


def base36(number: int) -> str:
    """Name an attempt's place among those to its question, as the widget does."""
    digits = "0123456789abcdefghijklmnopqrstuvwxyz"
    return f"00{digits[number // 36]}{digits[number % 36]}"


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Build a site of 200 pages with ten questions each, and a review."""
    folder = tmp_path_factory.mktemp("scale")
    for path, content in pages(QUESTIONS).items():
        (folder / path).parent.mkdir(exist_ok=True)
        (folder / path).write_bytes(content)
    (folder / "docs/review.md").write_text("# Review\n\n/// review\n///\n", encoding="utf-8")
    (folder / "docs/assets").symlink_to(ROOT / "docs/assets")
    (folder / "mkdocs.yml").write_text(
        f"INHERIT: {(ROOT / 'mkdocs.yml').as_posix()}\nsite_name: bench\n"
        f"hooks: [{(ROOT / 'hooks/mkdocs_events.py').as_posix()}]\n"
        f"theme: {{custom_dir: {(ROOT / 'overrides').as_posix()}}}\n"
        "nav: null\nwatch: []\nextra: {selfcheck: {id: bench, rules_page: rules.md}}\n",
        encoding="utf-8",
    )
    # The questions are alike on purpose, so the linter stops a build; a preview's build goes on.
    build = (
        "import sys; sys.path[:0] = ['hooks']; from mkdocs.config import load_config; from mkdocs.commands.build import build;"
        "config = load_config(sys.argv[1]); config.plugins.on_startup(command='serve', dirty=False); build(config)"
    )
    subprocess.run(
        [sys.executable, "-c", build, str(folder / "mkdocs.yml")],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1", "SITE_URL": ""},
        check=True,
        capture_output=True,
    )
    return folder / "site"


@pytest.fixture(scope="module")
def address(site: Path) -> Iterator[str]:
    """Serve the site."""
    with serve(site) as served:
        yield served


@pytest.fixture(scope="module")
def page(address: str, site: Path) -> Iterator[Page]:
    """A reader with 50,000 records, whose browser notes when the review's script begins."""
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=get_chromium(print), args=launch_arguments())
        context = browser.new_context()

        def mark(route: Route) -> None:
            text = route.fetch().text()
            route.fulfill(body=f"performance.mark('begin');\n{text}", content_type="text/javascript")

        context.route("**/assets/selfcheck/review.js", mark)
        page = context.new_page()
        page.goto(address + "rules.html")
        page.evaluate(FILL, logs(site))
        kept = page.evaluate(
            "Object.entries(localStorage).reduce((sum, [k, v]) => sum + k.length + v.length, 0)"
        )
        assert kept < 4 * 1024 * 1024
        yield page
        browser.close()


def told(
    name: str, times: list[float], pace: Pace, budget: float, choose: Callable[[list[float]], float]
) -> None:
    """Hold what a quiet machine would take against a budget in milliseconds."""
    quiet = pace.quiet(times, choose)
    verdict = "within" if quiet < budget else "over"
    spread = f"median {statistics.median(times):.1f} ms of {len(times)}, from {min(times):.1f} to {max(times):.1f}, {pace}"
    print(f"\n{name}: {spread}; {quiet:.1f} ms on a quiet machine, {verdict} its budget of {budget} ms")
    assert quiet < budget, f"{name}: {quiet:.1f} ms are over the budget of {budget} ms"


def bench_opening_a_page(page: Page, address: str) -> None:
    """The script of a page with ten questions that have 25 answers each, and the marks of 200 pages beside it.

    The browser's trace tells how long a processor worked for it: a clock would count what else the machine does.
    """
    opening, marks, pace = [], [], Pace()
    for number in range(ROUNDS):
        page.context.browser.start_tracing(page=page, categories=["devtools.timeline", "v8"])  # type: ignore[union-attr]  # launched, so it is there
        page.goto(f"{address}page-{number * 8}.html")
        page.wait_for_selector(".sc-nav-mark", state="attached")
        page.wait_for_selector(".sc-result", state="attached")
        # What is measured is the real work: every question has a verdict, every other page a mark.
        assert page.locator("self-check-question[data-verdict]").count() == PER_PAGE
        assert page.locator(".md-nav--primary .sc-nav-mark").count() >= QUESTIONS / PER_PAGE
        trace = json.loads(page.context.browser.stop_tracing())["traceEvents"]  # type: ignore[union-attr]
        first, *later = worked(trace, ("/selfcheck/selfcheck.js", "/selfcheck/results.js"))
        opening.append(first)
        marks.append(sum(later))
        pace.take(page)
    print(
        f"\nmedians: {statistics.median(opening):.1f} ms to the questions, {statistics.median(marks):.1f} ms for the marks"
    )
    sums = [sum(both) for both in zip(opening, marks, strict=True)]
    # Each page is as much work as the next, so the least time is the one that nothing else slowed down.
    told("opening a page", sums, pace, PAGE_BUDGET, min)


def worked(trace: list[dict[str, Any]], scripts: tuple[str, ...]) -> list[float]:
    """Find in a browser's trace how many milliseconds of a processor each call into some scripts took, the first first.

    Where a script asks how large something is, the browser styles and lays out the page, which it would do for the next frame
    anyway: that is not counted.
    """
    calls = [
        event
        for event in trace
        if event["name"] in {"EvaluateScript", "FunctionCall"}
        and event["args"].get("data", {}).get("url", "").endswith(scripts)
    ]
    calls.sort(key=lambda event: event["ts"])
    outer: list[dict[str, Any]] = []
    for call in calls:
        if not outer or call["ts"] >= outer[-1]["ts"] + outer[-1]["dur"]:
            outer.append(call)
    layouts = [
        event for event in trace if event["name"] in {"Layout", "UpdateLayoutTree"} and "tdur" in event
    ]
    return [
        (call["tdur"] - sum(one["tdur"] for one in layouts if is_within(one, call))) / 1000 for call in outer
    ]


def is_within(event: dict[str, Any], call: dict[str, Any]) -> bool:
    begin: float = call["ts"]
    return bool(event["tid"] == call["tid"] and begin <= event["ts"] < begin + call["dur"])


def bench_the_review(page: Page, address: str) -> None:
    """From the script's first line to the first question: all records read, all questions scheduled."""
    times, pace = [], Pace()
    page.add_init_script(
        "new MutationObserver(() => { if (document.querySelector('self-check[data-phase=review] self-check-question')"
        " && !performance.getEntriesByName('asked').length) performance.mark('asked'); })"
        ".observe(document, { childList: true, subtree: true });"
    )
    for _ in range(ROUNDS):
        page.goto(f"{address}review.html")
        page.wait_for_function("performance.getEntriesByName('asked').length > 0", timeout=10_000)
        times.append(
            page.evaluate(
                "performance.getEntriesByName('asked')[0].startTime - performance.getEntriesByName('begin')[0].startTime"
            )
        )
        pace.take(page)
    told("the review is ready", times, pace, REVIEW_BUDGET, statistics.median)
