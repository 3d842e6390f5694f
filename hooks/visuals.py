"""Joins the scripts of the interactive visuals on a page: views, and the kit, models and data that they name.

Finds elements that are named like a visual and are none, too.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import rjsmin

from markdown_text import blank_code, place_of
from selfcheck.errors import SourceError
from selfcheck.parse.mistakes import suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

FOLDER = "assets/visuals"
STYLES = f"{FOLDER}/visuals.css"

ELEMENT = re.compile(r"<([a-z]+)-visual[ >]")
LIKE_ONE = re.compile(r"<([a-z][a-z-]*-visual)(?=[\s/>])")
UNKNOWN = "unknown-visual"
RULES = {
    UNKNOWN: "A page has an element that is named like an interactive figure, and there is no such figure."
}
# The last sentence of a file's first comment: "Needs kit/dom.js models/hpa.js. */"
NEEDS = re.compile(r"Needs ((?:\w+/[\w-]+\.js ?)+)\.\s*\*/")


def is_part(uri: str) -> bool:
    """Tell whether a file is a part of scripts, and so no file of the site by itself."""
    return uri.startswith(f"{FOLDER}/") and uri.endswith(".js")


def known(docs: Path) -> list[str]:
    """Name the visuals that there are."""
    return sorted(path.stem for path in (docs / FOLDER / "views").glob("*.js"))


def visuals_on(html: str, docs: Path) -> tuple[str, ...]:
    """Name the visuals on a page, in alphabetical order."""
    return tuple(sorted(set(ELEMENT.findall(html)).intersection(known(docs))))


def check(folder: Path, name: str, pages: Mapping[str, bytes]) -> Iterator[SourceError]:  # noqa: ARG001 - every check takes it
    """Find the elements on pages that are named like a visual, where there is no such visual."""
    names = {f"{one}-visual" for one in known(folder)}
    for path, content in pages.items():
        text = blank_code(content.decode("utf-8", "replace"))
        for match in LIKE_ONE.finditer(text):
            if match[1] not in names and names:
                message = f"there is no visual `{match[1]}`; {suggestion(match[1], names)}"
                yield SourceError(path, *place_of(text, match.start()), UNKNOWN, message)


def script_for(visuals: tuple[str, ...]) -> str:
    """Name the one script of a page with these visuals: instant navigation would run several in any order."""
    return f"{FOLDER}/{'-'.join(visuals)}.js"


def script(docs: Path, visuals: Iterable[str]) -> str:
    """Join what these visuals need, each file once and after those that it needs, without comments."""
    folder = docs / FOLDER
    texts: dict[str, str] = {}
    for visual in visuals:
        _collect(folder, f"views/{visual}.js", texts)
    return "\n".join(texts.values()) + "\n"


def part(docs: Path, name: str) -> str:
    """Read one file alone, without comments."""
    return f"{rjsmin.jsmin((docs / FOLDER / name).read_text(encoding='utf-8'))}\n"


def files_for(docs: Path, name: str) -> list[str]:
    """List a file of the visuals after all that it needs."""
    texts: dict[str, str] = {}
    _collect(docs / FOLDER, name, texts)
    return list(texts)


def _collect(folder: Path, name: str, texts: dict[str, str]) -> None:
    if name in texts:
        return
    text = (folder / name).read_text(encoding="utf-8")
    found = NEEDS.search(text[: text.find("*/") + 2])
    for needed in found[1].split() if found else ():
        _collect(folder, needed, texts)
    texts[name] = rjsmin.jsmin(text)
