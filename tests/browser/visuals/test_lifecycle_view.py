"""The lifecycle wheel by arrow keys, the loop from decision to decision, and the trials of its monitor."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.visuals.test_views import open_twin, open_visual, rows

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.conftest import Reader

PHASES = [
    "Data Collection & Preparation",
    "Model Training & Selection",
    "Validation & Testing",
    "Deployment",
    "Monitoring & Maintenance",
    "Retraining & Updates",
]


def test_the_wheel_turns_by_arrow_keys(page: Page, base: str) -> None:
    visual = open_visual(page, base, "lifecycle")
    tabs = visual.get_by_role("tab")
    panel = visual.get_by_role("tabpanel")
    assert [re.sub(r"^.*: ", "", text) for text in tabs.all_text_contents()] == PHASES
    tabs.first.focus()

    for number in [1, 2, 3, 4, 5, 0]:
        page.keyboard.press("ArrowRight")
        expect(tabs.nth(number)).to_be_focused()
        expect(tabs.nth(number)).to_have_attribute("aria-selected", "true")
        expect(panel).to_have_accessible_name(re.compile(re.escape(PHASES[number])))
        expect(panel.get_by_role("heading", level=4)).to_have_text(f"{number + 1}. {PHASES[number]}")
        assert visual.locator("[role=tab][tabindex='0']").count() == 1
    page.keyboard.press("ArrowLeft")
    expect(tabs.nth(5)).to_be_focused()
    page.keyboard.press("Home")
    expect(tabs.first).to_be_focused()
    page.keyboard.press("End")
    expect(tabs.nth(5)).to_be_focused()
    page.keyboard.press("Tab")
    expect(panel).to_be_focused()
    expect(visual.get_by_role("link", name="Link to this state")).to_have_attribute(
        "href", "#lifecycle=phase:retraining"
    )


def test_every_phase_names_what_it_needs_and_each_tool_its_source(page: Page, address: str) -> None:
    visual = open_visual(page, address, "lifecycle")
    for tab in visual.get_by_role("tab").all():
        tab.click()
        panel = visual.get_by_role("tabpanel")
        for heading in ("Activities", "Infrastructure", "Tools", "Elsewhere"):
            expect(panel.get_by_role("heading", name=heading)).to_be_visible()
        links = panel.get_by_role("link")
        assert links.count() >= 3
        assert all(str(one.get_attribute("href")).startswith("https://") for one in links.all())
        expect(panel.locator(".v-levels li")).to_have_count(3)


def test_tabs_do_not_cover_each_other_on_a_phone(new_reader: Callable[..., Reader], address: str) -> None:
    page = new_reader(viewport={"width": 320, "height": 640}).page
    visual = open_visual(page, address, "lifecycle")
    boxes = [one.bounding_box() for one in visual.get_by_role("tab").all()]
    places = [(b["x"], b["y"], b["x"] + b["width"], b["y"] + b["height"]) for b in boxes if b]

    assert len(places) == 6
    for at, (left, top, right, bottom) in enumerate(places):
        assert left >= 0
        assert right <= 320
        assert bottom - top >= 24
        for other in places[at + 1 :]:
            assert right <= other[0] or other[2] <= left or bottom <= other[1] or other[3] <= top


def test_the_loop_goes_from_decision_to_decision(page: Page, base: str) -> None:
    visual = open_visual(page, base, "lifecycle", "#lifecycle=shift:1,size:1000,begins:2")
    step = visual.get_by_role("button", name="Next decision")
    step.focus()
    log = visual.locator(".v-log li")
    for said in ("no drift", "drift", "version 2 is trained", "version 2 gets 10 %"):
        page.keyboard.press("Enter")
        expect(log.first).to_contain_text(said)
    expect(visual.get_by_role("status")).to_contain_text(re.compile(r"^Week 2, Canary: version 2 gets 10 %"))
    expect(visual.locator(".v-status")).to_contain_text("version 1 serves, version 2 as a canary with 10 %")
    expect(visual.locator(".v-tab.v-active")).to_contain_text("Deployment")
    for _ in range(5):
        page.keyboard.press("Enter")
    expect(log.first).to_have_text("Week 2 Canary version 2 is promoted: the check at 50 % passed")
    expect(visual.locator(".v-tab.v-active")).to_contain_text("Monitoring")
    expect(visual.get_by_role("link", name="Link to this state")).to_have_attribute(
        "href", re.compile("step:9")
    )


def test_the_weeks_are_the_chart(page: Page, address: str) -> None:
    visual = open_visual(page, address, "lifecycle", "#lifecycle=step:30")
    table = rows(open_twin(visual, "The weeks as a table"))[1:]
    line = str(visual.locator(".v-chart polyline").first.get_attribute("points")).split(" ")

    assert len(line) == len(table) > 4
    assert [int(row[0]) for row in table] == list(range(1, len(table) + 1))
    assert {row[4] for row in table} == {"drift", "no drift"}


def test_a_changed_threshold_changes_what_was_decided(page: Page, address: str) -> None:
    visual = open_visual(page, address, "lifecycle", "#lifecycle=step:20")
    before = visual.locator(".v-log").inner_text()
    visual.locator("summary", has_text="The monitor").click()

    visual.get_by_label("It goes by").select_option("ks")

    expect(visual.locator(".v-log")).not_to_have_text(before)
    expect(visual.locator(".v-log li").last).to_contain_text("Week 1 Monitor")


@pytest.mark.parametrize("size", [100, 3000])
def test_trials_show_the_trap_of_the_sample_size(page: Page, address: str, size: int) -> None:
    state = f"#lifecycle=size:{size},references:{size},limit:0.1,shift:0.15,rule:psi"
    visual = open_visual(page, address, "lifecycle", state)
    expect(visual.get_by_text("200 times")).to_be_visible()
    table = {row[0]: row[1:] for row in rows(open_twin(visual, "The trials as a table"))[1:]}
    false, missed = (int(cell) for cell in table["PSI from 0.1"])
    card = visual.get_by_role("region", name="False alarms")

    expect(card.locator("li").first).to_have_text(f"PSI{false} of 200")
    # With few, PSI cries at nothing; with many, it is silent about a drift that KS sees.
    assert (false > 140) if size == 100 else (false == 0 and missed > 180)
    assert (int(table["KS, p below 0.01"][1]) < 40) if size == 3000 else True


def test_it_plays_and_pauses_and_stops_out_of_sight(page: Page, address: str) -> None:
    visual = open_visual(page, address, "lifecycle", "#lifecycle=phase:data")
    visual.get_by_role("button", name="Play").click()
    expect(visual.locator(".v-log li")).not_to_have_count(0)

    page.evaluate("scrollTo(0, document.body.scrollHeight)")

    expect(visual.get_by_role("button", name="Play", include_hidden=True)).to_be_attached()


def test_with_less_motion_the_loop_still_runs(new_reader: Callable[..., Reader], address: str) -> None:
    page = new_reader(reduced_motion="reduce").page
    visual = open_visual(page, address, "lifecycle")

    visual.get_by_role("button", name="Play").click()

    expect(visual.locator(".v-log li")).not_to_have_count(0)
    token = visual.locator(".v-ring-token")
    assert token.get_attribute("transform") == "rotate(240.0 100 100) translate(100 30)"
