"""Keeps the first line of a choice, a row, or a cell what it is: text, also where it begins as a quote or a list does."""

from __future__ import annotations

import re

# What Markdown takes for the beginning of a block, or for the definition of a link.
BLOCK = re.compile(
    r"(?P<number>\d+)(?=\.[ \t])|(?=>)|(?=#{1,6}(?:[ \t]|$))|(?=[-*+](?:[ \t]|$))|(?=(?:[-*_][ \t]*){3,}$)|(?=\[[^\]]+\]:)"
    r"|(?=!!!)",
    re.MULTILINE,
)


LIST_BELOW = re.compile(r"(?P<first>.*\S)[ \t]*\n(?=(?:[-*+]|\d+[.)])[ \t]+\S)")


def as_text(markdown: str) -> str:
    """Escape what would make the first line a block, and let a list begin right below it."""
    match = BLOCK.match(markdown)
    text = f"{match[0]}\\{markdown[match.end() :]}" if match else markdown
    # Inside a list, as it is written, a list may follow a line of text at once.
    below = LIST_BELOW.match(text)
    return f"{below['first']}\n\n{text[below.end() :]}" if below else text
