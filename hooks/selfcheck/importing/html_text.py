"""Converts a question's HTML to Markdown, and notes elements that Markdown doesn't support."""

from __future__ import annotations

import importlib
import re
from functools import cache
from typing import TYPE_CHECKING

from selfcheck.errors import SelfCheckError

if TYPE_CHECKING:
    from types import ModuleType

    from selfcheck.importing.pictures import Pictures

# Also those that two `<br>` make.
EMPTY_LINES = re.compile(r"(?:(?:<br>)? *\n){2,}")
LAST_BREAKS = re.compile(r"(?:<br>\s*)+\Z")
TAG = re.compile(
    r"</?(?:a|b|big|blockquote|br|code|div|em|font|h[1-6]|hr|i|img|kbd|li|ol|p|pre|small|span|strike|strong|sub|sup|table"
    r"|tbody|td|th|thead|tr|tt|u|ul|video|audio|iframe|script)\b[^<>]*>",
    re.IGNORECASE,
)


def has_tags(text: str) -> bool:
    """Return whether a text has elements of HTML, as a text in Moodle's own format may."""
    return TAG.search(text) is not None


def to_markdown(html: str, pictures: Pictures) -> tuple[str, list[str]]:
    """Return the Markdown of a piece of HTML, with messages about what was lost; add its pictures to `pictures`."""
    converter = converters().Converter(pictures)
    markdown = converter.convert(html).replace("\xa0", " ")
    lines = "\n".join(line if line.endswith("  ") else line.rstrip() for line in markdown.split("\n"))
    return LAST_BREAKS.sub("", EMPTY_LINES.sub("\n\n", lines)).strip(), converter.lost


@cache
def converters() -> ModuleType:
    """Load the HTML converter on first use: it is slow to import, and an optional extra."""
    try:
        return importlib.import_module("selfcheck.importing.html_converter")
    except ModuleNotFoundError as error:
        raise SelfCheckError(
            "the questions contain HTML; to convert it, run pip install 'selfcheck[import]'"
        ) from error
