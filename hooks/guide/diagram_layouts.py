"""Writes a Mermaid flowchart anew for a narrow column: the same boxes and lines, arranged in other ways."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

FLOWCHART = re.compile(r"^(?P<head>\s*(?:flowchart|graph)[ ]+)(?P<direction>TB|TD|BT|LR|RL)", re.MULTILINE)
SUBGRAPH = re.compile(r"\s*subgraph\s+(?P<name>\w+)")
# One line from one box to another, as most flowcharts are written.
EDGE = re.compile(
    r"^\s*(?P<source>\w+)(?P<shape>[\[({].*?)?\s*-->\s*(?P<label>\|[^|]*\|)?\s*(?P<target>\w+)(?P<other>[\[({].*)?$"
)
LABEL = re.compile(r"(?P<open>[\[|({]\"|\|)(?P<words>[^\"\[\]|]*)(?P<close>\"[\])}|]|\|)")
BREAK = re.compile(r"<br\s*/?>")
# A line that leads from the lower box to the upper one: Mermaid places the box where a line begins above, and has no
# line with a head there alone. A comment says that the crosses of a text are ours.
UPWARD, UPWARD_NOTE = "x--x", "%% upward"


def arrangements(text: str) -> list[str]:
    """Return a flowchart with other directions and orders of boxes; other diagrams have none."""
    if not FLOWCHART.search(text):
        return []
    down, across = (FLOWCHART.sub(rf"\g<head>{way}", text, count=1) for way in ("TD", "LR"))
    return list(
        dict.fromkeys([down, *_stacked(down), _reordered(down), across, *_folded(down), *_upward(down)])
    )


def narrowed(text: str, room: float, measure: Callable[[str], float]) -> str:
    """Break the labels of boxes and lines where they are wider than the room; titles of groups stay."""

    def broken(match: re.Match[str]) -> str:
        lines = [line for part in BREAK.split(match["words"]) for line in _wrap(part, room, measure)]
        return f"{match['open']}{'<br/>'.join(lines)}{match['close']}"

    return "\n".join(
        line if SUBGRAPH.match(line) or line.lstrip().startswith("acc") else LABEL.sub(broken, line)
        for line in text.split("\n")
    )


def _wrap(words: str, room: float, measure: Callable[[str], float]) -> Iterator[str]:
    line = ""
    for word in words.split():
        if line and measure(f"{line} {word}") > room:
            yield line
            line = word
        else:
            line = f"{line} {word}".strip()
    yield line


def _stacked(text: str) -> Iterator[str]:
    """Put parts that nothing joins below each other, joined by a line that is not drawn."""
    parts = _outermost(text)
    if len(parts) > 1:
        yield f"{text}\n{' ~~~ '.join(parts)}"


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


def _reordered(text: str) -> str:
    """Write the lines between boxes in reverse: boxes that come in another order are placed in another order."""
    lines = text.split("\n")
    joined = [number for number, line in enumerate(lines) if "-->" in line]
    other = list(lines)
    for number, source in zip(joined, reversed(joined), strict=True):
        other[number] = lines[source]
    return "\n".join(other)


def _folded(text: str) -> Iterator[str]:
    """Put one half of the boxes that a box leads to below the other half."""
    edges = [(match["source"], match["target"]) for line in text.split("\n") if (match := EDGE.match(line))]
    leads = {one: [target for source, target in edges if source == one] for one, _ in edges}
    entered = [target for _, target in edges]
    for targets in leads.values():
        half = (len(targets) + 1) // 2
        # Only where the branches stay apart: joined ones have no end to stand below.
        if half > 1 and all(entered.count(one) == 1 for one in targets):
            pairs = zip(targets[half:], targets, strict=False)
            yield "\n".join([text, *(f"{_last(above, leads)} ~~~ {below}" for below, above in pairs)])


def _last(box: str, leads: dict[str, list[str]]) -> str:
    """Return where the way from a box ends."""
    seen = {box}
    while leads.get(box) and leads[box][0] not in seen:
        box = leads[box][0]
        seen.add(box)
    return box


def _upward(text: str) -> Iterator[str]:
    """Put boxes that nothing leads to below the group to which they lead, where they stood beside another one."""
    if UPWARD in text:
        return
    lines = text.split("\n")
    edges = {number: match for number, line in enumerate(lines) if (match := EDGE.match(line))}
    entered = {match["target"] for match in edges.values()}
    groups = {match["name"] for line in lines if (match := SUBGRAPH.match(line))}
    for number, match in edges.items():
        if match["target"] in groups and match["source"] not in entered | groups and not match["other"]:
            box = match["source"] + (match["shape"] or "").rstrip()
            lines[number] = f"{match['target']} {UPWARD}{match['label'] or ''} {box}"
    if (turned := "\n".join(lines)) != text:
        yield f"{turned}\n{UPWARD_NOTE}"
