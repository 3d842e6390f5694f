"""The page of a package: the questions as the site has them, for a window of a learning platform."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING
from xml.etree.ElementTree import Element, tostring

from selfcheck.export.content import ExportedPassages
from selfcheck.export.html import portable
from selfcheck.markup import QUESTION, tag, text
from selfcheck.render.content import Copies, rename_copies
from selfcheck.render.quiz import Teaching, fill_learn_link, learn_link, render_quiz
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from selfcheck.export.source import ExportedPage, Source
    from selfcheck.model import Question

LINK = re.compile(r'<a (?=[^>]*?\bhref="https?:)')


def page_html(source: Source, title: str, site: str) -> tuple[str, Mapping[str, bytes]]:
    """Write the page.

    Args:
        source: with the questions
        title: of the page
        site: names the page in the browser's storage, where there is no platform

    Returns:
        the page, and the pictures on it by their addresses

    """
    pictures: dict[str, bytes] = {}
    content = ExportedPassages((one, _changes(page, pictures)) for page, one in source.questions)
    learn = {one.id: _learn(one.question, one.learn) for _, one in source.questions}
    quiz = render_quiz(
        [one.question for _, one in source.questions],
        content,
        Copies(content, "answer"),
        Teaching(lambda question: learn[question.id], {}),
    )
    # Titles of pages stand between the questions, so that all of them are shown.
    quiz = quiz.replace(" data-steps>", ">", 1)
    for page in source.pages:
        # A package of one page has its title once.
        if page.questions and page.title != title:
            first = f'<self-check-question id="{QUESTION}{page.questions[0].id}"'
            quiz = quiz.replace(first, f"{tag('h2', text(page.title))}{first}", 1)
    main = [
        tag("h1", text(title)),
        tag("p", text(word("lms_needs_script")), class_="sc-lms"),
        tag("p", class_="sc-lms-problem", role="status"),
        # A link that took the page's place would end the visit.
        LINK.sub('<a target="_blank" rel="noopener" ', rename_copies(quiz)),
    ]
    # The names that the theme has for its text, under which a part of the widget's styles stands.
    text_in_theme = tag("div", tag("main", *main, class_="md-typeset"), class_="md-content")
    return _document(title, site, text_in_theme), pictures


def _document(title: str, site: str, main: str) -> str:
    head = [
        tag("meta", charset="utf-8"),
        tag("meta", name="viewport", content="width=device-width, initial-scale=1"),
        tag("title", text(title)),
        *(tag("link", rel="stylesheet", href=f"assets/{name}.css") for name in ("lms", "selfcheck")),
        tag("script", src="assets/package.js", defer=True),
        tag("script", src="assets/lms.js", defer=True, data_selfcheck_site=site, data_selfcheck_page=""),
    ]
    return f"<!doctype html>\n{tag('html', tag('head', *head), tag('body', main), lang='en')}\n"


def package_script(standard: str, questions: Mapping[str, object]) -> str:
    """Write the script that tells the page's own what a platform calls its questions."""
    about = json.dumps({"standard": standard, "questions": questions}, separators=(",", ":"))
    return f"(globalThis.selfcheck??={{}}).package={about};\n"


def _changes(page: ExportedPage, pictures: dict[str, bytes]) -> Callable[[str], str]:
    def picture(path: str) -> str:
        found = page.pictures[path]
        pictures[f"media/{found.name}"] = found.data
        return f"media/{found.name}"

    return lambda html: portable(html, picture)


def _learn(question: Question, learn: tuple[str, str] | None) -> str:
    """Write the link to what teaches an answer; nothing without a site's address."""
    if learn is None or not learn[0]:
        return ""
    link = Element("a", {"href": learn[0]})
    fill_learn_link(link, learn[1])
    return learn_link(question, tostring(link, encoding="unicode", method="html"))
