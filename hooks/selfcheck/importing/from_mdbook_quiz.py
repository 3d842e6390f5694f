"""Quizzes of the preprocessor mdbook-quiz, in TOML.

Facts: `crates/mdbook-quiz-schema/src/lib.rs` in cognitive-engineering-lab/mdbook-quiz. Questions of the type `Tracing` have no kind
here and are kept as comments.
"""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from typing import TYPE_CHECKING, Any

from selfcheck.importing.plain import clean, one_line
from selfcheck.importing.reading import OmitError, decode
from selfcheck.importing.shape import (
    Choice,
    Choices,
    Imported,
    Note,
    Omitted,
    Question,
    UnreadableError,
    Words,
)
from selfcheck.importing.texts import MARKDOWN, Texts
from selfcheck.importing.toml_places import Places
from selfcheck.model import Position

if TYPE_CHECKING:
    from selfcheck.importing.pictures import Pictures
    from selfcheck.importing.shape import Body, Part, Text

SUFFIXES = (".toml",)
WHERE = re.compile(r"\(at line (?P<line>\d+), column (?P<column>\d+)\)")
TYPES = ("MultipleChoice", "ShortAnswer")


def recognizes(text: str) -> bool:
    """Return whether a file has questions."""
    return re.search(r"^\s*(?:\[\[\s*questions\s*\]\]|questions\s*=)", text, re.MULTILINE) is not None


def read(content: bytes, pictures: Pictures) -> Imported:  # noqa: ARG001 - every format takes it
    """Read every question of a file."""
    text = decode(content)
    try:
        quiz = tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        place = WHERE.search(str(error))
        position = (
            Position(int(place["line"]), int(place["column"])) if place else Position(text.count("\n") + 1, 1)
        )
        reason = WHERE.sub("", str(error)).strip()
        raise UnreadableError(position, f"this is not TOML: {reason}") from error
    questions = quiz.get("questions", [])
    if not isinstance(questions, list) or not all(isinstance(one, dict) for one in questions):
        raise UnreadableError(
            Position(1, 1), "`questions` must be a list of tables; start each question with `[[questions]]`"
        )
    reader = _Reader(Places(text, len(questions)), quiz.get("multipart", {}))
    parts = tuple(reader.part(index, one) for index, one in enumerate(questions))
    return Imported(parts, tuple(reader.notes))


class _Reader:
    """Reads the questions of one file."""

    def __init__(self, places: Places, multipart: object) -> None:
        self.places = places
        self.multipart = multipart if isinstance(multipart, Mapping) else {}
        self.notes: list[Note] = []
        self.texts = Texts()

    def part(self, index: int, question: Mapping[str, Any]) -> Part:
        """Read a question; keep an unsupported one as a comment."""
        try:
            return self._question(index, question)
        except OmitError as error:
            self.notes.append(error.note)
            return Omitted(self.places.question(index), self.places.source(index))

    def _question(self, index: int, question: Mapping[str, Any]) -> Question:
        start = self.places.question(index)
        kind = question.get("type")
        if kind not in TYPES:
            message = f"questions of type `{kind}` are not supported; kept as a comment"
            raise OmitError(start, message, is_mistake=kind != "Tracing")
        if question.get("promptExplanation"):
            message = "`promptExplanation` is not supported; readers are not asked for a justification"
            self.notes.append(Note(start, message, is_loss=False))
        prompt, answer = self._table(index, question, "prompt"), self._table(index, question, "answer")
        options: dict[str, str | int] = {}
        if kind == "MultipleChoice":
            body: Body = self._choices(index, prompt, answer)
            if "answerIndex" in prompt or prompt.get("sortAnswers"):
                options["shuffle"] = False
        else:
            body = self._words(index, prompt, answer)
        context = question.get("context")
        return Question(
            start=start,
            end=self.places.end(index),
            names=(clean(str(question.get("id", ""))),),
            stem=self._stem(index, prompt, question.get("multipart")),
            body=body,
            explanation=self._some(index, context) if context else None,
            options=options,
            source=self.places.source(index),
        )

    def _table(self, index: int, question: Mapping[str, Any], name: str) -> Mapping[str, Any]:
        found = question.get(name)
        if not isinstance(found, dict):
            raise OmitError(
                self.places.question(index), f'`{name}` must be a table; write `{name}.{name} = "..."`'
            )
        return found

    def _stem(self, index: int, prompt: Mapping[str, Any], part: object) -> Text:
        """Return the stem, below the text that a group of questions shares."""
        stem = self._text(index, self._string(index, prompt, "prompt"))
        shared = self.multipart.get(part) if isinstance(part, str) else None
        if part is not None and not isinstance(shared, str):
            raise OmitError(
                self.places.question(index),
                f"`multipart` names `{part}`, which is not defined; add it under `[multipart]`",
            )
        if not isinstance(shared, str):
            return stem
        return self.texts.convert(f"{shared.strip()}\n\n{stem.markdown}", MARKDOWN, stem.start)

    def _choices(self, index: int, prompt: Mapping[str, Any], answer: Mapping[str, Any]) -> Choices:
        said = answer.get("answer")
        keys = said if isinstance(said, list) else [self._string(index, answer, "answer")]
        wrong = prompt.get("distractors", [])
        if not isinstance(wrong, list) or not all(isinstance(one, str) for one in [*keys, *wrong]):
            raise OmitError(
                self.places.question(index),
                "`distractors` must be a list of texts, and `answer` a text or a list of texts",
            )
        choices = [Choice(self._text(index, one), is_key=False) for one in wrong]
        right = [Choice(self._text(index, one), is_key=True) for one in keys]
        if prompt.get("sortAnswers"):
            choices = sorted([*choices, *right], key=lambda choice: choice.text.markdown)
        else:
            place = prompt.get("answerIndex", 0)
            place = place if isinstance(place, int) else 0
            choices[place:place] = right
        return Choices(tuple(choices), is_multiple=isinstance(said, list))

    def _words(self, index: int, prompt: Mapping[str, Any], answer: Mapping[str, Any]) -> Words:
        if prompt.get("response") == "long":
            message = "long answers are not supported; readers have to type this answer in one line"
            self.notes.append(Note(self.places.question(index), message))
        others = answer.get("alternatives", [])
        said = [self._string(index, answer, "answer"), *(others if isinstance(others, list) else [others])]
        accepted = (one_line(clean(str(one))) for one in said)
        return Words(tuple(dict.fromkeys(one for one in accepted if one)))

    def _string(self, index: int, table: Mapping[str, Any], name: str) -> str:
        found = table.get(name)
        if not isinstance(found, str) or not found.strip():
            raise OmitError(
                self.places.question(index), f'`{name}` is missing or empty; write `{name} = "..."`'
            )
        return found

    def _text(self, index: int, text: str) -> Text:
        return self.texts.convert(text, MARKDOWN, self.places.string(index, text))

    def _some(self, index: int, text: object) -> Text | None:
        if not isinstance(text, str):
            raise OmitError(self.places.question(index), '`context` must be text; write `context = "..."`')
        found = self._text(index, text)
        return found if found.markdown else None
