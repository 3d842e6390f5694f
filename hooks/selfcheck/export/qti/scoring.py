"""How QTI grades an answer: declarations of responses, and the steps that make a score of them."""

from __future__ import annotations

from itertools import pairwise
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from selfcheck.export.texts import decimal

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

RESPONSE = "RESPONSE"
SCORE = "SCORE"
FEEDBACK = "FEEDBACK"
EXPLANATION = "explanation"
"""What FEEDBACK holds, so that the explanation is shown."""


def element(
    name: str, attributes: Mapping[str, str] | None = None, *children: ET.Element, text: str | None = None
) -> ET.Element:
    """Make an element."""
    made = ET.Element(name, dict(attributes or {}))
    made.text = text
    made.extend(children)
    return made


def response(
    cardinality: str,
    base_type: str,
    right: Iterable[str],
    mapping: ET.Element | None = None,
    name: str = RESPONSE,
) -> ET.Element:
    """Declare a response.

    Args:
        cardinality: whether it is one value, several, or several in order
        base_type: of a value
        right: the values that are right
        mapping: what each value adds to the score
        name: of the response

    """
    values = (element("value", text=one) for one in right)
    return element(
        "responseDeclaration",
        {"identifier": name, "cardinality": cardinality, "baseType": base_type},
        element("correctResponse", None, *values),
        *(() if mapping is None else (mapping,)),
    )


def mapping(worth: Mapping[str, int], most: int, *, case_sensitive: bool | None = None) -> ET.Element:
    """Say what each value of a response adds to the score, which in the end is from 0 to `most`."""
    case = {} if case_sensitive is None else {"caseSensitive": str(case_sensitive).lower()}
    entries = (
        element("mapEntry", {"mapKey": key, "mappedValue": str(value), **case})
        for key, value in worth.items()
    )
    limits = {"lowerBound": "0", "upperBound": str(most), "defaultValue": "0"}
    return element("mapping", limits, *entries)


def outcomes() -> list[ET.Element]:
    """Declare the score, from 0 to 1, and what feedback is shown."""
    zero = element("defaultValue", None, element("value", text="0"))
    score = {
        "identifier": SCORE,
        "cardinality": "single",
        "baseType": "float",
        "normalMaximum": "1",
        "normalMinimum": "0",
    }
    feedback = {"identifier": FEEDBACK, "cardinality": "multiple", "baseType": "identifier"}
    return [element("outcomeDeclaration", score, zero), element("outcomeDeclaration", feedback)]


def processing(steps: Iterable[ET.Element], *, picks: bool, explained: bool) -> ET.Element:
    """Put the steps together.

    Args:
        steps: that make the score
        picks: whether each pick has feedback of its own
        explained: whether the explanation is shown apart from that

    """
    shown = [*([variable(RESPONSE)] if picks else []), *([_named(EXPLANATION)] if explained else [])]
    return element("responseProcessing", None, *steps, _set(FEEDBACK, element("multiple", None, *shown)))


def shares(names: Sequence[str], parts: int) -> ET.Element:
    """Score what responses are worth together, as a share of so many parts."""
    mapped = [element("mapResponse", {"identifier": name}) for name in names]
    worth = mapped[0] if len(mapped) == 1 else element("sum", None, *mapped)
    return _set(SCORE, element("divide", None, worth, _float(parts)))


def within(value: float, tolerance: float) -> ET.Element:
    """Score a number that is as far away as the tolerance allows."""
    mode = (
        {"toleranceMode": "absolute", "tolerance": f"{decimal(tolerance)} {decimal(tolerance)}"}
        if tolerance
        else {"toleranceMode": "exact"}
    )
    return _if(element("equal", mode, variable(RESPONSE), _float(value)), _set(SCORE, _float(1)))


def neighbors(order: Sequence[str]) -> list[ET.Element]:
    """Score the share of adjacent pairs in order: one step for each pair, and one that divides."""
    steps = [
        _if(
            element(
                "contains", None, variable(RESPONSE), element("ordered", None, _named(one), _named(other))
            ),
            _set(SCORE, element("sum", None, variable(SCORE), _float(1))),
        )
        for one, other in pairwise(order)
    ]
    return [*steps, _set(SCORE, element("divide", None, variable(SCORE), _float(len(order) - 1)))]


def variable(name: str) -> ET.Element:
    """Read a variable."""
    return element("variable", {"identifier": name})


def _named(name: str) -> ET.Element:
    return element("baseValue", {"baseType": "identifier"}, text=name)


def _float(value: float) -> ET.Element:
    return element("baseValue", {"baseType": "float"}, text=decimal(value))


def _set(name: str, value: ET.Element) -> ET.Element:
    return element("setOutcomeValue", {"identifier": name}, value)


def _if(condition: ET.Element, then: ET.Element) -> ET.Element:
    return element("responseCondition", None, element("responseIf", None, condition, then))
