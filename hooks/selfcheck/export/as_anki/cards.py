"""The two sides of a card: a question with nothing that tells its key, and its answer with all that explains it."""

from __future__ import annotations

import re
from html import escape
from typing import TYPE_CHECKING, assert_never

from selfcheck.export.content import ExportedPassages
from selfcheck.export.html import plain, portable, xhtml
from selfcheck.export.texts import source_line
from selfcheck.kinds import kind_of
from selfcheck.kinds.entry import PERCENT
from selfcheck.kinds.response import Choices, Gaps, Number, Order, Pairs, Statement, Words
from selfcheck.markup import QUESTION, fill_gaps, tag, text
from selfcheck.model import short_hash
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selfcheck.export.source import ExportedPage, ExportedQuestion

DRAWING = re.compile(r"<svg\b.*?</svg>", re.DOTALL)
TITLE = re.compile(r"<title[^>]*>(?P<title>.*?)</title>", re.DOTALL)
BLANK = '<span class="blank">____</span>'


class Card:
    """One question's card.

    Args:
        page: with the pictures
        question: to be asked

    """

    def __init__(self, page: ExportedPage, question: ExportedQuestion) -> None:
        self.page = page
        self.question = question
        self.media: dict[str, bytes] = {}
        """What the card shows beside text: file name to bytes."""

    def stem(self) -> str:
        """Write what is asked."""
        return fill_gaps(self._shown(self.question.stem.html), lambda _: BLANK)

    def choices(self) -> str:  # noqa: PLR0911 - one for each shape
        """Write what the answer is chosen from, in the order of the page, and how to answer elsewhere."""
        match self.question.response:
            case Choices() as choices:
                rows = (self._shown(option.text.html) for option in choices.in_shown_order)
                return _list(rows, "several" if choices.several else "one")
            case Statement():
                return _list([text(word("is_true")), text(word("is_false"))], "one")
            case Number(unit=unit):
                return tag("p", text(_number_asked(unit)), class_="how")
            case Words():
                return tag("p", text(word("card_words")), class_="how")
            case Gaps():
                return tag("p", text(word("fill_gaps")), class_="how")
            case Order() as order:
                return _list((self._shown(row.text.html) for row in order.in_shown_order), "rows")
            case Pairs() as pairs:
                return self._columns(pairs)
            case _ as never:
                assert_never(never)

    def hints(self) -> str:
        """Write the hints, each to unfold."""
        total = len(self.question.hints)
        return "".join(
            tag(
                "details",
                tag(
                    "summary",
                    text(word("hint", number=number, total=total) if total > 1 else word("hint_alone")),
                ),
                self._shown(hint.html),
            )
            for number, hint in enumerate(self.question.hints, start=1)
        )

    def answer(self) -> str:
        """Write what is right, the feedback on each choice, and why, as the page has it."""
        content = ExportedPassages([(self.question, self._shown)])
        why = self._shown(self.question.explanation.html) + source_line(self.question)
        explanation = tag("div", why, class_="explanation")
        return kind_of(self.question.question).answer(self.question.question, content) + explanation

    def link(self) -> str:
        """Write the link to what teaches the answer, or to the question's page; nothing without a site's address."""
        if self.question.learn and self.question.learn[0]:
            address, title = self.question.learn
        else:
            address = self.page.address and f"{self.page.address}#{QUESTION}{self.question.id}"
            title = self.page.title
        return (
            tag("a", text(word("learn_more") + word("learn_title", title=title)), href=address)
            if address
            else ""
        )

    def _columns(self, pairs: Pairs) -> str:
        """Write what is matched in two columns, each in the order of the page."""
        columns = (pairs.prompts_in_shown_order, pairs.matches_in_shown_order)
        heads = (tag("th", self._shown(header.html), scope="col") for header in pairs.headers)
        cells = (tag("td", _list((self._shown(one.text.html) for one in items), "rows")) for items in columns)
        return tag("table", tag("tr", *heads), tag("tr", *cells), class_="pairs")

    def _shown(self, html: str) -> str:
        """Make HTML for a card: its pictures are files beside the cards, and so are drawings, which editors would spoil."""
        html = portable(html, self._picture)
        return DRAWING.sub(lambda match: self._drawing(match[0]), html)

    def _picture(self, path: str) -> str:
        picture = self.page.pictures[path]
        self.media[picture.name] = picture.data
        return picture.name

    def _drawing(self, html: str) -> str:
        drawing = xhtml(html)
        if " xmlns=" not in drawing.partition(">")[0]:
            drawing = drawing.replace("<svg", '<svg xmlns="http://www.w3.org/2000/svg"', 1)
        name = f"drawing-{short_hash(drawing)}.svg"
        self.media[name] = drawing.encode()
        title = TITLE.search(html)
        return f'<img src="{name}" alt="{escape(plain(title["title"])) if title else ""}" />'


def _number_asked(unit: str | None) -> str:
    if unit == PERCENT:
        return word("card_percent")
    return word("card_unit", unit=unit) if unit else word("card_number")


def _list(rows: Iterable[str], kind: str) -> str:
    return tag("ul", *(tag("li", row) for row in rows), class_=f"choices {kind}")
