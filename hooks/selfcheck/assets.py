"""The files that a page with questions needs: the style sheet, and one script made of the widget's files."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfcheck.words import words_script

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "assets/selfcheck"
STYLES = f"{FOLDER}/selfcheck.css"
SCRIPT = f"{FOLDER}/selfcheck.js"
FIRST = ("dom.js", "random.js", "reading.js", "record.js", "store.js")
LAST = ("question.js", "quiz.js")


def is_part(uri: str) -> bool:
    """Tell whether a file is a part of the script, and so no file of the site by itself."""
    return uri.startswith(f"{FOLDER}/") and uri.endswith(".js")


def script(docs: Path) -> str:
    """Join the widget's files: instant navigation runs the scripts of a page in any order, so there is but one.

    A kind of question is a file in `kinds`, found here.
    """
    folder = docs / FOLDER
    kinds = sorted((folder / "kinds").glob("*.js"))
    files = [*(folder / name for name in FIRST), *kinds, *(folder / name for name in LAST)]
    return "\n".join([words_script(), *(file.read_text(encoding="utf-8") for file in files if file.exists())])


def needed_by(html: str) -> bool:
    """Tell whether a page holds questions."""
    return "<self-check " in html


def site_id(configured: str | None, name: str) -> str:
    """Name the site in the keys of the browser's storage, which other sites of the same origin share."""
    return configured or re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
