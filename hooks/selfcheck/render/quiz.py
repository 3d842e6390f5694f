"""Quizzes, pretests and the printed key as HTML, complete without script."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING
from xml.etree.ElementTree import SubElement

from selfcheck.kinds import kind_of, revision
from selfcheck.markup import PRETEST, QUESTION, tag, text
from selfcheck.model import Phase
from selfcheck.render.content import has_ids
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence
    from xml.etree.ElementTree import Element

    from selfcheck.markup import Content
    from selfcheck.model import Question
    from selfcheck.render.content import Copies

AFTER_PRETEST = "after-pretest"
ADDRESS = re.compile(r"https?://\S+")


@dataclass(frozen=True)
class Teaching:
    """Where answers are taught.

    Args:
        learn: writes the link to the passage that teaches a question's answer; nothing where there is none
        works: names of what is at the addresses that `source` gives

    """

    learn: Callable[[Question], str]
    works: Mapping[str, str]


def render_quiz(
    questions: Sequence[Question],
    content: Content,
    copies: Copies,
    teaching: Teaching,
    place_in_section: tuple[int, int] | None = None,
) -> str:
    """Write a run of questions, each with its answer to unfold; the script asks several one at a time.

    Args:
        questions: in their order
        content: their converted Markdown
        copies: the same for a second place on the page
        teaching: where the answers are taught
        place_in_section: of a single question, which one it is and of how many

    """
    bar = _bar(tag("button", text(word("check")), type="submit", hidden=True))
    asked = []
    for number, question in enumerate(questions, start=1):
        answer = tag(
            "details",
            tag("summary", text(word("answer"))),
            _answer(question, copies),
            teaching.learn(question),
            _source(question, teaching.works),
            class_="answer",
            data_answer=json.dumps(
                kind_of(question).key(question), ensure_ascii=False, separators=(",", ":")
            ),
        )
        place = _Place(QUESTION, *(place_in_section or (number, len(questions))))
        asked.append(_question(question, place, content, f"{answer}{bar}"))
    return tag(
        "self-check",
        *asked,
        data_phase="quiz",
        data_search_exclude=True,
        data_steps=len(questions) > 1,
    )


def render_pretest(questions: Sequence[Question], content: Content) -> str:
    """Write the same questions without any sign of what is right, folded; the script shows them one at a time."""
    total = len(questions)
    unknown = tag("button", text(word("unknown")), type="button", class_="sc-unknown", hidden=True)
    asked = []
    for number, question in enumerate(questions, start=1):
        label = word("pretest_next" if number < total else "pretest_start")
        bar = _bar(unknown, tag("button", text(label), type="submit", hidden=True))
        asked.append(_question(question, _Place(PRETEST, number, total), content, bar))
    folded = word("pretest_folded", count=total) if total > 1 else word("pretest_folded_one")
    to_quiz = tag("a", text(word("pretest_to_quiz")), href=f"#{QUESTION}{questions[0].id}")
    return tag(
        "self-check",
        tag("p", text(word("pretest_reason")), class_="sc-reason"),
        tag("p", text(word("pretest_on_paper")), class_="sc-on-paper"),
        tag(
            "details",
            tag("summary", text(folded)),
            *asked,
            tag("p", to_quiz, class_="sc-to-quiz"),
            class_="sc-pretest",
            data_steps=True,
        ),
        tag("div", id=AFTER_PRETEST, tabindex="-1"),
        data_phase="pretest",
        data_search_exclude=True,
    )


def render_key(quizzes: Sequence[Sequence[Question]], copies: Copies) -> str:
    """Write the answers of a whole page once more, for the end of its printout."""
    items = [
        tag(
            "div",
            tag("p", text(_number(number, len(questions))), class_="sc-number"),
            tag("div", kind_of(question).on_paper(question, copies), class_="sc-key-stem"),
            _answer(question, copies),
            class_="sc-key-item",
        )
        for questions in quizzes
        for number, question in enumerate(questions, start=1)
    ]
    heading = tag("p", text(word("key_heading")), class_="sc-key-heading")
    return tag("self-check-key", heading, *items, data_search_exclude=True)


def learn_link(question: Question, link: str) -> str:
    """Write where a reader finds what teaches the answer; nothing without a link."""
    return tag("p", link, class_="sc-learn") if question.options.learn is not None else ""


def fill_learn_link(link: Element, title: str | None) -> None:
    """Put the words into a link to a passage: one verb after a wrong answer, another after a right one."""
    SubElement(link, "span", {"class": "sc-again"}).text = word("learn_again")
    more = SubElement(link, "span", {"class": "sc-more"})
    more.text = word("learn_more")
    more.tail = word("learn_title", title=title) if title else None


@dataclass(frozen=True)
class _Place:
    """Where a question is asked: what begins the ids of its parts, and which of how many it is."""

    prefix: str
    number: int
    total: int


def _number(number: int, total: int) -> str:
    return word("number", number=number, total=total) if total > 1 else word("number_alone")


def _bar(*buttons: str) -> str:
    """Write the bar at the foot of a card: what is said there, and its buttons."""
    status = tag("div", class_="sc-status", role="status")
    return tag("div", status, tag("div", *buttons, class_="sc-actions"), class_="sc-bar")


def _question(question: Question, place: _Place, content: Content, end: str) -> str:
    """Write a question as a form that `end` closes."""
    kind = kind_of(question)
    name = f"{place.prefix}{question.id}"
    number = _number(place.number, place.total)
    first, rest = kind.legend(question, content)
    unnamed = "" if first else tag("span", text(number), class_="sc-unseen")
    fieldset = tag(
        "fieldset",
        tag("legend", first, unnamed),
        tag("div", rest, class_="sc-stem", id=f"{name}-stem") if rest else "",
        kind.inputs(question, name, content),
        aria_describedby=f"{name}-stem" if rest else None,
    )
    head = tag("div", tag("p", text(number), class_="sc-number"), class_="sc-head")
    return tag(
        "self-check-question",
        tag("form", head, fieldset, _hints(question, content), end, novalidate=True),
        id=name,
        data_question=question.id,
        data_kind=kind.name,
        data_rev=revision(question),
        data_chance=f"{kind.chance(question):.6g}",
        data_shuffle=None if question.options.shuffle else "false",
        data_post=question.options.phase is Phase.POST,
    )


def _hints(question: Question, content: Content) -> str:
    """Write the hints, each inside the one before, so that one at a time unfolds with or without script."""
    hints = question.options.hints
    written = ""
    for number, hint in reversed(list(enumerate(hints, start=1))):
        label = word("hint", number=number, total=len(hints)) if len(hints) > 1 else word("hint_alone")
        written = tag("details", tag("summary", text(label)), content.whole(hint), written, class_="sc-hint")
    return written


def _answer(question: Question, content: Copies) -> str:
    """Write what is right and why; the second time as the first, where it has no ids."""
    if known := content.answers.get(id(question)):
        return known
    explanation = tag("div", content.whole(question.explanation), class_="sc-explanation")
    answer = kind_of(question).answer(question, content) + explanation
    if not has_ids(answer):
        content.answers[id(question)] = answer
    return answer


def _source(question: Question, works: Mapping[str, str]) -> str:
    """Write where the claims of a question can be looked up."""
    source = question.options.source
    if source is None:
        return ""
    shown = text(source)
    if ADDRESS.fullmatch(source):
        shown = tag("a", text(works.get(source) or source.removeprefix("https://")), href=source)
    return tag("p", text(word("source")), shown, class_="sc-source")
