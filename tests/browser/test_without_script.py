"""What a reader without JavaScript finds: everything to read, nothing dead."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.conftest import Reader


@pytest.fixture
def plain(new_reader: Callable[..., Reader], base: str) -> Page:
    page = new_reader(java_script_enabled=False).page
    page.goto(base + "gallery.html")
    return page


def test_stem_choices_and_the_folded_answer_are_there(plain: Page) -> None:
    question = plain.locator("#q-gallery-single")

    expect(question.get_by_role("group", name="Which of these is a link?")).to_be_visible()
    expect(question.get_by_role("radio")).to_have_count(3)
    expect(question.get_by_text("The second is right because it is second.")).to_be_hidden()

    question.get_by_text("Answer", exact=True).click()

    expect(question.get_by_text("The second is right because it is second.")).to_be_visible()
    expect(question.get_by_text("The first is wrong because it is first.")).to_be_visible()
    expect(question.get_by_text("as this explanation explains")).to_be_visible()
    expect(question.get_by_role("link", name="What teaches it")).to_be_visible()


def test_no_button_is_shown_that_does_nothing(plain: Page) -> None:
    expect(plain.locator("self-check button:visible")).to_have_count(0)


def test_the_pretest_has_no_key_and_leads_to_the_quiz(plain: Page) -> None:
    pretest = plain.locator("self-check[data-phase=pretest]")

    expect(pretest.locator("self-check-question")).to_have_count(3)
    expect(pretest.locator("details, [data-correct], [data-answer]")).to_have_count(0)
    pretest.locator(".sc-to-quiz a").click()

    assert plain.url.endswith("#q-gallery-single")


def test_a_transfer_item_waits_for_the_quiz(plain: Page) -> None:
    expect(plain.locator("#pretest-gallery-later")).to_have_count(0)
    expect(plain.locator("#q-gallery-later")).to_be_visible()


def test_choices_stand_in_the_order_of_the_build(plain: Page) -> None:
    kept = plain.locator("#q-gallery-later label").all_inner_texts()

    assert kept == [f"This, which the source has {place}" for place in ("first", "second", "third")]
