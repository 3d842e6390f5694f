"""Holds what the style sheets of components may say."""

from __future__ import annotations

import re
from pathlib import Path

HOOKS = Path(__file__).parents[1] / "hooks"
SHEETS = sorted(
    path for folder in ("figures", "selfcheck", "theme") for path in (HOOKS / folder).rglob("*.css")
)
COLOR = re.compile(r"#[0-9a-f]{3,8}\b|\b(?:rgb|hsl|oklch)a?\(", re.IGNORECASE)
BY_THE_BUILD = {"styles.css", "kit.css", "forced-colors.css", "paper.css"}
IMPORT = re.compile(r'@import "(?P<path>[^"]+)"')


def name(path: Path) -> str:
    return path.relative_to(HOOKS).as_posix()


def test_colors_are_the_palettes_variables() -> None:
    found = {name(path) for path in SHEETS if COLOR.search(path.read_text(encoding="utf-8"))}

    # These have no theme around them.
    alone = {"selfcheck/export/as_anki/styles.css", "selfcheck/widget/lms/page.css"}
    site = {f"theme/styles/{sheet}.css" for sheet in ("diagrams", "palette", "print")}
    assert found - alone == {"figures/kit/colors.css", "selfcheck/widget/lib/colors.css", *site}


def test_every_sheet_is_used() -> None:
    """By a sheet that imports it, by the entry of a page, or by the build, which takes a figure's or a kind's own."""
    imported = {
        (path.parent / match["path"]).resolve()
        for path in SHEETS
        for match in IMPORT.finditer(path.read_text(encoding="utf-8"))
    }
    taken = {path for path in SHEETS if path.name in BY_THE_BUILD or path.parent.name == "entries"}

    assert set(SHEETS) == imported | taken


def test_a_sheet_says_what_it_is_for() -> None:
    assert not [name(path) for path in SHEETS if not path.read_text(encoding="utf-8").startswith("/* ")]


def test_the_sites_frame_holds_nothing_of_the_widget() -> None:
    frame = HOOKS / "theme" / "styles"

    assert not [path.name for path in frame.glob("*.css") if ".sc-" in path.read_text(encoding="utf-8")]
