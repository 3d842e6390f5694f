"""Makes of Mermaid's SVG one that a page can hold: no ids, no styles, text as text, colors by the site's classes.

What Mermaid draws is kept where it is: boxes, lines, labels. What it says in styles and HTML becomes classes and
`<text>`, so that one drawing serves both color schemes, forced colors, paper and a strict content policy.
"""

from __future__ import annotations

import colorsys
import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

SVG = "{http://www.w3.org/2000/svg}"
HTML = "{http://www.w3.org/1999/xhtml}"
FONT_SIZE = 16
LINE_HEIGHT = 1.5 * FONT_SIZE
# From a line's middle down to where letters stand, as a share of the font's size.
BASELINE = 0.35
SHAPES = ("rect", "circle", "ellipse", "polygon", "path", "line", "polyline")
GEOMETRY = (
    "x",
    "y",
    "width",
    "height",
    "rx",
    "ry",
    "r",
    "cx",
    "cy",
    "points",
    "d",
    "x1",
    "y1",
    "x2",
    "y2",
    "transform",
)
FILL = re.compile(r"fill:\s*#([0-9a-fA-F]{6})([0-9a-fA-F]{2})?")
NUMBER = re.compile(r"-?\d+(?:\.\d+)?(?:e-?\d+)?")
MARKER = re.compile(r"url\(#.*-(?P<kind>point|barb|circle|cross)\w*\)")
# Names of hues, by where each ends on the wheel, in degrees. The site's styles say how a hue looks.
HUES = (
    (20, "red"),
    (42, "orange"),
    (70, "yellow"),
    (170, "green"),
    (255, "blue"),
    (330, "purple"),
    (361, "red"),
)
GRAY = 0.35
ARROW = 8
# How much wider bold letters are, in which a group's title is set.
BOLD = 1.1


@dataclass(frozen=True)
class Drawing:
    """A diagram as SVG, and how large it is in units of which 16 are a line of text."""

    svg: str
    width: float
    height: float
    crossings: int
    """How many lines pass through boxes at which they neither begin nor end."""


def clean(svg: str, measure: Callable[[str], float], *, upward: bool = False) -> Drawing:
    """Rewrite a drawing of Mermaid's; `measure` gives the width of a text at the drawing's size.

    Lines with a cross at both ends are `upward` ones where `diagram_layouts` wrote them: with a head where they begin.
    """
    root = ET.fromstring(svg)  # noqa: S314 - our own library's output
    x, y, width, height = (float(number) for number in (root.get("viewBox") or "0 0 1 1").split())
    made = ET.Element(
        "svg",
        {
            "class": "dg-drawing",
            "role": "img",
            "viewBox": f"{x:g} {y:g} {width:.6g} {height:.6g}",
            "width": f"{width:.6g}",
            "height": f"{height:.6g}",
        },
    )
    for name in ("title", "desc"):
        if (found := root.find(f"{SVG}{name}")) is not None and found.text:
            ET.SubElement(made, name).text = " ".join(found.text.split())
    layers = _Layers(measure, upward=upward)
    for child in root:
        if child.tag == f"{SVG}g":
            layers.add(child, made)
    _reach_groups(made)
    return Drawing(ET.tostring(made, encoding="unicode"), width, height, crossings(made))


class _Layers:
    """Copies groups, each child by what it is."""

    def __init__(self, measure: Callable[[str], float], *, upward: bool) -> None:
        self.measure = measure
        self.upward = upward

    def add(self, group: ET.Element, parent: ET.Element) -> None:
        """Copy a group and all in it; leave out what is empty."""
        classes = (group.get("class") or "").split()
        made = ET.SubElement(parent, "g")
        if place := group.get("transform"):
            made.set("transform", place)
        if role := _role(classes):
            made.set("class", " ".join([role, *_tone(group)]))
        for child in group:
            self._copy(child, made)
        if "outer-path" in classes:
            # A note is drawn twice: its fill, then its outline by hand.
            del made[1:]
        if not len(made):
            parent.remove(made)

    def _copy(self, child: ET.Element, made: ET.Element) -> None:
        name = child.tag.removeprefix(SVG)
        if name == "g":
            self.add(child, made)
        elif name == "foreignObject":
            self._text(child, made, boxed="edgeLabel" in _class_within(child))
        elif child.get("data-edge"):
            if "edge-thickness-invisible" not in (child.get("class") or ""):
                made.extend(_edge(child, upward=self.upward))
        elif name in SHAPES and child.attrib:
            made.append(_shape(child))

    def _text(self, box: ET.Element, parent: ET.Element, *, boxed: bool) -> None:
        weight = BOLD if parent.get("class") == "dg-group-label" else 1
        width, height = float(box.get("width") or 0), float(box.get("height") or 0)
        lines = list(self._lines(box, width))
        if not lines:
            return
        if boxed:
            size = {"width": f"{width:g}", "height": f"{height:g}"}
            ET.SubElement(parent, "rect", {"class": "dg-label-ground", **size})
        top = (height - len(lines) * LINE_HEIGHT) / 2
        for number, line in enumerate(lines):
            middle = top + (number + 0.5) * LINE_HEIGHT
            text = ET.SubElement(
                parent,
                "text",
                {"x": f"{width / 2:g}", "y": f"{middle + BASELINE * FONT_SIZE:g}", "text-anchor": "middle"},
            )
            # The reader's font may be wider than the one that the boxes were made for.
            text.set("textLength", f"{self.measure(line) * weight:.6g}")
            text.set("lengthAdjust", "spacingAndGlyphs")
            text.text = line

    def _lines(self, box: ET.Element, width: float) -> Iterator[str]:
        """Break a label where its author did, and where it is wider than its box."""
        for line in _broken(box):
            words = line.split()
            done: list[str] = []
            for word in words:
                if done and self.measure(" ".join([*done, word])) > width + 1:
                    yield " ".join(done)
                    done = []
                done.append(word)
            if done:
                yield " ".join(done)


def _broken(box: ET.Element) -> list[str]:
    lines = [""]
    for element in box.iter():
        if element.tag == f"{HTML}br":
            lines.append(element.tail or "")
        elif element.tag == f"{HTML}p" and lines[-1]:
            lines.append(element.text or "")
        else:
            lines[-1] += element.text or ""
            if element.tag not in {f"{HTML}p", f"{HTML}div", box.tag}:
                lines[-1] += element.tail or ""
    return lines


def _class_within(box: ET.Element) -> str:
    """Return the classes of what a label is made of."""
    return " ".join(element.get("class") or "" for element in box.iter())


def _role(classes: list[str]) -> str:
    for found, role in (
        ("statediagram-note", "dg-note"),
        ("node", "dg-node"),
        ("cluster", "dg-group"),
        ("note-cluster", "dg-hidden"),
        ("cluster-label", "dg-group-label"),
        ("edgeLabel", "dg-label"),
    ):
        if found in classes:
            return role
    return ""


def _tone(group: ET.Element) -> list[str]:
    """Name the hue that the diagram's author gave a box, by the nearest of the site's."""
    for shape in group:
        match = FILL.search(shape.get("style") or "")
        if match:
            red, green, blue = (int(match[1][at : at + 2], 16) / 255 for at in (0, 2, 4))
            hue, _, saturation = colorsys.rgb_to_hls(red, green, blue)
            if saturation < GRAY:
                return ["dg-gray"]
            return [f"dg-{next(name for end, name in HUES if hue * 360 < end)}"]
    return []


def _shape(shape: ET.Element) -> ET.Element:
    made = ET.Element(
        shape.tag.removeprefix(SVG), {name: shape.get(name, "") for name in GEOMETRY if shape.get(name)}
    )
    if made.tag == "path":
        made.set("d", f"{made.get('d')} Z".replace("Z Z", "Z"))
    if "state-start" in (shape.get("class") or ""):
        made.set("class", "dg-start")
    return made


def _edge(path: ET.Element, *, upward: bool) -> Iterator[ET.Element]:
    d = path.get("d") or ""
    classes = ["dg-line"]
    if "edge-pattern-dotted" in (path.get("class") or ""):
        classes.append("dg-dotted")
    yield ET.Element("path", {"class": " ".join(classes), "d": d})
    points = [float(number) for number in NUMBER.findall(d)]
    pairs = list(zip(points[::2], points[1::2], strict=False))
    kinds = {
        name: marker["kind"]
        for name in ("marker-end", "marker-start")
        if (marker := MARKER.fullmatch(path.get(name) or "")) and len(pairs) > 1
    }
    if upward and set(kinds.values()) == {"cross"}:
        kinds = {"marker-start": "point"}
    for name, order in (("marker-end", pairs), ("marker-start", pairs[::-1])):
        if name in kinds:
            yield _head(kinds[name], order)


def _head(kind: str, points: list[tuple[float, float]]) -> ET.Element:
    """Draw what a line ends with."""
    x, y = points[-1]
    r = ARROW / 2
    if kind == "circle":
        return ET.Element("circle", {"class": "dg-head", "cx": f"{x:.5g}", "cy": f"{y:.5g}", "r": f"{r:g}"})
    if kind == "cross":
        strokes = [f"M{x - r:.5g},{y + way * r:.5g}L{x + r:.5g},{y - way * r:.5g}" for way in (1, -1)]
        return ET.Element("path", {"class": "dg-cross", "d": "".join(strokes)})
    # A flowchart's lines end where the head's middle is, a state diagram's where its tip is.
    return _arrow(points, ahead=r if kind == "point" else 0)


def _arrow(points: list[tuple[float, float]], *, ahead: float) -> ET.Element:
    """Draw the head at the last point, in the direction that leads to it, its tip so far ahead."""
    x, y = points[-1]
    before = next((one for one in reversed(points) if math.dist(one, points[-1]) > 0.5), points[0])
    angle = math.atan2(y - before[1], x - before[0])
    cos, sin = math.cos(angle), math.sin(angle)
    corners = [(ahead, 0), (ahead - ARROW, ARROW / 2), (ahead - ARROW, -ARROW / 2)]
    placed = [
        f"{x + along * cos - across * sin:.5g},{y + along * sin + across * cos:.5g}"
        for along, across in corners
    ]
    return ET.Element("polygon", {"class": "dg-head", "points": " ".join(placed)})


@dataclass
class _Places:
    """Where things are, in the drawing's own coordinates."""

    nodes: list[Box]
    groups: list[Box]
    lines: list[tuple[list[Point], ET.Element, ET.Element | None]]
    """The points of each line, its path, and its head."""


def crossings(drawing: ET.Element) -> int:
    """Count the lines that pass through boxes at which they neither begin nor end."""
    places = _Places([], [], [])
    _measure(drawing, 0, 0, places)
    return sum(
        any(_inside(point, box, -INSET) for point in line)
        for line, _, _ in places.lines
        for box in places.nodes
        if not (_inside(line[0], box, NEAR) or _inside(line[-1], box, NEAR))
    )


def _reach_groups(drawing: ET.Element) -> None:
    """Lead lines on to the group at which they end: where a group has room for its title, Mermaid lets them end before it."""
    places = _Places([], [], [])
    _measure(drawing, 0, 0, places)
    for points, path, head in places.lines:
        end = points[-1]
        if head is None or any(_inside(end, box, NEAR) for box in (*places.nodes, *places.groups)):
            continue
        before = next((one for one in reversed(points) if math.dist(one, end) > 0.5), points[0])
        length = math.dist(before, end) or 1
        ahead = ((end[0] - before[0]) / length, (end[1] - before[1]) / length)
        for far in range(1, FARTHEST):
            reached = (end[0] + far * ahead[0], end[1] + far * ahead[1])
            if any(_inside(reached, box, ARROW / 2) for box in places.groups):
                x, y = (float(number) for number in NUMBER.findall(path.get("d") or "")[-2:])
                path.set("d", f"{path.get('d')}L{x + far * ahead[0]:.5g},{y + far * ahead[1]:.5g}")
                head.set("transform", f"translate({far * ahead[0]:.5g},{far * ahead[1]:.5g})")
                break


# How far a line may reach into a box, how far from its box a line may begin, and how far it is led on.
INSET, NEAR, FARTHEST = 0.5, 10, 60
Point = tuple[float, float]
Box = tuple[float, float, float, float]


def _inside(point: Point, box: Box, margin: float) -> bool:
    left, top, right, bottom = box
    return left - margin < point[0] < right + margin and top - margin < point[1] < bottom + margin


def _measure(element: ET.Element, dx: float, dy: float, places: _Places) -> None:
    """Collect where boxes and lines are."""
    moved = [float(number) for number in NUMBER.findall(element.get("transform") or "0 0")]
    dx, dy = dx + moved[0], dy + moved[1]
    role = (element.get("class") or "").split(" ")[0]
    boxes = {"dg-node": places.nodes, "dg-note": places.nodes, "dg-group": places.groups}.get(role)
    children = list(element)
    for child, after in zip(children, [*children[1:], None], strict=True):
        if child.tag == "g":
            _measure(child, dx, dy, places)
        elif boxes is not None and child.tag in SHAPES and (corners := list(_corners(child))):
            xs, ys = [dx + x for x, _ in corners], [dy + y for _, y in corners]
            boxes.append((min(xs), min(ys), max(xs), max(ys)))
        elif (child.get("class") or "").startswith("dg-line"):
            points = [(dx + x, dy + y) for x, y in _points(child.get("d") or "")]
            head = after if after is not None and after.get("class") == "dg-head" else None
            places.lines.append((points, child, head))


def _corners(shape: ET.Element) -> Iterator[Point]:
    """List points between which a shape lies."""
    moved = [float(number) for number in NUMBER.findall(shape.get("transform") or "0 0")]
    x, y, width, height, cx, cy, r = (
        float(shape.get(name) or 0) for name in ("x", "y", "width", "height", "cx", "cy", "r")
    )
    if shape.tag == "rect":
        found = [(x, y), (x + width, y + height)]
    elif shape.tag in {"circle", "ellipse"}:
        across, down = float(shape.get("rx") or r), float(shape.get("ry") or r)
        found = [(cx - across, cy - down), (cx + across, cy + down)]
    else:
        numbers = [float(number) for number in NUMBER.findall(shape.get("points") or "")]
        found = list(zip(numbers[::2], numbers[1::2], strict=False)) or list(_ends(shape.get("d") or ""))
    for at in found:
        yield at[0] + moved[0], at[1] + moved[1]


def _ends(d: str) -> Iterator[Point]:
    """Go along an outline by the ends of its parts; how far a curve reaches beyond them does not count."""
    x = y = 0.0
    for command, rest in re.findall(r"([a-zA-Z])([^a-zA-Z]*)", d):
        numbers = [float(number) for number in NUMBER.findall(rest)]
        size = {"h": 1, "v": 1, "c": 6, "s": 4, "q": 4, "a": 7}.get(command.lower(), 2)
        for at in range(0, len(numbers) - size + 1, size):
            along = 0 if command.lower() == "v" else numbers[at + size - 2 + (size == 1)]
            down = 0 if command.lower() == "h" else numbers[at + size - 1]
            x = x + along if command.islower() or command == "V" else along
            y = y + down if command.islower() or command == "H" else down
            yield x, y


def _points(d: str) -> Iterator[tuple[float, float]]:
    """Go along a path of moves, straight lines and cubic curves, the commands that Mermaid draws with."""
    here = (0.0, 0.0)
    for command, rest in re.findall(r"([MLC])([^MLC]*)", d):
        numbers = [float(number) for number in NUMBER.findall(rest)]
        pairs = list(zip(numbers[::2], numbers[1::2], strict=True))
        if command == "M":
            here = pairs[0]
            yield here
            pairs = pairs[1:]
        size = 3 if command == "C" else 1
        for at in range(0, len(pairs) - size + 1, size):
            one, two, end = pairs[at : at + 3] if command == "C" else (here, pairs[at], pairs[at])
            for step in range(1, STEPS + 1):
                t = step / STEPS
                yield tuple(  # type: ignore[misc]
                    (1 - t) ** 3 * here[axis]
                    + 3 * (1 - t) ** 2 * t * one[axis]
                    + 3 * (1 - t) * t**2 * two[axis]
                    + t**3 * end[axis]
                    for axis in (0, 1)
                )
            here = end


STEPS = 40
