"""The interactive figures as readers meet them: without script, by keyboard, in words, as a link, small, printed."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.axe import violations
from browser.visuals.actions import EACH, VISUALS, assert_painted, open_twin, open_visual, rows, unfold

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

    from browser.conftest import Reader


@EACH
def test_without_script_the_figure_is_a_worked_table(
    new_reader: Callable[..., Reader], address: str, name: str
) -> None:
    page = new_reader(java_script_enabled=False).page
    page.goto(f"{address}{VISUALS[name]}")
    figure = page.locator("figure", has=page.locator(f"{name}-visual"))

    expect(figure.locator("table").first).to_be_visible()
    expect(figure.locator("figcaption")).to_be_visible()
    expect(figure.get_by_role("button")).to_have_count(0)


@pytest.mark.parametrize(("name", "summary"), [("ways", "The three ways as a table")])
def test_the_worked_table_is_what_the_model_computes(
    page: Page, address: str, name: str, summary: str
) -> None:
    visual = open_visual(page, address, name)
    unfold(visual)
    worked = page.locator("figure", has=visual).locator(".visual-worked").first
    computed = {row[0]: row for row in rows(open_twin(visual, summary))[1:]}

    static = [row for row in rows(worked.locator("table"))[1:] if row[0] != "Example"]

    assert len(static) > 5
    assert static == [computed[row[0]] for row in static]


WANTED = """
visual => {
  visual.querySelectorAll("details").forEach(one => { one.open = true; });
  const all = [...visual.querySelectorAll("input, select, button:not([tabindex='-1']), summary, a, [tabindex='0']")];
  window.wanted = all.filter(one => one.checkVisibility());
  return window.wanted.map(one => [
    one.outerHTML.slice(0, 160),
    one.getAttribute("aria-label") || one.textContent.trim() || one.labels?.[0]?.textContent || "",
    one.getBoundingClientRect().height,
  ]);
}
"""


@EACH
def test_every_control_is_reached_by_keyboard_and_named(page: Page, address: str, name: str) -> None:
    visual = open_visual(page, address, name)
    unfold(visual)
    wanted = visual.evaluate(WANTED)
    page.evaluate(
        "window.reached = []; document.addEventListener('focusin', ({ target }) => reached.push(wanted.indexOf(target)))"
    )
    page.evaluate("wanted[0].focus()")
    for _ in wanted[1:]:
        page.keyboard.press("Tab")

    assert page.evaluate("reached") == list(range(len(wanted)))
    assert [html for html, name, _ in wanted if not name] == []


STATES = {
    "kit": ("#kit=rate:16,show:arrivals,t:9", {}),
    "cluster": ("#cluster=shape:ramp,target:50,t:300", {"CPU target, %": "50"}),
    "ways": ("#ways=parameters:1000000000,method:full,price:3", {"Price of a GPU-hour, $": "3"}),
    "workloads": ("#workloads=gpu:A100,users:500", {"Users at once, users": "500"}),
    "lifecycle": (
        "#lifecycle=size:100,errors:2,step:9,phase:deployment",
        {"Failed requests, retrained version, %": "2"},
    ),
    "rag": ("#rag=query:pods%20on%20nodes%2C%20%26%20why%3F,size:40", {"Passage length, words": "40"}),
}


# As much as the sliders allow, to the last second.
LONG_RUN = (
    "shape:sale,address:500,served:1,replicas:500,min:100,max:500,gpuNodes:50,gpuMin:0,gpuMax:50,nodeGpus:1,cpuNodes:50,"
    "cpuMax:50,trainEvery:30,trainPods:32,trainGpus:8,vpa:Recreate,t:21600"
)
HOSTILE = [
    "shape:<script>,target:NaN,t:-5,address:1e99,parameters:-1,gpu:B52,users:,method:prayer,size:-1,phase:x,step:1e9",
    "t:99999999,max:100000,seed:%,actions:1:fail:gpu-1,query:%3Cimg src=x onerror=alert(1)%3E,overlap:1e9,rule:x",
    LONG_RUN,
    ":,,,:::,constructor:1,__proto__:2,toString:3,stage:99,begins:NaN,weight:2",
]


@EACH
def test_an_address_made_to_harm_is_brought_into_range(page: Page, address: str, name: str) -> None:
    visual = open_visual(page, address, name, f"#{name}={HOSTILE[0]}")
    for state in HOSTILE:
        page.evaluate("hash => { location.hash = hash; }", f"{name}={state}")
        if name == "rag":
            expect(visual).to_have_attribute("data-ready", "")
        expect(visual.locator(".v-stage-frame")).to_be_visible()
        text = visual.inner_text()
        assert "NaN" not in text
        assert "undefined" not in text
        assert page.evaluate("({}).constructor === Object && !('2' in Object.prototype)")


@EACH
def test_it_fits_a_narrow_phone(new_reader: Callable[..., Reader], address: str, name: str) -> None:
    page = new_reader(viewport={"width": 320, "height": 640}).page
    visual = open_visual(page, address, name)
    wanted = visual.evaluate(WANTED)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert [html for html, _, height in wanted if not html.startswith("<a") and height < 24] == []


# Rows of a table that a model fills are made alike: axe asks its questions of the first.
LEAVE_FIRST_ROWS = (
    "one => one.querySelectorAll('.v-twin tbody > tr:nth-child(n + 4)').forEach(row => row.remove())"
)


@EACH
def test_axe_finds_nothing(page: Page, address: str, name: str) -> None:
    visual = open_visual(page, address, name, STATES[name][0])
    unfold(visual)
    visual.evaluate(LEAVE_FIRST_ROWS)

    assert violations(page, f"{name}-visual") == []


# A mark's kind, and in which of the reader's colors it is painted
FORCED = {
    "ways": [
        (".ways-train", "fill", "Canvas"),
        (".ways-serve", "fill", "CanvasText"),
        (".ways-track", "stroke", "CanvasText"),
        (".ways-line:not(.ways-to-come)", "stroke", "CanvasText"),
        (".ways-on", "fill", "Canvas"),
    ],
    "workloads": [
        (".workloads-gpu", "fill", "CanvasText"),
        (".workloads-free", "stroke", "GrayText"),
        ("g:not(.workloads-limits) > .workloads-fill", "fill", "CanvasText"),
        (".workloads-limits > .workloads-fill", "fill", "Highlight"),
    ],
}


@pytest.mark.parametrize("name", FORCED)
def test_forced_colors_leave_marks_and_words(
    new_reader: Callable[..., Reader], address: str, name: str
) -> None:
    page = new_reader(forced_colors="active").page
    state = {"ways": "t:100", "workloads": ""}[name]
    visual = open_visual(page, address, name, f"#{name}={state}")

    for selector, property_, color in FORCED[name]:
        assert_painted(visual, selector, property_, color)
    chevron = visual.locator("summary").first.evaluate(
        "one => [getComputedStyle(one, '::after').backgroundColor, getComputedStyle(one).backgroundColor]"
    )
    assert chevron[0] != chevron[1]


@EACH
def test_the_address_restores_the_settings_and_print_shows_them(page: Page, address: str, name: str) -> None:
    state, values = STATES[name]
    visual = open_visual(page, address, name, state)
    for label, value in values.items():
        field = visual.get_by_role("spinbutton", name=label, exact=True, include_hidden=True)
        expect(field).to_have_value(value)
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    expect(visual.locator(".v-twin table").first).to_be_visible()
    expect(visual.locator(".v-twin tbody tr").nth(3)).to_be_visible()
    expect(visual.locator(".v-groups")).to_be_hidden()
    if STATES[name][1]:
        label, value = next(iter(STATES[name][1].items()))
        expect(visual.locator(".v-print")).to_contain_text(label.rpartition(", ")[0])
        expect(visual.locator(".v-print")).to_contain_text(value)
