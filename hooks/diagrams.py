"""Draws the pages' Mermaid diagrams at build: once each, in parallel, kept in a cache beside the project."""

from __future__ import annotations

import hashlib
import json
import math
import os
import re
import subprocess
import sys
import textwrap
from concurrent.futures import ThreadPoolExecutor
from dataclasses import asdict
from functools import cache
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from diagram_svg import FONT_SIZE, Drawing, clean
from selfcheck.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

# What is no label: descriptions, which are read out alone, and styles.
NO_LABEL = re.compile(
    r"^\s*(?:accDescr\s*\{[^}]*\}|(?:acc\w+|style|classDef|class|linkStyle)\b.*)", re.MULTILINE
)
WORD = re.compile(r"[^\s<>\[\]\"|{}]+")
LABELED = re.compile(r"--[>-]?\s*\|")
CACHE = Path(__file__).parents[1] / ".cache" / "diagrams"
# Raised when the same text is drawn in another way.
EDITION = "8"
WIDTHS = "assets/site/diagram-widths.css"
FENCE = re.compile(
    r"^(?P<indent>[ \t]*)(?P<ticks>```+|~~~+)[ ]*mermaid[ ]*\n(?P<text>.*?)^(?P=indent)(?P=ticks)",
    re.MULTILINE | re.DOTALL,
)
RULE = "diagram"
RULES = {RULE: "A diagram is not Mermaid, so it can't be drawn."}

# In pixels: the column of text at a desktop's width and on a phone, and the smallest text that is read with ease.
DESKTOP, PHONE, SMALLEST = 684, 358, 13
# Drawings are shown from widths on that are multiples of this, up to the widest that is read without scrolling far.
STEP, WIDEST = 20, 1600
FLOWCHART = re.compile(r"^(?P<head>\s*(?:flowchart|graph)[ ]+)(?P<direction>TB|TD|BT|LR|RL)", re.MULTILINE)
SUBGRAPH = re.compile(r"\s*subgraph\s+(?P<name>\w+)")
# How close together boxes are, from Mermaid's own distances on; labels break sooner the closer they are.
DISTANCES: tuple[dict[str, Any], ...] = (
    {},
    {"nodeSpacing": 18, "rankSpacing": 28, "padding": 8, "wrappingWidth": 150},
    {"nodeSpacing": 10, "rankSpacing": 24, "padding": 6, "wrappingWidth": 90},
)
MARGINS = {"diagramPadding": 6, "subGraphTitleMargin": {"top": 2, "bottom": 8}, "noteMargin": 5}


class DiagramError(ValueError):
    """A text that Mermaid can't draw; the message says why."""


def check(folder: Path, name: str, pages: Mapping[str, bytes]) -> Iterator[SourceError]:  # noqa: ARG001 - every check takes it
    """Draw every diagram of these pages, and find those that can't be drawn."""
    found = [
        (
            path,
            text.count("\n", 0, match.start()) + 1,
            len(match["indent"]) + 1,
            textwrap.dedent(match["text"]),
        )
        for path, content in pages.items()
        for text in [content.decode("utf-8", "replace").replace("\r\n", "\n")]
        for match in FENCE.finditer(text)
    ]
    wrong = draw_all(text for *_, text in found)
    for path, line, column, text in found:
        if (reason := wrong.get(text.strip())) is not None:
            at = re.search(r"on line (\d+)", reason)
            yield SourceError(path, line + (int(at[1]) if at else 0), column, RULE, _message(reason))


def _message(reason: str) -> str:
    first, _, rest = reason.removeprefix("Mermaid rendering failed: ").partition("\n")
    expected = rest.rpartition("\n")[2]
    said = first.removeprefix("Error: ").rstrip(":.")
    return f"Mermaid can't draw this: {said}{f' ({expected})' if expected else ''}; mend its text"


def draw_all(texts: Iterable[str]) -> dict[str, str]:
    """Draw what is not in the cache yet, in parallel; return why those that can't be drawn can't, by text."""
    missing = [text for text in dict.fromkeys(one.strip() for one in texts) if not _file(text).exists()]
    if not missing:
        return {}
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        return {
            text: reason
            for text, reason in zip(missing, pool.map(_draw_apart, missing), strict=True)
            if reason
        }


def _draw_apart(text: str) -> str:
    """Draw a diagram into the cache in a process of its own; return why it can't be drawn, or nothing."""
    command = [sys.executable, __file__, str(CACHE)]
    result = subprocess.run(command, input=text, capture_output=True, text=True, check=False)  # noqa: S603 - this file
    return result.stdout if result.returncode == 0 else result.stderr.strip().rpartition("\n")[2]


def render(text: str) -> str:
    """Return a diagram's HTML, from the cache or drawn now.

    Raises:
        DiagramError: for a text that is not Mermaid.

    """
    text = text.strip()
    if not _file(text).exists() and (reason := _draw(text)):
        raise DiagramError(reason)
    return _html([Drawing(**one) for one in json.loads(_file(text).read_text(encoding="utf-8"))])


def fence(source: str, _language: str, _css: str, _options: dict[str, Any], _md: Any, **_: Any) -> str:
    """Draw a code fence, as pymdownx.superfences asks for it; one that can't be drawn stays source."""
    try:
        return render(source)
    except DiagramError:
        escaped = source.replace("&", "&amp;").replace("<", "&lt;")
        return f"<pre><code>{escaped}</code></pre>"


def _html(drawings: list[Drawing]) -> str:
    """Put a wide drawing and a narrow one side by side; styles show the one that fits."""
    classes = ["dg-wide", "dg-narrow"] if len(drawings) > 1 else ["dg-only"]
    shown = [
        one.svg.replace('class="dg-drawing', f'class="dg-drawing {name} dg-from-{_least(one)}', 1)
        for one, name in zip(drawings, classes, strict=True)
    ]
    # One line and no blank one: Markdown would take it apart.
    return f'<div class="dg" data-search-exclude="">{"".join(shown)}</div>'


def _least(drawing: Drawing) -> int:
    """Return the width from which on a drawing's text is large enough to read, in pixels."""
    return min(WIDEST, math.ceil(drawing.width * SMALLEST / FONT_SIZE / STEP) * STEP)


def widths(html: Iterable[str]) -> str:
    """Write the styles that show each drawing on these pages where its text is large enough to read."""
    found = sorted({int(width) for one in html for width in re.findall(r" dg-from-(\d+)", one)})
    return "".join(
        f".dg-from-{width}{{min-width:{width}px}}"
        f"@container (min-width:{width}px){{.dg-wide.dg-from-{width}{{display:block}}"
        f".dg-wide.dg-from-{width}+.dg-narrow{{display:none}}}}\n"
        for width in found
    )


def _file(text: str) -> Path:
    key = json.dumps([EDITION, version("mermaidx"), text])
    return CACHE / f"{hashlib.sha256(key.encode()).hexdigest()[:32]}.json"


def _draw(text: str, folder: Path | None = None) -> str | None:
    """Draw a diagram into the cache; return why it can't be drawn."""
    folder = folder or CACHE
    try:
        drawings = _best(text)
    except (RuntimeError, ValueError) as error:
        return str(error)
    folder.mkdir(parents=True, exist_ok=True)
    file = folder / _file(text).name
    # Another process may draw the same: each writes a file of its own, and the last one moved is as good as the first.
    part = file.with_suffix(f".{os.getpid()}")
    part.write_text(json.dumps([asdict(one) for one in drawings]), encoding="utf-8")
    part.replace(file)
    return None


def _best(text: str) -> list[Drawing]:
    """Draw what fits a desktop's column, and what fits a phone's where the first does not."""
    wide = _first_that_fits(_ways(text), DESKTOP)
    if _least(wide) <= PHONE:
        return [wide]
    narrow = _first_that_fits(_narrow_ways(text), PHONE)
    return [wide, narrow] if narrow.width < wide.width else [wide]


def _first_that_fits(ways: Iterable[tuple[str, int]], room: int) -> Drawing:
    """Draw in one way after the other until one fits and no line passes behind a box; else return the best."""
    drawn: list[Drawing] = []
    for text, distance in dict.fromkeys(ways):
        drawn.append(_mermaid(text, distance))
        if _least(drawn[-1]) <= room and not drawn[-1].crossings:
            return drawn[-1]
    return min(drawn, key=lambda one: (max(_least(one), room), one.crossings, one.height))


def _ways(text: str) -> Iterator[tuple[str, int]]:
    """List a diagram's text as written, then closer, then as for a phone."""
    yield text, 0
    yield text, 1
    yield from _narrow_ways(text)


def _narrow_ways(text: str) -> Iterator[tuple[str, int]]:
    """List a diagram's text with its parts below each other, closer and closer."""
    turned = _turned(text) or [text]
    for distance in (1, 2):
        for one in turned:
            yield one, distance


def _turned(text: str) -> list[str]:
    """Return the same flowchart with other directions and orders of boxes; other diagrams have none."""
    if not FLOWCHART.search(text):
        return []
    down, across = (FLOWCHART.sub(rf"\g<head>{way}", text, count=1) for way in ("TD", "LR"))
    # Boxes that come in another order are placed in another order.
    lines = down.split("\n")
    joined = [number for number, line in enumerate(lines) if "-->" in line]
    other = list(lines)
    for number, source in zip(joined, reversed(joined), strict=True):
        other[number] = lines[source]
    # Parts that nothing joins stand below each other, joined by a line that is not drawn.
    parts = _outermost(text)
    stacked = [f"{down}\n{' ~~~ '.join(parts)}"] if len(parts) > 1 else []
    return [down, *stacked, "\n".join(other), across]


def _outermost(text: str) -> list[str]:
    """Name the parts of a flowchart that are in no other part."""
    depth, found = 0, list[str]()
    for line in text.split("\n"):
        if match := SUBGRAPH.match(line):
            if depth == 0:
                found.append(match["name"])
            depth += 1
        elif line.strip() == "end":
            depth -= 1
    return found


@cache
def _mermaid(text: str, distance: int) -> Drawing:
    import mermaidx  # noqa: PLC0415 - it loads an interpreter, which a build with a full cache can do without
    from mermaidx.font_metrics import get_font  # noqa: PLC0415 - as above

    font = get_font()

    def measure(words: str) -> float:
        return float(font.measure(words, FONT_SIZE)["width"])

    settings = _settings(text, distance, measure)
    svg = mermaidx.render(text, config={"flowchart": settings, "state": settings}).svg()
    return clean(svg, measure)


def _settings(text: str, distance: int, measure: Callable[[str], float]) -> dict[str, Any]:
    """Return Mermaid's settings for boxes that are close together: none narrower than its longest word."""
    if not distance:
        return {}
    settings = {**DISTANCES[distance], **MARGINS}
    longest = max(map(measure, WORD.findall(NO_LABEL.sub("", text))), default=0)
    settings["wrappingWidth"] = max(settings["wrappingWidth"], math.ceil(longest) + 2)
    if LABELED.search(text):
        # A label on a line takes a line's height, and leaves room for the arrow's head.
        settings["rankSpacing"] += 2 * FONT_SIZE
    return settings


if __name__ == "__main__":
    sys.stdout.write(_draw(sys.stdin.read(), Path(sys.argv[1])) or "")
