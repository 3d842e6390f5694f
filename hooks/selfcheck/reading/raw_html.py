"""Finds raw HTML in a question that would break it: elements left open, closed twice, unknown, or the question's own."""

from __future__ import annotations

import re
from bisect import bisect_right
from dataclasses import dataclass, field
from itertools import accumulate
from typing import TYPE_CHECKING

from selfcheck.model import Position
from selfcheck.reading.source import Line, find_verbatim

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from selfcheck.model import Passage
    from selfcheck.reading.mistakes import Mistakes

TOKEN = re.compile(
    r"\\.|(?P<ticks>`+)|(?P<comment><!--)"
    r"|<(?P<slash>/?)(?P<name>[a-zA-Z][\w-]*)(?P<rest>(?:\s(?:\"[^\"]*\"|'[^']*'|[^<>\"'])*?)?)(?P<alone>/?)>",
    re.DOTALL,
)
OWN = frozenset({"body", "fieldset", "form", "head", "html", "legend", "self-check", "self-check-question"})
VOID = frozenset(
    {"area", "br", "col", "embed", "hr", "img", "input", "link", "meta", "param", "source", "track", "wbr"}
)
# Their end may be left out where the element around them is closed.
OPTIONAL_END = frozenset(
    {"colgroup", "dd", "dt", "li", "optgroup", "option", "p", "rp", "rt", "tbody", "td", "tfoot", "th", "thead", "tr"}
)  # fmt: skip
RAW_TEXT = frozenset({"script", "style", "textarea"})
FOREIGN = frozenset({"math", "svg"})
STANDARD = (
    "a abbr address article aside audio b bdi bdo blockquote button canvas caption cite code data datalist del details "
    "dfn dialog div dl em figcaption figure footer h1 h2 h3 h4 h5 h6 header hgroup i iframe ins kbd label main map mark "
    "math menu meter nav noscript object ol output picture pre progress q ruby s samp search section select slot small "
    "span strong sub summary sup svg table template time title u ul var video"
)
KNOWN = frozenset(STANDARD.split()) | VOID | OPTIONAL_END | RAW_TEXT | OWN
CODE_INDENT = "    "


@dataclass(frozen=True)
class Tag:
    """One tag of a text, and where it begins there."""

    offset: int
    name: str
    closes: bool
    is_alone: bool


def check_raw_html(passage: Passage, hidden: frozenset[int], mistakes: Mistakes) -> None:
    """Note what is wrong with the tags of one part of a question; `hidden` are lines that Markdown does not read."""
    if "<" not in passage.text:
        return
    part = _Part(passage, mistakes)
    for tag in find_tags(_without_code(passage, hidden)):
        part.add(tag)
    part.end()


def find_tags(text: str) -> Iterator[Tag]:
    """Find the tags of a text, outside code spans, comments, and elements that hold no tags."""
    at = 0
    last_end = text.rfind("-->")
    while match := TOKEN.search(text, at):
        at = match.end()
        if match["comment"]:
            # One that nothing closes is text.
            at = text.find("-->", at) + 3 if at <= last_end else at
        elif ticks := match["ticks"]:
            closing = re.compile(rf"(?<!`){ticks}(?!`)").search(text, at)
            at = closing.end() if closing else at
        elif name := (match["name"] or "").lower():
            yield Tag(match.start(), name, bool(match["slash"]), bool(match["alone"]))
            if name in RAW_TEXT and not match["slash"]:
                end = re.compile(rf"</{name}\s*>", re.IGNORECASE).search(text, at)
                at = end.start() if end else len(text)


@dataclass(frozen=True)
class OpenTag:
    """A tag that nothing closes: its name, and where it is among the lines that were looked through."""

    name: str
    index: int
    column: int

    def position(self, above: int) -> Position:
        """Return its place in a page that has so many lines above those."""
        return Position(self.index + 1 + above, self.column)


def find_open_tag(lines: Sequence[str]) -> OpenTag | None:
    """Find the first element that is opened in these lines of a page and not closed there; None if all are."""
    numbered = [Line(text, number, text) for number, text in enumerate(lines)]
    hidden = find_verbatim(numbered, with_elements=False).hidden
    text = "\n".join("" if number in hidden else line for number, line in enumerate(lines))
    opened: list[Tag] = []
    for tag in find_tags(text):
        if tag.closes:
            at = next((at for at in reversed(range(len(opened))) if opened[at].name == tag.name), None)
            if at is not None:
                del opened[at:]
        elif tag.name not in VOID and not tag.is_alone:
            opened.append(tag)
    if not opened:
        return None
    before = text[: opened[0].offset]
    return OpenTag(opened[0].name, before.count("\n"), len(before) - before.rfind("\n"))


@dataclass
class _Part:
    """The elements that are open at a place of one part of a question."""

    passage: Passage
    mistakes: Mistakes
    open: list[Tag] = field(default_factory=list)
    starts: list[int] = field(init=False)
    """Where each line of the passage begins in its text."""

    def __post_init__(self) -> None:
        lengths = (len(line) + 1 for line in self.passage.text.split("\n"))
        self.starts = [0, *accumulate(lengths)]

    def add(self, tag: Tag) -> None:
        if tag.name in OWN:
            self._note(tag, "own-html", f"`<{tag.name}>` is what questions are made of; take it out")
        elif tag.closes:
            self._close(tag)
        elif tag.name not in KNOWN and "-" not in tag.name and not self._is_foreign():
            self._note(
                tag,
                "unknown-html",
                f"`<{tag.name}>` is read as HTML and disappears; write it between backticks, or `&lt;{tag.name}>`",
            )
        elif tag.name not in VOID and not (tag.is_alone and self._is_foreign()):
            self.open.append(tag)

    def end(self) -> None:
        for tag in self.open:
            self._note(
                tag,
                "open-html",
                f"`<{tag.name}>` is not closed in this part of the question and takes in what follows; write `</{tag.name}>`",
            )

    def _close(self, tag: Tag) -> None:
        at = next((at for at in reversed(range(len(self.open))) if self.open[at].name == tag.name), None)
        if at is None or any(one.name not in OPTIONAL_END for one in self.open[at + 1 :]):
            self._note(
                tag,
                "stray-html",
                f"`</{tag.name}>` closes nothing that opens just before it in this part of the question; take it out",
            )
        if at is not None:
            del self.open[at:]

    def _is_foreign(self) -> bool:
        return any(one.name in FOREIGN for one in self.open)

    def _note(self, tag: Tag, rule: str, message: str) -> None:
        line = bisect_right(self.starts, tag.offset) - 1
        origin = self.passage.origins[line]
        place = Position(origin.line, origin.column + tag.offset - self.starts[line])
        self.mistakes.add(place, rule, message)


def _without_code(passage: Passage, hidden: frozenset[int]) -> str:
    """Return a passage's text with spaces in the place of fenced and indented code."""
    kept: list[str] = []
    above_is_code, above_is_blank = False, True
    for line, origin in zip(passage.text.split("\n"), passage.origins, strict=True):
        is_code = line.startswith(CODE_INDENT) and (above_is_code or above_is_blank)
        kept.append(" " * len(line) if is_code or origin.line in hidden else line)
        above_is_blank = not line.strip()
        above_is_code = is_code or (above_is_code and above_is_blank)
    return "\n".join(kept)
