"""Copies of a passage have ids of their own, and what refers to an id stays in its copy."""

from __future__ import annotations

from collections import Counter

import markdown
import pytest
from bs4 import BeautifulSoup

EXTENSIONS = [
    "attr_list",
    "footnotes",
    "md_in_html",
    "tables",
    "toc",
    "pymdownx.tabbed",
    "pymdownx.superfences",
]
PAGE = """\
/// pretest
///

/// question | copied

Which one is it?[^1]

=== "First"

    *One*{{ #an-anchor }}

=== "Second"

    [There](#an-anchor), or <span id="raw">here</span>

{code}

- [ ] This
- [x] That

Because of [a heading](#why).

## Why {{ #why }}

It is so.
///

[^1]: A note.
"""
CODE = """\
```python linenums="1"
print(1)
```"""
SETTINGS: dict[str, dict[str, object]] = {
    "pymdownx.tabbed": {"alternate_style": True},
    "pymdownx.highlight": {"anchor_linenums": True, "line_anchors": "__line"},
}


@pytest.fixture(scope="module")
def page() -> BeautifulSoup:
    html = markdown.markdown(
        PAGE.format(code=CODE),
        extensions=[*EXTENSIONS, "pymdownx.highlight", "selfcheck.extension"],
        extension_configs=SETTINGS,
    )
    return BeautifulSoup(html, "html.parser")


def test_no_id_stands_twice(page: BeautifulSoup) -> None:
    counted = Counter(element["id"] for element in page.select("[id]"))

    assert {name: count for name, count in counted.items() if count > 1} == {}


@pytest.mark.parametrize(
    "place", ["self-check[data-phase=pretest]", "self-check[data-phase=quiz]", "self-check-key"]
)
def test_a_tab_switches_its_own_copy(page: BeautifulSoup, place: str) -> None:
    copy = page.select_one(place)
    assert copy
    tabs = copy.select(".tabbed-set > input")

    assert len(tabs) == 2
    assert len({tab["name"] for tab in tabs}) == 1
    assert [label["for"] for label in copy.select(".tabbed-labels > label")] == [tab["id"] for tab in tabs]
    others = [one["name"] for one in page.select(".tabbed-set > input") if one not in tabs]
    assert tabs[0]["name"] not in others


def test_a_link_inside_a_copy_stays_there(page: BeautifulSoup) -> None:
    copy = page.select_one("self-check[data-phase=pretest]")
    assert copy

    links = [str(link["href"]) for link in copy.select(".tabbed-set a[href^='#']")]

    assert links == ["#an-anchor--pretest"]
    assert copy.select_one(links[0])


def test_what_stands_once_keeps_its_name(page: BeautifulSoup) -> None:
    assert page.select_one("self-check[data-phase=quiz] #why")
    assert page.select_one("self-check[data-phase=quiz] #raw")
    assert [link["href"] for link in page.select(".sc-explanation a[href*=why]")] == ["#why", "#why--key"]
