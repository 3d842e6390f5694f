"""What a host knows of a page, for commands that convert pages without one: its file, its title, its address."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selfcheck.model import Page

EXTENSIONS = (
    "abbr",
    "admonition",
    "attr_list",
    "def_list",
    "fenced_code",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
)
"""What pages are converted with where a site names nothing else."""
TITLE = re.compile(r"^title:[ \t]*(?P<quote>[\"']?)(?P<title>.+?)(?P=quote)[ \t]*$", re.MULTILINE)


@dataclass(frozen=True)
class PageFile:
    """A page's file, as the processors of a host would have it."""

    src_uri: str
    content_string: str
    abs_src_path: str


def title_of(text: str, page: Page, uri: str) -> str:
    """Return a page's title: the one in its front matter, or its first heading, or the name of its file."""
    said = TITLE.search(text.partition("\n---")[0])
    return said["title"] if said else page.headings[0].title if page.headings else PurePosixPath(uri).stem


def url_of(uri: str, *, directory_urls: bool) -> str:
    """Return the address of a page from the site's root."""
    page = PurePosixPath(uri)
    if not directory_urls:
        return page.with_suffix(".html").as_posix()
    folder = page.parent if page.stem in {"index", "README"} else page.with_suffix("")
    return "" if folder.as_posix() == "." else f"{folder.as_posix()}/"
