"""Questions as a book has them: what is asked where the author put it, and hints and answers for the chapter's end."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, assert_never

from selfcheck.export.html_tree import read_html, text_of
from selfcheck.kinds import kind_of
from selfcheck.kinds.response import Choices, Gaps, Number, Order, Pairs, Statement, Words, in_order
from selfcheck.markup import fill_gaps, tag, text
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selfcheck.export.source import ExportedQuestion
    from selfcheck.kinds.response import Item, Response
    from selfcheck.model import Passage

ASKED, ANSWER, HINTS = "q-", "answer-", "hints-"
# As it may be in a source, and as the page has it too.
ADDRESS = re.compile(r"https?://\S+")
LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"


@dataclass(frozen=True)
class Numbered:
    """A question and its number in its chapter."""

    number: int
    exported: ExportedQuestion

    @property
    def id(self) -> str:
        """The question's own id."""
        return self.exported.id

    @property
    def name(self) -> str:
        """How the chapter calls it."""
        return word("book_question", number=self.number)


@dataclass(frozen=True)
class _Stem:
    """The converted stem of a question, which is all that a kind needs to write what is right."""

    html: str

    def whole(self, _: Passage) -> str:
        return self.html

    def first_and_rest(self, _: Passage) -> tuple[str, str]:
        return "", self.html

    def words(self, _: Passage) -> str:
        return self.html


def asked(one: Numbered) -> str:
    """Write a question without any sign of what is right, and the links to its hints and its answer."""
    label = f"{ASKED}{one.id}-number"
    links = [tag("a", text(word("book_to_answer", number=one.number)), href=f"#{ANSWER}{one.id}")]
    if one.exported.hints:
        to_hints = word("book_to_hints", number=one.number)
        links.insert(0, tag("a", text(to_hints), href=f"#{HINTS}{one.id}"))
    return tag(
        "div",
        tag("p", text(one.name), class_="sc-number", id=label),
        tag("div", _stem(one), class_="sc-stem"),
        _inputs(one.exported.response),
        tag("p", text(word("book_between_links")).join(links), class_="sc-links"),
        class_="sc-question",
        id=f"{ASKED}{one.id}",
        role="group",
        aria_labelledby=label,
    )


def hints(one: Numbered) -> str:
    """Write the hints of a question, with the link back; nothing where it has none."""
    rows = [tag("li", hint.html) for hint in one.exported.hints]
    if not rows:
        return ""
    return tag("div", _back(one), tag("ol", *rows), class_="sc-answer", id=f"{HINTS}{one.id}")


def answer(one: Numbered) -> str:
    """Write what is right and why, with the link back and the one to what teaches it."""
    return tag(
        "div",
        _back(one),
        _recalled(one.exported),
        _right(one),
        tag("div", one.exported.explanation.html, class_="sc-explanation"),
        _learn(one.exported),
        _source(one.exported),
        class_="sc-answer",
        id=f"{ANSWER}{one.id}",
    )


def _recalled(exported: ExportedQuestion) -> str:
    """Write what was asked, in its first paragraph: an answer is read pages later; a gap's own shows it whole."""
    first = read_html(exported.stem.html).find("p")
    if first is None or isinstance(exported.response, Gaps):
        return ""
    return tag("p", text(text_of(first)), class_="sc-recalled")


def _learn(exported: ExportedQuestion) -> str:
    link = exported.question.options.learn
    if link is None or exported.learn is None:
        return ""
    words = word("learn_again") + word("learn_title", title=exported.learn[1])
    return tag("p", tag("a", text(words), href=link), class_="sc-learn")


def _source(exported: ExportedQuestion) -> str:
    source = exported.question.options.source
    if source is None:
        return ""
    shown = tag("a", text(source), href=source) if ADDRESS.fullmatch(source) else text(source)
    return tag("p", text(word("source")), shown, class_="sc-source")


def _back(one: Numbered) -> str:
    link = tag("a", text(one.name), href=f"#{ASKED}{one.id}", role="doc-backlink")
    return tag("p", link, class_="sc-number")


def _stem(one: Numbered) -> str:
    exported = one.exported
    if not isinstance(exported.response, Gaps):
        return exported.stem.html
    total = len(exported.response.gaps)

    def blank(number: int) -> str:
        return f"({number})\N{NO-BREAK SPACE}{_line(number, total)}" if total > 1 else _line()

    return fill_gaps(exported.stem.html, blank)


def _line(number: int = 1, total: int = 1) -> str:
    """Write a line to write on, or to fill in mind."""
    name = word("gap", number=number, total=total) if total > 1 else word("your_answer")
    return tag("span", "_" * 8, class_="sc-line", role="img", aria_label=name)


def _inputs(response: Response) -> str:
    """Write what a reader chooses from, or a line for what they would type."""
    match response:
        case Choices() | Order():
            several = isinstance(response, Choices) and response.several
            note = tag("p", text(word("book_several")), class_="sc-several") if several else ""
            return note + _lettered(one.text.html for one in response.in_shown_order)
        case Statement():
            return _lettered(text(word(one)) for one in ("is_true", "is_false"))
        case Number() | Words():
            unit = response.unit if isinstance(response, Number) else None
            return tag("p", _line(), f" {text(unit)}" if unit else "")
        case Gaps():
            return ""
        case Pairs():
            return _pairs_asked(response)
        case _:
            assert_never(response)


def _lettered(rows: Iterable[str]) -> str:
    return tag("ol", *(tag("li", row) for row in rows), class_="sc-choices", type="A")


def _letter(number: int) -> str:
    """Return the letter that a list shows for a row; behind Z come two letters."""
    first, last = divmod(number, len(LETTERS))
    return (LETTERS[first - 1] if first else "") + LETTERS[last]


def _letters(shown: Sequence[str]) -> dict[str, str]:
    return {one: _letter(number) for number, one in enumerate(shown)}


def _pairs_asked(pairs: Pairs) -> str:
    blank = tag("td", _line())
    rows = (tag("tr", tag("th", one.text.html, scope="row"), blank) for one in pairs.prompts_in_shown_order)
    choices = _lettered(one.text.html for one in pairs.matches_in_shown_order)
    return _table(pairs, rows) + tag("p", pairs.headers[1].html, class_="sc-key-label") + choices


def _table(pairs: Pairs, rows: Iterable[str]) -> str:
    head = tag("tr", *(tag("th", one.html, scope="col") for one in pairs.headers))
    return tag("table", tag("thead", head), tag("tbody", *rows), class_="sc-pairs")


def _right(one: Numbered) -> str:
    """Write what is right, in the letters of what was asked."""
    response = one.exported.response
    match response:
        case Choices():
            letters = _letters(response.shown)
            keys = ", ".join(letters[one.id] for one in response.in_shown_order if one.is_key)
            rows = []
            for option in response.in_shown_order:
                sign, name = ("\N{CHECK MARK}", "right") if option.is_key else ("\N{BALLOT X}", "wrong")
                said = tag(
                    "strong", tag("span", sign, aria_hidden="true"), f" {text(word(name))}", class_="sc-mark"
                )
                feedback = option.feedback.html if option.feedback else ""
                rows.append(option.text.html + tag("div", tag("p", said), feedback, class_="sc-feedback"))
            return tag("p", text(f"{word('correct_answer')} {keys}"), class_="sc-key-label") + _lettered(rows)
        case Order():
            letters = _letters(response.shown)
            ordered = (tag("li", _named(row, letters)) for row in response.rows)
            return tag("p", text(word("correct_answer")), class_="sc-key-label") + tag("ol", *ordered)
        case Pairs():
            return tag("p", text(word("correct_answer")), class_="sc-key-label") + _pairs_right(response)
        case _:
            question = one.exported.question
            return kind_of(question).answer(question, _Stem(one.exported.stem.html))


def _named(item: Item, letters: dict[str, str]) -> str:
    """Write a row behind its letter."""
    return tag("div", tag("strong", f"{letters[item.id]}."), " ", item.text.html, class_="sc-named")


def _pairs_right(pairs: Pairs) -> str:
    letters = _letters(pairs.shown_matches)
    matches = {one.id: one for one in pairs.matches}
    rows = (
        tag(
            "tr",
            tag("th", one.text.html, scope="row"),
            tag("td", _named(matches[pairs.key[one.id]], letters)),
        )
        for one in pairs.prompts_in_shown_order
    )
    used = set(pairs.key.values())
    decoys = (
        tag("div", tag("p", text(word("decoy"))), _named(one, letters), class_="sc-decoy")
        for one in in_order(pairs.matches, pairs.shown_matches)
        if one.id not in used
    )
    return _table(pairs, rows) + "".join(decoys)
