"""A page's text as lines that remember where they came from, and which of them Markdown reads as code or comment."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

import yaml

from selfcheck.model import GAP, Passage, Position

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

TAB = 4
# The C parser in libyaml is ten times as fast; the pure Python one replaces it where PyYAML has no libyaml.
LOADER: type = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
OUT_OF_BANK = re.compile(r"^selfcheck_bank:[ \t]*(?:false|no|off)\b", re.MULTILINE | re.IGNORECASE)
FRONT_MATTER = re.compile(r"-{3}[ \t]*\n(?P<yaml>.*?\n)??(?:\.{3}|-{3})[ \t]*(?:\n|\Z)", re.DOTALL)
FENCE = re.compile(r"(?P<fence>`{3,}(?=[^`]*$)|~{3,})")
CODE_OR_COMMENT = re.compile(r"\\.|(?P<ticks>`+)|(?P<comment><!--)", re.DOTALL)
LIST_MARKER = re.compile(r" {0,3}(?:[-*+]|\d+[.)]) +(?:\[[ xX]\] +)?(?=[`~])")
ITEM_INDENT = 2
RAW_TAG = re.compile(r" {0,3}<(?P<tag>pre|script|style|textarea)\b", re.IGNORECASE)
RAW_END = re.compile(r"</(?:pre|script|style|textarea)", re.IGNORECASE)
COMMENT_END = "-->"


@dataclass(frozen=True, slots=True)
class Line:
    """One line, without its end and with tabs expanded as Python-Markdown does."""

    text: str
    number: int
    raw: str

    @property
    def indent(self) -> int:
        """The number of spaces before the first other character."""
        return len(self.text) - len(self.text.lstrip(" "))

    @property
    def blank(self) -> bool:
        """Whether there is nothing but white space."""
        return not self.text.strip()

    def position(self, index: int) -> Position:
        """Return the position in the file of the character at `index` of the expanded text."""
        if self.text == self.raw:
            return Position(self.number, index + 1)
        for column in range(len(self.raw)):
            if len(self.raw[: column + 1].expandtabs(TAB)) > index:
                return Position(self.number, column + 1)
        return Position(self.number, len(self.raw) + 1)


def read_lines(text: str) -> list[Line]:
    """Split a page into lines; a byte-order mark goes, line ends become one kind, front matter counts as blank lines."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    # Python-Markdown drops the first two, with which it marks its own stash; the third stands for a gap.
    text = text.replace("\x02", "").replace("\x03", "").replace(GAP, "")
    front = front_matter(text)
    skipped = front.count("\n") + (not front.endswith("\n")) if front else 0
    return [
        Line("" if number <= skipped else raw.expandtabs(TAB), number, raw)
        for number, raw in enumerate(text.split("\n"), start=1)
    ]


def numbered(lines: Sequence[str]) -> list[Line]:
    """Make lines of a text that has no front matter and no tabs."""
    return [Line(text.replace(GAP, ""), number, text) for number, text in enumerate(lines, start=1)]


def front_matter(text: str) -> str:
    """Return the YAML mapping between two lines `---` that begins a page; empty where these are rules or text."""
    match = FRONT_MATTER.match(text)
    if not match:
        return ""
    try:
        node = yaml.compose(match["yaml"] or "", Loader=LOADER)
    except (yaml.YAMLError, ValueError, RecursionError):
        return ""
    return match[0] if isinstance(node, yaml.MappingNode) else ""


def passage(lines: Sequence[tuple[Line, int]]) -> Passage:
    """Join lines, each from the given index on, into a passage without blank lines around it."""
    kept = list(lines)
    while kept and not kept[-1][0].text[kept[-1][1] :].strip():
        kept.pop()
    while len(kept) > 1 and not kept[0][0].text[kept[0][1] :].strip():
        kept.pop(0)
    return Passage(
        "\n".join(_without_end(line.text[index:]) for line, index in kept).rstrip(" "),
        tuple(line.position(min(index, len(line.text))) for line, index in kept),
    )


def _without_end(text: str) -> str:
    """Take off the spaces at a line's end, save for the two that break it."""
    bare = text.rstrip()
    return f"{bare}  " if bare and text.endswith("  ") else bare


@dataclass(frozen=True, slots=True)
class Verbatim:
    """The lines that Markdown does not read: `hidden` by line number, and fences that nothing closes."""

    hidden: frozenset[int]
    open_fences: tuple[int, ...]


def find_verbatim(lines: Sequence[Line], *, with_elements: bool = True) -> Verbatim:
    """Find the lines inside code fences, comments, and code spans, and in raw HTML elements such as `<pre>`.

    The line that opens a fence counts as inside, the line on which a comment or code span opens does not.

    Args:
        lines: of a page
        with_elements: whether lines in raw HTML elements count

    """
    hidden: set[int] = set()
    open_fences: list[int] = []
    last = _last_closings(lines)
    index, column = 0, 0
    while index < len(lines):
        line = lines[index]
        if column == 0:
            end = _fence_end(lines, index, last)
            if end is not None and end < 0:
                open_fences.append(line.number)
                end = None
            end = _raw_end(lines, index, last) if end is None and with_elements else end
            if end is not None:
                hidden.update(line.number for line in lines[index : end + 1])
                index = end + 1
                continue
        end_index, column = _inline_end(lines, index, column, last)
        hidden.update(line.number for line in lines[index + 1 : end_index + 1])
        index = end_index if column else end_index + 1
    return Verbatim(frozenset(hidden), tuple(open_fences))


def _last_closings(lines: Sequence[Line]) -> dict[str, int]:
    """Note the last line that closes what may be open: nothing is looked for behind it, so that reading stays linear."""
    last: dict[str, int] = {}
    for index, line in enumerate(lines):
        bare = line.text.strip()
        if bare.startswith(("```", "~~~")) and not bare.strip(bare[0]):
            last[bare] = index
        if COMMENT_END in bare:
            last[COMMENT_END] = index
        if "</" in bare:
            last |= {closing.lower(): index for closing in RAW_END.findall(bare)}
    return last


def _fence_end(lines: Sequence[Line], start: int, last: Mapping[str, int]) -> int | None:
    """Find the line that closes the fence opened at `start`: None where none opens there, -1 where none closes."""
    line = lines[start]
    marker = LIST_MARKER.match(line.text)
    opening = FENCE.match(line.text, marker.end() if marker else line.indent)
    if not opening:
        return None
    for index in range(start + 1, last.get(opening["fence"], -1) + 1):
        inner = lines[index]
        if inner.blank:
            continue
        closes = inner.text.strip() == opening["fence"]
        # Superfences gives a fence up where a line stands further left than its opening.
        if inner.indent < (ITEM_INDENT if marker else line.indent):
            return -1
        if closes and (marker or inner.indent == line.indent):
            return index
    return -1


def _raw_end(lines: Sequence[Line], start: int, last: Mapping[str, int]) -> int | None:
    """Find the line that closes the preformatted HTML element opened at `start`, if one opens there."""
    opening = RAW_TAG.match(lines[start].text)
    if not opening:
        return None
    closing = f"</{opening['tag'].lower()}"
    for index in range(start, last.get(closing, -1) + 1):
        if closing in lines[index].text.lower():
            return index
    return None


def _inline_end(lines: Sequence[Line], start: int, column: int, last: Mapping[str, int]) -> tuple[int, int]:
    """Read a line's code spans and comments from `column`: where the reading stops, 0 meaning a line's end."""
    line = lines[start]
    while match := CODE_OR_COMMENT.search(line.text, column):
        column = match.end()
        if match["comment"]:
            behind = last.get(COMMENT_END, -1) + 1
            end = _find(lines, start, column, COMMENT_END, paragraph=False) if start < behind else None
        elif match["ticks"]:
            end = _find(lines, start, column, match["ticks"], paragraph=True)
        else:
            continue
        if end and end[0] > start:
            return end if end[1] < len(lines[end[0]].text) else (end[0], 0)
        column = end[1] if end else column
    return start, 0


def _find(
    lines: Sequence[Line], start: int, column: int, closing: str, *, paragraph: bool
) -> tuple[int, int] | None:
    """Find the end of what `closing` closes: line index and column behind it; a code span ends with its paragraph."""
    pattern = re.compile(rf"(?<!`){closing}(?!`)" if paragraph else closing)
    for index in range(start, len(lines)):
        if paragraph and lines[index].blank:
            return None
        if match := pattern.search(lines[index].text, column if index == start else 0):
            return index, match.end()
    return None


def is_in_bank(text: str) -> bool:
    """Return whether a page teaches, unless its front matter has `selfcheck_bank: false`, as a page for authors has."""
    return not OUT_OF_BANK.search(front_matter(text.removeprefix("\ufeff").replace("\r\n", "\n")))
