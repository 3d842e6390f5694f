"""Answers that the browser's storage has lost, or has no room for: the journal has them."""

from __future__ import annotations

import os
import signal
from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Error, expect

from browser.actions import check, choose, keys, open_part, questions, wait_until
from browser.chromium import launch_arguments

if TYPE_CHECKING:
    from playwright.sync_api import Browser, BrowserContext, Page

LOGS = "Object.keys(localStorage).filter((key) => key.includes(':2:log:'))"
# As a browser leaves its storage that was killed before it wrote it to the disk.
LOSE = f"{LOGS}.forEach((key) => localStorage.removeItem(key))"
JOURNAL = """
new Promise((resolve) => {
  indexedDB.open("ai-study-guide:2").onsuccess = ({ target }) => {
    target.result.transaction("lines").objectStore("lines").getAll().onsuccess = (found) => {
      target.result.close();
      resolve(found.target.result.length);
    };
  };
})
"""

# More than the database has done before the page is left.
PUT_BACK_AND_DELETE = """
(id) => {
  const store = [...selfcheck.stores.values()][0];
  const records = store.answers(id);
  for (let time = 0; time < 20; time += 1) {
    store.replace(id, []);
    store.add(records);
  }
  store.replace(id, []);
  location.reload();
}
"""
# The same lines as the first version left them: under numbers, in another place, and gone from storage.
WRITE_AS_FIRST_VERSION = f"""
new Promise((resolve) => {{
  const entries = {LOGS}.map((key) => (
    {{ key: key.slice("ai-study-guide:2:".length), rows: localStorage.getItem(key).split("\\n"), at: Date.now() }}
  ));
  {LOSE};
  indexedDB.deleteDatabase("ai-study-guide:2");
  const opening = indexedDB.open("ai-study-guide:2", 1);
  opening.onupgradeneeded = () => {{
    const rows = opening.result.createObjectStore("rows", {{ autoIncrement: true }});
    rows.createIndex("key", "key");
    rows.createIndex("at", "at");
    entries.forEach((entry) => rows.add(entry));
  }};
  opening.onsuccess = () => {{
    opening.result.close();
    resolve();
  }};
}})
"""


@pytest.fixture
def runs_theme() -> bool:
    return False


def answer_first(page: Page) -> None:
    question = questions(page, "quiz")[0]
    choose(question, keys(question)[0])
    check(question)
    expect(question).to_have_attribute("data-verdict", "correct")
    wait_until(page, lambda: page.evaluate(JOURNAL) > 0)


def test_what_storage_has_lost_comes_back(page: Page, base: str) -> None:
    open_part(page, base)
    answer_first(page)
    page.evaluate(LOSE)

    page.reload()

    expect(questions(page, "quiz")[0]).to_have_attribute("data-verdict", "correct")
    wait_until(page, lambda: page.evaluate(f"{LOGS}.length") == 1)


def test_what_a_reader_deletes_does_not_come_back(page: Page, base: str) -> None:
    open_part(page, base)
    answer_first(page)
    question = questions(page, "quiz")[0]
    page.evaluate(
        "(id) => [...selfcheck.stores.values()][0].replace(id, [])", question.get_attribute("data-question")
    )
    wait_until(page, lambda: page.evaluate(JOURNAL) == 0)

    open_part(page, base)

    expect(question.locator("button[type=submit]")).to_be_visible()
    assert page.evaluate(LOGS) == []


def test_what_a_reader_puts_back_and_deletes_again_is_gone(page: Page, address: str) -> None:
    open_part(page, address)
    answer_first(page)
    question = questions(page, "quiz")[0]
    with page.expect_navigation():
        page.evaluate(PUT_BACK_AND_DELETE, question.get_attribute("data-question"))

    open_part(page, address)

    expect(question.locator("button[type=submit]")).to_be_visible()
    assert page.evaluate(LOGS) == []


def test_what_a_reader_deletes_before_the_journal_is_open_does_not_come_back(
    page: Page, address: str
) -> None:
    open_part(page, address)
    answer_first(page)
    page.evaluate(LOSE)
    question = questions(page, "quiz")[0]
    page.add_init_script(
        f"""document.addEventListener("DOMContentLoaded", () => setTimeout(() => {{
          [...selfcheck.stores.values()][0].replace("{question.get_attribute("data-question")}", []);
        }}))"""
    )

    page.reload()

    wait_until(page, lambda: page.evaluate(JOURNAL) == 0)
    expect(question.locator("button[type=submit]")).to_be_visible()
    assert page.evaluate(LOGS) == []


def test_lines_of_the_first_journal_are_taken_over(page: Page, address: str) -> None:
    open_part(page, address)
    answer_first(page)
    page.goto(f"{address}assets/site/site.css")
    page.evaluate(WRITE_AS_FIRST_VERSION)

    open_part(page, address)

    question = questions(page, "quiz")[0]
    expect(question).to_have_attribute("data-verdict", "correct")
    wait_until(page, lambda: len(page.evaluate(LOGS)) == 1)


def test_what_a_reader_deletes_is_gone_even_if_they_leave_at_once(page: Page, address: str) -> None:
    open_part(page, address)
    answer_first(page)
    question = questions(page, "quiz")[0]
    for leave in ("location.reload()", "location.assign('review.html')"):
        program = f"(id) => {{ [...selfcheck.stores.values()][0].replace(id, []); {leave}; }}"
        with page.expect_navigation():
            page.evaluate(program, question.get_attribute("data-question"))

        open_part(page, address)

        expect(question.locator("button[type=submit]")).to_be_visible()
        assert page.evaluate(LOGS) == []
        answer_first(page)


def test_an_answer_that_storage_has_no_room_for_is_kept_and_nothing_is_said(page: Page, address: str) -> None:
    page.goto(address)
    page.evaluate("localStorage.setItem('ai-study-guide:2:log:big', 'x'.repeat(4 * 1024 * 1024 - 40))")
    open_part(page, address)
    answer_first(page)
    expect(page.locator(".sc-loss")).to_have_count(0)

    page.reload()

    expect(questions(page, "quiz")[0]).to_have_attribute("data-verdict", "correct")
    expect(page.locator(".sc-loss")).to_have_count(0)
    assert len(page.evaluate(LOGS)) == 1


def processes_of(profile: Path) -> list[int]:
    """List the processes of the browser that has a profile."""
    found = []
    for folder in Path("/proc").iterdir():
        try:
            if folder.name.isdigit() and f"--user-data-dir={profile}" in (folder / "cmdline").read_text():
                found.append(int(folder.name))
        except OSError:
            continue  # it has ended
    return found


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="Processes are found in /proc, which Linux has")
def test_a_browser_that_is_killed_right_after_an_answer_has_it(
    browser: Browser, address: str, tmp_path: Path
) -> None:
    def start() -> BrowserContext:
        executable = os.environ["CHROME_PATH"]
        return browser.browser_type.launch_persistent_context(
            tmp_path, executable_path=executable, args=launch_arguments()
        )

    context = start()
    open_part(context.pages[0], address)
    answer_first(context.pages[0])
    for process in processes_of(tmp_path):
        os.kill(process, signal.SIGKILL)
    with suppress(Error):  # it is closed already
        context.close()

    context = start()
    open_part(context.pages[0], address)
    expect(questions(context.pages[0], "quiz")[0]).to_have_attribute("data-verdict", "correct")
    context.close()
