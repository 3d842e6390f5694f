"""What the pages say, section by section, for the figure that searches them: HTML to classic scripts."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, field
from html.parser import HTMLParser
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

FOLDER = "assets/visuals/passages"
LARGEST = 100_000  # characters of a script, about 30 kB on the wire

BLOCKS = {"p", "li", "tr", "dd", "figcaption", "blockquote", "div", "caption"}
HEADINGS = {"h1", "h2", "h3", "h4", "h5", "h6", "summary", "dt"}
# What such a heading stands over ends with its parent, and what is said behind belongs to the heading before.
INNER = {"summary": "details", "dt": "dl"}
CELLS = {"td", "th"}
# What a reader does not read as the page's own words: questions, code, drawings, the heads of a table's columns.
SKIPPED = re.compile(r"self-check.*|.*-visual|pre|script|style|svg|template|button|select|thead|noscript")


@dataclass
class Section:
    """What is below one heading: the page and its title, the heading and its id, and the text."""

    page: str
    title: str
    heading: str
    anchor: str
    blocks: list[str] = field(default_factory=list)

    @property
    def text(self) -> str:
        """The text, each paragraph, item, or table row as sentences."""
        return " ".join(block if block[-1] in ".!?:" else f"{block}." for block in self.blocks)


def sections_of(html: str, page: str, title: str) -> list[Section]:
    """Read the sections of a page that have words, in their order."""
    reader = _Reader(page, title)
    reader.feed(html)
    reader.close()
    reader.end_block()
    return [section for section in reader.sections if section.blocks]


def write_passages(sections: Iterable[Section]) -> dict[str, str]:
    """Write the scripts: path to text. Each tells how many there are, so that one is enough to begin with.

    They call `guidePassages`, a global that the figure sets before it loads them: see hooks/figures/rag/passages.js.
    """
    shards: list[list[list[str]]] = [[]]
    size = 0
    for section in sections:
        row = [section.page, section.title, section.heading, section.anchor, section.text]
        length = sum(map(len, row))
        if shards[-1] and size + length > LARGEST:
            shards.append([])
            size = 0
        shards[-1].append(row)
        size += length
    return {
        f"{FOLDER}/{number}.js": f"guidePassages.take({number}, {len(shards)}, {_json(shard)});\n"
        for number, shard in enumerate(shards)
    }


def _json(value: object) -> str:
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"))
    return text.replace("\u2028", "\\u2028").replace("\u2029", "\\u2029")


class _Reader(HTMLParser):
    """Collects the words of a page below its headings."""

    def __init__(self, page: str, title: str) -> None:
        super().__init__(convert_charrefs=True)
        self.page = page
        self.title = title
        self.here = Section(page, title, title, "")
        self.sections = [self.here]
        self.words: list[str] = []
        self.skipping: list[str] = []
        self.heading: str | None = None
        self.outer: list[Section] = []
        self.term = ""
        self.defining = False
        self.citing = False

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        classes = (attributes.get("class") or "").split()
        if self.skipping:
            if tag == self.skipping[-1]:
                self.skipping.append(tag)
        elif SKIPPED.fullmatch(tag) or "footnote" in classes:
            self.end_block()
            self.skipping.append(tag)
        elif {"headerlink", "footnote-ref"} & set(classes) or (self.defining and _leads_out(tag, attributes)):
            # Inside a sentence, which goes on behind it.
            self.skipping.append(tag)
        elif tag in HEADINGS:
            self.end_block()
            self.heading = attributes.get("id") or ""
        elif tag in BLOCKS:
            self.end_block()
            self.defining = tag == "dd"
        elif tag in INNER.values():
            self.end_block()
            self.outer.append(self.here)
        elif self.heading == "":
            self.heading = attributes.get("id") or ""
        elif tag == "cite" and "id" in attributes:
            # An entry of a list of sources is no sentence of ours.
            self.citing = True

    def handle_endtag(self, tag: str) -> None:
        if self.skipping:
            if tag == self.skipping[-1]:
                self.skipping.pop()
        elif tag in HEADINGS:
            heading = self._take()
            anchor = self.heading or (self.outer[-1].anchor if tag in INNER and self.outer else "")
            self.heading = None
            self.here = Section(self.page, self.title, heading, anchor)
            self.sections.append(self.here)
            self.term = f"{heading}: " if tag == "dt" else ""
        elif tag in CELLS:
            self.words.append("; ")
        elif tag in BLOCKS:
            self.end_block()
        elif tag in INNER.values() and self.outer:
            self.end_block()
            self.here = self.outer.pop()

    def handle_data(self, data: str) -> None:
        if not self.skipping:
            self.words.append(data)

    def end_block(self) -> None:
        """Add the words since the last block, as one."""
        if self.heading is None and (text := self._take()):
            if self.defining:
                # What is left of "(archived)", a second link to the source.
                text = re.sub(r"\s*\(\s*\)$", "", text)
            if text and not self.citing:
                self.here.blocks.append(self.term + text)
                self.term = ""
            self.citing = False

    def _take(self) -> str:
        text = re.sub(r"\s+", " ", "".join(self.words)).strip(" ;").replace(" ;", ";")
        self.words.clear()
        return re.sub(r"(; )+", "; ", text)


def _leads_out(tag: str, attributes: dict[str, str | None]) -> bool:
    """Return whether a tag begins a link to another site: behind a definition it names the source."""
    return tag == "a" and (attributes.get("href") or "").startswith("http")
