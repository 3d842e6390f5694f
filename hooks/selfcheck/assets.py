"""The scripts and the style sheet that pages need, each script made of the widget's files.

Instant navigation runs the scripts of a page in any order, so a page has one: it holds all that the page needs.
"""

from __future__ import annotations

import hashlib
import re
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import rjsmin

from selfcheck.contract import NAMES
from selfcheck.errors import SelfCheckError
from selfcheck.words import words_script

if TYPE_CHECKING:
    from collections.abc import Iterable

WIDGET = Path(__file__).with_name("widget")
KINDS = Path(__file__).with_name("kinds")
FOLDER = "assets/selfcheck"
BANK = f"{FOLDER}/bank"
HUB = f"{FOLDER}/store.html"
QUIZ_STYLES = f"{FOLDER}/selfcheck.css"
PLACES_STYLES = f"{FOLDER}/places.css"

QUIZ_SCRIPT = f"{FOLDER}/selfcheck.js"
PLACES_SCRIPT = f"{FOLDER}/places.js"
MARKS_SCRIPT = f"{FOLDER}/marks.js"
HUB_SCRIPT = f"{FOLDER}/hub.js"

KEEP = ("record.js", "backend.js")
STORE = ("dom.js", *KEEP, "store.js", "marks.js")
QUIZ = (*STORE, "random.js", "reading.js", "gain.js", "certainty.js")
SHARED = ("entry.js", "table.js")
ELEMENTS = ("question.js", "quiz.js")
EXAM = ("paper.js", "clock.js", "result.js")
ACROSS = ("schedule.js", "queue.js", "bank.js", "recount.js", "transfer.js", "keeping.js", "reset.js", *EXAM)

PLACE = re.compile(r'<self-check [^>]*data-phase="(?:review|exam|progress)"')


def files() -> dict[str, str]:
    """Make every script and style sheet: path in the site to text.

    Raises:
        SelfCheckError: where the package lacks one of its files.

    """
    kinds = [folder / "widget.js" for folder in sorted(KINDS.iterdir()) if (folder / "cases.md").is_file()]
    places = sorted((WIDGET / "places").glob("*.js"))
    quiz = [*_in(*QUIZ, *SHARED), *kinds, *_in(*ELEMENTS)]
    across = [*_in(*ACROSS), *places, WIDGET / "places.js"]
    start = WIDGET / "start.js"
    return {
        QUIZ_SCRIPT: _joined(words_script(NAMES), [*quiz, start]),
        PLACES_SCRIPT: _joined(words_script(NAMES, "places"), [*quiz, *across, start]),
        MARKS_SCRIPT: _joined(words_script(NAMES), [*_in(*STORE), start]),
        HUB_SCRIPT: _joined("globalThis.selfcheck = {};\n", _in(*KEEP, "hub.js")),
        QUIZ_STYLES: _read(WIDGET / "selfcheck.css", *sorted(KINDS.glob("*/styles.css"))),
        PLACES_STYLES: _read(WIDGET / "places.css"),
        HUB: _read(WIDGET / "store.html"),
    }


def script_for(html: str) -> str:
    """Return the script that a page needs: with places, with questions, or with the marks in its navigation alone."""
    if asks_across(html):
        return PLACES_SCRIPT
    return QUIZ_SCRIPT if "<self-check " in html else MARKS_SCRIPT


def styles_for(html: str) -> tuple[str, ...]:
    """Return the style sheets that a page needs."""
    if asks_across(html):
        return (QUIZ_STYLES, PLACES_STYLES)
    return (QUIZ_STYLES,) if "<self-check " in html else ()


def asks_across(html: str) -> bool:
    """Return whether a page asks for the questions of the whole site."""
    return PLACE.search(html) is not None


# What the page and the frame that keeps its answers on file:// both read.
ID = re.compile(r"[A-Za-z0-9_-]+")


def site_id(configured: str | None, name: str) -> str:
    """Name the site in the keys of the browser's storage, which other sites of the same origin share.

    Raises:
        SelfCheckError: for an id with other characters than letters, digits, hyphens and underscores.

    """
    if configured:
        if not ID.fullmatch(configured):
            raise SelfCheckError(
                f"`extra.selfcheck.id` is `{configured}`; write letters, digits and hyphens, such as `my-guide`"
            )
        return configured
    latin = re.sub(r"[^a-z0-9]+", "-", name.lower()).strip("-")
    if name.isascii() and latin:
        return latin
    # Two names may differ in letters that this leaves out, and their sites must not share answers.
    digest = hashlib.sha256(name.encode()).hexdigest()[:8]
    return f"{latin or 'site'}-{digest}"


def _read(*files: Path) -> str:
    return "\n".join(map(_text, files))


def _text(file: Path) -> str:
    try:
        return file.read_text(encoding="utf-8")
    except OSError as error:
        name = file.relative_to(WIDGET.parent).as_posix()
        raise SelfCheckError(f"the package lacks `{name}` ({error.strerror}); install it again") from error


def _in(*names: str) -> list[Path]:
    return [WIDGET / name for name in names]


def _joined(start: str, files: Iterable[Path]) -> str:
    """Join files without their comments, which are half of what a reader on a slow line would wait for."""
    return "\n".join([start, *(_minified(_text(file)) for file in files)]) + "\n"


@cache
def _minified(script: str) -> str:
    return str(rjsmin.jsmin(script))
