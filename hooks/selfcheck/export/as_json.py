"""The bank as JSON, by the schema in `bank.schema.json` beside this file."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, assert_never

from selfcheck.export.passages import convert_passages
from selfcheck.model import (
    GAP,
    Cloze,
    Matching,
    MultipleChoice,
    Numeric,
    Ordering,
    SingleChoice,
    TextAnswer,
    kind_of,
    revision,
)

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from selfcheck.model import Passage, Question, QuestionBank

    Both = Callable[[Passage], dict[str, str]]

BLANK = "____"


def write(bank: QuestionBank, sources: Mapping[str, str]) -> str:
    """Write every question with its texts as Markdown and as HTML; `sources` holds the text of each page."""
    questions: list[dict[str, Any]] = []
    for page in bank.pages:
        html = convert_passages(sources[page.path], page.path) if page.questions else {}

        def both(passage: Passage, html: Mapping[Passage, str] = html) -> dict[str, str]:
            return {"markdown": passage.text, "html": html[passage]}

        questions += [_question(question, page.path, both) for question in page.questions]
    everything = {"version": 1, "generator": f"selfcheck {version('selfcheck')}", "questions": questions}
    return json.dumps(everything, ensure_ascii=False, indent=2) + "\n"


def _question(question: Question, path: str, both: Both) -> dict[str, Any]:
    options = question.options
    return {
        "id": question.id,
        "rev": revision(question),
        "kind": kind_of(question),
        "page": path,
        "line": question.start.line,
        "stem": _stem(question, both),
        **_answer(question, both),
        "explanation": both(question.explanation),
        "hints": list(options.hints),
        "tags": list(options.tags),
        "phase": options.phase,
        "shuffle": options.shuffle,
        "difficulty": options.difficulty,
        "learn": options.learn,
        "objective": options.objective,
        "source": options.source,
    }


def _stem(question: Question, both: Both) -> dict[str, str]:
    """Write a stem; the gaps of a cloze stand as blanks, and what they accept is told apart."""
    return {name: text.replace(GAP, BLANK) for name, text in both(question.stem).items()}


def _answer(question: Question, both: Both) -> dict[str, Any]:
    """Write what a reader is given to answer with, and the key."""
    match question:
        case SingleChoice() | MultipleChoice():
            choices = [
                {
                    "id": one.id,
                    "text": both(one.text),
                    "feedback": both(one.feedback) if one.feedback else None,
                }
                for one in question.choices
            ]
            return {"choices": choices, "key": [one.id for one in question.choices if one.is_key]}
        case Numeric():
            return {"key": question.answer, "tolerance": question.tolerance, "unit": question.unit}
        case TextAnswer():
            return {"key": list(question.accepted), "caseSensitive": question.case_sensitive}
        case Cloze():
            return {"key": [list(gap) for gap in question.gaps], "caseSensitive": question.case_sensitive}
        case Ordering():
            rows = [{"id": row.id, "text": both(row.text)} for row in question.rows]
            return {"rows": rows, "key": [row.id for row in question.rows]}
        case Matching():
            return {
                "headers": [both(header) for header in question.headers],
                "prompts": [{"id": one.id, "text": both(one.prompt)} for one in question.pairs if one.prompt],
                "matches": [{"id": one.match_id, "text": both(one.match)} for one in question.pairs],
                "key": {one.id: one.match_id for one in question.pairs if one.prompt},
            }
        case _:
            assert_never(question)
