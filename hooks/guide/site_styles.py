"""The style sheets of the site itself, bundled: one for every page, so that few requests stand before it, and the home page's."""

from __future__ import annotations

from pathlib import Path

from guide import theme_styles
from selfcheck.bundle import bundle

SOURCE = Path(__file__).parents[1] / "theme"
SITE = "assets/site/site.css"
HOME = "assets/site/front-door.css"
# A browser takes later rules for stronger ones, and paper has the last word.
ENTRIES = ("site.css", "print.css", "front-door.css")


def styles(drawings: str) -> dict[str, str]:
    """Bundle them: path in the site to text.

    Args:
        drawings: the rules that show each drawing of a diagram where it can be read, and say how high it is

    Raises:
        BundleError: where a sheet lacks one that it imports.

    """
    entries = {name: f'@import "{(SOURCE / "entries" / name).as_posix()}";\n' for name in ENTRIES}
    found = bundle(entries, [SOURCE])
    site = theme_styles.name_tables(found["site.css"] + drawings + found["print.css"])
    return {SITE: site, HOME: found["front-door.css"]}
