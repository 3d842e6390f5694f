"""Finds pictures that pages show and the docs folder does not have."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from guide.markdown_text import blank_code, place_of
from selfcheck.errors import SourceError
from selfcheck.reading.mistakes import nearest

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

MISSING = "missing-image"
RULES = {MISSING: "A page shows a picture that the docs folder does not have."}
IMAGE = re.compile(r"!\[[^\]\n]*\]\(\s*<?(?P<markdown>[^)\s>]+)|<img\b[^>]*?\ssrc=[\"'](?P<html>[^\"']+)")
PICTURES = {".avif", ".gif", ".jpeg", ".jpg", ".png", ".svg", ".webp"}


def check(folder: Path, name: str, pages: Mapping[str, bytes]) -> Iterator[SourceError]:
    """Find each picture that is missing, where a page names it by a relative path."""
    for path, content in pages.items():
        text = blank_code(content.decode("utf-8", "replace"))
        page = folder / path.removeprefix(f"{name}/")
        for match in IMAGE.finditer(text):
            group = "markdown" if match["markdown"] else "html"
            target = _file(match[group])
            if target and not (page.parent / target).is_file():
                line, column = place_of(text, match.start(group))
                yield SourceError(path, line, column, MISSING, _message(target, page.parent))


def _file(address: str) -> str:
    """Return the file that an address names; empty where it is none of ours."""
    try:
        parts = urlsplit(address)
    except ValueError:
        return ""
    return "" if parts.scheme or parts.netloc or parts.path.startswith("/") else unquote(parts.path)


def _message(target: str, folder: Path) -> str:
    there = [one.relative_to(folder).as_posix() for one in folder.rglob("*") if one.suffix in PICTURES]
    return (
        f"there is no picture `{target}`; {nearest(target, there, 'add the file, or take the picture out')}"
    )
