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
    target.result.transaction("rows").objectStore("rows").getAll().onsuccess = (found) => {
      target.result.close();
      resolve(found.target.result.length);
    };
  };
})
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
