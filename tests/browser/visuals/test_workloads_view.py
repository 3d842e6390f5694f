"""The stage of the four workloads: toured, dragged, set, linked, by keyboard, with less motion, on paper."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.actions import wait_until
from browser.visuals.actions import open_twin, open_visual, rows

if TYPE_CHECKING:
    from playwright.sync_api import Locator, Page


# What the drawing says: GPUs of each card.
AMOUNTS = """
visual => [...visual.querySelectorAll(".workloads-amount")].map(one => one.textContent)
"""


def amounts(visual: Locator) -> list[str]:
    found: list[str] = visual.evaluate(AMOUNTS)
    return found


def unfold(visual: Locator) -> None:
    visual.evaluate("one => one.querySelectorAll('details').forEach(each => { each.open = true })")


def narration(visual: Locator) -> Locator:
    return visual.locator(".v-narration")


def test_it_begins_at_the_largest_model_and_leaves_the_address_alone(page: Page, address: str) -> None:
    visual = open_visual(page, address, "workloads")

    assert amounts(visual) == ["20,310", "16", "40", "24"]
    expect(visual.get_by_role("slider", name="Compute")).to_have_attribute(
        "aria-valuetext", "405 B parameters"
    )
    expect(visual.locator(".workloads-limit")).to_have_text(
        [
            "Bottleneck: network",
            "Bottleneck: bandwidth",
            "Bottleneck: arithmetic",
            "Bottleneck: GPU memory",
        ]
    )
    expect(narration(visual)).to_contain_text("At 405 billion parameters, training needs 20,310 GPUs")
    assert page.evaluate("location.hash") == ""


def test_it_plays_to_its_card_and_a_link_on_it_plays_on(page: Page, address: str) -> None:
    visual = open_visual(page, address, "workloads", "#workloads=t:42.5")
    visual.get_by_role("combobox", name="Speed").select_option("4")
    visual.get_by_role("button", name="Play").click()
    card = visual.get_by_role("group", name="How it ended")

    expect(card).to_be_visible()
    expect(card).to_contain_text("402 → 20,310")
    visual.get_by_role("button", name="Close").focus()
    page.keyboard.press("Escape")
    expect(card).to_be_hidden()
    visual.get_by_role("button", name="Step").click()
    card.get_by_role("link", name="1 billion passages").click()

    expect(card).to_be_hidden()
    expect(visual.get_by_role("button", name="Pause")).to_be_visible()
    expect(narration(visual)).to_contain_text("Compute: a larger model")
    expect(visual.locator(".workloads-limit").nth(2)).to_have_text("Bottleneck: host memory")
    visual.get_by_role("button", name="Pause").click()
    wait_until(page, lambda: "passages:1000000000" in page.url)


def test_a_drag_stops_the_tour_and_says_what_it_has_changed(page: Page, address: str) -> None:
    visual = open_visual(page, address, "workloads", "#workloads=t:0.01")
    visual.get_by_role("button", name="Play").click()
    slider = visual.get_by_role("slider", name="Latency")
    box = slider.bounding_box()
    assert box

    page.mouse.move(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    page.mouse.down()
    page.mouse.move(box["x"] + box["width"] * 0.55, box["y"] + box["height"] / 2)
    expect(narration(visual)).to_have_text(
        re.compile(r"^Training needs \d+ GPUs, inference 1, RAG 1, generative AI 2\.$")
    )
    expect(visual.get_by_role("button", name="Play")).to_be_visible()
    page.mouse.move(box["x"] + box["width"] + 9, box["y"] + box["height"] / 2)
    expect(narration(visual)).to_have_text(
        "Generative AI: the bottleneck is now memory bandwidth. It needs 4 GPUs."
    )
    page.mouse.up()

    assert amounts(visual) == ["2,809", "2", "4", "4"]
    assert visual.locator(".workloads-new").count() > 0
    expect(visual.get_by_role("status").first).to_have_text(re.compile("memory bandwidth"))
    wait_until(page, lambda: "days:1" in page.url and "target:0.005" in page.url)


def test_a_slider_by_keyboard(page: Page, address: str) -> None:
    visual = open_visual(page, address, "workloads", "#workloads=t:0.01")
    visual.get_by_role("slider", name="Storage").focus()

    page.keyboard.press("End")

    expect(visual.get_by_role("slider", name="Storage")).to_have_attribute(
        "aria-valuetext", "1 B passages · 128 k context"
    )
    expect(narration(visual)).to_have_text("RAG: the bottleneck is now host memory. It needs 1 GPU.")
    page.keyboard.press("Home")
    expect(visual.get_by_role("slider", name="Storage")).to_have_attribute(
        "aria-valuetext", "100 k passages · 4 k context"
    )
    visual.get_by_role("button", name="Step").focus()
    page.keyboard.press("Enter")
    expect(narration(visual)).to_contain_text("Compute: a larger model")


# The choice, what is said of it, and a field of Settings with its value.
PRESETS = [
    (
        "llama-405b",
        "Published: 16,384 GPUs for 78 days. This model: 14,220 GPUs for training",
        "Deadline, days",
        "78",
    ),
    ("mlperf-interactive", "Published: 40 ms a token", "Tokens in a prompt, tokens", "1024"),
    ("wikipedia-dpr", "Published: 21,015,324 passages", "Passages in the corpus, million", "21.015324"),
]


@pytest.mark.parametrize(("preset", "said", "field", "value"), PRESETS)
def test_a_published_system_stays_chosen(
    page: Page, address: str, preset: str, said: str, field: str, value: str
) -> None:
    visual = open_visual(page, address, "workloads")
    unfold(visual)
    presets = visual.get_by_role("combobox", name="Presets")

    presets.select_option(preset)

    expect(presets).to_have_value(preset)
    expect(narration(visual)).to_contain_text(said)
    expect(visual.get_by_role("spinbutton", name=field, exact=True)).to_have_value(value)
    wait_until(page, lambda: "workloads=" in page.url)
    visual = open_visual(page, address, "workloads", page.evaluate("location.hash"))
    expect(presets).to_have_value(preset)


def test_settings_go_on_from_what_the_stage_shows(page: Page, address: str) -> None:
    visual = open_visual(page, address, "workloads", "#workloads=gpu:A100,t:0")
    unfold(visual)
    users = visual.get_by_role("spinbutton", name="Users at once, users", exact=True)

    users.fill("")
    users.blur()
    expect(users).to_have_value("64")
    users.fill("640")
    users.blur()

    expect(narration(visual)).to_have_text("Training needs 1,272 GPUs, inference 8, RAG 24, generative AI 2.")
    table = {row[0]: row[1:] for row in rows(open_twin(visual, "Needs by workload"))}
    assert table["GPUs"] == amounts(visual)
    assert table["Task"][1] == "640 users, 800 tokens"
    wait_until(page, lambda: page.url.endswith("#workloads=gpu:A100,users:640"))


def test_the_moment_is_in_the_link(page: Page, address: str) -> None:
    visual = open_visual(page, address, "workloads", "#workloads=users:128")
    visual.get_by_role("button", name="Step").click()
    visual.get_by_role("button", name="Step").click()
    shown = amounts(visual), narration(visual).inner_text()
    wait_until(page, lambda: ",t:" in page.url)

    visual = open_visual(page, address, "workloads", page.evaluate("location.hash"))

    assert (amounts(visual), narration(visual).inner_text()) == shown


def test_paper_has_the_stage_the_settings_and_the_worked_table(page: Page, address: str) -> None:
    visual = open_visual(page, address, "workloads", "#workloads=users:500")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    expect(visual.locator(".v-picture")).to_be_visible()
    expect(narration(visual)).to_be_visible()
    expect(visual.locator(".v-print")).to_have_text("Settings: Users at once: 500 users.")
    expect(visual.get_by_text("Storage, extreme: 1 billion passages")).to_be_visible()
    expect(visual.get_by_role("button", name="Play")).to_be_hidden()
