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
from html import escape, unescape
from importlib.metadata import version
from pathlib import Path
from typing import TYPE_CHECKING, Any

from guide.diagram_layouts import UPWARD_NOTE, arrangements, narrowed
from guide.diagram_svg import FONT_SIZE, Drawing, clean
from guide.markdown_text import find_fences
from selfcheck.errors import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Mapping

# What is no label: descriptions, which are read out alone, and styles.
NO_LABEL = re.compile(
    r"^\s*(?:accDescr\s*\{[^}]*\}|(?:acc\w+|style|classDef|class|linkStyle)\b.*)", re.MULTILINE
)
WORD = re.compile(r"[^\s<>\[\]\"|{}]+")
LABELED = re.compile(r"--[>x-]?\s*\|")
HOOKS = Path(__file__).parents[1]
CACHE = HOOKS.parent / ".cache" / "diagrams"
# Raised when the same text is drawn in another way.
EDITION = "11"
# What follows the ticks of a diagram, and what looks as if it did.
INFO = re.compile(r"mermaid|\{[ ]*\.mermaid\b.*")
NEARLY = re.compile(r"\{?[ ]*\.?mermaid(?![\w-]).*", re.IGNORECASE)
UNDRAWN = re.compile(r'<pre class="dg-undrawn" title="(?P<reason>[^"]*)"><code>(?P<text>[^<]*)</code></pre>')
RULE = "diagram"
TAKES_NOTHING = " makes no diagram: write `mermaid` alone behind the ticks"
OWN_LINE = "a diagram needs a line of its own for its fence: put it under the item, indented by four spaces"
RULES = {RULE: "A diagram is not Mermaid, so it can't be drawn."}

# In pixels: the column of text at a desktop's width and on a phone, and the smallest text that is read with ease.
DESKTOP, PHONE, SMALLEST = 684, 358, 13
# Drawings are shown from widths on that are multiples of this, up to the widest that is read without scrolling far.
STEP, WIDEST = 4, 1600
SIDES = re.compile(r'<svg class="dg-drawing [^>]* width="([\d.]+)" height="([\d.]+)"')
# How close together boxes are, from Mermaid's own distances on; labels break sooner the closer they are.
DISTANCES: tuple[dict[str, Any], ...] = (
    {},
    {"nodeSpacing": 18, "rankSpacing": 28, "padding": 8, "wrappingWidth": 150},
    {"nodeSpacing": 10, "rankSpacing": 24, "padding": 6, "wrappingWidth": 90},
    {"nodeSpacing": 4, "rankSpacing": 22, "padding": 4, "wrappingWidth": 60},
)
# What is left of a drawing's width, at the least, where its boxes are as close as can be.
CLOSEST = 0.55
# How a flowchart is arranged, the same with its labels broken, and how close its boxes are.
Way = tuple[str, str, int]
MARGINS = {"diagramPadding": 6, "subGraphTitleMargin": {"top": 2, "bottom": 16}, "noteMargin": 5}
# How close boxes are in a narrow drawing, and where labels of boxes break, in pixels: one after the other until it fits.
NARROWER: tuple[tuple[int, float], ...] = ((1, math.inf), (2, 130), (3, 90), (3, 60))


class DiagramError(ValueError):
    """A text that Mermaid can't draw; the message says why."""


def check(folder: Path, name: str, pages: Mapping[str, bytes]) -> Iterator[SourceError]:  # noqa: ARG001 - every check takes it
    """Draw every diagram of these pages, and find those that can't be drawn."""
    found = [
        (path, fence)
        for path, content in pages.items()
        for fence in find_fences(content.decode("utf-8", "replace"))
        if NEARLY.fullmatch(fence.info)
    ]
    wrong = draw_all(fence.text for _, fence in found)
    for path, fence in found:
        if not INFO.fullmatch(fence.info):
            yield SourceError(path, fence.line, fence.column, RULE, f"`{fence.info}`{TAKES_NOTHING}")
        elif fence.before.strip(" \t>"):
            yield SourceError(path, fence.line, fence.column, RULE, OWN_LINE)
        elif (reason := wrong.get(plain(fence.text))) is not None:
            at = re.search(r"on line (\d+)", reason)
            yield SourceError(
                path, fence.line + (int(at[1]) if at else 0), fence.column, RULE, _message(reason)
            )


def undrawn(html: str, path: str, page: str) -> Iterator[SourceError]:
    """Find the diagrams that a page's conversion could not draw: those that no file of the docs holds as they are."""
    lines = page.splitlines()
    for match in UNDRAWN.finditer(html):
        first = unescape(match["text"]).strip().partition("\n")[0].strip()
        line = next((number for number, one in enumerate(lines, start=1) if first in one), 1)
        yield SourceError(path, line, 1, RULE, _message(unescape(match["reason"])))


def _message(reason: str) -> str:
    first, _, rest = reason.removeprefix("Mermaid rendering failed: ").partition("\n")
    expected = rest.rpartition("\n")[2]
    said = first.removeprefix("Error: ").rstrip(":.")
    return f"Mermaid can't draw this: {said}{f' ({expected})' if expected else ''}; mend its text"


def plain(text: str) -> str:
    """Return a diagram's text without its indentation in the page."""
    return textwrap.dedent(text).strip()


def draw_all(texts: Iterable[str]) -> dict[str, str]:
    """Draw what is not in the cache yet, in parallel; return why those that can't be drawn can't, by text."""
    missing = [text for text in dict.fromkeys(map(plain, texts)) if not _file(text).exists()]
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
    command = [sys.executable, "-m", "guide.diagrams", str(CACHE)]
    result = subprocess.run(  # noqa: S603 - this file
        command, cwd=HOOKS, input=text, capture_output=True, text=True, check=False
    )
    return result.stdout if result.returncode == 0 else result.stderr.strip().rpartition("\n")[2]


def render(text: str) -> str:
    """Return a diagram's HTML, from the cache or drawn now.

    Raises:
        DiagramError: for a text that is not Mermaid.

    """
    text = plain(text)
    if not _file(text).exists() and (reason := _draw(text)):
        raise DiagramError(reason)
    return _html([Drawing(**one) for one in json.loads(_file(text).read_text(encoding="utf-8"))])


def fence(source: str, _language: str, _css: str, _options: dict[str, Any], _md: Any, **_: Any) -> str:
    """Draw a code fence, as pymdownx.superfences asks for it; `undrawn` finds what can't be drawn."""
    try:
        return render(source)
    except DiagramError as error:
        return f'<pre class="dg-undrawn" title="{escape(str(error))}"><code>{escape(source)}</code></pre>'


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


def sizes(html: Iterable[str]) -> str:
    """Write the styles that show each drawing on these pages where its text is large enough to read.

    A browser that has not laid out a drawing yet takes the ratio of its sides from them.
    """
    pages = list(html)
    found = sorted({int(width) for one in pages for width in re.findall(r" dg-from-(\d+)", one)})
    sides = sorted({sides for one in pages for sides in SIDES.findall(one)})
    return "".join(
        f'.dg-drawing[width="{width}"][height="{height}"]{{aspect-ratio:{width}/{height}}}\n'
        for width, height in sides
    ) + "".join(
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


def _first_that_fits(ways: Iterable[Way], room: int) -> Drawing:
    """Draw in one way after the other until one fits and no line passes behind a box; else return the best."""
    drawn: list[Drawing] = []
    hopeless: set[str] = set()
    for arranged, text, distance in ways:
        if arranged in hopeless:
            continue
        drawn.append(_mermaid(text, distance))
        if _least(drawn[-1]) <= room and not drawn[-1].crossings:
            return drawn[-1]
        if _least(drawn[-1]) * CLOSEST > room:
            hopeless.add(arranged)
    return min(drawn, key=lambda one: (max(_least(one), room), one.crossings, one.height))


def _ways(text: str) -> Iterator[Way]:
    """List a diagram's text as written, then closer, then as for a phone."""
    for distance in (0, 1):
        yield f"{distance} {text}", text, distance
    yield from _narrow_ways(text)


def _narrow_ways(text: str) -> Iterator[Way]:
    """List a diagram's text with its parts below each other, closer and closer."""
    for distance, room in NARROWER:
        for one in arrangements(text) or [text]:
            yield one, narrowed(one, room, _measure()), distance


@cache
def _mermaid(text: str, distance: int) -> Drawing:
    import mermaidx  # noqa: PLC0415 - it loads an interpreter, which a build with a full cache can do without

    settings = _settings(text, distance, _measure())
    svg = mermaidx.render(text, config={"flowchart": settings, "state": settings}).svg()
    return clean(svg, _measure(), upward=UPWARD_NOTE in text)


@cache
def _measure() -> Callable[[str], float]:
    """Return what gives the width of a text in a drawing."""
    from mermaidx.font_metrics import get_font  # noqa: PLC0415 - as in _mermaid

    font = get_font()
    return lambda words: float(font.measure(words, FONT_SIZE)["width"])


def _settings(text: str, distance: int, measure: Callable[[str], float]) -> dict[str, Any]:
    """Return Mermaid's settings for boxes that are close together: none narrower than its longest word."""
    if not distance:
        return {}
    settings = {**DISTANCES[distance], **MARGINS}
    longest = max(map(measure, WORD.findall(NO_LABEL.sub("", text))), default=0)
    settings["wrappingWidth"] = max(settings["wrappingWidth"], math.ceil(longest) + 2)
    if LABELED.search(text):
        # A label on a line takes a line's height, and leaves room for the arrow's head.
        settings["rankSpacing"] += FONT_SIZE if distance == len(DISTANCES) - 1 else 2 * FONT_SIZE
    return settings


if __name__ == "__main__":
    sys.stdout.write(_draw(sys.stdin.read(), Path(sys.argv[1])) or "")
