"""The stage of the three ways to get a model, as readers meet it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from playwright.sync_api import expect

from browser.actions import wait_until
from browser.visuals.actions import open_twin, open_visual, rows

if TYPE_CHECKING:
    from playwright.sync_api import Page


def test_it_plays_at_once_and_ends_with_a_card(page: Page, address: str) -> None:
    visual = open_visual(page, address, "ways")
    told = visual.locator(".v-narration")
    expect(told).to_have_text(
        "From scratch: training starts on 64 GPUs, for 8.52 days. Watch its cost climb."
    )
    visual.get_by_role("combobox", name="Speed").select_option("4×")

    visual.get_by_role("button", name="Play").click()

    expect(told).to_contain_text("From scratch serves on day 98.5.", timeout=3000)
    card = visual.get_by_role("group", name="How it ended")
    expect(card).to_contain_text("$24,900")
    expect(card).to_contain_text("98.5 days")
    expect(card).to_contain_text("10 times")
    expect(visual.get_by_role("button", name="Replay")).to_be_visible()
    wait_until(page, lambda: page.url.endswith("#ways=t:130"))

    card.get_by_role("link", name="1 million tokens a day").press("Enter")

    expect(card).to_be_hidden()
    expect(visual.get_by_role("button", name="Pause")).to_be_visible()
    expect(visual.get_by_role("slider", name="Tokens a day")).to_have_attribute("aria-valuetext", "1 million")
    visual.get_by_role("button", name="Pause").click()
    for _ in range(6):
        visual.get_by_role("button", name="Step").click()
    expect(told).to_contain_text("66.8 years at 1 million tokens a day")
    wait_until(page, lambda: "#ways=day:1000000,t:" in page.url)


def test_by_keyboard_alone(page: Page, address: str) -> None:
    visual = open_visual(page, address, "ways")
    step = visual.get_by_role("button", name="Step")
    step.focus()
    page.keyboard.press("Enter")
    expect(visual.locator(".v-now")).to_have_text("Day 98.5")
    expect(visual.get_by_role("status").first).to_contain_text("From scratch serves on day 98.5.")
    page.keyboard.press("Enter")
    page.keyboard.press("Enter")
    card = visual.get_by_role("group", name="How it ended")
    card.get_by_role("button", name="Close").focus()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()

    slider = visual.get_by_role("slider", name="Off-the-shelf model", exact=True)
    slider.focus()
    page.keyboard.press("Home")

    expect(slider).to_have_attribute("aria-valuetext", "100 million")
    verdict = "Break-even with as-is: fine-tuned never, from scratch never."
    expect(visual.locator(".v-narration")).to_have_text(verdict)
    expect(visual.get_by_role("status").first).to_have_text(verdict)
    expect(card).to_be_hidden()


def test_the_sliders_on_the_stage_and_in_the_drawer_agree(page: Page, address: str) -> None:
    visual = open_visual(page, address, "ways", "#ways=day:2000000000")
    visual.get_by_text("Settings", exact=True).click()
    number = visual.get_by_role("spinbutton", name="Tokens served a day, billion")
    slider = visual.get_by_role("slider", name="Tokens a day")
    expect(number).to_have_value("2")
    expect(slider).to_have_attribute("aria-valuetext", "2 billion")

    number.fill("5")
    number.press("Enter")
    expect(slider).to_have_attribute("aria-valuetext", "5 billion")
    slider.press("End")
    expect(number).to_have_value("100")
    wait_until(page, lambda: "#ways=day:100000000000" in page.url)


def test_the_moment_and_the_settings_are_in_the_link(page: Page, address: str) -> None:
    visual = open_visual(page, address, "ways", "#ways=method:full,t:100")
    expect(visual.locator(".v-now")).to_have_text("Day 100.0")
    visual.get_by_role("button", name="Restart").click()
    wait_until(page, lambda: page.url.endswith("#ways=method:full,t:0"))
    visual.locator("summary", has_text="Data as tables").click()
    moment = {row[0]: row[1:] for row in rows(open_twin(visual, "The three ways at this moment"))}
    assert moment["Phase"] == ["gathers data", "gathers data", "serves"]
    assert moment["GPU memory"] == ["None yet", "None yet", "140 GB"]

    visual = open_visual(page, address, "ways", "#ways=method:full,t:0")

    expect(visual.locator(".v-now")).to_have_text("Day 0.0")


def test_its_tables_say_when_it_pays_and_what_was_published(page: Page, address: str) -> None:
    visual = open_visual(page, address, "ways")
    visual.locator("summary", has_text="Data as tables").click()
    even = next(
        row for row in rows(open_twin(visual, "Money over tokens served")) if row[0] == "24.4 billion"
    )
    assert even[1] == even[3]

    runs = visual.locator("details", has=page.get_by_text("Published training runs", exact=True)).last
    runs.locator("summary").click()
    table = {row[0]: row for row in rows(runs.locator("table"))}
    assert table["Llama 2 7B"][3:] == ["184,320 GPU-hours", "180,000 GPU-hours", "39%"]
    assert table["GPT-3"][3:5] == ["3,640 petaflop/s-days", "3,637 petaflop/s-days"]
    expect(runs.get_by_text(re.compile(r"published total is\s+2\.788 million hours"))).to_be_visible()

    visual.locator("summary", has_text="Assumptions and sources").click()
    expect(visual.locator(".v-about li").first).to_contain_text("assumptions without a source")


def test_an_old_links_seconds_are_brought_into_range(page: Page, address: str) -> None:
    visual = open_visual(page, address, "ways", "#ways=served:1000000000,t:300000")

    expect(visual.locator(".v-now")).to_have_text("Day 130.0")
    expect(visual.get_by_role("group", name="How it ended")).to_be_visible()
