"""How well retrieval over this site's pages finds what answers, and how soon it is ready, in a real Chromium.

Budget: ready in under 300 ms at 300 passages, in the median of the rounds; HNSW finds 95 of 100 nearest and visits under a third of 1,000.
"""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import Page, sync_playwright

from browser.chromium import get_chromium, launch_arguments
from machine import fixed_work

if TYPE_CHECKING:
    from collections.abc import Iterator

ROOT = Path(__file__).parents[1]
READY_BUDGET = 300
MOST_PASSAGES = 330
ROUNDS = 7
# What is asked of the models in the page: they are those that its readers run.
MEASURE = """
async (size) => {
  const sections = await visuals.loadSections();
  const index = models.retrieval.index(sections, size ? { size, overlap: size / 4 } : {});
  return { passages: index.passages.length, ...models.retrieval.quality.measure(index, await visuals.loadQueries()) };
}
"""
TIME = """
async (size) => {
  const sections = await visuals.loadSections();
  const begin = performance.now();
  const index = await visuals.indexer(document.body).index(sections, { size, overlap: Math.floor(size / 4) });
  models.retrieval.search(index, "What happens when the data changes?");
  return [index.passages.length, performance.now() - begin];
}
"""
GRAPH = """
async (size) => {
  const sections = await visuals.loadSections();
  const index = models.retrieval.index(sections, { size, overlap: Math.floor(size / 4) });
  const vectors = (await visuals.loadQueries())
    .map(({ text }) => models.retrieval.lsa.embed(index.lsa, models.words.tokenize(text)))
    .filter((vector) => vector.some((one) => one !== 0));
  return { passages: index.passages.length, ...models.retrieval.quality.graphRecall(index, vectors) };
}
"""


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Page]:
    """The page with the figure, in a folder."""
    target = tmp_path_factory.mktemp("retrieval") / "site"
    subprocess.run([sys.executable, "-m", "mkdocs", "build", "-q", "-d", target], cwd=ROOT, check=True)
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=get_chromium(print), args=launch_arguments())
        page = browser.new_page()
        page.goto((target / "workloads.html").as_uri())
        # What a page does when it opens, its diagrams and the figure's own index, would take the processor from what is measured.
        page.locator("rag-visual").scroll_into_view_if_needed()
        page.wait_for_selector("rag-visual[data-ready]")
        yield page
        browser.close()


def interval(estimate: dict[str, float]) -> str:
    return f"{estimate['mean']:.3f} ({estimate['low']:.3f} to {estimate['high']:.3f})"


@pytest.mark.parametrize("size", [0, 40, 120])
def bench_retrieval_finds(page: Page, size: int) -> None:
    """MRR and recall of each ranking with the interval that 95 of 100 resamplings of the questions stay in."""
    found: dict[str, Any] = page.evaluate(MEASURE, size)
    length = f"{size} words" if size else "the figure's own length"
    print(f"\n{found['queries']} questions over {found['passages']} passages of {length}")
    for one in found["methods"]:
        print(
            f"  {one['name']:<20} MRR {interval(one['mrr'])}, recall@3 {interval(one['recall3'])},"
            f" recall@5 {interval(one['recall5'])}"
        )
    print(f"  the answer holds the expected words: {found['answered']} of {found['queries']}")
    print(
        f"  refused: {found['refusedRightly']} of {found['unanswerable']} that no page answers,"
        f" {found['refusedWrongly']} of {found['queries']} that one does"
    )


@pytest.mark.parametrize("size", [100, 80, 36, 10])
def bench_retrieval_is_ready(page: Page, size: int) -> None:
    """From the pages' words to the first ranking, in the worker, the worker's start included."""
    answers = [page.evaluate(TIME, size) for _ in range(ROUNDS)]
    passages = answers[0][0]
    times = sorted(time for _, time in answers)
    print(
        f"\n{passages} passages: ready in {times[0]:.0f} ms at best, {times[ROUNDS // 2]:.0f} in the median,"
        f" {times[-1]:.0f} at most, {fixed_work(page)}"
    )
    assert passages > MOST_PASSAGES or times[ROUNDS // 2] < READY_BUDGET


@pytest.mark.parametrize("size", [80, 36, 10])
def bench_hnsw(page: Page, size: int) -> None:
    """Recall of the five nearest against exact search, and how many of the vectors are visited."""
    found = page.evaluate(GRAPH, size)
    print(
        f"\n{found['passages']} passages: HNSW finds {found['recall']:.3f} of the 5 nearest"
        f" and visits {100 * found['visited']:.0f} %"
    )
