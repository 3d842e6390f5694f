"""Draws diagrams for exports: one drawing each, with its colors in it, for places that have none of the site's styles."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any
from xml.etree import ElementTree as ET

from guide.diagrams import fence as site_fence

if TYPE_CHECKING:
    from collections.abc import Mapping

DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
NAMESPACE = "http://www.w3.org/2000/svg"
GROUND = "#ffffff"
TEXT = "#17212b"
EDGE = "#4a5863"
# Fill and line of a box by its hue, as diagrams.css has them for a light ground.
HUES = {
    "dg-red": ("#fbe3e1", "#b3382c"),
    "dg-orange": ("#fbe8d6", "#a85b12"),
    "dg-yellow": ("#f8efcf", "#8a6d0f"),
    "dg-green": ("#dff1e4", "#23794a"),
    "dg-blue": ("#e0ecf8", "#2f6db0"),
    "dg-purple": ("#efe4f6", "#7b469c"),
    "dg-gray": ("#eef0ef", "#6a7780"),
    "dg-note": ("#fbf6dd", "#8a6d0f"),
    "dg-node": ("#edf3f8", "#3b6a92"),
    "dg-group": ("#f4f6f7", "#6a7780"),
}
BOXES = {"rect", "circle", "ellipse", "polygon", "path"}
DRAWN: Mapping[str, Mapping[str, str]] = {
    "dg-line": {"fill": "none", "stroke": EDGE, "stroke-width": "1.5"},
    "dg-cross": {"fill": "none", "stroke": EDGE, "stroke-width": "1.5"},
    "dg-dotted": {"stroke-dasharray": "3"},
    "dg-head": {"fill": EDGE},
    "dg-label-ground": {"fill": GROUND},
    "dg-hidden": {"display": "none"},
}


def fence(source: str, language: str, css: str, options: dict[str, Any], md: Any, **more: Any) -> str:
    """Draw a code fence, as pymdownx.superfences asks for it; what can't be drawn stays as it is written."""
    html = site_fence(source, language, css, options, md, **more)
    drawings = DRAWING.findall(html)
    # The last is the narrowest: on a phone, a card's or a book's page is no wider than the site's.
    return f"<div>{colored(drawings[-1])}</div>" if drawings else html


def colored(svg: str) -> str:
    """Write the colors of a drawing into it, and a ground, so that it can be read on a page of any color."""
    root = ET.fromstring(svg)  # noqa: S314 - our own drawing
    for element in root:
        _color(element, ("dg-node",))
    root.set("xmlns", NAMESPACE)
    root.set("style", "max-width: 100%; height: auto")
    root.set("font-family", "sans-serif")
    root.set("font-size", "16")
    del root.attrib["class"]
    x, y, width, height = (root.get("viewBox") or "0 0 1 1").split()
    ground = ET.Element("rect", {"x": x, "y": y, "width": width, "height": height, "fill": GROUND})
    # Behind everything else, and after what describes the drawing.
    root.insert(sum(child.tag in {"title", "desc"} for child in root), ground)
    return ET.tostring(root, encoding="unicode")


def _color(element: ET.Element, around: tuple[str, ...]) -> None:
    """Color an element and all in it; `around` are the classes of the box that it belongs to."""
    classes = tuple((element.get("class") or "").split())
    element.attrib.pop("class", None)
    own = [DRAWN[name] for name in classes if name in DRAWN]
    for attributes in own:
        element.attrib.update(attributes)
    box = classes if set(classes) & {"dg-node", "dg-note", "dg-group"} else around
    if element.tag == "text":
        element.set("fill", TEXT)
        if "dg-group-label" in around:
            element.set("font-weight", "700")
    elif element.tag in BOXES and not own:
        fill, line = next(HUES[name] for name in (*reversed(box), "dg-node") if name in HUES)
        element.set("fill", line if "dg-start" in classes else fill)
        element.set("stroke", line)
    for child in element:
        _color(child, (*box, "dg-group-label") if "dg-group-label" in classes else box)
