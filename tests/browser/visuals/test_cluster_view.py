"""The cluster on its stage: its run, its nodes and pods by hand, its tables, its scenarios, its address."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING, Any

import pytest
from playwright.sync_api import expect

from browser.actions import wait_until
from browser.visuals.actions import assert_painted, open_twin, open_visual, rows, run_through

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Locator, Page

    from browser.conftest import Reader

# As much as the settings allow, to the last second.
LONG_RUN = (
    "shape:sale,base:500,served:1,replicas:500,min:100,max:500,gpuNodes:50,gpuMin:0,gpuMax:50,nodeGpus:1,cpuNodes:50,"
    "cpuMax:50,trainEvery:30,trainPods:32,trainGpus:8,vpa:Recreate,t:21600"
)
# What a step shows: the stage's height, the narration and whether it fits, and the texts of the drawing that do not.
MEASURED = """
stage => {
  const bottom = (one) => one.getBoundingClientRect().bottom;
  const line = stage.querySelector(".v-narration");
  const frame = stage.querySelector(".v-draw").getBoundingClientRect();
  const outside = [...stage.querySelectorAll(".v-picture text")].filter((one) => {
    const box = one.getBoundingClientRect();
    const isSeen = one.textContent.trim() && !one.closest('[opacity="0.00"], [display="none"]');
    return isSeen && (box.left < frame.left - 1 || box.right > frame.right + 1 || box.top < frame.top - 1 || box.bottom > frame.bottom + 1);
  });
  return {
    height: stage.getBoundingClientRect().height,
    told: line.textContent,
    overflows: bottom(line) > bottom(stage.querySelector(".v-say")) + 1 || bottom(stage.querySelector(".v-event")) > bottom(stage.querySelector(".v-say")) + 1,
    outside: outside.map((one) => one.textContent),
    end: !stage.querySelector(".v-end").hidden,
  };
}
"""

# How many requests there are, and the pods' letters over which one would be painted: what comes later covers what was before.
COVERING = """
visual => {
  const dots = [...visual.querySelectorAll(".cluster-dot")];
  const letters = [...visual.querySelectorAll(".cluster-pod text")].filter((one) => one.textContent && one.getClientRects().length);
  const covers = (dot, letter) => dot.compareDocumentPosition(letter) & Node.DOCUMENT_POSITION_PRECEDING;
  return [dots.length, letters.filter((one) => dots.some((dot) => covers(dot, one))).map((one) => one.textContent)];
}
"""


def narration(visual: Locator) -> Locator:
    return visual.locator(".v-narration")


def unfold(visual: Locator, title: str) -> Locator:
    drawer = visual.locator(".v-drawer", has=visual.page.get_by_text(title, exact=True))
    drawer.evaluate(
        "one => { one.open = true; one.querySelectorAll('.v-group').forEach(group => { group.open = true }) }"
    )
    return drawer


def test_the_worked_table_is_what_the_models_compute(
    page: Page, address: str, models: Page, call: Callable[..., Any]
) -> None:
    page.goto(f"{address}clusters.html")
    figure = page.locator("figure", has=page.locator("cluster-visual"))
    figure.locator(".visual-worked").evaluate("one => { one.open = true }")
    worked = rows(figure.locator("table").filter(has_text="Ratio to the target of 65%"))[1:]
    pods = [
        {"name": f"pod-{n}", "phase": "Running", "ready": True, "started": 0, "readyChanged": 0}
        for n in range(10)
    ]

    for row in worked:
        share = int(row[0].removesuffix("%"))
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
    assert [row[0] for row in worked] == ["30%", "60%", "70%", "72%", "90%", "130%"]

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


def test_it_opens_at_a_telling_moment(page: Page, address: str) -> None:
    visual = open_visual(page, address, "cluster")

    expect(visual.locator(".v-now")).to_have_text("Monday 9:01:25")
    expect(narration(visual)).to_have_text(
        "HPA: 4 × 86 / 65 = 5.29, rounded up: 4 to 6 pods. 2 inference pods must wait: no GPU is free."
    )
    expect(visual.get_by_role("button", name="gpu-1: 2 inference, 2 training")).to_have_count(1)
    expect(visual.get_by_role("button", name="gpu-3: starting, no pods")).to_have_count(1)
    expect(visual.get_by_role("button", name="Waiting pods: 2")).to_have_count(1)
    expect(visual.get_by_role("combobox", name="Scenario")).to_have_value("monday")


@pytest.mark.parametrize(("width", "height"), [(1280, 620), (390, 720)])
@pytest.mark.parametrize("scenario", ["gpu-queue"])
def test_the_stage_keeps_its_size_and_its_words_fit(
    new_reader: Callable[..., Reader], address: str, width: int, height: int, scenario: str
) -> None:
    page = new_reader(viewport={"width": width, "height": 844}).page
    visual = open_visual(page, address, "cluster", f"#cluster=scenario:{scenario},t:0")

    found = run_through(visual.locator(".v-stage-frame"), MEASURED)

    assert {one["height"] for one in found} == {height}
    assert [one["told"] for one in found if one["overflows"]] == []
    assert {text for one in found for text in one["outside"]} == set()
    assert len({one["told"] for one in found}) > 8
    expect(visual.get_by_role("group", name="How it ended")).to_be_visible()


def test_it_plays_to_a_card_whose_links_play_on(page: Page, address: str) -> None:
    visual = open_visual(page, address, "cluster", "#cluster=scenario:monday,t:0")
    before = visual.locator(".v-picture *").count()
    visual.get_by_role("button", name="Play").click()
    expect(visual.locator(".cluster-training").first).to_be_visible()
    visual.get_by_role("button", name="Pause").click()
    # Requests' dots are made as they are needed; of pods all.
    assert visual.locator(".v-picture *:not(.cluster-dot)").count() <= before

    unfold(visual, "Event log").get_by_role("listitem").last.get_by_role("button").click()
    visual.get_by_role("button", name="Step").click()
    card = visual.get_by_role("group", name="How it ended")
    expect(card.locator("dd")).to_have_text(["1,715", "2 min 30 s", "2"])
    card.get_by_role("button", name="Close").press("Escape")
    expect(card).to_be_hidden()
    visual.get_by_role("button", name="Replay").click()
    visual.get_by_role("button", name="Pause").click()

    visual.locator(".v-log").get_by_role("button").last.click()
    visual.get_by_role("button", name="Step").click()
    card.get_by_role("link", name="HPA limit of 12 pods").click()

    expect(visual.get_by_role("slider", name="HPA limit")).to_have_value("12")
    expect(visual.get_by_role("button", name="Pause")).to_be_visible()
    expect(visual.get_by_role("combobox", name="Scenario")).to_have_value("own")
    visual.get_by_role("button", name="Pause").click()
    wait_until(page, lambda: "cluster=scenario:monday,max:12" in page.url)


@pytest.mark.parametrize("width", [1280, 390])
def test_no_request_covers_a_pods_letter(page: Page, address: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    visual = open_visual(page, address, "cluster", "#cluster=t:300")

    dots, covering = visual.evaluate(COVERING)

    assert dots > 10
    assert covering == []


def test_out_of_sight_nothing_plays(page: Page, address: str) -> None:
    visual = open_visual(page, address, "cluster", alone=False)
    visual.get_by_role("button", name="Play").click()
    expect(visual.get_by_role("button", name="Pause")).to_be_visible()

    page.evaluate("scrollTo(0, 0)")

    expect(visual.get_by_role("button", name="Play")).to_have_count(1)


def test_a_node_by_keyboard_is_crashed_and_the_crash_undone(page: Page, address: str) -> None:
    visual = open_visual(page, address, "cluster", "#cluster=scenario:monday,t:400")
    node = visual.get_by_role("button", name=re.compile("^gpu-2:"))
    node.focus()
    page.keyboard.press("Enter")
    panel = visual.get_by_role("group", name=re.compile("^gpu-2: ready, 4 of 4 GPUs"))
    expect(panel.get_by_role("button", name="Drain node")).to_be_focused()
    page.keyboard.press("Escape")
    expect(panel).to_be_hidden()
    expect(node).to_be_focused()

    page.keyboard.press(" ")
    panel.get_by_role("button", name="Crash node").press("Enter")

    expect(narration(visual)).to_have_text("gpu-2 crashes with 4 pods. Kubernetes doesn't know yet.")
    expect(visual.get_by_role("button", name="gpu-2: crashed, 2 inference, 2 training")).to_have_count(1)
    wait_until(page, lambda: "actions:401:fail:gpu-2,t:401" in page.url)
    settings = unfold(visual, "Settings")
    expect(settings.get_by_text("gpu-2 crashes at second 401.")).to_be_visible()
    settings.get_by_role("button", name="Undo").click()
    expect(settings.get_by_role("button", name="Undo")).to_be_hidden()
    expect(visual.get_by_role("button", name="gpu-2: 2 inference, 2 training")).to_have_count(1)


def test_a_pod_shows_its_events_and_the_narration_its_own(page: Page, address: str) -> None:
    visual = open_visual(page, address, "cluster", "#cluster=scenario:monday,t:260")
    visual.locator(".cluster-pod.cluster-wait").first.click()
    panel = visual.get_by_role("group", name=re.compile("^Events of inference-"))
    expect(panel.get_by_role("listitem")).to_have_text(
        [
            re.compile(r"^9:01:00 SuccessfulCreate: Created pod: inference-\d+$"),
            re.compile(
                r"^9:01:00 FailedScheduling: 0/4 nodes are available: 2 Insufficient nvidia.com/gpu, 2 node\(s\)"
            ),
        ]
    )
    panel.get_by_role("button", name="Close").click()

    visual.get_by_role("button", name="Show event").click()

    expect(narration(visual)).to_have_text("TriggeredScaleUp: pod triggered scale-up: [{gpu 2->3 (max: 4)}]")


def test_the_stage_is_in_its_tables(page: Page, address: str) -> None:
    visual = open_visual(page, address, "cluster", "#cluster=scenario:sale,t:430")
    unfold(visual, "Data as tables")
    table = rows(open_twin(visual, "Nodes and their pods"))[1:]

    names = [row[0] for row in table if row[0] != "none"]
    assert names == ["cpu-1", "cpu-2", "gpu-1", "gpu-2", "gpu-3", "gpu-4", "gpu-5"]
    drawn = visual.locator(".cluster-node[role=button]").evaluate_all(
        "all => all.map(one => one.getAttribute('aria-label'))"
    )
    assert sorted(label.partition(":")[0] for label in drawn) == names
    assert (
        sum(len(re.findall(r"inference-\d+", row[3])) for row in table)
        == visual.locator(".cluster-pod:not([display=none])").count()
    )
    waiting = [row for row in table if row[0] == "none"]
    expect(visual.get_by_role("button", name=f"Waiting pods: {len(waiting)}")).to_have_count(1)
    assert "Insufficient nvidia.com/gpu" in waiting[0][2]

    gpu = "Insufficient nvidia.com/gpu: 1 asked, 0 free"
    selector = "didn't match Pod's node affinity/selector"
    reasons = rows(open_twin(visual, "Why pods wait, node by node"))[1:]
    assert {row[1]: row[2] for row in reasons} == {
        "gpu-1": gpu,
        "gpu-2": gpu,
        "gpu-3": gpu,
        "gpu-4": gpu,
        "cpu-1": selector,
        "cpu-2": selector,
    }
    assert {row[0] for row in reasons} == {f"{len(waiting)} inference"}

    series = rows(open_twin(visual, "Requests and inference pods"))[1:]
    assert [row[0] for row in series][:2] == ["0:00", "0:10"]
    assert series[-1][:2] == ["7:10", "60"]
    autoscalers = {tuple(row[:2]): row[2] for row in rows(open_twin(visual, "Autoscalers"))[1:]}
    assert autoscalers["HPA", "Metric"] == "CPU 100%, target 65%"
    assert autoscalers["Cluster Autoscaler", "State"] == "InProgress: 3 pods will find room on 1 node to come"


def test_a_row_of_the_worked_table_runs(page: Page, address: str) -> None:
    visual = open_visual(page, address, "cluster")
    unfold(visual, "Settings").get_by_role("link", name="the table's row for 90%").click()

    log = unfold(visual, "Event log")
    expect(log).to_contain_text("10 to 14 pods")
    expect(log).to_contain_text("adds 1 GPU node for 2 waiting pods")
    expect(visual.locator(".visual-worked table")).to_have_count(1)


def test_every_scenario_can_be_chosen(page: Page, address: str) -> None:
    visual = open_visual(page, address, "cluster")
    choice = visual.get_by_role("combobox", name="Scenario")
    told = set()
    for option in choice.locator("option:not([hidden])").all():
        value = str(option.get_attribute("value"))
        choice.select_option(value)
        expect(visual).not_to_have_attribute("aria-busy", "true")
        expect(visual.locator(".v-now")).to_have_text(re.compile(r"(^| 8:5)[08]:00$"))
        told.add(narration(visual).inner_text())
        expect(choice).to_have_value(value)
    assert len(told) == 11


def test_settings_change_the_run_at_once(page: Page, address: str) -> None:
    visual = open_visual(page, address, "cluster", "#cluster=scenario:monday,t:700")
    expect(visual.get_by_role("slider", name="HPA limit")).to_have_attribute("aria-valuetext", "8 pods")
    before = visual.locator(".cluster-capacity").first.get_attribute("d")

    visual.get_by_role("slider", name="HPA limit").press("ArrowRight")

    expect(visual.locator(".cluster-capacity").first).not_to_have_attribute("d", str(before))
    expect(visual.locator(".v-now")).to_have_text("Monday 9:09:40")
    settings = unfold(visual, "Settings")
    expect(settings.get_by_role("spinbutton", name="maxReplicas, pods")).to_have_value("9")
    settings.get_by_role("slider", name="Node start-up time").press("ArrowLeft")
    wait_until(page, lambda: "cluster=scenario:monday,max:9,provisioning:115,t:700" in page.url)


def test_a_link_from_before_the_stage_still_works(page: Page, address: str) -> None:
    visual = open_visual(page, address, "cluster", "#cluster=shape:ramp,base:12,target:50,t:1980")

    expect(visual.locator(".v-now")).to_have_text("33:00")
    unfold(visual, "Settings")
    for name, value in {
        "CPU target, %": "50",
        "Initial load, /s": "12",
        "Load at the peak, /s": "60",
    }.items():
        expect(visual.get_by_role("spinbutton", name=name)).to_have_value(value)


def test_a_long_run_leaves_the_page_to_its_reader(page: Page, address: str) -> None:
    visual = open_visual(page, address, "cluster", "#cluster=scenario:gang")
    page.evaluate("hash => { location.hash = hash; }", f"cluster={LONG_RUN}")
    expect(visual.get_by_text(re.compile(r"^Computing: \d+%$"))).to_be_visible()
    expect(visual).to_have_attribute("aria-busy", "true")

    visual.get_by_role("combobox", name="Scenario").select_option("sale")

    expect(visual).not_to_have_attribute("aria-busy", "true")
    expect(visual.get_by_text(re.compile(r"^Computing"))).to_have_count(0)
    expect(narration(visual)).to_have_text(re.compile("^Ten times the requests"))


def test_two_figures_on_a_page_keep_their_states_apart(page: Page, address: str) -> None:
    cluster = open_visual(
        page, address, "cluster", "#cluster=scenario:gang,t:60&ways=method:full", alone=False
    )

    cluster.get_by_role("button", name="Step").click()

    wait_until(page, lambda: "cluster=scenario:gang,t:" in page.url and "ways=method:full" in page.url)


def test_a_heading_in_the_address_stays(page: Page, address: str) -> None:
    visual = open_visual(page, address, "cluster", "#optimizing-performance-and-utilization")
    expect(visual.locator(".v-now")).to_have_text("Monday 9:01:25")

    page.evaluate("() => new Promise((done) => setTimeout(done, 400))")  # the address is written after 300 ms
    assert page.evaluate("location.hash") == "#optimizing-performance-and-utilization"


def test_forced_colors_leave_marks_and_words(new_reader: Callable[..., Reader], address: str) -> None:
    page = new_reader(forced_colors="active").page
    visual = open_visual(page, address, "cluster", "#cluster=scenario:gang,t:215")

    for selector, property_, color in [
        (".cluster-pod.cluster-run > rect:first-child", "fill", "CanvasText"),
        (".cluster-pod.cluster-wait > rect:first-child", "stroke", "CanvasText"),
        (".cluster-pod.cluster-run > text", "fill", "Canvas"),
        (".cluster-capacity", "stroke", "CanvasText"),
    ]:
        assert_painted(visual, selector, property_, color)
    outline = visual.locator(".cluster-pod.cluster-wait > rect:first-child").first
    assert outline.evaluate("one => getComputedStyle(one).strokeDasharray") != "none"
    words = visual.locator(".cluster-pod:not([display=none]) text").all_text_contents()
    assert set(words) == {"Infer", "Train"}
