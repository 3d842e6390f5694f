"""A reader on file:// whose browser takes its time with the page that keeps the answers: nothing is lost, nothing is said too soon."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import check, choose, keys, questions, wait_until

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Page

    from browser.conftest import Reader


@pytest.fixture
def runs_theme() -> bool:
    return False


# As in a browser where each file has a storage of its own.
OWN_STORAGE = """
(() => {
  const kept = new Map(Object.entries(JSON.parse(window.name || "{}")));
  const storage = new Proxy({}, {
    get: (_, name) => ({
      getItem: (key) => kept.get(key) ?? null,
      setItem: (key, value) => void kept.set(key, String(value)),
      removeItem: (key) => void kept.delete(key),
      key: (index) => [...kept.keys()][index] ?? null,
      length: kept.size,
    })[name],
    ownKeys: () => [...kept.keys()],
    getOwnPropertyDescriptor: () => ({ enumerable: true, configurable: true }),
  });
  Object.defineProperty(window, "localStorage", { get: () => storage });
})();
"""
KEPT = "Object.keys(localStorage).filter((key) => key.includes(':log:')).length"

WAITING = "Object.keys(localStorage).some((key) => key.endsWith(':pending'))"


def slow(page: Page, site: Path, seconds: float, seed: str = "") -> None:
    """Let the hidden page's script begin late, with a storage that is not this page's."""
    script = (site / "assets/selfcheck/hub.js").read_text(encoding="utf-8")
    body = f"{OWN_STORAGE}{seed}setTimeout(() => {{ {script} }}, {seconds * 1000});"
    page.route("**/selfcheck/hub.js", lambda route: route.fulfill(body=body, content_type="text/javascript"))


def answer_first(page: Page, count: int) -> None:
    for question in questions(page, "quiz")[:count]:
        choose(question, keys(question)[0])
        check(question)
        expect(question).to_have_attribute("data-verdict", "correct")


@pytest.mark.parametrize("seconds", [0.5, 4])
def test_answers_given_before_the_storage_speaks_are_kept(
    new_reader: Callable[..., Reader], site: Path, seconds: float
) -> None:
    page = new_reader().page
    slow(page, site, seconds)
    page.goto((site / "workloads.html").as_uri(), wait_until="commit")
    page.wait_for_selector(
        "#quiz button[type=submit]:not([hidden]), self-check button[type=submit]:not([hidden])"
    )

    answer_first(page, 3)

    frame = next(one for one in page.frames if "store.html" in one.url)
    wait_until(page, lambda: frame.evaluate(KEPT) == 3)
    expect(page.locator(".sc-loss")).to_have_count(0)
    # What the hidden page has acknowledged waits here no more.
    wait_until(page, lambda: not page.evaluate(WAITING))
    for question in questions(page, "quiz")[:3]:
        expect(question).to_have_attribute("data-verdict", "correct")


def test_answers_kept_before_show_when_the_storage_speaks_late(
    new_reader: Callable[..., Reader], site: Path
) -> None:
    page = new_reader().page
    page.goto((site / "workloads.html").as_uri())
    question = questions(page, "quiz")[0]
    name, rev = str(question.get_attribute("data-question")), str(question.get_attribute("data-rev"))
    row = f"0000abcdefgh {rev} q i - 2026-01-01 1 {keys(question)[0]}"
    late = new_reader().page
    slow(late, site, 3.5, f"localStorage.setItem('ai-study-guide:2:log:{name}', {row!r});")
    late.goto((site / "workloads.html").as_uri())

    expect(questions(late, "quiz")[0]).to_have_attribute("data-verdict", "correct")
    expect(late.locator(".sc-loss")).to_have_count(0)


MANY = 60
# Both tabs append at the same milliseconds; 30 of them pass before the next.
APPEND = """
([question, rev, start, many, tab]) => new Promise((done) => {
  const step = (n) => {
    if (n === many) {
      return done();
    }
    while (Date.now() < start + n * 30) { /* until the moment comes */ }
    const attempt = `${String(n).padStart(4, "0")}${tab.repeat(12)}`;
    [...selfcheck.stores.values()][0].append({ attempt, question, rev, phase: "quiz", picked: ["a"], verdict: "correct", day: "2026-01-01" });
    setTimeout(step, 5, n + 1);
  };
  setTimeout(step, Math.max(0, start - Date.now() - 5), 0);
})
"""


def test_two_tabs_that_answer_in_the_same_moment_keep_every_answer(
    new_reader: Callable[..., Reader], address: str
) -> None:
    reader = new_reader()
    tabs = [reader.page, reader.context.new_page()]
    for tab in tabs:
        tab.goto(f"{address}workloads.html")
        tab.wait_for_selector("self-check button[type=submit]:not([hidden])")
    start = tabs[0].evaluate("Date.now() + 500")
    for tab, letter in zip(tabs, "ab", strict=True):
        call = f"void ({APPEND})(['x-of-two-tabs', '01234567', {start}, {MANY}, '{letter}']).then(() => {{ globalThis.appended = true }})"
        tab.evaluate(call)
    for tab in tabs:
        wait_until(tab, lambda tab=tab: tab.evaluate("globalThis.appended === true"))  # type: ignore[misc]  # bound at once

    other = reader.context.new_page()
    other.goto(f"{address}workloads.html")
    count = "[...selfcheck.stores.values()][0].answers('x-of-two-tabs').length"

    wait_until(other, lambda: other.evaluate(count) == 2 * MANY)
