"""Reads questions for a number: `answer: 312`, with `tolerance` and `unit`."""

from __future__ import annotations

import math
import re
from typing import TYPE_CHECKING

from selfcheck.model import Numeric
from selfcheck.parse.options import WrongTypeError, text

if TYPE_CHECKING:
    from selfcheck.parse.kinds.parts import Parts
    from selfcheck.parse.options import Value

OPTIONS = ("answer", "tolerance", "unit")
NUMBER = re.compile(r"[+-]?(?:\d+(?:\.\d*)?|\.\d+)(?:[eE][+-]?\d+)?")
# A number as people write it and YAML does not read it: with separators, a percent sign or a unit.
ALMOST = re.compile(r"(?P<number>[+-]?\d[\d,.' ]*?)[ ]*(?P<unit>%|[A-Za-zµ][\w/²³]{0,11})?")


def read(parts: Parts) -> Numeric:
    """Read a question for a number."""
    stem, explanation = parts.split_at_break()
    answer = _option(parts, "answer", 0.0)
    tolerance = _tolerance(parts, answer)
    unit = parts.values["unit"].text if "unit" in parts.values else None
    if unit and NUMBER.fullmatch(unit.strip()):
        parts.mistakes.add(
            parts.values["unit"].position,
            "bad-option",
            f"`unit` is a word such as `GB`; `{unit}` is a number",
        )
    return Numeric(parts.id, parts.start, parts.options, stem, explanation, answer, tolerance, unit)


def is_number(value: Value) -> bool:
    """Tell whether an answer is one number and no text."""
    return value.text is not None and NUMBER.fullmatch(value.text.strip()) is not None


def mended(value: Value) -> str:
    """Say how to write an answer that is almost a number; empty for one that is a number, or is text."""
    match = ALMOST.fullmatch((value.text or "").strip())
    if not match or is_number(value):
        return ""
    bare = re.sub(r"[, ']", "", match["number"])
    unit = '"%"' if match["unit"] == "%" else match["unit"]
    return f"`answer: {bare}`" + (f" and `unit: {unit}`" if unit else "")


def _option(parts: Parts, key: str, default: float) -> float:
    if key not in parts.values:
        parts.mistakes.add(parts.start, "no-answer", f"a numeric question has an option `{key}: 312`")
        return default
    try:
        return _number(text(parts.values[key]))
    except WrongTypeError as error:
        parts.mistakes.add(parts.values[key].position, "bad-option", f"`{key}` {error}")
        return default


def _tolerance(parts: Parts, answer: float) -> float:
    """Read a tolerance as the distance from the answer; a percentage is one of the answer."""
    if "tolerance" not in parts.values:
        return 0.0
    value = parts.values["tolerance"]
    try:
        said = text(value)
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
