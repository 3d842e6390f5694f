"""The theme's style sheet as the site has it: no rule that makes a browser style the whole page again."""

from __future__ import annotations

import re
from importlib.resources import files
from pathlib import Path

import pytest

from guide.theme_styles import AFTER_TABLE, mend

SHEETS = Path(str(files("material"))) / "templates" / "assets" / "stylesheets"
RULE = re.compile(r"[^{}]+\{[^{}]*\}")


@pytest.fixture(scope="module")
def styles() -> str:
    (sheet,) = SHEETS.glob("main.*.min.css")
    return sheet.read_text(encoding="utf-8")


def test_the_distance_after_a_table_is_kept_by_the_site(styles: str) -> None:
    mended = mend(styles, tabs=False)

    assert AFTER_TABLE not in mended
    assert "table:not([class])" not in mended
    assert ".md-typeset table:not(.highlighttable,.sc-marks,.sc-matching) th{" in mended


def test_content_tabs_go_where_no_page_can_have_them(styles: str) -> None:
    without, with_tabs = mend(styles, tabs=False), mend(styles, tabs=True)

    assert ".tabbed-" not in without
    assert ".tabbed-labels" in with_tabs
    # A rule for tabs and other elements keeps the others.
    assert ".md-typeset .grid>*,.md-typeset .grid>.admonition,.md-typeset .grid>.highlight>*" in without
    others = {one for one in RULE.findall(with_tabs) if ".tabbed-" not in one}
    assert len(others) > 1000
    assert others <= set(RULE.findall(without))


def test_a_theme_without_the_rules_is_told() -> None:
    with pytest.raises(ValueError, match=r"no `\.md-typeset table:not\(\[class\]\)\+\*.* anymore"):
        mend(".md-typeset table:not([class]){}.tabbed-set{}", tabs=False)
