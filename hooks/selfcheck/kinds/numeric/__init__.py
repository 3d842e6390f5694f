"""Questions for a number: `answer: 312`, with `tolerance` and `unit`."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from selfcheck.kinds.entry import entry, number_hint, shown, with_unit
from selfcheck.kinds.kind import Kind, labeled
from selfcheck.kinds.response import Number
from selfcheck.markup import tag, text
from selfcheck.model import Question
from selfcheck.reading.options import WrongTypeError, line_of_text
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from selfcheck.kinds.response import Both
    from selfcheck.markup import Content
    from selfcheck.model import Passage
    from selfcheck.reading.options import Value
    from selfcheck.reading.parts import Parts

NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
# A number as people write it and YAML does not read it: with separators, a percent sign or a unit.
ALMOST = re.compile(r"(?P<number>[+-]?\d[\d,.' ]*?)[ ]*(?P<unit>%|[A-Za-zµ][\w/²³]{0,11})?")


class NumericKey(TypedDict):
    """The number, how far an answer may be from it, and its unit."""

    value: float
    tolerance: float
    unit: str | None


@dataclass(frozen=True, slots=True)
class NumericQuestion(Question):
    """A question for a number; right is what lies within the tolerance, in the unit of the answer."""

    answer: float
    tolerance: float
    unit: str | None


class Numeric(Kind[NumericQuestion]):
    """Questions for a number."""

    name = "numeric"
    options = ("answer", "tolerance", "unit")
    key_type = NumericKey
    is_typed = True

    def read(self, parts: Parts) -> NumericQuestion:
        """Read stem, number, and explanation."""
        stem, explanation = parts.split_at_break()
        answer = _option(parts, "answer", 0.0)
        tolerance = _tolerance(parts, answer)
        unit = parts.values["unit"].text if "unit" in parts.values else None
        if unit and NUMBER.fullmatch(unit.strip()):
            message = f"`unit` is a word such as `GB`; `{unit}` is a number"
            parts.mistakes.add(parts.values["unit"].position, "bad-option", message)
        return NumericQuestion(
            self.name, parts.id, parts.start, parts.options, stem, explanation, answer, tolerance, unit
        )

    def passages(self, question: NumericQuestion) -> Iterator[Passage]:  # noqa: ARG002 - it has none
        """List nothing."""
        return iter(())

    lines = passages

    def asked(self, question: NumericQuestion) -> object:
        """Return the number, its tolerance, and its unit."""
        return [question.answer, question.tolerance, question.unit]

    def chance(self, question: NumericQuestion) -> float:  # noqa: ARG002 - as in every kind
        """Return 0: nobody guesses a number."""
        return 0.0

    def inputs(self, question: NumericQuestion, name: str, content: Content) -> str:  # noqa: ARG002 - as in every kind
        """Write the field with its unit and a hint at how to write a number."""
        unit = question.unit
        return entry(
            name,
            tag("span", text(unit), class_="sc-unit") if unit else "",
            tag("p", text(number_hint(unit)), class_="sc-format", id=f"{name}-format"),
            inputmode="decimal",
            aria_describedby=f"{name}-format",
            data_unit=unit or None,
        )

    def key(self, question: NumericQuestion) -> NumericKey:
        """Return what an answer is compared with."""
        return {"value": question.answer, "tolerance": question.tolerance, "unit": question.unit}

    def answer(self, question: NumericQuestion, content: Content) -> str:  # noqa: ARG002 - as in every kind
        """Write the number with its tolerance."""
        value = shown(with_unit(f"{question.answer:.15g}", question.unit))
        if not question.tolerance:
            return labeled(word("correct_answer"), value)
        low, high = _accepted(question)
        accepted = tag("p", text(word("within", low=low, high=high)), class_="sc-key-range")
        return labeled(word("correct_answer"), value, accepted)

    def response(self, question: NumericQuestion, both: Both) -> Number:  # noqa: ARG002 - as in every kind
        """Return the number, its tolerance, and its unit."""
        return Number(question.answer, question.tolerance, question.unit)


def is_number(value: Value) -> bool:
    """Return whether an answer is one number and no text."""
    return value.text is not None and NUMBER.fullmatch(value.text.strip()) is not None


def mended(value: Value) -> str:
    """Return how to write an answer that is almost a number; empty for one that is a number, or is text."""
    match = ALMOST.fullmatch((value.text or "").strip())
    if not match or is_number(value):
        return ""
    bare = re.sub(r"[, ']", "", match["number"])
    unit = '"%"' if match["unit"] == "%" else match["unit"]
    return f"`answer: {bare}`" + (f" and `unit: {unit}`" if unit else "")


def _accepted(question: NumericQuestion) -> tuple[str, str]:
    """Write the ends of the accepted range with three digits, rounded inward; with more where three leave nothing of it."""
    low, high = question.answer - question.tolerance, question.answer + question.tolerance
    rounded = _rounded(low, math.ceil), _rounded(high, math.floor)
    if rounded[0] <= question.answer <= rounded[1]:
        low, high = rounded
    return f"{low:.9g}", f"{high:.9g}"


def _rounded(value: float, direction: Callable[[float], int]) -> float:
    """Round a number to three digits."""
    if not value:
        return 0.0
    scale = 10.0 ** (math.floor(math.log10(abs(value))) - 2)
    # Divided and multiplied again, a number may be off by its last binary digit.
    return float(f"{direction(float(f'{value / scale:.9g}')) * scale:.9g}")


def _option(parts: Parts, key: str, default: float) -> float:
    if key not in parts.values:
        parts.mistakes.add(parts.start, "no-answer", f"a numeric question has an option `{key}: 312`")
        return default
    try:
        return _number(line_of_text(parts.values[key]))
    except WrongTypeError as error:
        parts.mistakes.add(parts.values[key].position, "bad-option", f"`{key}` {error}")
        return default


def _tolerance(parts: Parts, answer: float) -> float:
    """Read a tolerance as the distance from the answer; a percentage is one of the answer."""
    if "tolerance" not in parts.values:
        return 0.0
    value = parts.values["tolerance"]
    try:
        said = line_of_text(value)
        share = said.endswith("%")
        size = _number(said.removesuffix("%").strip())
    except WrongTypeError as error:
        parts.mistakes.add(value.position, "bad-option", f"`tolerance` {error}, or a share such as `5%`")
        return 0.0
    return abs(abs(answer) * size / 100 if share else size)


def _number(said: str) -> float:
    if not NUMBER.fullmatch(said) or not math.isfinite(float(said)):
        raise WrongTypeError(
            "is a number written with a point and without separators, such as `1250.5` or `1e3`"
        )
    return float(said)
