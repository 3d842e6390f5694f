"""The scripts and the style sheets that pages need, each script made of the widget's modules.

Instant navigation runs the scripts of a page in any order, so none needs another: a page has one for its own questions, and
one for each way in which it asks across the site.
"""

from __future__ import annotations

import hashlib
import re
from pathlib import Path

from selfcheck.bundle import bundle
from selfcheck.errors import SelfCheckError
from selfcheck.words import words_script

WIDGET = Path(__file__).with_name("widget")
KINDS = Path(__file__).with_name("kinds")
BUILT = Path(__file__).with_name("built")
"""The scripts that a wheel of this package brings, so that it needs no Deno."""
FOLDER = "assets/selfcheck"
BANK = f"{FOLDER}/bank"
HUB = f"{FOLDER}/store.html"
QUIZ_STYLES = f"{FOLDER}/selfcheck.css"

QUIZ_SCRIPT = f"{FOLDER}/selfcheck.js"
REVIEW_STYLES = f"{FOLDER}/review.css"
REVIEW_SCRIPT = f"{FOLDER}/review.js"
EXAM_STYLES = f"{FOLDER}/exam.css"
EXAM_SCRIPT = f"{FOLDER}/exam.js"
PROGRESS_STYLES = f"{FOLDER}/progress.css"
PROGRESS_SCRIPT = f"{FOLDER}/progress.js"
MARKS_STYLES = f"{FOLDER}/marks.css"
MARKS_SCRIPT = f"{FOLDER}/marks.js"
FRONT_STYLES = f"{FOLDER}/front.css"
FRONT_SCRIPT = f"{FOLDER}/front.js"
HUB_SCRIPT = f"{FOLDER}/hub.js"
ON_FILE_SCRIPT = f"{FOLDER}/on-file.js"
LMS_STYLES = f"{FOLDER}/lms.css"
LMS_SCRIPT = f"{FOLDER}/lms.js"
# Loaded by the others, by these names, when a page needs them.
RESULTS_SCRIPT = f"{FOLDER}/results.js"
BACKUP_SCRIPT = f"{FOLDER}/backup.js"
KINDS_SCRIPT = f"{FOLDER}/kinds.js"
FIRST_SCHEMA_SCRIPT = f"{FOLDER}/first-schema.js"
QR_SCRIPT = f"{FOLDER}/qr.js"

RESULTS = ("results", "gain", "again", "days")
SCRIPTS: dict[str, tuple[str | None, tuple[str, ...]]] = {
    QUIZ_SCRIPT: ("quiz.js", ("navigation", "answers", "widget", "quiz")),
    REVIEW_SCRIPT: (
        "review.js",
        ("navigation", "answers", "widget", "days", "due", "again", "places", "review"),
    ),
    EXAM_SCRIPT: ("exam.js", ("navigation", "answers", "widget", "again", "places", "exam")),
    PROGRESS_SCRIPT: ("progress.js", ("navigation", "answers", "days", "due", "gain", "places", "progress")),
    MARKS_SCRIPT: ("marks.js", ("navigation",)),
    FRONT_SCRIPT: ("front.js", ("navigation", "days", "due", "front")),
    HUB_SCRIPT: ("hub.js", ()),
    ON_FILE_SCRIPT: ("on-file.js", ()),
    LMS_SCRIPT: ("lms.js", ("answers", "widget", "quiz", *RESULTS, "lms")),
    RESULTS_SCRIPT: ("results.js", RESULTS),
    BACKUP_SCRIPT: ("backup.js", ("backup",)),
    KINDS_SCRIPT: (None, ()),
    FIRST_SCHEMA_SCRIPT: ("first-schema.js", ()),
    QR_SCRIPT: ("qr.js", ()),
}
"""What starts each script, a module among the entries, or nothing where it brings kinds of questions alone; and the tables of words that it has."""
WITH_KINDS = {QUIZ_SCRIPT, REVIEW_SCRIPT, EXAM_SCRIPT, LMS_SCRIPT, KINDS_SCRIPT}
OF_PACKAGES = (LMS_STYLES, LMS_SCRIPT)
"""What packages for learning platforms have, and no site."""

FRONT = "<self-check-front"
"""What a home page has where a reader who comes back goes on."""
PLACES = {
    "review": (REVIEW_STYLES, REVIEW_SCRIPT),
    "exam": (EXAM_STYLES, EXAM_SCRIPT),
    "progress": (PROGRESS_STYLES, PROGRESS_SCRIPT),
}
"""What shows the places of each phase, which ask for the questions of the whole site."""
PHASE = re.compile(r'<self-check [^>]*data-phase="(?P<phase>[a-z]+)"')


def files(*, maps: bool = False) -> dict[str, str]:
    """Make every script and style sheet: path in the site to text.

    Args:
        maps: whether to add source maps

    Raises:
        SelfCheckError: where the package lacks one of its files, or a script can't be bundled.

    """
    bundled = {path: text for path, text in _bundled(maps=maps).items() if not path.startswith(OF_PACKAGES)}
    return {**bundled, HUB: _read(WIDGET / "store.html")}


def package_files() -> dict[str, str]:
    """Make the script and the style sheets of a package for learning platforms: file name to text."""
    bundled = _bundled(maps=False)
    return {Path(path).name: bundled[path] for path in (*OF_PACKAGES, QUIZ_STYLES)}


def build(*, maps: bool = False) -> dict[str, str]:
    """Bundle the scripts, without their words, and the style sheets: file name to text."""
    scripts = {Path(path).name: _entry(path) for path in SCRIPTS}
    sheets = {
        Path(path).name: _sheet(path)
        for path in (
            MARKS_STYLES,
            FRONT_STYLES,
            QUIZ_STYLES,
            REVIEW_STYLES,
            EXAM_STYLES,
            PROGRESS_STYLES,
            LMS_STYLES,
        )
    }
    return bundle({**scripts, **sheets}, [WIDGET, KINDS], maps=maps)


def _bundled(*, maps: bool) -> dict[str, str]:
    """Read what the package brings, or bundle it where it is the source itself; put words before the scripts."""
    found = {path.name: _read(path) for path in BUILT.iterdir()} if BUILT.is_dir() else build(maps=maps)
    made = {f"{FOLDER}/{name}": text for name, text in found.items()}
    for path, (_, tables) in SCRIPTS.items():
        if tables:
            made[path] = words_script(*tables) + made[path]
            if map_of := made.get(f"{path}.map"):
                # The words are a line before all others.
                made[f"{path}.map"] = map_of.replace('"mappings": "', '"mappings": ";', 1)
    return made


def _entry(path: str) -> str:
    """Write the first module of a script: the kinds of questions it knows, and its start."""
    names = sorted(folder.name for folder in KINDS.iterdir() if (folder / "cases.md").is_file())
    kinds = [KINDS / name / "widget.js" for name in names] if path in WITH_KINDS else []
    start = SCRIPTS[path][0]
    lines = [
        *([f'import {{ start }} from "{(WIDGET / "entries" / start).as_uri()}";'] if start else []),
        *([f'import {{ register }} from "{(WIDGET / "question" / "kinds.js").as_uri()}";'] if kinds else []),
        *(f'import {{ kinds as kinds{number} }} from "{one.as_uri()}";' for number, one in enumerate(kinds)),
        *(f"register(kinds{number});" for number in range(len(kinds))),
        *(["start();"] if start else []),
    ]
    return "\n".join(lines) + "\n"


def _sheet(path: str) -> str:
    """Write the first sheet of a style sheet: the widget's, and those of the kinds."""
    kinds = sorted(KINDS.glob("*/styles.css")) if path == QUIZ_STYLES else []
    return "".join(f'@import "{one.as_posix()}";\n' for one in (WIDGET / "entries" / Path(path).name, *kinds))


def scripts_for(html: str) -> tuple[str, ...]:
    """Return the scripts that a page needs: of its questions, its places, a home page, or the navigation's marks alone."""
    phases = _phases(html)
    places = tuple(script for phase, (_, script) in PLACES.items() if phase in phases)
    if FRONT in html and not places:
        return (FRONT_SCRIPT,)
    questions = (QUIZ_SCRIPT,) if phases - PLACES.keys() else ()
    return (*questions, *places) or (MARKS_SCRIPT,)


def styles_for(html: str) -> tuple[str, ...]:
    """Return the style sheets that a page needs."""
    phases = _phases(html)
    places = tuple(sheet for phase, (sheet, _) in PLACES.items() if phase in phases)
    if FRONT in html and not places:
        return (FRONT_STYLES,)
    questions = (QUIZ_STYLES,) if phases - {"progress"} else ()
    return (*questions, *places) or (MARKS_STYLES,)


def asks_across(html: str) -> bool:
    """Return whether a page asks for the questions of the whole site."""
    return not _phases(html).isdisjoint(PLACES)


def _phases(html: str) -> set[str]:
    """Name what the elements of a page are for."""
    return {match["phase"] for match in PHASE.finditer(html)}


def reads_bank(html: str) -> bool:
    """Return whether a page reads the index of the site's questions as soon as it opens."""
    return asks_across(html) or FRONT in html


# What the page and the frame that keeps its answers on file:// both read.
ID = re.compile(r"[A-Za-z0-9_-]+")


def site_id(configured: str | None, name: str) -> str:
    """Name the site in the keys of the browser's storage, which other sites of the same origin share.

    Raises:
        SelfCheckError: for an id with other characters than letters, digits, hyphens, and underscores.

    """
    if configured:
        if not ID.fullmatch(configured):
            raise SelfCheckError(
                f"`extra.selfcheck.id` is `{configured}`; write letters, digits, and hyphens, such as `my-guide`"
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
