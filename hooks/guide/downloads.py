"""The guide in other forms: the files in the site's folder for downloads, and the table that offers them on a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selfcheck.markup import tag, text

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FOLDER = "downloads"
MARK = '<div class="downloads"></div>'
"""Where a page has the table."""
TABLE = re.compile(rb'<div class="downloads">.*?</div>', re.DOTALL)
HEAD = ("File", "What it is for", "Size")


@dataclass(frozen=True)
class Download:
    """A file that the site offers.

    Args:
        file: its name in the folder for downloads
        title: what a reader calls it
        about: what it is for, in a sentence
        content: the file itself

    """

    file: str
    title: str
    about: str
    content: bytes


def offers(files: Mapping[str, bytes]) -> bool:
    """Return whether a page of a site has a place for the table."""
    return any(TABLE.search(content) for path, content in files.items() if path.endswith(".html"))


def add_downloads(files: Mapping[str, bytes], made: Sequence[Download]) -> dict[str, bytes]:
    """Return a site's files with the downloads, and with the table on the page that has a place for it."""
    filled = {
        path: _fill(content, _table(made, "../" * path.count("/"))) if path.endswith(".html") else content
        for path, content in files.items()
    }
    return {**filled, **{f"{FOLDER}/{one.file}": one.content for one in made}}


def in_copy(page: bytes) -> bytes:
    """Return a page as a copy on a disk has it, which offers no downloads."""
    return _fill(
        page, tag("p", text("You are reading such a copy. The guide's website has the other files."))
    )


def in_preview(page: bytes) -> bytes:
    """Return a page as a preview has it, whose downloads nobody makes."""
    return _fill(page, tag("p", text("A preview makes no downloads. Run make build.")))


def _fill(page: bytes, inner: str) -> bytes:
    block = tag("div", inner, class_="downloads").encode()
    return TABLE.sub(lambda _: block, page)


def _table(made: Sequence[Download], root: str) -> str:
    rows = [
        tag(
            "tr",
            tag("td", tag("a", text(one.title), href=f"{root}{FOLDER}/{one.file}", download=True)),
            tag("td", text(one.about)),
            tag("td", text(size(len(one.content)))),
        )
        for one in made
    ]
    head = tag("tr", *(tag("th", text(name), scope="col") for name in HEAD))
    return tag("table", tag("thead", head), tag("tbody", *rows))


def size(count: int) -> str:
    """Write a number of bytes as people say it."""
    return f"{count / 1_000_000:.1f} MB" if count >= 100_000 else f"{max(1, round(count / 1000))} kB"
