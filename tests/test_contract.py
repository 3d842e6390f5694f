"""What the build writes for the browser's half is what the Python half says."""

from __future__ import annotations

from selfcheck.contract import NAMES, TYPES, browser_names, browser_types

AGAIN = "write it again: python -m selfcheck.contract"


def test_the_browsers_types_are_those_of_the_contract() -> None:
    assert TYPES.read_text(encoding="utf-8") == browser_types(), AGAIN


def test_the_browsers_names_are_those_of_the_contract() -> None:
    assert NAMES.read_text(encoding="utf-8") == browser_names(), AGAIN
