"""Looks into Markdown as text, where code and comments are no text."""

from __future__ import annotations

import re

CODE = re.compile(
    r"^[ \t]*(```+|~~~+).*?^[ \t]*\1|(?<!`)(`+)(?!`)[^\n]*?(?<!`)\2(?!`)|<!--.*?-->", re.MULTILINE | re.DOTALL
)


def blank_code(markdown: str) -> str:
    """Return the text with spaces in the place of code and comments, so that lines and columns stay."""
    return CODE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), markdown)


def place_of(text: str, offset: int) -> tuple[int, int]:
    """Return line and column of an offset, counted from 1."""
    before = text[:offset]
    return before.count("\n") + 1, offset - before.rfind("\n")
