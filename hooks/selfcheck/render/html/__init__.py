"""Quizzes, pretests and the printed key as elements, complete without script."""

from __future__ import annotations

import re
from types import MappingProxyType
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element

from selfcheck.model import Cloze, Exam, Phase, Review, kind_of, revision
from selfcheck.render.html.elements import add, fill, fill_phrasing
from selfcheck.render.html.forms import answer_data, render_answer, render_inputs
from selfcheck.render.html.gaps import render_blank
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from selfcheck.model import Objectives, Progress, Question
    from selfcheck.render.html.elements import Content

TAGS = ("self-check", "self-check-question", "self-check-key")
"""The elements of ours that hold blocks."""

AFTER_PRETEST = "after-pretest"

ADDRESS = re.compile(r"https?://\S+")


def render_quiz(
    questions: Sequence[Question],
    content: Content,
    titles: Mapping[str, str],
    works: Mapping[str, str] = MappingProxyType({}),
) -> Element:
    """Render a run of questions, each with its answer to unfold.

    Args:
        questions: in their order
        content: hands out their converted Markdown
        titles: names of what `learn` links lead to
        works: names of what is at the addresses that `source` gives

    """
    quiz = Element("self-check", {"data-phase": "quiz", "data-search-exclude": ""})
    for number, question in enumerate(questions, start=1):
        element = _question(quiz, question, "q", (number, len(questions)), content)
        actions = add(element, "div", class_="sc-actions")
        add(actions, "button", word("check"), type="submit", hidden="hidden")
        add(element, "div", class_="sc-status", role="status")
        outer = quiz[-1]
        answer = add(outer, "details", class_="answer", data_answer=answer_data(question))
        add(answer, "summary", word("answer"))
        _fill_answer(answer, question, content)
        _add_links(answer, question, titles, works)
    return quiz


def render_pretest(questions: Sequence[Question], content: Content) -> Element:
    """Render the same questions without any sign of what is right."""
    pretest = Element("self-check", {"data-phase": "pretest", "data-search-exclude": ""})
    add(pretest, "p", word("pretest_reason"), class_="sc-reason")
    skip = add(pretest, "p", class_="sc-skip")
    add(skip, "a", word("pretest_skip"), href=f"#{AFTER_PRETEST}")
    for number, question in enumerate(questions, start=1):
        form = _question(pretest, question, "pretest", (number, len(questions)), content)
        actions = add(form, "div", class_="sc-actions")
        add(actions, "button", word("save"), type="submit", hidden="hidden")
        add(actions, "button", word("unknown"), type="button", class_="sc-unknown", hidden="hidden")
        add(form, "div", class_="sc-status", role="status")
    end = add(pretest, "p", class_="sc-to-quiz", id=AFTER_PRETEST, tabindex="-1")
    add(end, "a", word("pretest_to_quiz"), href=f"#q-{questions[0].id}")
    return pretest


def render_place(place: Review | Exam | Progress) -> Element:
    """Render where a script puts in what it takes from the whole site; without one, a line says where the questions are."""
    element = Element("self-check", {"data-search-exclude": ""})
    add(element, "p", word("needs_script"), class_="sc-needs-script")
    if isinstance(place, Exam | Review) and place.tags:
        element.set("data-tags", " ".join(place.tags))
    if isinstance(place, Exam):
        element.attrib.update({"data-phase": "exam", "data-questions": str(place.questions)})
        if place.minutes:
            element.set("data-minutes", str(place.minutes))
    else:
        element.set("data-phase", "review" if isinstance(place, Review) else "progress")
    return element


def render_objectives(block: Objectives) -> Element:
    """Render what the reader can do afterward, with an anchor for each objective."""
    found = Element("ul", {"class": "sc-objectives"})
    for one in block.objectives:
        add(found, "li", one.text, id=f"objective-{one.id}")
    return found


def render_key(quizzes: Sequence[Sequence[Question]], content: Content) -> Element:
    """Render the answers of a whole page once more, for the end of its printout."""
    key = Element("self-check-key", {"data-search-exclude": ""})
    add(key, "p", word("key_heading"), class_="sc-key-heading")
    for questions in quizzes:
        for number, question in enumerate(questions, start=1):
            item = add(key, "div", class_="sc-key-item")
            add(item, "p", _number(number, len(questions)), class_="sc-number")
            stem = add(item, "div", class_="sc-key-stem")
            if isinstance(question, Cloze):
                render_blank(stem, question, content)
            else:
                fill(stem, content(question.stem))
            _fill_answer(item, question, content)
    return key


def _number(number: int, total: int) -> str:
    return word("number", number=number, total=total) if total > 1 else word("number_alone")


def _question(
    parent: Element, question: Question, prefix: str, place: tuple[int, int], content: Content
) -> Element:
    """Add a question's form up to its choices; return the form."""
    name = f"{prefix}-{question.id}"
    element = add(
        parent,
        "self-check-question",
        id=name,
        data_question=question.id,
        data_kind=kind_of(question),
        data_rev=revision(question),
    )
    if not question.options.shuffle:
        element.set("data-shuffle", "false")
    if question.options.phase is Phase.POST:
        element.set("data-post", "")
    add(element, "p", _number(*place), class_="sc-number")
    form = add(element, "form", novalidate="novalidate")
    fieldset = add(form, "fieldset")
    legend = add(fieldset, "legend")
    more = Element("div", {"class": "sc-stem", "id": f"{name}-stem"})
    if isinstance(question, Cloze):
        # A legend names the group, and the inputs of the gaps would be read out with the name.
        add(legend, "span", word("fill_gaps"))
    else:
        fill_phrasing(legend, more, content(question.stem))
    if len(more):
        fieldset.append(more)
        fieldset.set("aria-describedby", f"{name}-stem")
    if not len(legend) and not (legend.text or "").strip():
        add(legend, "span", _number(*place), class_="sc-unseen")
    render_inputs(fieldset, question, name, content)
    _add_hints(form, question)
    return form


def _add_hints(form: Element, question: Question) -> None:
    """Add the hints, each inside the one before, so that one at a time unfolds with or without script."""
    parent = form
    total = len(question.options.hints)
    for number, hint in enumerate(question.options.hints, start=1):
        parent = add(parent, "details", class_="sc-hint")
        add(parent, "summary", word("hint", number=number, total=total) if total > 1 else word("hint_alone"))
        add(parent, "p", hint)


def _fill_answer(answer: Element, question: Question, content: Content) -> None:
    """Add what is right and why."""
    render_answer(answer, question, content)
    fill(add(answer, "div", class_="sc-explanation"), content(question.explanation))


def _add_links(
    answer: Element, question: Question, titles: Mapping[str, str], works: Mapping[str, str]
) -> None:
    """Add where a reader finds more: the link to what teaches the answer, and the source of what the question says."""
    learn, source = question.options.learn, question.options.source
    if learn is not None:
        title = titles.get(learn)
        text = word("learn", title=title) if title else word("learn_untitled")
        add(add(answer, "p", class_="sc-learn"), "a", text, href=learn)
    if source is not None:
        line = add(answer, "p", word("source"), class_="sc-source")
        if ADDRESS.fullmatch(source):
            add(line, "a", works.get(source) or source.removeprefix("https://"), href=source)
        else:
            line.text = f"{line.text}{source}"
