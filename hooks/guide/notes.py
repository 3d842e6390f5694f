"""Footnotes: named marks in the text, and a list that folds at the page's end."""

from __future__ import annotations

from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from markdown.treeprocessors import Treeprocessor

from selfcheck.words import word

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element as Tree

MARK = "footnote-ref"
LIST = "footnote"


class FoldNotes(Treeprocessor):
    """Names each footnote mark, and turns the list of footnotes into a disclosure."""

    def run(self, root: Tree) -> None:
        """Change the marks and the list where they are."""
        for element in list(root.iter()):
            if element.get("class") == MARK and element.tag == "a":
                element.set("aria-label", word("source_number", number=element.text or ""))
            elif element.get("class") == LIST and element.tag == "div":
                _fold(element)


def _fold(notes: Tree) -> None:
    """Turn a list of footnotes into a disclosure that says how many there are.

    The search leaves it out: the page of references has the same sources.
    """
    for rule in notes.findall("hr"):
        notes.remove(rule)
    notes.tag = "details"
    notes.set("data-search-exclude", "")
    summary = Element("summary")
    summary.text = word("sources", count=len(notes.findall("ol/li")))
    notes.insert(0, summary)
