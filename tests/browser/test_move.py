"""Answers go from a phone to a laptop by a link or a code, and a link of anybody's making changes nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

import numpy as np
import pytest
import zxingcpp
from playwright.sync_api import expect

from browser.actions import answer_quiz, open_part, open_place, remember, stored, unfold

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from browser.conftest import Reader


@pytest.fixture
def runs_theme() -> bool:
    return False


RUN = re.compile(r"M(\d+) (\d+)h(\d+)v1h-\d+z")
PHONE = {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"}


def read_code(code: Locator) -> str:
    """Read a code as a camera does, from what is drawn."""
    size = int(str(code.get_attribute("viewBox")).split()[-1])
    image: Any = np.full((size, size), 255, dtype=np.uint8)
    for x, y, run in RUN.findall(str(code.locator("path").get_attribute("d"))):
        image[int(y), int(x) : int(x) + int(run)] = 0
    whole = np.kron(image, np.ones((4, 4), dtype=np.uint8))
    # In so many squares there may be a bar code of another kind.
    found = zxingcpp.read_barcode(whole, formats=zxingcpp.BarcodeFormats(zxingcpp.BarcodeFormat.QRCode))
    assert found
    return str(found.text)


def test_answers_go_from_a_phone_to_a_laptop(new_reader: Callable[..., Reader], address: str) -> None:
    phone = new_reader(**PHONE).page
    open_part(phone, address)
    answer_quiz(phone, [True, False, True, True, True])
    place = open_place(phone, address, "progress")
    move = unfold(place, "Move to another device")
    code = move.get_by_role("img", name="QR code with a link to your 5 answers")
    expect(code).to_be_visible()
    assert code.locator("rect").evaluate("one => getComputedStyle(one).fill") == "rgb(255, 255, 255)"
    scanned = read_code(code)
    link = move.get_by_label("Link with your answers").input_value()
    assert scanned.startswith(f"{address}progress.html#answers10=")
    assert link.startswith(f"{address}progress.html#answers=")

    laptop = new_reader().page
    for opened, expected in ((scanned, 5), (link, 0)):
        laptop.goto(opened)
        box = laptop.get_by_role("region", name="Answers from another device")
        expect(box.get_by_role("heading")).to_be_focused()
        if expected:
            expect(box).to_contain_text("This link holds 5 new answers.")
            assert stored(laptop) == []
            box.get_by_role("button", name="Add answers").press("Enter")
            expect(box.get_by_text("Added 5 answers.")).to_be_focused()
            expect(laptop.get_by_role("link", name="4 right in AI Workloads")).to_be_visible()
        else:
            expect(box).to_contain_text("No new answers found. 5 were already here.")
            box.get_by_role("button", name="Close").press("Enter")
            expect(box).to_have_count(0)
        assert "#" not in laptop.url
    in_order = [sorted(map(str, stored(one))) for one in (phone, laptop)]
    assert in_order[0] == in_order[1]


def test_what_a_link_added_can_be_taken_back(new_reader: Callable[..., Reader], address: str) -> None:
    phone = new_reader().page
    place = open_place(phone, address, "progress")
    remember(phone, "training", 3)
    link = unfold(place, "Move to another device").get_by_label("Link with your answers").input_value()
    page = new_reader().page
    open_place(page, address, "progress")

    # In a page that is open already, only the fragment changes.
    page.evaluate("link => { location.href = link; }", link)
    box = page.get_by_role("region", name="Answers from another device")
    box.get_by_role("button", name="Add answers").click()
    box.get_by_role("button", name="Undo").press("Enter")

    expect(box.get_by_text("Removed the 3 added answers.")).to_be_focused()
    assert stored(page) == []


BOMB = """
async (size) => {
  const stream = new Blob([new Uint8Array(size)]).stream().pipeThrough(new CompressionStream("deflate-raw"));
  const packed = [...new Uint8Array(await new Response(stream).arrayBuffer())];
  const length = [packed.length >> 16, (packed.length >> 8) & 255, packed.length & 255];
  return "answers=" + btoa(String.fromCharCode(1, ...length, ...packed)).replace(/[+]/g, "-").replace(/[/]/g, "_").replace(/=/g, "");
}
"""
# What stands behind the number sign | what is said
LINKS = {
    "answers=": "This link is damaged or incomplete.",
    "answers=<img src=x onerror='window.harmed = true'>": "This link is damaged or incomplete.",
    "answers=__proto__": "This link is damaged or incomplete.",
    "answers10=12345": "This link is damaged or incomplete.",
    "answers=AgAAAA": "This link comes from a newer version of the guide.",
    "bomb": "This link is damaged or incomplete.",
    "foreign": "This link comes from another guide.",
}


def test_links_made_to_harm(new_reader: Callable[..., Reader], address: str) -> None:
    page = new_reader().page
    place = open_place(page, address, "progress")
    remember(page, "training", 2)
    bomb = page.evaluate(BOMB, 10_000_000)
    other = foreign_link(new_reader().page, address)
    before = page.evaluate("({ ...localStorage })")
    for fragment, said in LINKS.items():
        page.evaluate(
            "to => { location.hash = to; }", {"bomb": bomb, "foreign": other}.get(fragment, fragment)
        )

        box = place.get_by_role("region", name="Answers from another device")
        expect(box, fragment[:60]).to_contain_text(said)
        expect(box.get_by_role("button")).to_have_text(["Close"])
        assert page.evaluate("window.harmed") is None
        assert page.evaluate("({ ...localStorage })") == before
        box.get_by_role("button", name="Close").click()
        assert "#" not in page.url


def foreign_link(page: Page, address: str) -> str:
    """Make a link of answers to questions that this guide doesn't have, on a page that says it is another one's."""
    place = open_place(page, address, "progress")
    page.evaluate(
        """() => {
          const store = [...selfcheck.stores.values()][0];
          store.add([{ attempt: "0000aaaaaaaa", question: "of-another", rev: "01234567", phase: "quiz", picked: [],
            verdict: null, day: "2026-01-01" }]);
          document.querySelector("script[data-selfcheck-site]").dataset.selfcheckSite = "another";
          selfcheck.stores.set("another", store);
        }"""
    )
    link = unfold(place, "Move to another device").get_by_label("Link with your answers")
    return link.input_value().partition("#")[2]


MANY = """
(count) => {
  const chance = () => [...crypto.getRandomValues(new Uint8Array(6))].map(byte => byte.toString(36).padStart(2, "0"));
  [...selfcheck.stores.values()][0].add(Array.from({ length: count }, (_, n) => ({
    attempt: `0000${chance().join("")}`, question: `of-many-${n % 5}`, rev: "01234567", phase: "quiz", picked: ["a"],
    verdict: "correct", day: "2026-01-01",
  })));
}
"""


def test_more_answers_than_a_link_holds_go_by_a_file(page: Page, address: str) -> None:
    place = open_place(page, address, "progress")
    page.evaluate(MANY, 600)
    move = unfold(place, "Move to another device")
    expect(move).to_contain_text("It holds your 600 answers: too many for a QR code.")
    expect(move.get_by_role("img")).to_have_count(0)
    expect(move.get_by_label("Link with your answers")).to_be_visible()
    move.locator("summary").click()
    page.evaluate(MANY, 4000)
    move.locator("summary").click()
    expect(move).to_contain_text("Your 4600 answers don't fit in a link.")
    with page.expect_download():
        move.get_by_role("button", name="Save a copy").click()
