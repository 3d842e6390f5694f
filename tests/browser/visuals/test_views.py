"""The interactive figures as readers meet them: without script, by keyboard, in words, as a link, small, printed."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from playwright.sync_api import expect

from browser.axe import violations
from browser.visuals.actions import EACH, VISUALS, linked_state, open_twin, open_visual, rows, unfold

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


def test_the_clusters_worked_table_is_what_the_models_compute(
    page: Page, address: str, models: Page, call: Callable[..., Any]
) -> None:
    page.goto(f"{address}clusters.html")
    figure = page.locator("figure", has=page.locator("cluster-visual"))
    worked = rows(figure.locator("table").filter(has_text="Ratio to the target of 65 %"))[1:]
    pods = [
        {"name": f"pod-{n}", "phase": "Running", "ready": True, "started": 0, "readyChanged": 0}
        for n in range(10)
    ]

    for row in worked:
        share = int(row[0].removesuffix(" %"))
        metric = {
            "type": "Resource",
            "resource": "cpu",
            "target": {"averageUtilization": 65},
            "samples": {pod["name"]: {"value": 10 * share, "at": 600, "window": 15} for pod in pods},
            "requests": {pod["name"]: 1000 for pod in pods},
        }
        wanted = call(
            "hpa.metricReplicas",
            {
                "currentReplicas": 10,
                "pods": pods,
                "metric": metric,
                "now": 600,
                "tolerance": {"up": 0.1, "down": 0.1},
            },
        )["replicas"]
        nodes = math.ceil(wanted / 4)
        words = {2: "2, one removed", 3: "3", 4: "4, one added", 5: "5, two added"}
        assert row[1:4] == [f"{share / 65:.2f}", f"{wanted} pods", words[nodes]]
    assert [row[0] for row in worked] == ["30 %", "60 %", "70 %", "72 %", "90 %", "130 %"]

    said = figure.get_by_text("The VPA pools the usage of all containers").inner_text()
    assert f"{3 * (1 + call('vpa.MARGIN.valueOf')):.2f} cores" in said
    recommended = models.evaluate("""() => {
      const kept = models.vpa.histogram("cpu");
      for (let at = 0; at < 1000; at += 1) {
        models.vpa.add(kept, { value: at % 10 === 0 ? 6 : 2.99, at, request: 7 });
      }
      return models.vpa.recommend(kept).target;
    }""")
    # The histogram knows usage by buckets that grow by a twentieth.
    assert 3.45 <= recommended < 3.45 * 1.05


def test_a_row_of_the_clusters_worked_table_runs(page: Page, address: str) -> None:
    visual = open_visual(page, address, "cluster")
    visual.get_by_role("link", name="the table's row of 90 %").click()
    expect(visual.get_by_role("region", name="Horizontal Pod Autoscaler")).to_contain_text("10, wanted 10")

    visual.get_by_role("button", name="Next decision").click()
    expect(visual.locator(".v-log li").last).to_contain_text("10 to 14 pods")
    visual.get_by_role("button", name="Next decision").click()
    expect(visual.locator(".v-log")).to_contain_text("adds 1 gpu node for 2 waiting pods")


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
    "kit": ("#kit=rate:16,show:arrivals,t:9", {}),  # test_stage.py follows its links
    "cluster": ("#cluster=shape:ramp,target:50,t:300", {"Target of CPU, %": "50"}),
    "ways": ("#ways=parameters:1000000000,method:full,price:3", {"Price of a GPU-hour, $": "3"}),
    "workloads": ("#workloads=gpu:A100,users:500", {"Users at once, users": "500"}),
    "lifecycle": (
        "#lifecycle=size:100,errors:2,step:9,phase:deployment",
        {"Requests that fail with it, %": "2"},
    ),
    "rag": ("#rag=query:pods%20on%20nodes%2C%20%26%20why%3F,size:40", {"Passage length, words": "40"}),
}


@pytest.mark.parametrize("name", [name for name in VISUALS if name != "kit"])
def test_the_address_restores_the_state(page: Page, address: str, name: str) -> None:
    state, values = STATES[name]
    visual = open_visual(page, address, name, state)
    unfold(visual)
    for label, value in values.items():
        expect(visual.get_by_role("spinbutton", name=label, exact=True)).to_have_value(value)
    link = visual.get_by_role("link", name="Link to this state")
    if name != "ways":
        expect(link).to_have_attribute("href", re.compile(f"^{re.escape(state)}"))

    shown = ".v-say" if name == "ways" else ".v-card"
    twin = visual.locator(shown).first.inner_text()
    page.goto("about:blank")
    visual = open_visual(page, address, name, str(link.get_attribute("href")) if link.count() else state)
    assert visual.locator(shown).first.inner_text() == twin


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
        expect(visual.locator(".v-card, .v-stage-frame").first).to_be_visible()
        text = visual.inner_text()
        assert "NaN" not in text
        assert "undefined" not in text
        assert page.evaluate("({}).constructor === Object && !('2' in Object.prototype)")


def test_a_long_run_leaves_the_page_to_its_reader(page: Page, address: str) -> None:
    visual = open_visual(page, address, "cluster", f"#cluster={LONG_RUN}")
    board = visual.locator(".v-board")
    expect(visual.locator(".v-clock")).to_contain_text("computing up to 360:00")
    expect(board).to_have_attribute("aria-busy", "true")
    expect(visual.get_by_role("link", name="Link to this state")).to_have_attribute(
        "href", re.compile("t:21600")
    )

    visual.get_by_role("button", name="Reset").click()

    expect(visual.locator(".v-clock")).to_have_text("0:00")
    expect(board).not_to_have_attribute("aria-busy", "true")
    expect(visual.get_by_role("status")).to_contain_text("Back at 0:00.")


def test_a_slider_that_is_drawn_begins_one_run_a_frame(page: Page, address: str) -> None:
    visual = open_visual(page, address, "cluster", "#cluster=t:60")
    unfold(visual)

    said = visual.get_by_role("slider", name="Target of CPU").evaluate("""
        async (slider) => {
          // A run begins with what its settings are called, and ends with it.
          let said = 0;
          const watch = new MutationObserver((all) => { said += all.length; });
          watch.observe(slider.closest("cluster-visual").querySelector(".v-about-scenario"), { childList: true });
          for (let value = 50; value < 60; value += 1) {
            slider.value = value;
            slider.dispatchEvent(new Event("input"));
          }
          await new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)));
          return said;
        }
    """)

    assert 1 <= said <= 2
    expect(visual.get_by_role("spinbutton", name="Target of CPU, %")).to_have_value("59")


def test_two_figures_on_a_page_keep_their_states_apart(page: Page, address: str) -> None:
    cluster = open_visual(
        page, address, "cluster", "#cluster=scenario:gang,t:60&ways=method:full", alone=False
    )

    cluster.get_by_role("button", name="Next decision").click()

    page.locator("ways-visual").evaluate("one => one.scrollIntoView()")
    expect(page.locator("ways-visual .v-stage-frame")).to_be_attached()
    wait_until(page, lambda: "cluster=scenario:gang,t:" in page.url and "ways=method:full" in page.url)


def test_a_heading_in_the_address_stays(page: Page, address: str) -> None:
    open_visual(page, address, "cluster", "#optimizing-performance-and-utilization")
    page.wait_for_timeout(500)

    assert page.evaluate("location.hash") == "#optimizing-performance-and-utilization"


def test_a_drain_is_in_the_link(page: Page, address: str) -> None:
    visual = open_visual(page, address, "cluster", "#cluster=t:100")
    visual.get_by_role("combobox", name="Node").select_option("gpu-1")

    visual.get_by_role("button", name="Drain").click()

    expect(visual.locator(".v-log li").first).to_contain_text("drains gpu-1")
    expect(visual.locator(".v-node.v-draining")).to_have_text(re.compile("gpu-1 drained"))
    expect(visual.get_by_role("link", name="Link to this state")).to_have_attribute(
        "href", re.compile("actions:101:drain:gpu-1")
    )


def test_drains_can_be_forgotten(page: Page, address: str) -> None:
    visual = open_visual(page, address, "cluster", "#cluster=scenario:drain,t:100")
    forget = visual.get_by_role("button", name="Forget these")
    expect(visual.get_by_text("At 1:00, gpu-1 is drained. At 5:00, gpu-2 fails.", exact=True)).to_be_visible()
    expect(forget).to_be_hidden()
    visual.get_by_role("combobox", name="Node").select_option("gpu-3")

    visual.get_by_role("button", name="Let fail").click()
    expect(visual.get_by_text("At 1:41, gpu-3 fails.")).to_be_visible()
    forget.click()

    expect(visual.get_by_text("At 1:41, gpu-3 fails.")).to_have_count(0)
    expect(visual.locator(".v-log", has_text="gpu-3 fails")).to_have_count(0)
    expect(visual.locator("#cluster-scenario")).to_have_value("drain")
    expect(visual.locator(".v-clock")).to_have_text("1:41")
    expect(visual.get_by_role("combobox", name="Node")).to_be_focused()


# visual, what a reader does, what the status says | after Play and Step there are tests of their own
SAID = [
    ("cluster", "t:300", "load", "At 4:30, HPA: 11 to 13 pods (CPU 100 % of 65 %); Scheduler: 2 pods"),
    ("cluster", "t:300", "reset", "Back at 0:00."),
    ("cluster", "t:300", "scenario", "Back at 0:00."),
    ("cluster", "t:30", "drain", "At 0:31, Reader: drains gpu-1: 1 pod to be placed elsewhere"),
    ("cluster", "t:420", "slider", "At 6:50, CA: adds 2 gpu nodes for 5 waiting pods"),
    ("workloads", "", "slider", "Inference: 1 GPU, reading memory in time"),
]


@pytest.mark.parametrize(("name", "state", "act", "words"), SAID)
def test_the_status_says_what_each_change_leads_to(
    page: Page, address: str, name: str, state: str, act: str, words: str
) -> None:
    visual = open_visual(page, address, name, f"#{name}={state}")
    unfold(visual)
    if act == "reset":
        visual.get_by_role("button", name="Reset").click()
    elif act == "slider":
        label = {
            "cluster": "Target of CPU",
            "workloads": "Users at once",
        }[name]
        visual.get_by_role("slider", name=label).press("ArrowRight")

    expect(visual.get_by_role("status")).to_contain_text(words)


def test_every_scenario_can_be_chosen(page: Page, address: str) -> None:
    visual = open_visual(page, address, "cluster")
    choice = visual.locator("#cluster-scenario")
    for option in choice.locator("option:not([hidden])").all():
        value = str(option.get_attribute("value"))
        choice.select_option(value)
        visual.get_by_role("button", name="Next decision").click()
        expect(choice).to_have_value(value)
        expect(visual.locator(".v-clock")).not_to_have_text("0:00")


def test_published_systems_are_presets(page: Page, address: str) -> None:
    visual = open_visual(page, address, "workloads")
    visual.get_by_label("Begin with").select_option("llama-405b")

    expect(visual.get_by_text("78 days of 16,384 GPUs")).to_be_visible()
    expect(visual.locator(".v-big").first).to_have_text("14,220 GPUs")
    training = visual.get_by_role("region", name="Training")
    expect(training).to_contain_text("Its links carry400 GB/s")
    expect(training.get_by_text("split the model too")).to_have_count(0)
    expect(visual.get_by_role("link", name="Source").first).to_have_attribute(
        "href", re.compile("llama3_1/MODEL_CARD.md$")
    )


def test_a_network_that_binds_is_said(page: Page, address: str) -> None:
    state = "#workloads=trainParameters:70000000000,trainTokens:15600000000000,days:10"
    visual = open_visual(page, address, "workloads", state)

    training = visual.get_by_role("region", name="Training")
    expect(training).to_contain_text("The network binds tooMore than a GPU's links carry")
    table = {row[0]: row for row in rows(open_twin(visual, "The comparison as a table"))}
    assert table["The model is split for it"][1:] == ["has to be", "not asked", "not asked", "not asked"]


@pytest.mark.parametrize("name", ["cluster", "workloads"])
def test_with_less_motion_nothing_is_lost(new_reader: Callable[..., Reader], address: str, name: str) -> None:
    page = new_reader(reduced_motion="reduce").page
    visual = open_visual(page, address, name)
    status = visual.get_by_role("status")

    visual.get_by_role("button", name="Play").click()
    expect(visual.locator(".v-clock")).not_to_have_text("0:00")
    visual.get_by_role("button", name="Pause").click()
    visual.get_by_role("button", name="Next").click()

    expect(status).to_contain_text("At 2:15, HPA: 2 to 4 pods")


@EACH
def test_it_fits_a_narrow_phone(new_reader: Callable[..., Reader], address: str, name: str) -> None:
    page = new_reader(viewport={"width": 320, "height": 640}).page
    visual = open_visual(page, address, name)
    wanted = visual.evaluate(WANTED)

    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    assert [html for html, _, height in wanted if not html.startswith("<a") and height < 24] == []


@EACH
def test_axe_finds_nothing(page: Page, address: str, name: str) -> None:
    visual = open_visual(page, address, name, STATES[name][0])
    unfold(visual)

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
PAINTED = """
([selector, property, color]) => {
  const probe = document.createElement("i");
  probe.style.color = color;
  probe.style.forcedColorAdjust = "none";
  document.body.append(probe);
  const wanted = getComputedStyle(probe).color;
  probe.remove();
  return [...document.querySelectorAll(selector)].map((one) => [getComputedStyle(one).getPropertyValue(property), wanted]);
}
"""


@pytest.mark.parametrize("name", FORCED)
def test_forced_colors_leave_marks_and_words(
    new_reader: Callable[..., Reader], address: str, name: str
) -> None:
    page = new_reader(forced_colors="active").page
    state = {"cluster": "scenario:gang,t:100", "ways": "t:100", "workloads": ""}[name]
    visual = open_visual(page, address, name, f"#{name}={state}")

    for selector, property_, color in FORCED[name]:
        found = page.evaluate(PAINTED, [f"{name}-visual {selector}", property_, color])
        assert found, selector
        assert all(is_ == wanted for is_, wanted in found), (selector, found)
    chevron = visual.locator("summary").first.evaluate(
        "one => [getComputedStyle(one, '::after').backgroundColor, getComputedStyle(one).backgroundColor]"
    )
    assert chevron[0] != chevron[1]


@EACH
def test_print_shows_the_state_and_its_table(page: Page, address: str, name: str) -> None:
    visual = open_visual(page, address, name, STATES[name][0])
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    page.emulate_media(media="print")

    expect(visual.locator(".v-twin table").first).to_be_visible()
    expect(visual.locator(".v-twin tbody tr").nth(3)).to_be_visible()
    expect(visual.locator(".v-groups")).to_be_hidden()
    if STATES[name][1]:
        label, value = next(iter(STATES[name][1].items()))
        expect(visual.locator(".v-print")).to_contain_text(f"{label.split(', ')[0]}")
        expect(visual.locator(".v-print")).to_contain_text(value)
