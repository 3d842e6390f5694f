"""Which files a page with questions needs, in the order in which they are loaded."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FOLDER = "assets/selfcheck"
WORDS = f"{FOLDER}/words.js"
STYLES = (f"{FOLDER}/selfcheck.css",)
FIRST = ("dom.js", "random.js", "record.js", "store.js")
LAST = ("question.js", "quiz.js")


def scripts(docs: Path) -> list[str]:
    """List the scripts under the folder of the site's pages; a kind of question is a file in `kinds`, found here."""
    kinds = sorted(path.name for path in (docs / FOLDER / "kinds").glob("*.js"))
    names = [*FIRST, *(f"kinds/{name}" for name in kinds), *LAST]
    return [WORDS, *(f"{FOLDER}/{name}" for name in names)]


def needed_by(html: str) -> bool:
    """Tell whether a page holds questions."""
    return "<self-check " in html


def site_id(configured: str | None, name: str) -> str:
    """Name the site in the keys of the browser's storage, which other sites of the same origin share."""
    return configured or re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
