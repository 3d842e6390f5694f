"""Moodle XML: every kind of question, with feedback, hints, tags, and pictures.

A question's id becomes its ID number, and each page has a category. What can be selected in a match is plain text in Moodle.
Ordering needs Moodle 4.4 or the plugin `qtype_ordering`. The headers of a table to match, difficulty, phase, and objective are
left out.
"""

from __future__ import annotations

import re
from base64 import b64encode
from html import escape
from typing import TYPE_CHECKING, assert_never

from selfcheck.export.html import plain, portable
from selfcheck.export.html_tree import UNWRITABLE
from selfcheck.export.texts import decimal, explanation, literal, percent
from selfcheck.kinds.response import Choices, Gaps, Number, Order, Pairs, Statement, Words
from selfcheck.markup import fill_gaps

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.export.source import ExportedPage, ExportedQuestion, Source

SUFFIX = ".xml"
# What a gap of a cloze gives a meaning; Moodle decodes entities in it, and not every backslash.
IN_GAP = re.compile(r"[\\}#~]")
PENALTY = "0.3333333"
"""What Moodle takes off for a second try, where a quiz allows one."""
# The shares of a mark that Moodle knows; it refuses a file with another.
KNOWN_SHARES = (
    100,
    90,
    83.33333,
    80,
    75,
    70,
    66.66667,
    60,
    50,
    40,
    33.33333,
    30,
    25,
    20,
    16.66667,
    14.28571,
    12.5,
    11.11111,
    10,
    5,
)


def write(source: Source) -> bytes:
    """Write the questions, each page's under a category of its own."""
    blocks = ['<?xml version="1.0" encoding="UTF-8"?>', "<quiz>"]
    for page in source.pages:
        if page.questions:
            names = (name.replace("/", "//") for name in ("top", source.title, page.title))
            blocks.append(
                f'<question type="category"><category>{_text("/".join(names))}</category></question>'
            )
            blocks += [_Question(source, page, one).write() for one in page.questions]
    return "\n".join([*blocks, "</quiz>", ""]).encode()


def _text(text: str) -> str:
    """Write a text element."""
    return f"<text>{_data(text)}</text>"


def _data(text: str) -> str:
    """Write text as XML; one with markup is readable in a section of its own."""
    text = UNWRITABLE.sub("", text)
    if not re.search(r"[<&>]", text):
        return text
    return f"<![CDATA[{text.replace(']]>', ']]]]><![CDATA[>')}]]>"


def _in_gap(spelling: str) -> str:
    return IN_GAP.sub(lambda found: f"&#{ord(found[0])};", escape(literal(spelling), quote=False))


class _Question:
    """Writes one question."""

    def __init__(self, source: Source, page: ExportedPage, question: ExportedQuestion) -> None:
        self.source = source
        self.page = page
        self.question = question

    def write(self) -> str:
        """Write the element."""
        question = self.question
        kind, own = self._own()
        tags = "".join(f"<tag>{_text(one)}</tag>" for one in question.tags)
        lines = [
            f'<question type="{kind}">',
            # Kinds of ours that are one type in Moodle can be told apart.
            f"<!-- kind: {question.question.kind} -->",
            f"<name>{_text(question.id)}</name>",
            self._html("questiontext", self._stem()),
            self._html("generalfeedback", explanation(question)),
            f"<defaultgrade>1</defaultgrade>\n<penalty>{'1' if kind == 'truefalse' else PENALTY}</penalty>",
            f"<hidden>0</hidden>\n<idnumber>{question.id}</idnumber>",
            *own,
            *(self._html("hint", hint.html) for hint in question.hints),
            f"<tags>{tags}</tags>" if tags else "",
            "</question>",
        ]
        return "\n".join(line for line in lines if line)

    def _own(self) -> tuple[str, list[str]]:
        """Return the type of the question, and the elements that only this type has."""
        match self.question.response:
            case Choices() as response:
                written = "multichoice", list(self._choices(response))
            case Statement(is_true):
                answers = [self._answer("true", 100 * is_true), self._answer("false", 100 * (not is_true))]
                written = "truefalse", answers
            case Number() as response:
                written = "numerical", list(self._number(response))
            case Words(accepted, case_sensitive):
                answers = [self._answer(literal(one), 100) for one in accepted]
                written = "shortanswer", [f"<usecase>{int(case_sensitive)}</usecase>", *answers]
            case Gaps():
                written = "cloze", []
            case Order() as response:
                written = "ordering", list(self._order(response))
            case Pairs() as response:
                written = "matching", list(self._pairs(response))
            case rest:
                assert_never(rest)
        return written

    def _choices(self, response: Choices) -> Iterator[str]:
        if response.several and not any(
            abs(100 * abs(response.options[0].weight) - one) < 0.0001 for one in KNOWN_SHARES
        ):
            self.source.note(
                self.question,
                "Moodle knows no such share of a mark; import the file with the setting for the nearest",
            )
        yield f"<single>{_yes(not response.several)}</single>"
        yield f"<shuffleanswers>{_yes(self.question.question.options.shuffle)}</shuffleanswers>"
        yield "<answernumbering>none</answernumbering>"
        for one in response.options:
            yield self._html(
                "answer",
                one.text.html,
                f' fraction="{percent(one.weight)}"',
                one.feedback.html if one.feedback else "",
            )

    def _number(self, response: Number) -> Iterator[str]:
        tolerance = f"<tolerance>{decimal(response.tolerance)}</tolerance>"
        yield self._answer(decimal(response.value), 100, tolerance)
        if response.unit:
            # An answer without its unit is right, too.
            unit = f"<unit><multiplier>1</multiplier><unit_name>{_data(response.unit)}</unit_name></unit>"
            yield f"<units>{unit}</units>"
        yield f"<unitgradingtype>0</unitgradingtype>\n<showunits>{0 if response.unit else 3}</showunits>"

    def _order(self, response: Order) -> Iterator[str]:
        """Write rows, graded by the share of neighbors in order."""
        yield "<layouttype>VERTICAL</layouttype>\n<selecttype>ALL</selecttype>"
        yield f"<selectcount>{len(response.rows)}</selectcount>"
        yield "<gradingtype>RELATIVE_NEXT_EXCLUDE_LAST</gradingtype>\n<showgrading>SHOW</showgrading>"
        yield "<numberingstyle>none</numberingstyle>"
        for number, row in enumerate(response.rows, start=1):
            yield self._html("answer", row.text.html, f' fraction="{number}"', "")

    def _pairs(self, response: Pairs) -> Iterator[str]:
        if any("<img" in one.text.html for one in response.matches):
            self.source.note(
                self.question,
                "what can be selected is plain text in Moodle; a picture is replaced by its description",
            )
        texts = {one.id: plain(one.text.html) for one in response.matches}
        yield "<shuffleanswers>true</shuffleanswers>"
        for one in response.prompts:
            yield self._html(
                "subquestion", one.text.html, more=f"<answer>{_text(texts[response.key[one.id]])}</answer>"
            )
        used = set(response.key.values())
        for text in (text for key, text in texts.items() if key not in used):
            yield self._html("subquestion", "", more=f"<answer>{_text(text)}</answer>")

    def _stem(self) -> str:
        """Return the stem; the gaps of a cloze hold what they accept, and no other brace is one to Moodle."""
        response = self.question.response
        if not isinstance(response, Gaps):
            return self.question.stem.html
        kind = "SHORTANSWER_C" if response.case_sensitive else "SHORTANSWER"

        def gap(number: int) -> str:
            spellings = (f"={_in_gap(one)}" for one in response.gaps[number - 1])
            return f"{{1:{kind}:{'~'.join(spellings)}}}"

        return fill_gaps(self.question.stem.html.replace("{", "&#123;").replace("}", "&#125;"), gap)

    def _answer(self, text: str, fraction: int, more: str = "") -> str:
        """Write an answer in plain text."""
        return f'<answer fraction="{fraction}" format="plain_text">{_text(text)}{more}</answer>'

    def _html(
        self, name: str, html: str, attributes: str = "", feedback: str | None = None, *, more: str = ""
    ) -> str:
        """Write an element with HTML, the pictures in it, and the feedback of an answer."""
        written = portable(html, lambda path: f"@@PLUGINFILE@@/{self.page.pictures[path].name}")
        files = "".join(
            f'<file name="{escape(one.name)}" path="/" encoding="base64">{b64encode(one.data).decode()}</file>'
            for one in self.page.pictures_in(html)
        )
        said = "" if feedback is None else self._html("feedback", feedback)
        return f'<{name}{attributes} format="html">{_text(written)}{files}{said}{more}</{name}>'


def _yes(value: object) -> str:
    return "true" if value else "false"
