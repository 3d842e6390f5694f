"""The name under which a site keeps its answers: never empty, never another site's, and one that the frame can read."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from selfcheck.assets import site_id
from selfcheck.errors import SelfCheckError

HUB = Path(__file__).parents[1] / "hooks/selfcheck/widget/entries/hub.js"


@pytest.mark.parametrize(
    ("configured", "name", "wanted"),
    [
        (None, "AI Study Guide", "ai-study-guide"),
        ("my_guide-2", "AI Study Guide", "my_guide-2"),
        (None, "C++ & C#", "c-c"),
    ],
)
def test_a_name_becomes_an_id(configured: str | None, name: str, wanted: str) -> None:
    assert site_id(configured, name) == wanted


def test_names_that_differ_have_ids_that_differ() -> None:
    names = ["指南", "手册", "AI 指南", "AI 手册", "Café", "Cafè", "!!!", "???"]

    ids = [site_id(None, name) for name in names]

    assert len(set(ids)) == len(names)
    # As the frame reads what it is asked for.
    pattern = re.search(r"/\^\((.+?)\)", HUB.read_text(encoding="utf-8"))
    assert pattern
    assert all(re.fullmatch(pattern[1], one, re.ASCII) for one in ids)


@pytest.mark.parametrize("configured", ["my guide", "my.guide", "指南", "a:b"])
def test_an_id_that_a_browser_cannot_use_is_an_error(configured: str) -> None:
    with pytest.raises(SelfCheckError, match="write letters, digits, and hyphens"):
        site_id(configured, "A site")
