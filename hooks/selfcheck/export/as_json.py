"""The bank as JSON, by the schema in `bank.schema.json` beside this file."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Any

from selfcheck.export.passages import convert_passages
from selfcheck.kinds import kind_of, revision
from selfcheck.model import GAP

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
        "kind": question.kind,
        "page": path,
        "line": question.start.line,
        "stem": _stem(question, both),
        **kind_of(question).exported(question, both),
        "explanation": both(question.explanation),
        "hints": [hint.text for hint in options.hints],
        "tags": list(options.tags),
        "phase": options.phase,
        "shuffle": options.shuffle,
        "difficulty": options.difficulty,
        "learn": options.learn,
        "objective": options.objective,
        "source": options.source,
    }


def _stem(question: Question, both: Both) -> dict[str, str]:
    """Write a stem; the gaps of a cloze are blanks, and the key has what they accept."""
    return {name: text.replace(GAP, BLANK) for name, text in both(question.stem).items()}
