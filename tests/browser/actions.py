"""What the tests do on a page, in a reader's words."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


def open_gallery(page: Page, base: str) -> None:
    """Open the page with every sort of question, and wait until the widget has taken over."""
    page.goto(base + "gallery.html")
    page.wait_for_selector("#q-gallery-single button[type=submit]:not([hidden])")


def keys(question: Locator) -> list[str]:
    """Read which choices are right, as the widget does."""
    data = question.locator("details.answer").first.get_attribute("data-answer")
    found: list[str] = json.loads(data or "{}")["keys"]
    return found


def choose(question: Locator, choice: str) -> None:
    question.locator(f"input[value='{choice}']").check()


def wrong(question: Locator) -> str:
    """Name a choice that is not right."""
    values = question.locator("input").evaluate_all("inputs => inputs.map(input => input.value)")
    return next(str(value) for value in values if value not in keys(question))


def check(question: Locator) -> None:
    question.locator("button[type=submit]").click()


def order(question: Locator) -> list[str]:
    """List the choices as they stand on the page."""
    found: list[str] = question.locator("input").evaluate_all("inputs => inputs.map(input => input.value)")
    return found


def stored(page: Page) -> list[dict[str, object]]:
    """Read every record that the page's store holds."""
    found: list[dict[str, object]] = page.evaluate(
        "() => { const store = selfcheck.store(); return store.questions().flatMap(one => store.answers(one)); }"
    )
    return found
