"""Diagrams drawn at build time: supported pages, preserved source, and error positions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

import diagram_svg
import diagrams
import guide

if TYPE_CHECKING:
    from pathlib import Path

FLOW = """\
flowchart LR
accTitle: A & B
accDescr: From a to b
A["a < b<br/>second line"] -->|"goes to"| B(("b"))
style A fill:#e67e22
"""
# Drawn in a browser, this label ends the process of WebKitGTK 2.50.
LONG_LABEL = """\
flowchart TD
A["Scheduled bulk jobs<br/>Minutes-to-hours latency<br/>e.g., Nightly Recommendations"]
"""


@pytest.fixture
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr(diagrams, "CACHE", tmp_path / "cache")
    return tmp_path / "cache"


def drawings_of(html: str) -> list[ET.Element]:
    return ET.fromstring(html).findall("svg")  # noqa: S314 - made here


def test_a_drawing_holds_nothing_that_a_strict_policy_forbids(cache: Path) -> None:
    html = diagrams.render(FLOW)

    assert not re.search(r"<style|style=|<foreignObject|<script|\son\w+=|\sid=|url\(", html)
    assert cache.is_dir()
    assert "\n" not in html


def test_names_lines_labels_and_hues_are_kept(cache: Path) -> None:
    assert not cache.exists()
    (svg,) = drawings_of(diagrams.render(FLOW))

    assert svg.get("role") == "img"
    assert [svg.findtext("title"), svg.findtext("desc")] == ["A & B", "From a to b"]
    assert sorted(text.text or "" for text in svg.iter("text")) == ["a < b", "b", "goes to", "second line"]
    assert [one.get("class") for one in svg.iter("g") if "dg-orange" in (one.get("class") or "")] == [
        "dg-node dg-orange"
    ]
    assert len([one for one in svg.iter("path") if one.get("class") == "dg-line"]) == 1
    assert len([one for one in svg.iter("polygon") if one.get("class") == "dg-head"]) == 1


def test_a_label_that_ends_a_browser_is_drawn(cache: Path) -> None:
    assert not cache.exists()
    (svg,) = drawings_of(diagrams.render(LONG_LABEL))

    words = " ".join(text.text or "" for text in svg.iter("text"))
    assert words == "Scheduled bulk jobs Minutes-to-hours latency e.g., Nightly Recommendations"


@pytest.mark.parametrize(
    ("color", "tone"),
    [("#e74c3c", "red"), ("#e67e22", "orange"), ("#f1c40f", "yellow"), ("#2ecc71", "green"), ("#4a90d9", "blue"),
     ("#8e44ad", "purple"), ("#2c3e50", "gray"), ("#eeeeee", "gray")],
)  # fmt: skip
def test_a_fill_becomes_the_nearest_hue_of_the_site(color: str, tone: str) -> None:
    group = ET.fromstring(f'<g><rect style="fill:{color} !important"/></g>')  # noqa: S314 - made here

    assert diagram_svg._tone(group) == [f"dg-{tone}"]  # noqa: SLF001 - what a reader sees of it takes a browser


def test_what_is_drawn_once_is_not_drawn_again(cache: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first = diagrams.render(FLOW)
    monkeypatch.setattr(diagrams, "_draw", lambda _: pytest.fail("it is in the cache"))

    assert diagrams.render(FLOW) == first
    assert [file.suffix for file in cache.iterdir()] == [".json"]


def test_no_line_of_the_guide_passes_behind_a_box() -> None:
    texts = [
        match["text"]
        for part in guide.PARTS
        for match in diagrams.FENCE.finditer((guide.DOCS / part).read_text(encoding="utf-8"))
    ]
    assert diagrams.draw_all(texts) == {}

    drawings = [svg for text in texts for svg in drawings_of(diagrams.render(text))]

    assert len(drawings) > len(texts) == 5
    assert [diagram_svg.crossings(svg) for svg in drawings] == [0] * len(drawings)


def test_a_line_behind_a_box_is_counted() -> None:
    box = '<g class="dg-node" transform="translate(50, 0)"><rect x="-10" y="-10" width="20" height="20"/></g>'
    through, around = "M0,0L100,0", "M0,0C30,60,70,60,100,0"

    for path, count in ((through, 1), (around, 0)):
        svg = ET.fromstring(f'<svg>{box}<path class="dg-line" d="{path}"/></svg>')  # noqa: S314 - made here
        assert diagram_svg.crossings(svg) == count


def test_a_line_that_ends_before_its_group_is_led_on() -> None:
    svg = ET.fromstring(  # noqa: S314 - made here
        '<svg><g class="dg-group"><rect x="0" y="50" width="100" height="50"/></g>'
        '<path class="dg-line" d="M20,0L20,30"/><polygon class="dg-head" points="20,34 16,26 24,26"/></svg>'
    )

    diagram_svg._reach_groups(svg)  # noqa: SLF001 - where it ends is seen in a picture alone

    line, head = svg[1], svg[2]
    assert line.get("d") == "M20,0L20,30L20,47"
    assert head.get("transform") == "translate(0,17)"


def test_a_diagram_that_cannot_be_drawn_is_a_mistake_at_its_line(cache: Path, tmp_path: Path) -> None:
    assert not cache.exists()
    page = "# Page\n\n- item\n\n    ```mermaid\n    flowchart LR\n    A[[[--> B\n    ```\n\n```mermaid\nnonsense\n```\n"

    found = [str(error) for error in diagrams.check(tmp_path, "docs", {"docs/a.md": page.encode()})]

    assert [one.partition(" Mermaid can't draw this: ")[0] for one in found] == [
        "docs/a.md:7:5: [diagram]",
        "docs/a.md:10:1: [diagram]",
    ]
    assert "Parse error on line 2 (Expecting 'TAGEND'" in found[0]
    assert "No diagram type detected" in found[1]
    assert all(one.endswith("; mend its text") for one in found)


def test_styles_show_each_drawing_from_its_width_on() -> None:
    styles = diagrams.widths(
        ['<svg class="dg-drawing dg-wide dg-from-480">', '<svg class="dg-drawing dg-narrow dg-from-300">']
    )

    assert re.findall(r"@container \(min-width:(\d+)px\)", styles) == ["300", "480"]
