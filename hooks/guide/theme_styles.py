"""Mends the theme's style sheet, where a rule makes a browser style the whole page again on each small change."""

from __future__ import annotations

import re
from pathlib import Path

THEME = re.compile(r"assets/stylesheets/main\.\w+\.min\.css")
RULE = re.compile(r"(?P<selectors>[^{}]+)\{[^{}]*\}")
COMMA = re.compile(r",(?![^()]*\))")
# In a rule for what is in a table, `:not([class])` makes a browser style all that is in an element whose class changes.
UNNAMED = "table:not([class])"
PLAIN = "table:not(.highlighttable,.sc-marks,.sc-matching)"
# Wherever an element is put in, all that is in its parent would be styled again. reading.css keeps this distance.
AFTER_TABLE = ".md-typeset table:not([class])+*{margin-top:1.5em}"
TABS = ".tabbed-"


def mend(styles: str, *, tabs: bool) -> str:
    """Return the theme's style sheet without the rules that make each small change cost a page's styles.

    Args:
        styles: the theme's own
        tabs: whether pages may have content tabs

    Raises:
        ValueError: when the theme no longer has such a rule.

    """
    for expected in (AFTER_TABLE, UNNAMED, TABS):
        if expected not in styles:
            raise ValueError(
                f"The theme's styles have no `{expected}` anymore. Update {Path(__file__).name}."
            )
    styles = name_tables(styles.replace(AFTER_TABLE, ""))
    return styles if tabs else RULE.sub(_without_tabs, styles)


def name_tables(styles: str) -> str:
    """Return a style sheet that names the classes of the tables that are not meant by `table:not([class])`."""
    return styles.replace(UNNAMED, PLAIN)


def _without_tabs(rule: re.Match[str]) -> str:
    """Return a rule without its selectors for content tabs, and nothing where it has no others."""
    selectors = COMMA.split(rule["selectors"])
    kept = [one for one in selectors if TABS not in one]
    if len(kept) == len(selectors):
        return rule[0]
    return ",".join(kept) + rule[0][len(rule["selectors"]) :] if kept else ""
