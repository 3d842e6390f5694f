"""Diagrams drawn at build time: supported pages, preserved source, and error positions."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

import pytest

import guide_pages
from guide import diagram_layouts, diagram_svg, diagrams
from guide.markdown_text import find_fences

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
    drawings = guide_drawings()

    assert len(drawings) > 5
    assert [diagram_svg.crossings(svg) for svg in drawings] == [0] * len(drawings)


def test_each_diagram_of_the_guide_fits_a_phone() -> None:
    least = [int((svg.get("class") or "").rpartition("-")[2]) for svg in guide_drawings()]

    assert sum(one <= diagrams.PHONE for one in least) == 5


def guide_drawings() -> list[ET.Element]:
    texts = [
        fence.text
        for part in guide_pages.PARTS
        for fence in find_fences((guide_pages.DOCS / part).read_text(encoding="utf-8"))
        if fence.info == "mermaid"
    ]
    assert len(texts) == 5
    assert diagrams.draw_all(texts) == {}
    return [svg for text in texts for svg in drawings_of(diagrams.render(text))]


@pytest.mark.parametrize(
    ("name", "shape"),
    [
        ("box", '<rect x="-10" y="-10" width="20" height="20"/>'),
        ("circle", '<circle r="10" cx="0" cy="0"/>'),
        ("ellipse", '<ellipse rx="10" ry="9" cx="0" cy="0"/>'),
        ("diamond", '<polygon points="10,0 20,-10 10,-20 0,-10" transform="translate(-10, 10)"/>'),
        (
            "cylinder",
            '<path d="M-10,-8 a10,3 0,0,0 20,0 a10,3 0,0,0 -20,0 l0,16 a10,3 0,0,0 20,0 l0,-16 Z"/>',
        ),
        ("outline", '<path d="M-10,-10 H10 V10 H-10 Z"/>'),
    ],
)
def test_a_line_behind_a_box_of_any_shape_is_counted(name: str, shape: str) -> None:
    box = f'<g class="dg-node" transform="translate(50, 0)">{shape}</g>'
    for y, count in ((0, 1), (7, 1), (30, 0)):
        svg = ET.fromstring(f'<svg>{box}<path class="dg-line" d="M0,{y}L100,{y}"/></svg>')  # noqa: S314 - made here
        assert (name, diagram_svg.crossings(svg)) == (name, count)


def test_a_line_round_a_box_is_not_counted() -> None:
    box = '<g class="dg-node" transform="translate(50, 0)"><rect x="-10" y="-10" width="20" height="20"/></g>'
    around = '<path class="dg-line" d="M0,0C30,60,70,60,100,0"/>'

    assert diagram_svg.crossings(ET.fromstring(f"<svg>{box}{around}</svg>")) == 0  # noqa: S314 - made here


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


@pytest.fixture
def undrawable(monkeypatch: pytest.MonkeyPatch) -> None:
    """Where a diagram stands is asked here, and not what Mermaid makes of it, which takes a process for each."""
    monkeypatch.setattr(diagrams, "_draw_apart", lambda _: "Mermaid rendering failed: it says no")


@pytest.mark.usefixtures("undrawable")
@pytest.mark.parametrize(
    ("page", "places"),
    [
        ("```mermaid\nno\n```", ["1:1"]),
        ("> ```mermaid\n> no\n> ```", ["1:3"]),
        ("- [ ] a\n    > > ```mermaid\n    > > no\n    > > ```", ["2:9"]),
        ("``` {.mermaid #id}\nno\n```", ["1:1"]),
        ("~~~ mermaid\nno\n~~~", ["1:1"]),
        ("!!! note\n\n    ```mermaid\n    no\n    ```", ["3:5"]),
        ("text\n\n    ```mermaid\n    no\n    ```", []),
        ("````markdown\n```mermaid\nno\n```\n````", []),
        ("```mermaid-live\nno\n```", []),
        ("\ufeff\r\n```mermaid\r\nno\r\n```", ["2:1"]),
    ],
)
def test_a_diagram_is_found_wherever_markdown_makes_one(
    cache: Path, tmp_path: Path, page: str, places: list[str]
) -> None:
    assert not cache.exists()
    found = [str(error) for error in diagrams.check(tmp_path, "docs", {"docs/a.md": page.encode()})]

    assert [one.partition(": [diagram] Mermaid can't draw this: ")[0] for one in found] == [
        f"docs/a.md:{place}" for place in places
    ]


@pytest.mark.usefixtures("undrawable")
@pytest.mark.parametrize(
    ("fence", "says"),
    [
        ('```mermaid title="x"', "makes no diagram: write `mermaid` alone behind the ticks"),
        ("```Mermaid", "makes no diagram: write `mermaid` alone behind the ticks"),
        ("- ```mermaid", "a diagram needs a line of its own"),
    ],
)
def test_what_would_stay_source_is_a_mistake(cache: Path, tmp_path: Path, fence: str, says: str) -> None:
    page = f"{fence}\n  flowchart LR\n  A --> B\n  ```".encode()

    assert not cache.exists()
    (error,) = diagrams.check(tmp_path, "docs", {"docs/a.md": page})

    assert says in str(error)


def test_a_diagram_that_no_file_holds_is_found_in_the_page(cache: Path) -> None:
    html = diagrams.fence('flowchart LR\nA[[[ & "B"', "mermaid", "mermaid", {}, None)

    (error,) = diagrams.undrawn(f"<p>{html}</p>", "docs/a.md", "# A\n\n--8<--\nflowchart LR\n")

    assert str(error).startswith("docs/a.md:4:1: [diagram] Mermaid can't draw this: Parse error on line 2")
    assert not list(cache.glob("*"))


def test_styles_show_each_drawing_from_its_width_on() -> None:
    styles = diagrams.sizes(
        ['<svg class="dg-drawing dg-wide dg-from-480">', '<svg class="dg-drawing dg-narrow dg-from-300">']
    )

    assert re.findall(r"@container \(min-width:(\d+)px\)", styles) == ["300", "480"]


def test_styles_say_how_high_a_drawing_is_for_its_width() -> None:
    html = diagrams.fence("flowchart LR\nA --> B", "mermaid", "mermaid", {}, None)
    width, height = re.findall(r' (?:width|height)="([\d.]+)"', html[: html.index(">", html.index("<svg"))])

    assert f"aspect-ratio:{width}/{height}}}" in diagrams.sizes([html, html])
    assert diagrams.sizes([html, html]).count("aspect-ratio") == 1


FAN = "flowchart TD\nA --> B1\nA --> B2\nA --> B3\nB1 --> C1\nB2 --> C2\nB3 --> C3"
GROUPED = 'flowchart LR\nsubgraph G["A title that is long"]\nX["x y"]\nend\nH["one two"] -->|"three four"| G'


@pytest.mark.parametrize(
    ("text", "added"),
    [
        (FAN, "C1 ~~~ B3"),
        (GROUPED, 'G x--x|"three four"| H["one two"]'),
        ("flowchart LR\nsubgraph G\nA\nend\nsubgraph H\nB\nend", "G ~~~ H"),
    ],
    ids=["a fan", "a box beside a group", "two groups"],
)
def test_a_flowchart_is_arranged_for_a_narrow_column(text: str, added: str) -> None:
    assert any(added in one.split("\n") for one in diagram_layouts.arrangements(text))


def test_labels_break_where_there_is_no_room_and_titles_stay() -> None:
    narrow = diagram_layouts.narrowed(GROUPED, 5, len)

    assert 'X["x y"]' in narrow
    assert 'H["one<br/>two"] -->|"three<br/>four"| G' in narrow
    assert "A title that is long" in narrow


@pytest.mark.parametrize(
    ("link", "upward", "heads"),
    [
        ("-->", False, ["polygon.dg-head"]),
        ("<-->", False, ["polygon.dg-head", "polygon.dg-head"]),
        ("--x", False, ["path.dg-cross"]),
        ("x--x", False, ["path.dg-cross", "path.dg-cross"]),
        ("--o", False, ["circle.dg-head"]),
        ("x--x", True, ["polygon.dg-head"]),
    ],
)
def test_a_line_ends_as_it_is_written(cache: Path, link: str, upward: bool, heads: list[str]) -> None:
    assert not cache.exists()
    note = f"\n{diagram_layouts.UPWARD_NOTE}" if upward else ""
    (svg,) = drawings_of(diagrams.render(f"flowchart TD\nA {link} B{note}"))

    ends = [one for one in svg.iter() if one.get("class") in {"dg-head", "dg-cross"}]
    assert [f"{one.tag}.{one.get('class')}" for one in ends] == heads
    if upward:
        (line,) = [one for one in svg.iter("path") if one.get("class") == "dg-line"]
        start = float(re.findall(r"-?[\d.]+", line.get("d") or "")[1])
        tip = float(re.findall(r"-?[\d.]+", ends[0].get("points") or "")[1])
        assert abs(tip - start) <= diagram_svg.ARROW
