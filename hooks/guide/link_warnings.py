"""Gives the site generator's warnings on a page's links their line and column, each once, with the nearest name."""

from __future__ import annotations

import logging
import posixpath
import re
from difflib import get_close_matches
from typing import TYPE_CHECKING

from guide.markdown_text import blank_code, place_of
from selfcheck.lint import Finding, Severity

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

RULE = "dead-link"
WARNING = re.compile(
    r"Doc file '(?P<page>.+?)' contains (?P<kind>a|an absolute|an unrecognized relative) link '(?P<link>.*?)', (?P<rest>.*)",
    re.DOTALL,
)
MEANT = re.compile(r"Did you mean '(?P<link>.*?)'\?")
# What may stand before and after an address, in Markdown and in HTML.
BEFORE, AFTER = r"(?<=[\s(<\"'=:])", r"(?=[\s)>\"'#?]|$)"


class LinkWarnings(logging.Filter):
    """Rewrites records; `found` holds what they say, by the page's name in messages."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, list[Finding]] = {}
        self._pages: Mapping[str, tuple[str, str]] = {}
        self._files: list[str] = []
        self._seen: set[str] = set()

    def start(self, pages: Mapping[str, tuple[str, str]], files: Iterable[str]) -> None:
        """Begin a build.

        Args:
            pages: each page's name in messages and its text, by its path in the docs
            files: the paths of all files of the site

        """
        self.found.clear()
        self._seen.clear()
        self._pages = pages
        self._files = sorted(files)

    def filter(self, record: logging.LogRecord) -> bool:
        """Put the place into a warning on a link; drop it where it was said before."""
        match = WARNING.fullmatch(record.getMessage())
        if not match or match["page"] not in self._pages:
            return True
        if match[0] in self._seen:
            return False
        self._seen.add(match[0])
        finding = self._finding(match)
        if record.levelno >= logging.WARNING:
            self.found.setdefault(finding.path, []).append(finding)
        record.msg, record.args = str(finding), ()
        return True

    def _finding(self, match: re.Match[str]) -> Finding:
        path, text = self._pages[match["page"]]
        places = list(find_link(text, match["link"])) or [(1, 1)]
        also = f" (also in line {', '.join(str(line) for line, _ in places[1:])})" if places[1:] else ""
        return Finding(path, *places[0], RULE, Severity.WARNING, f"{self._what(match)}{also}")

    def _what(self, match: re.Match[str]) -> str:
        link, rest = match["link"], match["rest"]
        if match["kind"] == "an absolute":
            return f"`{link}` begins with a slash, which leads nowhere in a folder; write it relative to this page"
        if "anchor" in rest:
            return f"`{link}` leads to no heading or anchor; write one that is there"
        meant = MEANT.search(rest)
        near = meant["link"] if meant else self._nearest(match["page"], link)
        hint = (
            f"did you mean `{near}`?" if near else "write the path of a file in docs, relative to this page"
        )
        return f"`{link}` is no file of this site; {hint}"

    def _nearest(self, page: str, link: str) -> str:
        folder = posixpath.dirname(page) or "."
        names = {posixpath.relpath(file, folder): file for file in self._files}
        return next(iter(get_close_matches(link, names, n=1, cutoff=0.7)), "")


def find_link(text: str, link: str) -> Iterator[tuple[int, int]]:
    """Find line and column of an address wherever a page's Markdown has it, outside code."""
    visible = blank_code(text)
    for match in re.finditer(BEFORE + re.escape(link) + AFTER, visible):
        yield place_of(visible, match.start())
