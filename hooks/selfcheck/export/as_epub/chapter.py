"""One page of a site as one chapter of a book: its text, its questions where they are, their answers at the end."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, assert_never

from selfcheck.export.as_epub.content import clean
from selfcheck.export.as_epub.notes import take_notes
from selfcheck.export.as_epub.questions import ASKED, Numbered, answer, asked, hints
from selfcheck.export.html_tree import parents, read_html, text_of, unwrap
from selfcheck.extension import HOLDER
from selfcheck.markup import tag, text
from selfcheck.model import Exam, NextSteps, Objectives, Pretest, Progress, Quiz, Review, WorkedCase
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from selfcheck.export.source import ExportedPage
    from selfcheck.model import Block

OBJECTIVES = "sc-objectives"


@dataclass
class Chapter:
    """A chapter.

    Args:
        page: that it is made of
        file: its name in the book
        content: its section
        anchors: the id in the book of each id on the page

    """

    page: ExportedPage
    file: str
    content: Element
    anchors: dict[str, str] = field(default_factory=dict)

    @property
    def title(self) -> str:
        """The page's title."""
        return self.page.title


def make_chapter(page: ExportedPage, file: str) -> Chapter:
    """Make a chapter of a page; where its links lead is settled when all chapters are there."""
    root = read_html(page.html)
    numbered = [Numbered(number, one) for number, one in enumerate(page.questions, start=1)]
    by_id = {one.id: one for one in numbered}
    for parent, child in list(parents(root)):
        if child.tag == HOLDER:
            block = page.page.blocks[int(child.get("block", "0"))]
            html = _block(block, by_id, page.page.pretest_questions)
            made = read_html(html)
            child.text = made.text
            child.extend(list(made))
            unwrap(parent, child)
    notes = take_notes(root)
    for name, heading, written in (
        ("sc-hints", word("book_hints"), [hints(one) for one in numbered]),
        ("sc-answers", word("key_heading"), [answer(one) for one in numbered]),
    ):
        if any(written):
            html = tag("section", tag("h2", text(heading), id=name), *written, aria_labelledby=name)
            root.extend(list(read_html(html)))
    if notes is not None:
        root.append(notes)
    clean(root)
    root.tag = "section"
    root.attrib.update({"role": "doc-chapter", "aria-label": page.title})
    return Chapter(page, file, root)


def _block(block: Block, numbered: Mapping[str, Numbered], pretest: Sequence[object]) -> str:
    """Write what a chapter has in the place of a block."""
    match block:
        case Quiz():
            return "".join(asked(numbered[one.id]) for one in block.questions if one.id in numbered)
        case Pretest():
            first = next(iter(numbered), None)
            if first is None or not pretest:
                return ""
            return tag("p", tag("a", text(word("book_pretest")), href=f"#{ASKED}{first}"))
        case Objectives():
            lines = (tag("li", text(one.text), id=f"objective-{one.id}") for one in block.objectives)
            heading = tag("h2", text(word("objectives")), id=OBJECTIVES)
            return tag("section", heading, tag("ul", *lines), class_=OBJECTIVES, aria_labelledby=OBJECTIVES)
        case NextSteps():
            ways = ((block.apply, "next_apply_some"), (block.next, "next_part_some"))
            rows = [tag("li", tag("a", text(word(name)), href=link)) for link, name in ways if link]
            return tag("ul", *rows) if rows else ""
        case Review() | Exam() | Progress() | WorkedCase():
            # What a script asks across the site, or unfolds: a book's questions are in its chapters, each with its text.
            return ""
        case _:
            assert_never(block)


def headings(content: Element) -> Iterable[Element]:
    """List a chapter's headings, as deep as a table of contents has them."""
    return (one for one in content.iter() if one.tag in {"h1", "h2", "h3"} and text_of(one))
