"""What the tests do on a page, in a reader's words."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.inside import inside

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from playwright.sync_api import Locator, Page, Route


PART = "workloads.html"
LATER = "2027-06-01T12:00:00"
EXAM = "ai-study-guide:2:exam"
FIRST_VERSION = "ai-study-guide:1:workloads.html"
ANSWER = """
(right) => document.querySelector("self-check[data-phase=quiz]").querySelectorAll("self-check-question").forEach((question, index) => {
  const { keys } = JSON.parse(question.querySelector("details.answer").dataset.answer);
  const inputs = [...question.querySelectorAll("input")];
  inputs.find((input) => keys.includes(input.value) === right[index]).click();
  question.querySelector("button[type=submit]").click();
})
"""
SEED = """
async ([tag, count, fields]) => {
  const bank = (await inside.loadBank()).filter(item => item.kind === "single" && item.tags.includes(tag));
  [...selfcheck.stores.values()][0].add(bank.slice(0, count).map(({ id, rev }, index) => ({
    attempt: `000${index}aaaaaaaa`, question: id, rev, phase: "quiz", picked: [], verdict: "incorrect",
    day: "2025-01-01", ...fields,
  })));
}
"""


def open_gallery(page: Page, base: str) -> None:
    """Open the page with every sort of question, and wait until the widget has taken over."""
    page.goto(base + "gallery.html")
    page.wait_for_selector("#q-gallery-single button[type=submit]:not([hidden])", state="attached")


# A browser whose storage has nothing beside it: what storage loses is lost.
NO_DATABASE = "Object.defineProperty(window, 'indexedDB', {value: undefined})"


def keys(question: Locator) -> list[str]:
    """Read which choices are right, as the widget does."""
    data = question.locator("details.answer").first.get_attribute("data-answer")
    found: list[str] = json.loads(data or "{}")["keys"]
    return found


def turn_to(question: Locator) -> Locator:
    """Show a question that its frame doesn't show now, as a link to it does."""
    if not question.is_visible():
        question.evaluate("one => one.lead()")
        expect(question).to_be_visible()
    return question


def choose(question: Locator, choice: str) -> None:
    turn_to(question)
    question.locator(f"input[value='{choice}']").check()


def wrong(question: Locator) -> str:
    """Name a choice that is not right."""
    values = question.locator("input").evaluate_all("inputs => inputs.map(input => input.value)")
    return next(str(value) for value in values if value not in keys(question))


def check(question: Locator) -> None:
    turn_to(question)
    question.locator("button[type=submit]").click()


def show_answer(question: Locator) -> None:
    turn_to(question)
    question.get_by_role("button", name="Show answer").click()


def order(question: Locator) -> list[str]:
    """List the choices as they stand on the page."""
    found: list[str] = question.locator("input").evaluate_all("inputs => inputs.map(input => input.value)")
    return found


def stored(page: Page) -> list[dict[str, object]]:
    """Read every record that the page's store holds."""
    found: list[dict[str, object]] = page.evaluate(
        "() => { const store = [...selfcheck.stores.values()][0]; return store.questions().flatMap(one => store.answers(one)); }"
    )
    return found


def open_part(page: Page, base: str, part: str = PART) -> None:
    page.goto(base + part)
    page.wait_for_selector("self-check[data-phase=quiz] button[type=submit]:not([hidden])", state="attached")
    page.evaluate("new Promise(ready => [...selfcheck.stores.values()][0].whenReady(ready))")


def travel(page: Page, time: str) -> None:
    """Set a page's calendar; its timers run on, unlike with Playwright's clock, which the theme's timers complain of."""
    page.add_init_script(
        f"""{{
          const Real = Date, ahead = Real.parse("{time}") - Real.now();
          globalThis.Date = class extends Real {{
            constructor(...given) {{ given.length ? super(...given) : super(Real.now() + ahead); }}
            static now() {{ return Real.now() + ahead; }}
          }};
        }}"""
    )


def questions(page: Page, phase: str) -> list[Locator]:
    """List the questions of a page's first quiz, or of its pretest."""
    return page.locator(f"self-check[data-phase={phase}]").first.locator("self-check-question").all()


def answer_quiz(page: Page, right: list[bool]) -> None:
    """Answer a page's first quiz, by script; what a hand does is tested where a question is."""
    page.evaluate(ANSWER, right)
    for question, is_right in zip(questions(page, "quiz"), right, strict=True):
        expect(question).to_have_attribute("data-verdict", "correct" if is_right else "incorrect")


def of_the_first_version(question: Locator) -> dict[str, object]:
    """Write a right answer to a question as the widget's first version kept it, under FIRST_VERSION among `records`."""
    return {
        "attempt": "ab" * 16,
        "question": question.get_attribute("data-question"),
        "rev": question.get_attribute("data-rev"),
        "phase": "quiz",
        "picked": keys(question),
        "verdict": "correct",
        "day": "2026-11-01",
    }


def open_place(page: Page, base: str, name: str) -> Locator:
    page.goto(f"{base}{name}.html")
    place = page.locator(f"self-check[data-phase={name}]")
    expect(place).not_to_contain_text("Loading")
    return place


def counts(place: Locator, part: str) -> dict[str, int]:
    """Read how many questions of a part are in each set that the progress page links to."""
    row = place.locator(".sc-parts > li", has=place.page.get_by_role("link", name=part, exact=True))
    links = row.locator(".sc-sets a").all_inner_texts()
    found = [re.match(rf"(\d+) (.+) in {part}$", " ".join(text.split())) for text in links]
    return {match[2]: int(match[1]) for match in found if match}


def unfold(place: Locator, summary: str) -> Locator:
    """Open what is folded under a summary."""
    fold = place.locator("details", has=place.page.locator("summary", has_text=summary))
    if not fold.evaluate("details => details.open"):
        fold.locator("summary").click()
    return fold


def save_copy(place: Locator, folder: Path) -> Path:
    """Press "Save a copy" on the progress page, and return the file."""
    with place.page.expect_download() as download:
        place.get_by_role("button", name="Save a copy").first.click()
    file = folder / download.value.suggested_filename
    download.value.save_as(file)
    return file


def start_exam(page: Page, base: str, *, limited: bool = False) -> Locator:
    place = open_place(page, base, "exam")
    if limited:
        place.get_by_label("Limit the time").check()
    place.get_by_role("button", name="Start exam").click()
    expect(place.locator("self-check-question:visible")).to_have_count(1)
    return place


def go_to_a_choice(place: Locator) -> None:
    """Go on to the next question of the paper that has one key among choices."""
    while place.locator("self-check-question:visible").get_attribute("data-kind") != "single":
        place.get_by_role("button", name="Next question").click()


def remember(page: Page, tag: str, count: int, **fields: object) -> None:
    """Put answers to a tag's first questions into the store, of long ago where nothing else is said."""
    page.evaluate(inside())
    page.evaluate(SEED, [tag, count, fields])


def hold(page: Page, what: str | re.Pattern[str]) -> list[Route]:
    """Let requests wait, as on a slow line, until a test lets them go on."""
    waiting: list[Route] = []

    def wait(route: Route) -> None:
        waiting.append(route)

    page.route(what, wait)
    return waiting


def wait_until(page: Page, holds: Callable[[], bool]) -> None:
    """Wait for what only the page's own scripts know; its policy keeps the driver from polling inside of it."""
    for _ in range(100):
        if holds():
            return
        page.wait_for_timeout(100)
    pytest.fail("it did not come true in ten seconds")
