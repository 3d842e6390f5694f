"""Joins the scripts of the interactive visuals on a page: views, and the kit, models and data that they name.

It also reports elements whose names begin like a visual but that no visual defines.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import rjsmin

from guide.markdown_text import blank_code, place_of
from selfcheck.errors import SourceError
from selfcheck.reading.mistakes import nearest, suggestion

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

FOLDER = "assets/visuals"
STYLES = f"{FOLDER}/visuals.css"

ELEMENT = re.compile(r"<([a-z]+)-visual(?=[\s/>])")
# In a browser a name in capitals is the same element; here it would get no script.
LIKE_ONE = re.compile(r"<([a-z][\w-]*-visual)(?=[\s/>])", re.IGNORECASE)
UNKNOWN = "unknown-visual"
MISSING = "missing-script"
RULES = {
    UNKNOWN: "A page has an element that is named like an interactive figure, and there is no such figure.",
    MISSING: "A script of an interactive figure needs another that is not there.",
}
# The last sentence of a file's first comment: "Needs kit/dom.js models/hpa.js. */"
NEEDS = re.compile(r"Needs ((?:\w+/[\w-]+\.js ?)+)\.\s*\*/")


def is_part(uri: str) -> bool:
    """Return whether a file is a part of scripts, and so no file of the site by itself."""
    return uri.startswith(f"{FOLDER}/") and uri.endswith(".js")


def known(docs: Path) -> list[str]:
    """Name the visuals that there are."""
    return sorted(path.stem for path in (docs / FOLDER / "views").glob("*.js"))


def visuals_on(html: str, docs: Path) -> tuple[str, ...]:
    """Name the visuals on a page, in alphabetical order."""
    return tuple(sorted(set(ELEMENT.findall(html)).intersection(known(docs))))


def check(folder: Path, name: str, pages: Mapping[str, bytes]) -> Iterator[SourceError]:
    """Find elements named like a visual that no visual defines, and scripts whose required scripts are missing."""
    yield from _missing_scripts(folder / FOLDER, f"{name}/{FOLDER}")
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


def _missing_scripts(folder: Path, name: str) -> Iterator[SourceError]:
    """Find the scripts that others name as needed and that are not there."""
    there = {path.relative_to(folder).as_posix(): path for path in sorted(folder.rglob("*.js"))}
    for file, path in there.items():
        text = path.read_text(encoding="utf-8")
        for needed, offset in _needs(text):
            if needed not in there:
                message = f"there is no script `{needed}`; {nearest(needed, there, 'write it, or take its name out')}"
                yield SourceError(f"{name}/{file}", *place_of(text, offset), MISSING, message)


def _needs(text: str) -> list[tuple[str, int]]:
    """Return the names of the scripts that a script needs, each with its offset in the text."""
    found = NEEDS.search(text[: text.find("*/") + 2])
    return [(one[0], found.start(1) + one.start()) for one in re.finditer(r"\S+", found[1])] if found else []


def _collect(folder: Path, name: str, texts: dict[str, str]) -> None:
    path = folder / name
    if name in texts or not path.exists():  # the check names those that are missing
        return
    text = path.read_text(encoding="utf-8")
    for needed, _ in _needs(text):
        _collect(folder, needed, texts)
    texts[name] = rjsmin.jsmin(text)
