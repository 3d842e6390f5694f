"""Converts the passages of a page's questions to HTML, inside the page's own conversion."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown import Markdown

from selfcheck.extension import PASSAGE, SelfCheckExtension, block_passages
from selfcheck.parse import parse_page

if TYPE_CHECKING:
    from selfcheck.model import Passage

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
CONVERTED = re.compile(rf"<{PASSAGE}>(.*?)</{PASSAGE}>", re.DOTALL)


def convert_passages(text: str, path: str) -> dict[Passage, str]:
    """Convert a whole page, so that references and footnotes are found, and pick out its questions' passages."""
    page = parse_page(text, path)
    wanted = [passage for block in page.blocks for passage in block_passages(block)]
    if not wanted:
        return {}
    html = Markdown(extensions=[*EXTENSIONS, SelfCheckExtension(path=path, build=False)]).convert(text)
    return dict(zip(wanted, (one.strip() for one in CONVERTED.findall(html)), strict=True))
