"""A pretest in the browser: it keeps answers and tells nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import check, choose, keys, open_gallery, order, stored, wrong

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.conftest import Reader


@pytest.fixture
def runs_theme() -> bool:
    return False


def test_right_and_wrong_look_the_same(new_reader: Callable[..., Reader], address: str) -> None:
    seen: list[str] = []
    for pick_right in (True, False):
        page = new_reader().page
        open_gallery(page, address)
        pretest, quiz = page.locator("#pretest-gallery-single"), page.locator("#q-gallery-single")
        choose(pretest, keys(quiz)[0] if pick_right else wrong(quiz))
        check(pretest)
        expect(pretest).to_have_attribute("data-answered", "")
        expect(pretest).not_to_have_attribute("data-verdict", re.compile(".*"))
        # The status falls silent while focus moves, for a moment.
        expect(page.locator("self-check[data-phase=pretest] [aria-live=off]")).to_have_count(0)
        seen.append(page.locator("self-check[data-phase=pretest]").inner_html())
        assert stored(page)[0]["verdict"] is None
        assert stored(page)[0]["phase"] == "pretest"

    assert seen[0] == seen[1]


def test_not_knowing_is_an_answer(page: Page, address: str) -> None:
    open_gallery(page, address)
    pretest = page.locator("#pretest-gallery-single")

    pretest.get_by_role("button", name="I don't know yet").click()

    expect(pretest).to_have_attribute("data-answered", "")
    expect(page.locator("self-check[data-phase=pretest] .sc-progress")).to_have_text("1 of 3 answered")
    assert stored(page)[0]["picked"] == []


def test_pretest_and_quiz_differ_in_order(page: Page, address: str) -> None:
    open_gallery(page, address)

    for name in ("single", "multiple", "blocks"):
        assert order(page.locator(f"#pretest-gallery-{name}")) != order(page.locator(f"#q-gallery-{name}"))


def test_skipping_is_one_act(page: Page, address: str) -> None:
    open_gallery(page, address)

    page.get_by_role("link", name="Skip the pretest").click()

    assert page.url.endswith("#after-pretest")
    expect(page.locator("#after-pretest")).to_be_in_viewport()


def test_a_pretest_does_not_answer_the_quiz(page: Page, address: str) -> None:
    open_gallery(page, address)
    choose(page.locator("#pretest-gallery-single"), keys(page.locator("#q-gallery-single"))[0])
    check(page.locator("#pretest-gallery-single"))

    open_gallery(page, address)

    expect(page.locator("#pretest-gallery-single")).to_have_attribute("data-answered", "")
    expect(page.locator("#q-gallery-single")).not_to_have_attribute("data-verdict", re.compile(".*"))
    expect(page.locator("#q-gallery-single input:checked")).to_have_count(0)


def test_the_end_leads_on(page: Page, address: str) -> None:
    open_gallery(page, address)

    for button in page.get_by_role("button", name="I don't know yet").all():
        button.click()

    expect(page.locator("self-check[data-phase=pretest] .sc-summary")).to_contain_text("Now read on")


@pytest.mark.parametrize("pairs", [4, 5])
def test_the_reason_tells_this_readers_own_results_once_there_are_some(
    page: Page, address: str, pairs: int
) -> None:
    open_gallery(page, address)
    gain = {"pairs": pairs, "learned": 2, "kept": 1, "lost": 1, "open": pairs - 4, "guess": 1.25}
    mark = {"answered": pairs, "total": pairs, "gain": gain}
    page.evaluate(
        "mark => [...selfcheck.stores.values()][0].write('marks', { 'elsewhere.html': mark })", mark
    )
    open_gallery(page, address)
    page.reload()

    reason = page.locator("self-check[data-phase=pretest] > .sc-reason")
    expect(reason).to_contain_text("Try these before you read")
    own = "Your own results so far: of 5 questions answered before and after a text, 2 were right before it and 3 after."
    if pairs < 5:
        expect(page.locator("#pretest-gallery-single button[type=submit]")).to_be_visible()
        expect(reason).not_to_contain_text("Your own results")
    else:
        expect(reason).to_contain_text(own)
        expect(reason.locator(".sc-own")).to_have_count(1)
