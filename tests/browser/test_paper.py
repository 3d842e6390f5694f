"""What a printer gets of a page that was just opened: text, diagrams, worked tables, questions and their key."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect
from pypdf import PdfReader

from browser.actions import open_gallery

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.conftest import Reader

# part | a word of each of its diagrams, a cell of each worked table
PARTS = {
    "workloads": [
        "Augmented Response",
        "Gradient Synchronization",
        "Scheduled bulk jobs",
        "9.6 × 10²² FLOP",
        "31 GB to read",
    ],
    "lifecycle": ["Track accuracy, latency,"],
    "clusters": ["Scale pod replicas"],
}
FEWER = 25
LIGATURES = str.maketrans({"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"})
# Less than a heading and a line: such a page is as good as empty.
LEAST = 100


@pytest.fixture
def draws_figures() -> bool:
    return True


def printed(page: Page) -> list[str]:
    """Print a page and read its sheets; words that a line breaks are joined by one space."""
    reader = PdfReader(io.BytesIO(page.pdf(format="A4")))
    texts = [sheet.extract_text().translate(LIGATURES) for sheet in reader.pages]
    return [plain(text) for text in texts]


def plain(text: str) -> str:
    """Join the lines of a text; one may end with a hyphen of a word."""
    return re.sub(r"(?<=\w)- (?=\w)", "-", re.sub(r"\s+", " ", text))


@pytest.mark.parametrize("part", PARTS)
def test_a_part_fits_on_few_sheets_with_all_that_it_holds(page: Page, address: str, part: str) -> None:
    page.goto(f"{address}{part}.html")
    page.wait_for_selector("self-check[data-phase=quiz] button[type=submit]:not([hidden])", state="attached")
    stems = page.locator("self-check-key .sc-key-stem > p:first-child").all_text_contents()

    sheets = printed(page)

    text = " ".join(sheets)
    assert len(sheets) < FEWER
    assert min(map(len, sheets[:-1])) > LEAST
    for wanted in PARTS[part]:
        assert wanted in text
    assert len(stems) >= 5
    for stem in stems:
        # In the question and in the key.
        assert text.count(plain(stem).strip()[:60]) >= 2, stem
    before, _, key = text.rpartition("Answers")
    assert key.count("Correct") >= 5
    assert "https://doi.org/" in before
    assert "Show answer" not in text
    assert "Play" not in re.findall(r"\b[A-Z]\w+", text)


def test_a_figure_that_a_reader_has_set_is_printed_as_it_is(page: Page, address: str) -> None:
    page.goto(f"{address}workloads.html")
    visual = page.locator("workloads-visual")
    visual.evaluate("one => one.scrollIntoView()")
    expect(visual.locator(".v-about")).to_have_count(1)
    log = visual.locator(".v-drawer > summary", has_text="Event log")
    page.emulate_media(media="print")
    expect(visual.locator(".v-stage-frame")).to_be_visible()
    expect(log).to_be_hidden()
    page.emulate_media(media="screen")

    visual.locator("select").first.select_option(index=2)
    page.emulate_media(media="print")

    expect(log).to_be_visible()


def test_an_address_is_printed_once(page: Page, address: str) -> None:
    page.goto(f"{address}workloads.html")

    text = " ".join(printed(page))

    assert text.count("https://arxiv.org/abs/2005.11401") == 1


def test_paper_holds_questions_and_their_key_at_the_end(page: Page, address: str) -> None:
    open_gallery(page, address)
    page.emulate_media(media="print")

    expect(page.locator("self-check .sc-actions button:visible")).to_have_count(0)
    expect(page.locator("self-check details:visible")).to_have_count(0)
    expect(page.locator("self-check[data-phase=pretest] self-check-question:visible")).to_have_count(0)
    expect(page.get_by_text("To try the questions first, turn to the end of this part.")).to_be_visible()
    expect(page.locator("#q-gallery-single label").filter(has_text="The third")).to_be_visible()
    key = page.locator("self-check-key")
    expect(key).to_be_visible()
    expect(key.get_by_text("The second is right because it is second.")).to_be_visible()
    last_question = page.locator("#q-gallery-blocks").bounding_box()
    key_box = key.bounding_box()
    assert last_question
    assert key_box
    assert key_box["y"] >= last_question["y"] + last_question["height"]


def test_paper_holds_the_key_without_script(new_reader: Callable[..., Reader], address: str) -> None:
    page = new_reader(java_script_enabled=False).page
    page.goto(address + "gallery.html")
    expect(page.locator("self-check-key")).to_be_hidden()

    page.emulate_media(media="print")

    expect(page.locator("self-check-key")).to_be_visible()
