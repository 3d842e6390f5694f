"""Small helpers to build an element tree that Python-Markdown goes on with."""

from __future__ import annotations

import copy
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, SubElement

if TYPE_CHECKING:
    from collections.abc import Callable

    from selfcheck.model import Passage

    Content = Callable[[Passage], Element]
    """Hands out the element that holds a passage's converted Markdown."""


def add(parent: Element, tag: str, text: str = "", **attributes: str) -> Element:
    """Add a child; in the names of attributes `_` stands for `-`, and one at the end avoids Python's own words."""
    named = {name.rstrip("_").replace("_", "-"): value for name, value in attributes.items()}
    child = SubElement(parent, tag, named)
    if text:
        child.text = text
    return child


def fill(parent: Element, source: Element) -> None:
    """Copy what is inside `source` to the end of `parent`."""
    if source.text:
        _append_text(parent, source.text)
    parent.extend(copy.deepcopy(child) for child in source)


def fill_phrasing(parent: Element, more: Element, source: Element) -> None:
    """Copy a first paragraph's content to `parent`, where HTML allows no blocks, and what follows it to `more`."""
    blocks = copy.deepcopy(source)
    if len(blocks) and blocks[0].tag == "p" and not (source.text or "").strip():
        first = blocks[0]
        blocks.remove(first)
        fill(parent, first)
    fill(more, blocks)


def _append_text(parent: Element, text: str) -> None:
    if len(parent):
        parent[-1].tail = (parent[-1].tail or "") + text
    else:
        parent.text = (parent.text or "") + text
