"""A page's footnotes as those of a book: marks that lead to them, and notes that lead back."""

from __future__ import annotations

from xml.etree.ElementTree import Element, SubElement

from selfcheck.export.html_tree import parents, remove, text_of
from selfcheck.words import word

LIST, MARK, BACK = "footnote", "footnote-ref", "footnote-backref"


def take_notes(root: Element) -> Element | None:
    """Take the list of footnotes out of a page, and return it as a section for the chapter's end; None without one."""
    for link in root.iter("a"):
        if link.get("class") == MARK:
            link.set("role", "doc-noteref")
    for parent, child in list(parents(root)):
        if child.get("class") == LIST and child.tag in {"div", "details"}:
            remove(parent, child)
            return _section(child)
    return None


def _section(found: Element) -> Element:
    section = Element("section", {"role": "doc-endnotes", "aria-labelledby": "sc-notes"})
    summary = found.find("summary")
    heading = SubElement(section, "h2", {"id": "sc-notes"})
    heading.text = text_of(summary) if summary is not None else word("book_notes")
    for number, row in enumerate(found.iterfind("ol/li"), start=1):
        section.append(_note(row, number))
    return section


def _note(row: Element, number: int) -> Element:
    """Make a note of its own of a row: readers show such a one beside its mark."""
    note = Element("aside", {"id": row.get("id", ""), "role": "doc-footnote"})
    note.set("aria-label", word("book_note", number=number))
    note.text = row.text
    note.extend(list(row))
    backs = [one for one in note.iter("a") if one.get("class") == BACK]
    for place, back in enumerate(backs, start=1):
        name = "book_back_to_note" if len(backs) == 1 else "book_back_to_note_of"
        # As a sign and not as a picture of one, which some readers have in colors.
        back.text = "\N{LEFTWARDS ARROW WITH HOOK}\N{VARIATION SELECTOR-15}"
        back.set("role", "doc-backlink")
        back.set("aria-label", word(name, number=number, place=place, total=len(backs)))
    first = note.find("p")
    mark = Element("span", {"class": "sc-note-number"})
    mark.text = f"{number}."
    start = note if first is None else first
    mark.tail, start.text = f" {start.text or ''}", None
    start.insert(0, mark)
    return note
