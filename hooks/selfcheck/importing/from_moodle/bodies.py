"""Reads the question types of Moodle, each into a body of ours."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from selfcheck.importing import grading
from selfcheck.importing.from_moodle.cloze import read_cloze
from selfcheck.importing.grading import Answer, Graded
from selfcheck.importing.plain import clean, one_line
from selfcheck.importing.reading import OmitError
from selfcheck.importing.shape import Gaps, Note, Order, Truth
from selfcheck.importing.texts import HTML, PLAIN

if TYPE_CHECKING:
    from selfcheck.importing.from_moodle.source import Source
    from selfcheck.importing.from_moodle.tree import Element
    from selfcheck.importing.shape import Text

PLACE = re.compile(r"\[\[(?P<number>\d+)\]\]")
# A comment in an export of ours, since Moodle has one type for two kinds.
KIND = "kind: "
YES = frozenset({"1", "true"})


@dataclass(frozen=True)
class ReadBody:
    """A question's stem, and its graded answers."""

    stem: Text
    graded: Graded


Reader = Callable[["Element", "Text | None", "Source"], ReadBody]


def _stem(element: Element, source: Source) -> Text:
    """Return the stem, with the picture of files that are older than Moodle 2."""
    child = element.first("questiontext")
    if child is None:
        raise OmitError(element.start, "this question has no `<questiontext>`; add it")
    old, content = element.said("image"), element.first("image_base64")
    if not old or content is None:
        return source.converted(child)
    name = old.replace("/", "_")
    child.children.append(content)
    content.name = "file"
    content.attributes = {"name": name}
    said = (child.first("text") or child).text.strip()
    return source.converted(child, html=f'{said} <img src="@@PLUGINFILE@@/{name}" alt="">')


def _answers(element: Element, source: Source, *, typed: bool) -> list[Answer]:
    """Read the answers; a reader types plain text."""
    return [
        Answer(
            source.plain(one) if typed else source.converted(one),
            _fraction(one),
            source.text(one, "feedback"),
        )
        for one in element.all("answer")
    ]


def _fraction(element: Element) -> float:
    said = element.attributes.get("fraction", "0")
    try:
        return float(said)
    except ValueError as error:
        message = f"`{said}` is not a valid fraction; write a number such as 100"
        raise OmitError(element.start, message) from error


def _choices(element: Element, general: Text | None, source: Source) -> ReadBody:
    answers = _answers(element, source, typed=False)
    is_single = element.said("single").lower() in {*YES, ""}
    graded = grading.choices_of(answers, general, element.start, is_single=is_single)
    return ReadBody(_stem(element, source), graded)


def _truth(element: Element, general: Text | None, source: Source) -> ReadBody:
    answers = _answers(element, source, typed=True)
    right = next((answer for answer in answers if answer.is_right), None)
    if right is None or right.text.markdown.lower() not in {"true", "false"}:
        raise OmitError(
            element.start, "neither true nor false is fully correct; set the fraction of one to 100"
        )
    explanation, lost = grading.explained(
        sorted(answers, key=lambda answer: -answer.weight), general, with_wrong=True
    )
    body = Truth(right.text.markdown.lower() == "true")
    return ReadBody(_stem(element, source), Graded(body, explanation, tuple(lost)))


def _words(element: Element, general: Text | None, source: Source) -> ReadBody:
    answers = _answers(element, source, typed=True)
    sensitive = element.said("usecase") in YES
    graded = grading.words_of(answers, general, element.start, is_case_sensitive=sensitive)
    return ReadBody(_stem(element, source), graded)


def _number(element: Element, general: Text | None, source: Source) -> ReadBody:
    answers = _answers(element, source, typed=True)
    tolerances = [one.said("tolerance") for one in element.all("answer")]
    units = [unit for group in element.all("units") for unit in group.all("unit")]
    base = next((unit.said("unit_name") for unit in units if _is_one(unit.said("multiplier"))), "")
    source.notes += [
        Note(
            unit.start,
            f"the unit `{unit.said('unit_name')}` was not imported; readers answer in `{base}`",
        )
        for unit in units
        if unit.said("unit_name") != base
    ]
    rows = [
        (answer, answer.text.markdown, tolerance)
        for answer, tolerance in zip(answers, tolerances, strict=True)
    ]
    graded = grading.number_of(rows, general, element.start, one_line(clean(base)))
    return ReadBody(_stem(element, source), graded)


def _is_one(multiplier: str) -> bool:
    try:
        return float(multiplier) == 1
    except ValueError:
        return False


def _pairs(element: Element, general: Text | None, source: Source) -> ReadBody:
    rows: list[tuple[Text | None, Text]] = []
    # A match that is dragged may have a format; one that is selected is plain text.
    is_plain = element.attributes.get("type") == "matching"
    kind = next((one.removeprefix(KIND) for one in element.comments if one.startswith(KIND)), "")
    for pair in element.all("subquestion"):
        answer = pair.first("answer")
        match = source.converted(answer, form=PLAIN if is_plain else "") if answer else None
        if match is None or not match.markdown:
            raise OmitError(pair.start, "this pair has no answer; add one")
        prompt = source.converted(pair)
        rows.append((prompt if prompt.markdown else None, match))
    return ReadBody(_stem(element, source), Graded(grading.table_of(rows, element.start, kind), general))


def _order(element: Element, general: Text | None, source: Source) -> ReadBody:
    """Read rows to be ordered; the share of each answer is its place."""
    found = sorted(element.all("answer"), key=_fraction)
    rows = tuple(source.converted(one) for one in found)
    return ReadBody(_stem(element, source), Graded(Order(rows), general))


def _gaps(element: Element, general: Text | None, source: Source) -> ReadBody:
    """Read a text whose places, such as `[[2]]`, name the choice that belongs there."""
    child = element.first("questiontext")
    options = [*element.all("selectoption"), *element.all("dragbox")]
    if child is None:
        raise OmitError(element.start, "this question has no `<questiontext>`; add it")
    said = (child.first("text") or child).text
    numbers = [int(match["number"]) for match in PLACE.finditer(said)]
    if not numbers or max(numbers) > len(options) or min(numbers) < 1:
        raise OmitError(
            child.start, "a gap in the text refers to a choice that does not exist; correct its number"
        )
    source.give_files(child)
    pieces = PLACE.split(said)[::2]
    stem = source.texts.convert_with_gaps(pieces, source.form(child), child.place)
    gaps = tuple((source.plain(options[number - 1]).markdown,) for number in numbers)
    message = "the gaps' choices were not imported; readers type the words"
    return ReadBody(stem, Graded(Gaps(gaps), general, (Note(element.start, message),)))


def _embedded(element: Element, general: Text | None, source: Source) -> ReadBody:
    """Read a text with answers in braces."""
    child = element.first("questiontext")
    if child is None:
        raise OmitError(element.start, "this question has no `<questiontext>`; add it")
    cloze = read_cloze((child.first("text") or child).text, child.place, is_html=source.form(child) == HTML)
    source.give_files(child)
    stem = source.texts.convert_with_gaps(cloze.pieces, source.form(child), child.place)
    return ReadBody(stem, Graded(Gaps(cloze.gaps, cloze.is_case_sensitive), general, tuple(cloze.notes)))


READERS: dict[str, Reader] = {
    "multichoice": _choices,
    "truefalse": _truth,
    "shortanswer": _words,
    "numerical": _number,
    "matching": _pairs,
    "ddmatch": _pairs,
    "ordering": _order,
    "gapselect": _gaps,
    "ddwtos": _gaps,
    "cloze": _embedded,
    "multianswer": _embedded,
}
