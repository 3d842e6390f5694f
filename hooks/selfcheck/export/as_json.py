"""The bank as JSON, by the schema in `bank.schema.json` beside this file."""

from __future__ import annotations

import json
from importlib.metadata import version
from typing import TYPE_CHECKING, Any, assert_never

from selfcheck.kinds.response import Choices, Gaps, Number, Order, Pairs, Statement, Words
from selfcheck.model import GAP

if TYPE_CHECKING:
    from collections.abc import Iterable

    from selfcheck.export.source import ExportedQuestion, Source
    from selfcheck.kinds.response import Item, Response, Text

SUFFIX = ".json"
BLANK = "____"


def write(source: Source) -> bytes:
    """Write every question with its texts as Markdown and as HTML; nothing is left out."""
    questions = [_question(question, page.page.path) for page, question in source.questions]
    everything = {"version": 1, "generator": f"selfcheck {version('selfcheck')}", "questions": questions}
    return (json.dumps(everything, ensure_ascii=False, indent=2) + "\n").encode()


def _question(exported: ExportedQuestion, path: str) -> dict[str, Any]:
    question = exported.question
    options = question.options
    return {
        "id": question.id,
        "rev": exported.revision,
        "kind": question.kind,
        "page": path,
        "line": question.start.line,
        "stem": {name: text.replace(GAP, BLANK) for name, text in _both(exported.stem).items()},
        **_response(exported.response),
        "explanation": _both(exported.explanation),
        "hints": [hint.text for hint in options.hints],
        "tags": list(options.tags),
        "phase": options.phase,
        "shuffle": options.shuffle,
        "difficulty": options.difficulty,
        "learn": options.learn,
        "objective": options.objective,
        "source": options.source,
    }


def _response(response: Response) -> dict[str, Any]:  # noqa: PLR0911 - one for each shape
    match response:
        case Choices():
            choices = [
                {
                    "id": one.id,
                    "text": _both(one.text),
                    "feedback": _both(one.feedback) if one.feedback else None,
                }
                for one in response.options
            ]
            return {"choices": choices, "key": [one.id for one in response.options if one.is_key]}
        case Statement():
            return {"key": response.is_true}
        case Number():
            return {"key": response.value, "tolerance": response.tolerance, "unit": response.unit}
        case Words():
            return {"key": list(response.accepted), "caseSensitive": response.case_sensitive}
        case Gaps():
            return {"key": [list(gap) for gap in response.gaps], "caseSensitive": response.case_sensitive}
        case Order():
            return {"rows": _items(response.rows), "key": [row.id for row in response.rows]}
        case Pairs():
            names = ("items", "groups") if response.groups else ("prompts", "matches")
            return {
                "headers": [_both(header) for header in response.headers],
                names[0]: _items(response.prompts),
                names[1]: _items(response.matches),
                "key": dict(response.key),
            }
        case _:
            assert_never(response)


def _items(items: Iterable[Item]) -> list[dict[str, Any]]:
    return [{"id": one.id, "text": _both(one.text)} for one in items]


def _both(text: Text) -> dict[str, str]:
    return {"markdown": text.markdown, "html": text.html}
