"""What is below the screen: it is laid out once the page has opened, and until then the page is about as long."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import wait_until

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.conftest import Reader

PARTS = ["workloads", "lifecycle", "clusters"]
PHONE, DESKTOP = 390, 1280
# A browser that is busy as long as the test likes.
BUSY = "globalThis.requestIdleCallback = (act) => void (globalThis.rest = act)"
REST = "rest()"
# Whether each of the parts of a page that may wait is laid out: first those far below the screen, then all.
LAID_OUT = """
() => {
  const parts = [...document.querySelectorAll(
    ".md-content__inner > .md-typeset__scrollwrap, .dg-drawing, .md-content__inner > [data-steps]"
  )].filter((one) => one.getBoundingClientRect().height > 0);
  const far = parts.filter((one) => one.getBoundingClientRect().top > 4 * innerHeight);
  const isLaidOut = (one) => one.lastElementChild.checkVisibility({ contentVisibilityAuto: true });
  return [far.map(isLaidOut), parts.map(isLaidOut)];
}
"""
LENGTH = "document.querySelector('article').offsetHeight"
DRAWINGS = "[...document.querySelectorAll('.dg-drawing')].map((one) => one.getBoundingClientRect().height)"


@pytest.fixture
def draws_figures() -> bool:
    return True


def open_at(page: Page, url: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 800})
    page.goto(url, wait_until="networkidle")


@pytest.mark.parametrize("width", [PHONE, DESKTOP])
@pytest.mark.parametrize("name", PARTS)
def test_what_is_far_below_waits_and_the_page_is_about_as_long(
    page: Page, address: str, name: str, width: int
) -> None:
    page.add_init_script(BUSY)
    open_at(page, f"{address}{name}.html", width)
    far, _ = page.evaluate(LAID_OUT)
    length, drawings = page.evaluate(LENGTH), page.evaluate(DRAWINGS)
    assert len(far) > 2
    assert not any(far)

    page.evaluate(REST)

    assert all(page.evaluate(LAID_OUT)[1])
    assert page.evaluate(LENGTH) == pytest.approx(length, rel=0.1)
    assert page.evaluate(DRAWINGS) == pytest.approx(drawings, abs=0.5)
    assert max(drawings) > 0


def test_all_is_laid_out_once_the_page_has_opened(page: Page, address: str) -> None:
    open_at(page, f"{address}workloads.html", PHONE)

    expect(page.locator("html[data-opened]")).to_be_attached()

    assert all(page.evaluate(LAID_OUT)[1])
    # Tables that are wider than the screen are reached by the Tab key.
    wide = page.locator(".md-content__inner .md-typeset__scrollwrap")
    not_named = "(all) => all.filter((one) => one.scrollWidth > one.clientWidth && one.tabIndex !== 0).length"
    wait_until(page, lambda: wide.evaluate_all(not_named) == 0)
    assert wide.evaluate_all("(all) => all.filter((one) => one.tabIndex === 0).length") > 0


def test_a_link_into_the_page_leads_to_its_heading(page: Page, address: str) -> None:
    page.add_init_script(BUSY)
    open_at(page, f"{address}clusters.html#check-yourself", PHONE)
    heading = page.locator("#check-yourself")
    top = "(one) => one.getBoundingClientRect().top"
    wait_until(page, lambda: 0 < heading.evaluate(top) < 200)
    before = heading.evaluate(top)

    page.evaluate(REST)

    # The browser holds the place.
    page.wait_for_timeout(200)
    assert heading.evaluate(top) == pytest.approx(before, abs=2)


def test_a_page_that_is_opened_from_another_is_laid_out_at_once(page: Page, address: str) -> None:
    open_at(page, f"{address}workloads.html", PHONE)
    expect(page.locator("html[data-opened]")).to_be_attached()

    page.locator(".md-footer__link--next").click()

    expect(page).to_have_url(f"{address}lifecycle.html")
    assert all(page.evaluate(LAID_OUT)[1])


def test_nothing_waits_on_paper_or_without_script(
    page: Page, new_reader: Callable[..., Reader], address: str
) -> None:
    page.add_init_script(BUSY)
    open_at(page, f"{address}workloads.html", DESKTOP)
    page.emulate_media(media="print")
    assert all(page.evaluate(LAID_OUT)[1])

    plain = new_reader(java_script_enabled=False).page
    open_at(plain, f"{address}workloads.html", DESKTOP)
    assert all(plain.evaluate(LAID_OUT)[1])
