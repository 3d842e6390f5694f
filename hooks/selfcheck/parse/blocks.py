"""Finds the blocks of a page (`/// name | argument` to `///`) and what is wrong with their fences."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selfcheck.reading.source import Verbatim, find_verbatim

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfcheck.reading.mistakes import Mistakes
    from selfcheck.reading.source import Line

OURS = ("exam", "next-steps", "objectives", "pretest", "progress", "question", "review", "worked-case")
NEAR = 2
HEADER = re.compile(
    r"(?P<slashes>/{3,})[ ]*(?P<name>[A-Za-z][\w-]*)[ ]*(?P<bar>\|)?[ ]*(?P<argument>.*?)[ ]*$"
)
CLOSER = re.compile(r"(?P<slashes>/{3,})[ ]*$")
CONTAINER = re.compile(r"(?:[-*+]|\d+[.)])[ ]|!!!|\?\?\?|===|\[\^")
RAW_BLOCK = re.compile(
    r"<(?P<tag>address|article|aside|blockquote|canvas|center|colgroup|dd|details|div|dl|dt|fieldset|figcaption|figure|footer"
    r"|form|h[1-6]|header|hgroup|iframe|legend|li|main|map|math|menu|nav|noscript|object|ol|option|output|p|pre|progress"
    r"|script|section|style|summary|table|tbody|td|textarea|tfoot|th|thead|tr|ul|video)\b(?P<rest>[^>]*)",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Header:
    """The opening line of a block."""

    line: Line
    slashes: str
    name: str
    bar: bool
    argument: str
    argument_index: int

    @property
    def near(self) -> str | None:
        """The name of ours that this one was meant to be, if it is a slip away from it."""
        for name in OURS:
            if self.name != name and distance(self.name, name) <= NEAR:
                return name
        return None


@dataclass(frozen=True, slots=True)
class RawBlock:
    """A block of ours in the page, not yet read."""

    header: Header
    body: tuple[Line, ...]
    closing: Line


@dataclass
class RawElement:
    """A raw HTML element that is open: its tag, where it opens, and how many of its name are open."""

    tag: str
    line: Line
    depth: int = 0


def distance(one: str, other: str) -> int:
    """Count the letters to insert, delete, or replace to make one word of the other (Levenshtein)."""
    row = list(range(len(other) + 1))
    for i, left in enumerate(one, start=1):
        previous, row[0] = row[0], i
        for j, right in enumerate(other, start=1):
            previous, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, previous + (left != right))
    return row[-1]


def read_header(line: Line) -> Header | None:
    """Read a line as the opening of a block, of ours or of another extension's."""
    if line.indent > 3:
        return None
    match = HEADER.match(line.text, line.indent)
    if not match:
        return None
    header = Header(
        line,
        match["slashes"],
        match["name"],
        match["bar"] is not None,
        match["argument"],
        match.start("argument"),
    )
    # `/// is said of ...` is a sentence; `/// question rag` is a question without its bar.
    return header if header.bar or not header.argument or header.name.lower() in OURS else None


def read_closer(line: Line) -> str | None:
    """Read a line as the closing of a block: its slashes."""
    match = CLOSER.match(line.text, line.indent) if line.indent <= 3 else None
    return match["slashes"] if match else None


class BlockFinder:
    """Walks a page once from top to bottom; knows which blocks are open."""

    def __init__(self, lines: Sequence[Line], verbatim: Verbatim, mistakes: Mistakes) -> None:
        self.lines = lines
        self.verbatim = verbatim
        self.mistakes = mistakes
        self.others: list[Header] = []
        self.raw_html: RawElement | None = None
        self.inside: list[tuple[Header, RawElement]] = []
        self.container = False

    def find(self) -> list[RawBlock]:
        """Find the page's blocks of ours; what is malformed is noted and left out."""
        blocks: list[RawBlock] = []
        index = 0
        while index < len(self.lines):
            line = self.lines[index]
            if line.blank or line.number in self.verbatim.hidden:
                index += 1
                continue
            header = read_header(line)
            if header and header.name in OURS:
                block, index = self._take(header, index)
                blocks += [block] if block else []
                self.container = False
                continue
            self._pass(line, header)
            index += 1
        self._note_inside()
        return blocks

    def _note_inside(self) -> None:
        """Note the blocks inside a raw HTML element: at its tag where nothing closes it, else at the block."""
        for header, element in self.inside:
            if element is self.raw_html:
                message = (
                    f"`<{element.tag}>` is not closed and takes in the block in line {header.line.number}; "
                    f"write `</{element.tag}>` before it"
                )
                self.mistakes.add(element.line.position(element.line.indent), "unclosed-html", message)
                return
            self.mistakes.add(
                header.line.position(header.line.indent),
                "misplaced-block",
                f"Markdown is not read inside `<{element.tag}>`; "
                'close that element before the block, or give it `markdown="1"`',
            )

    def _pass(self, line: Line, header: Header | None) -> None:
        """Read a line outside blocks of ours."""
        slashes = read_closer(line)
        if header and (near := header.near):
            self.mistakes.add(
                line.position(header.line.text.index(header.name)),
                "unknown-block",
                f"there is no block `{header.name}`; did you mean `{near}`?",
            )
            self.others.append(header)
        elif header:
            self.others.append(header)
        elif slashes:
            self._close_other(line, slashes)
        elif line.indent > 3:
            self._check_misplaced(line)
        else:
            self._track_html(line)
            self.container = bool(CONTAINER.match(line.text, line.indent))

    def _close_other(self, line: Line, slashes: str) -> None:
        for index in range(len(self.others) - 1, -1, -1):
            if self.others[index].slashes == slashes:
                del self.others[index:]
                return
        self.mistakes.add(
            line.position(line.indent),
            "stray-closing-line",
            f"`{slashes}` closes nothing; delete it, or open a block with `{slashes} question | some-id` before it",
        )

    def _check_misplaced(self, line: Line) -> None:
        """Note a block inside a list item or an admonition: it would stay text without a word."""
        match = HEADER.match(line.text, line.indent)
        if self.container and match and match["name"] in OURS and line.indent < 8:
            self.mistakes.add(
                line.position(line.indent),
                "misplaced-block",
                f"a `{match['name']}` block inside a list or an admonition is not read; start it at the margin",
            )

    def _track_html(self, line: Line) -> None:
        """Note which raw HTML element is open: Markdown is not read inside one without a `markdown` attribute."""
        if self.raw_html is None:
            match = RAW_BLOCK.match(line.text, line.indent)
            if not match or re.search(r"\bmarkdown\b", match["rest"]):
                return
            self.raw_html = RawElement(match["tag"].lower(), line)
        element = self.raw_html
        element.depth += len(re.findall(rf"<{element.tag}\b", line.text, re.IGNORECASE))
        element.depth -= len(re.findall(rf"</{element.tag}\b", line.text, re.IGNORECASE))
        if element.depth <= 0:
            self.raw_html = None

    def _take(self, header: Header, start: int) -> tuple[RawBlock | None, int]:
        """Take the block that opens at `start`; return it, if whole, and the index to go on from."""
        if self.raw_html:
            self.inside.append((header, self.raw_html))
        hidden = self.verbatim.hidden
        end, closed = self._body_end(header, start, hidden)
        if not closed:
            end, _ = self._body_end(header, start, frozenset())
            self.mistakes.add(
                header.line.position(header.line.indent),
                "unclosed-block",
                f"this `{header.name}` block is never closed; end it with a line `{header.slashes}`"
                + self._fence_note(header.line.number, end),
            )
            closes = end < len(self.lines) and read_closer(self.lines[end]) == header.slashes
            return None, end + closes
        body = tuple(self.lines[start + 1 : end])
        if any(line.number in self.verbatim.open_fences for line in body):
            # A fence that lacks its end pairs with the next one, and code and text change places from there on.
            end, _ = self._body_end(header, start, frozenset())
            body = tuple(self.lines[start + 1 : end])
            self._blame_fence(header, body)
            rest = find_verbatim(self.lines[end + 1 :])
            before = {number for number in self.verbatim.hidden if number <= header.line.number}
            self.verbatim = Verbatim(rest.hidden | before, rest.open_fences)
            return None, end + 1
        self._check_nested(header, body)
        return RawBlock(header, body, self.lines[end]), end + 1

    def _blame_fence(self, header: Header, body: Sequence[Line]) -> None:
        """Note the fence that nothing closes inside a block."""
        numbers = find_verbatim(body).open_fences or self.verbatim.open_fences
        fence = next((line for line in body if line.number in numbers), body[0] if body else header.line)
        self.mistakes.add(
            fence.position(fence.indent),
            "unclosed-fence",
            "this code fence is never closed; end it with the same characters at the same indent",
        )

    def _check_nested(self, header: Header, body: Sequence[Line]) -> None:
        """Two blocks with the same number of slashes read well, but other extensions close the wrong one."""
        for line in body:
            inner = None if line.number in self.verbatim.hidden else read_header(line)
            if inner and inner.slashes == header.slashes:
                self.mistakes.add(
                    line.position(line.indent),
                    "nested-block",
                    f"a block inside a `{header.name}` needs another number of slashes; "
                    f"write `/{header.slashes} {header.name}` and close it with `/{header.slashes}`",
                )

    def _fence_note(self, first: int, end: int) -> str:
        """Blame a code fence that swallows the closing line."""
        last = self.lines[end].number if end < len(self.lines) else len(self.lines)
        for line in self.lines[first:last]:
            if line.number in self.verbatim.hidden and line.number - 1 not in self.verbatim.hidden:
                return f" (the code that starts in line {line.number} runs past the block's end)"
        return ""

    def _body_end(self, header: Header, start: int, hidden: frozenset[int]) -> tuple[int, bool]:
        """Find the index of the closing line, or of where a block that is not closed must have ended."""
        inner: list[str] = []
        for index in range(start + 1, len(self.lines)):
            line = self.lines[index]
            if line.number in hidden:
                continue
            opened = read_header(line)
            if opened and (opened.name in OURS or opened.near):
                return index, False
            if opened:
                inner.append(opened.slashes)
                continue
            slashes = read_closer(line)
            if slashes and slashes in inner:
                del inner[inner.index(slashes) :]
            elif slashes == header.slashes:
                return index, True
        return len(self.lines), False
