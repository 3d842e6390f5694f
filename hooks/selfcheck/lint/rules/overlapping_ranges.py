"""Choices whose ranges of numbers overlap.

What it does: Finds choices that are ranges, such as `10 to 20` and `15 to 30`, which share a number.

Why it is bad: A number in both makes both right, or tells that neither is (Haladyna, Downing and Rodriguez 2002).

Bad:

    /// question | an-id

    How long is the autoscaler's interval by default?

    - [x] 10 to 20 seconds
    - [ ] 20 to 30 seconds
        > That is the delay of a new node at best.
    - [ ] 1 to 5 seconds
        > That is the delay of its metrics at best.

    It compares use with its target every 15 seconds unless told otherwise.
    ///

Good:

    /// question | an-id

    How long is the autoscaler's interval by default?

    - [x] 10 to 19 seconds
    - [ ] 20 to 30 seconds
        > That is the delay of a new node at best.
    - [ ] 1 to 5 seconds
        > That is the delay of its metrics at best.

    It compares use with its target every 15 seconds unless told otherwise.
    ///
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfcheck.lint.text import plain, with_choices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Position, Question

SEVERITY = "error"

RANGE = re.compile(
    r"^\W*(?:from |between )?(?P<low>\d[\d,]*(?:\.\d+)?)\s*(?:-|–|—|to|and)\s*(?P<high>\d[\d,]*(?:\.\d+)?)(?P<unit>.*)$"
)


def check_question(question: Question) -> Iterator[tuple[Position, str]]:
    """Compare each range with those before it that have the same unit."""
    found = with_choices(question)
    before: list[tuple[float, float, str]] = []
    for choice in found.choices if found else ():
        match = RANGE.match(plain(choice.text.text))
        if not match:
            continue
        low, high = (float(match[name].replace(",", "")) for name in ("low", "high"))
        unit = match["unit"].strip()
        if any(
            low <= other_high and other_low <= high and unit == other
            for other_low, other_high, other in before
        ):
            yield (
                choice.start,
                "this range shares numbers with another choice's; let one end where the next begins",
            )
        before.append((low, high, unit))
