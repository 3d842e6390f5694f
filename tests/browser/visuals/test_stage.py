"""What holds of every figure's stage: it keeps its size, says what happens, ends with a card, and gives links to its moments."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.actions import wait_until
from browser.visuals.actions import EACH, open_visual, run_through

if TYPE_CHECKING:
    from collections.abc import Callable

    from browser.conftest import Reader

# Width and height of the window | height of the stage
WINDOWS = [((1280, 800), 620), ((390, 844), 720)]
# The narration's line, the numbers and texts of the drawing that do not fit: beside the picture, or smaller than 13 px
MEASURED = """
stage => {
  const say = stage.querySelector(".v-say");
  const line = say.querySelector(".v-narration");
  const frame = stage.querySelector(".v-draw").getBoundingClientRect();
  const texts = [...stage.querySelectorAll(".v-picture text")].filter((one) => {
    const { opacity, visibility } = getComputedStyle(one);
    return one.textContent.trim() && opacity > 0 && visibility === "visible" && !one.closest('[opacity="0"], [opacity="0.00"]');
  });
  const outside = texts.filter((one) => {
    const box = one.getBoundingClientRect();
    return box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1;
  });
  const scale = stage.querySelector(".v-picture").getScreenCTM().a;
  const small = texts.filter((one) => parseFloat(getComputedStyle(one).fontSize) * scale < 12.9);
  return {
    height: stage.getBoundingClientRect().height,
    told: line.textContent,
    overflows: line.getBoundingClientRect().bottom > say.getBoundingClientRect().bottom + 1,
    outside: outside.map((one) => one.textContent),
    small: small.map((one) => one.textContent),
    end: !stage.querySelector(".v-end").hidden,
  };
}
"""


def stage_of(visual: Locator) -> Locator:
    return visual.locator(".v-stage-frame")


@EACH
def test_a_stage_keeps_its_size_through_a_whole_run(page: Page, address: str, name: str) -> None:
    for (width, window), height in WINDOWS:
        page.set_viewport_size({"width": width, "height": window})
        stage = stage_of(open_visual(page, address, name))
        stage.get_by_role("button", name="Restart").click()

        found = run_through(stage, MEASURED)

        assert {one["height"] for one in found} == {height}
        assert [one["told"] for one in found if one["overflows"]] == []
        assert {text for one in found for text in one["outside"]} == set()
        assert {text for one in found for text in one["small"]} == set()
        assert len({one["told"] for one in found}) > 2


@EACH
def test_play_shows_something_new_and_ends_with_a_card(page: Page, address: str, name: str) -> None:
    visual = open_visual(page, address, name)
    stage = stage_of(visual)
    stage.get_by_role("button", name="Restart").click()
    picture = stage.locator(".v-picture")
    before = picture.inner_html()

    stage.get_by_role("button", name="Play").click()
    wait_until(page, lambda: picture.inner_html() != before)
    stage.get_by_role("button", name="Pause").click()

    to_the_end(visual)
    card = stage.get_by_role("group", name="How it ended")
    expect(card.locator("dd")).to_have_count(3)
    expect(card.get_by_role("link")).to_have_count(2)
    expect(stage.get_by_role("button", name="Replay")).to_be_visible()
    card.get_by_role("button", name="Close").press("Escape")
    expect(card).to_be_hidden()


@EACH
def test_what_a_card_suggests_is_set_and_played(page: Page, address: str, name: str) -> None:
    visual = open_visual(page, address, name)
    stage = stage_of(visual)
    to_the_end(visual)
    card = stage.get_by_role("group", name="How it ended")
    link = card.get_by_role("link").first
    state = str(link.get_attribute("href"))

    link.click()

    expect(stage.get_by_role("button", name="Pause")).to_be_visible()
    expect(card).to_be_hidden()
    stage.get_by_role("button", name="Pause").click()
    for setting in state.removeprefix(f"#{name}=").split(","):
        expect(page).to_have_url(re.compile(re.escape(setting)))


@EACH
def test_drawers_stand_in_one_order_and_the_log_is_the_whole_run_and_leads_to_its_moments(
    page: Page, address: str, name: str
) -> None:
    visual = open_visual(page, address, name)
    expect(visual.locator(".v-drawer > summary")).to_have_text(
        ["Settings", "Data as tables", "Event log", "Assumptions and sources"]
    )
    log = open_drawer(visual, "Event log")
    rows = log.get_by_role("listitem")
    last = rows.last

    last.get_by_role("button").click()

    expect(last).to_have_attribute("aria-current", "step")
    expect(log.locator("[aria-current]")).to_have_count(1)


@EACH
def test_a_link_to_a_moment_is_copied_and_leads_back(page: Page, address: str, name: str) -> None:
    visual = open_visual(page, address, name)
    # As in a browser that keeps the clipboard to itself.
    page.evaluate("() => { navigator.clipboard.writeText = () => Promise.reject(); }")
    stage = stage_of(visual)
    stage.get_by_role("button", name="Restart").click()
    for _ in range(2):
        stage.get_by_role("button", name="Step").click()
    told = stage.locator(".v-narration").inner_text()
    moment = stage.locator(".v-now").inner_text()

    visual.get_by_role("button", name="Copy link").click()
    link = visual.get_by_role("textbox", name="Link to copy")
    expect(link).to_be_visible()
    followed = open_visual(page, address, name, "#" + link.input_value().partition("#")[2])

    expect(stage_of(followed).locator(".v-narration")).to_have_text(told)
    expect(stage_of(followed).locator(".v-now")).to_have_text(moment)


@EACH
def test_with_less_motion_only_the_steps_are_drawn(
    new_reader: Callable[..., Reader], address: str, name: str
) -> None:
    page = new_reader(reduced_motion="reduce").page
    visual = open_visual(page, address, name)
    stage = stage_of(visual)
    stage.get_by_role("button", name="Restart").click()
    stage.evaluate(
        """stage => {
          window.drawn = new Set();
          const watch = new MutationObserver(() => drawn.add(stage.querySelector(".v-narration").textContent));
          window.changes = 0;
          new MutationObserver(() => changes++).observe(stage.querySelector(".v-picture"), { attributes: true, subtree: true });
          watch.observe(stage, { attributes: true, childList: true, subtree: true });
        }"""
    )
    stage.get_by_role("combobox", name="Speed").select_option("4")
    stage.get_by_role("button", name="Play").click()
    page.wait_for_timeout(2000)
    stage.get_by_role("button", name="Pause").click()
    changes, told = page.evaluate("[changes, drawn.size]")

    # A picture for each thing that is said, and none between.
    assert told >= 1
    assert changes <= told + 1


@pytest.mark.parametrize("name", ["cluster", "lifecycle", "rag"])
def test_a_drawing_that_is_built_anew_keeps_the_focus(page: Page, address: str, name: str) -> None:
    visual = open_visual(page, address, name)
    part = stage_of(visual).locator(".v-picture [tabindex='0']").first
    part.focus()

    page.set_viewport_size({"width": 390, "height": 844})

    expect(stage_of(visual)).to_have_class(re.compile("v-phone"))
    expect(part).to_be_focused()


def open_drawer(visual: Locator, title: str) -> Locator:
    drawer = visual.locator(
        ".v-drawer", has=visual.page.locator("summary", has_text=re.compile(f"^{title}$"))
    )
    if not drawer.evaluate("details => details.open"):
        drawer.locator(":scope > summary").click()
    return drawer


def to_the_end(visual: Locator) -> None:
    """Go to the last event, then on to the end."""
    log = open_drawer(visual, "Event log")
    log.get_by_role("listitem").last.get_by_role("button").click()
    step = stage_of(visual).get_by_role("button", name="Step")
    for _ in range(3):
        if stage_of(visual).locator(".v-end").is_hidden():
            step.click()


def test_a_card_that_is_shown_again_keeps_the_focus(page: Page, address: str) -> None:
    visual = open_visual(page, address, "kit")
    to_the_end(visual)
    close = visual.get_by_role("group", name="How it ended").get_by_role("button", name="Close")
    close.focus()

    page.set_viewport_size({"width": 390, "height": 844})

    expect(visual.locator(".v-phone")).to_be_visible()
    expect(close).to_be_focused()
