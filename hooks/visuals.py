"""Joins the scripts of the interactive visuals on a page: views, and the kit, models and data that they name."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import rjsmin

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

FOLDER = "assets/visuals"
STYLES = f"{FOLDER}/visuals.css"

ELEMENT = re.compile(r"<([a-z]+)-visual[ >]")
# The last sentence of a file's first comment: "Needs kit/dom.js models/hpa.js. */"
NEEDS = re.compile(r"Needs ((?:\w+/[\w-]+\.js ?)+)\.\s*\*/")


def is_part(uri: str) -> bool:
    """Tell whether a file is a part of scripts, and so no file of the site by itself."""
    return uri.startswith(f"{FOLDER}/") and uri.endswith(".js")


def visuals_on(html: str) -> tuple[str, ...]:
    """Name the visuals on a page, in alphabetical order."""
    return tuple(sorted(set(ELEMENT.findall(html))))


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
