"""What the tests do with a figure, in a reader's words."""

from __future__ import annotations

from pathlib import PurePosixPath
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from browser.actions import wait_until

# element | its page
VISUALS = {
    "cluster": "clusters.html",
    "ways": "clusters.html",
    "workloads": "workloads.html",
    "rag": "workloads.html",
    "lifecycle": "lifecycle.html",
    "kit": "contribute/visuals.html",
}


EACH = pytest.mark.parametrize("name", VISUALS)


def open_visual(page: Page, base: str, name: str, state: str = "", *, alone: bool = True) -> Locator:
    """Open a figure on a page that holds it alone, or in its part of the guide."""
    page.goto("about:blank")
    path = PurePosixPath(VISUALS[name])
    page.goto(f"{base}{path.with_name(f'figure-{name}.html') if alone else path}{state}")
    visual = page.locator(f"{name}-visual")
    # A figure comes when a reader does.
    visual.evaluate("one => one.scrollIntoView()")
    expect(visual.locator(".v-about")).to_have_count(1)
    expect(visual).not_to_have_attribute("aria-busy", "true")
    if name == "rag":
        expect(visual).to_have_attribute("data-ready", "")
    if visual.get_attribute("data-set") is not None:
        # Then its tables are loaded at once.
        expect(visual.locator(".v-loads")).to_have_count(0)
    return visual


def rows(table: Locator) -> list[list[str]]:
    found: list[list[str]] = table.evaluate(
        "table => [...table.rows].map(row => [...row.cells].map(cell => cell.innerText.replace(/\\s+/g, ' ').trim()))"
    )
    return found


RUN = """
async (stage, step) => {
  const measure = MEASURE;
  const found = [measure(stage)];
  while (!found.at(-1).end && found.length < 200) {
    step.click();
    await new Promise(requestAnimationFrame);
    found.push(measure(stage));
  }
  return found;
}
"""


def run_through(stage: Locator, measure: str) -> list[dict[str, Any]]:
    """Measure a stage at each step to the end of its run; what is measured says whether that is the `end`."""
    step = stage.get_by_role("button", name="Step").element_handle()
    found: list[dict[str, Any]] = stage.evaluate(RUN.replace("MEASURE", measure.strip()), step)
    assert found[-1]["end"]
    return found


def linked_state(visual: Locator, said: str) -> str:
    """Return what the address says of the figure's state, once it says something."""
    wait_until(visual.page, lambda: said in visual.page.url.partition("#")[2])
    return "#" + visual.page.url.partition("#")[2]


def unfold(visual: Locator) -> None:
    visual.locator(".v-tables").evaluate("drawer => { drawer.open = true }")
    expect(visual.locator(".v-loads")).to_have_count(0)
    visual.evaluate("element => element.querySelectorAll('details').forEach(one => { one.open = true })")
    expect(visual.get_by_text("Being measured.")).to_have_count(0)


def open_twin(visual: Locator, summary: str) -> Locator:
    # A stage has its tables in a drawer, which loads them.
    for drawer in visual.locator(".v-drawer:is(.v-tables, .v-settings)").all():
        drawer.evaluate("drawer => { drawer.open = true }")
    twin = visual.locator("details.v-twin", has=visual.page.get_by_text(summary, exact=True))
    if not twin.evaluate("details => details.open"):
        twin.locator("summary").click()
    expect(twin.locator("tbody tr").first).to_be_attached()
    return twin.locator("table")


PAINTED = """
(visual, [selectors, property, color]) => {
  const probe = document.createElement("i");
  probe.style.color = color;
  probe.style.forcedColorAdjust = "none";
  document.body.append(probe);
  const wanted = getComputedStyle(probe).color;
  probe.remove();
  return [...visual.querySelectorAll(selectors)].map((one) => [getComputedStyle(one).getPropertyValue(property), wanted]);
}
"""


def assert_painted(visual: Locator, selectors: str, property_: str, color: str) -> None:
    """Hold that a figure has marks of a kind, and paints all of them in one of the reader's own colors."""
    found = visual.evaluate(PAINTED, [selectors, property_, color])
    assert found, selectors
    assert all(is_ == wanted for is_, wanted in found), (selectors, found)
