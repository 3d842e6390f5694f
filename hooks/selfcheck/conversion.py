"""What the extension knows of the page that it converts, and what it hands to the site that the page belongs to."""

from __future__ import annotations

import os
import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from selfcheck.parse import parse_lines, parse_page
from selfcheck.reading.source import TAB, is_in_bank, numbered, read_lines

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from markdown import Markdown

    from selfcheck.errors import SourceError
    from selfcheck.model import Page
    from selfcheck.reading.source import Line


BLANK_LINE = re.compile(r"(?<=\n) +\n")


@dataclass(frozen=True)
class SourceFile:
    """The file of the page that is being converted: how errors name it, its text, and its address among the site's files."""

    path: str
    text: str
    uri: str
    hosted: Hosted | None = None
    """Where the page will be, for a host on which the extension adds the script by itself."""


@dataclass(frozen=True)
class Hosted:
    """A page on a host: its address from the site's root, the site's name, and the way up to the root."""

    url: str
    site_name: str
    up: str


@dataclass(frozen=True)
class ConvertedPage:
    """A page as its readers get it: its blocks as they were parsed in its conversion, and each question's HTML by id."""

    page: Page
    html: Mapping[str, str]


class Site(Protocol):
    """What gathers the converted pages of a site."""

    @property
    def works(self) -> Mapping[str, str]:
        """Names of the works at the addresses that questions give as their source."""

    def source(self, found: SourceFile) -> SourceFile:
        """Return a page's file under the name that errors of this site have for it."""

    def known(self, path: str) -> Page | None:
        """Return a page as it was parsed from its file before, to be used where its text is still the same."""

    def part_number(self, path: str) -> int:
        """Return which of the site's parts a page is, by the next steps that lead from one to another."""

    def add(self, converted: ConvertedPage) -> None:
        """Take a page that has been converted."""

    def report(self, errors: Sequence[SourceError]) -> str:
        """Note what keeps a page from being shown; return the HTML to show in its place, or raise."""


def source_of(md: Markdown) -> SourceFile | None:
    """Find the file of the page that a converter works on, where its host has put it into one of its processors.

    MkDocs and ProperDocs resolve links by a tree processor that has the file; Zensical by one that has the page's path.
    """
    for processor in (*md.treeprocessors, *md.preprocessors):
        if uri := getattr(getattr(processor, "file", None), "src_uri", None):
            file: Any = processor.file
            place = getattr(file, "abs_src_path", None)
            name = str(getattr(getattr(processor, "config", None), "site_name", ""))
            # What the extension adds is no Markdown, so its addresses are relative to the page as it is built.
            hosted = (
                Hosted(str(file.url), name, "../" * str(file.url).count("/"))
                if hasattr(file, "url")
                else None
            )
            return SourceFile(
                _shown(place) if place else str(uri), str(file.content_string), str(uri), hosted
            )
        if (page := getattr(processor, "page", None)) and getattr(page, "path", None):
            config: Any = getattr(processor, "config", None) or {}
            return _on_zensical(str(page.path), str(page.url), config)
    return None


def _on_zensical(path: str, url: str, config: Mapping[str, Any]) -> SourceFile:
    """Read a page's file, of which the host says its path in the docs."""
    place = Path(str(config.get("docs_dir") or "docs"), path)
    text = place.read_text(encoding="utf-8") if place.is_file() else ""
    name = str(config.get("site_name") or "")
    # The host resolves addresses that the extension adds with the page's other links, relative to its file.
    return SourceFile(_shown(place), text, path, Hosted(url, name, "../" * path.count("/")))


def _shown(path: str | Path) -> str:
    return Path(os.path.relpath(path)).as_posix()


def is_excerpt(md: Markdown) -> bool:
    """Return whether a converter makes an excerpt of a page for another page, such as the list of a blog's posts."""
    return "excerpt" in md.treeprocessors


def parse_converted(given: Sequence[str], source: SourceFile, known: Page | None) -> tuple[Page, int]:
    """Parse the text of a page in its conversion.

    Args:
        given: the text's lines, as the converter has them
        source: the page's file
        known: the page as it was parsed from its file, if it was

    Returns:
        the page, and how many lines of its file stand above `given`.

    """
    text = "\n".join(given).rstrip("\n")
    before = _as_converted(source.text)
    if before.endswith(text) and (len(before) == len(text) or before[-len(text) - 1] == "\n"):
        return known or parse_page(source.text, source.path), before.count("\n", 0, len(before) - len(text))
    file_lines = _file_lines(read_lines(source.text), given)
    in_bank = is_in_bank(source.text)
    return parse_lines(numbered(given), source.path, in_bank=in_bank, file_lines=file_lines), 0


def _as_converted(text: str) -> str:
    """Return the text of a file with its white space as a converter has it."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = text.replace("\x02", "").replace("\x03", "").expandtabs(TAB)
    return BLANK_LINE.sub("\n", text).rstrip("\n")


def _file_lines(raw: Sequence[Line], given: Sequence[str]) -> tuple[int, ...]:
    """Return, for each line of a text that a plugin has made of a file, the line of the file."""
    matcher = SequenceMatcher(None, [line.text for line in raw], given, autojunk=False)
    lines: list[int] = []
    for _, start, end, new_start, new_end in matcher.get_opcodes():
        last = max(start, end - 1)
        lines += [min(start + at, last, len(raw) - 1) + 1 for at in range(new_end - new_start)]
    return tuple(lines)
