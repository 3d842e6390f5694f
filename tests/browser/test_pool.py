"""A profile that one test after the other is lent: each finds it as new, or gets another."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest

from browser.conftest import Reader
from browser.pool import Pool, Profile
from browser.web_server import BLANK

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Browser, Page

SETTINGS = {"viewport": {"width": 1280, "height": 900}, "reduced_motion": "reduce"}
KEEP = """
() => new Promise((done) => {
  localStorage.setItem("kept", "1");
  sessionStorage.setItem("kept", "1");
  globalThis.kept = true;
  indexedDB.open("kept").onsuccess = (opened) => { opened.target.result.close(); done(); };
})
"""
KEPT = """
async () => ({
  local: localStorage.length,
  session: sessionStorage.length,
  databases: (await indexedDB.databases()).length,
  here: globalThis.kept ?? false,
  scripts: [globalThis.added, globalThis.addedToAll].filter(Boolean).length,
  size: [innerWidth, innerHeight],
  dark: matchMedia("(prefers-color-scheme: dark)").matches,
  paper: matchMedia("print").matches,
  still: matchMedia("(prefers-reduced-motion: reduce)").matches,
  under: document.querySelectorAll(":hover").length,
})
"""
NEW = {
    "local": 0,
    "session": 0,
    "databases": 0,
    "here": False,
    "scripts": 0,
    "size": [1280, 900],
    "dark": False,
    "paper": False,
    "still": True,
    "under": 0,
}


@pytest.fixture
def lend(browser: Browser) -> tuple[Callable[[], Profile[Reader]], Callable[[Profile[Reader]], None]]:
    """Lend and take back what a pool of its own has."""
    pool = Pool[Reader]()
    return lambda: pool.take("a key", SETTINGS, lambda: Reader.of(browser, [], SETTINGS)), pool.give_back


# The empty page of a server; any file.
@pytest.fixture(params=["http", "file"])
def somewhere(request: pytest.FixtureRequest, server: str) -> str:
    return server.rstrip("/") + BLANK if request.param == "http" else request.path.as_uri()


def test_a_profile_that_is_lent_again_is_as_new(lend: Any, somewhere: str) -> None:
    take, give_back = lend
    first = take()
    page = first.lent.page
    heard: list[str] = []
    page.on("console", lambda message: heard.append(message.text))
    page.add_init_script("globalThis.added = true")
    first.lent.context.add_init_script("globalThis.addedToAll = true")
    page.goto(somewhere)
    page.evaluate(KEEP)
    page.set_viewport_size({"width": 320, "height": 640})
    page.emulate_media(media="print", color_scheme="dark", reduced_motion="no-preference")
    page.mouse.move(100, 100)
    page.evaluate("console.error('seen')")
    first.lent.context.new_page().goto(somewhere)
    found = page.evaluate(KEPT)
    # What is under the mouse is known with the next frame.
    assert {name for name, value in found.items() if value != NEW[name]} | {"under"} == set(NEW)
    assert first.lent.problems == ["seen"]

    give_back(first)
    again = take()

    assert again is first
    assert again.lent.problems == []
    assert again.lent.context.pages == [page]
    page.goto(somewhere)
    assert page.evaluate(KEPT) == NEW
    page.evaluate("console.error('seen too')")
    assert heard == ["seen"]


# What a test does that nothing takes back
ENDS: list[Callable[[Page], object]] = [
    lambda page: page.route("**/*", lambda route: route.abort()),
    lambda page: page.once("request", lambda _: None),
    lambda page: page.clock.set_fixed_time(0),
    lambda page: page.close(),
]


def test_what_cannot_be_taken_back_ends_a_profile(lend: Any) -> None:
    take, give_back = lend
    for does in ENDS:
        profile = take()
        does(profile.lent.page)
        give_back(profile)
        assert take() is not profile
