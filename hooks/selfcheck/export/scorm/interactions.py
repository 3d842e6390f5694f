"""What a platform calls a question, its parts, and its right answers, as each version of SCORM writes them.

`widget/lms/` writes what a learner answers with the same names.
"""

from __future__ import annotations

import itertools
import math
import re
import unicodedata
from dataclasses import dataclass, field
from string import ascii_lowercase, digits
from typing import TYPE_CHECKING, Any, assert_never

from selfcheck.export.html import plain
from selfcheck.kinds.response import Choices, Gaps, Number, Order, Pairs, Statement, Words
from selfcheck.model import GAP

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfcheck.export.source import ExportedQuestion
    from selfcheck.kinds.response import Item, Option

LETTERS = ascii_lowercase + digits
LONGEST_DESCRIPTION = 250
LONGEST_TEXT = 250
LONGEST_NAME = 60
MOST_PATTERNS = 10
DELIMITER = re.compile(r"\[([,.:])\]")
UNNAMED = re.compile(r"[^A-Za-z0-9]+")


@dataclass(frozen=True)
class Interaction:
    """A question as the script of a package knows it.

    Args:
        type: of those that the standard has
        description: what is asked, for reports
        names: what the platform calls each choice, row, or match, by id
        rows: the same of what heads a row
        patterns: the responses that are right

    """

    type: str
    description: str
    names: dict[str, str] = field(default_factory=dict)
    rows: dict[str, str] = field(default_factory=dict)
    patterns: list[str] = field(default_factory=list)


class Standard:
    """How SCORM 1.2 writes names and responses: choices are letters, in the author's order."""

    version = "1.2"
    has_ranges = False
    between = ","
    pair = "."
    texts = ", "
    truth = ("t", "f")

    def names(self, items: Sequence[Option | Item]) -> dict[str, str]:
        """Name choices, rows, or matches."""
        more = (str(number) for number in range(len(LETTERS) + 1, len(items) + 1))
        return {one.id: name for one, name in zip(items, [*LETTERS, *more], strict=False)}

    def number(self, number: Number) -> list[str]:
        """Write a number; this version has no ranges."""
        value = _decimal(number.value)
        return [value] if value else []

    def accepted(self, texts: Sequence[str], *, case_sensitive: bool) -> str:  # noqa: ARG002 - for the other version
        """Write texts that are right together."""
        return self.texts.join(map(_plain, texts))


class Standard2004(Standard):
    """How SCORM 2004 writes them: choices are named by their words, so that reports can be read."""

    version = "2004"
    has_ranges = True
    between = "[,]"
    pair = "[.]"
    texts = "[,]"
    truth = ("true", "false")

    def names(self, items: Sequence[Option | Item]) -> dict[str, str]:
        """Name choices, rows, or matches."""
        found: dict[str, str] = {}
        for number, one in enumerate(items, start=1):
            ascii_text = (
                unicodedata.normalize("NFKD", plain(one.text.html)).encode("ascii", "ignore").decode()
            )
            name = UNNAMED.sub("_", ascii_text)[:LONGEST_NAME].strip("_") or "item"
            found[one.id] = f"{name}_{number}" if name in {"item", *found.values()} else name
        return found

    def number(self, number: Number) -> list[str]:
        """Write the range that is right."""
        low, high = _decimal(number.value - number.tolerance), _decimal(number.value + number.tolerance)
        return [f"{low}[:]{high}"] if low and high else []

    def accepted(self, texts: Sequence[str], *, case_sensitive: bool) -> str:
        """Write texts that are right together."""
        case = f"{{case_matters={str(case_sensitive).lower()}}}"
        order = "{order_matters=true}" if len(texts) > 1 else ""
        return case + order + super().accepted(texts, case_sensitive=case_sensitive)


def interaction(question: ExportedQuestion, standard: Standard) -> Interaction:
    """Write a question."""
    return Interaction(description=_described(question.stem.html), **_parts(question, standard))


def untold(question: ExportedQuestion, standard: Standard) -> str:
    """Return what part of a question's key is not sent to the platform; nothing where all of it is sent."""
    match question.response:
        case Number() as number if not standard.number(number):
            return f"{number.value:.15g} has no room in SCORM; reports don't show what is right"
        case Number(tolerance=tolerance) if tolerance and not standard.has_ranges:
            return f"SCORM {standard.version} has no tolerance; reports show the number alone as right"
        case Words(accepted=accepted) if len(accepted) > MOST_PATTERNS:
            return f"reports show {MOST_PATTERNS} of {len(accepted)} accepted spellings"
        case Gaps(gaps=gaps) if (ways := math.prod(map(len, gaps))) > MOST_PATTERNS:
            return f"reports show {MOST_PATTERNS} of {ways} ways to fill the gaps"
        case _:
            return ""


def _parts(question: ExportedQuestion, standard: Standard) -> dict[str, Any]:  # noqa: PLR0911 - one for each shape
    match question.response:
        case Choices(options=options):
            names = standard.names(options)
            right = sorted(names[one.id] for one in options if one.is_key)
            return {"type": "choice", "names": names, "patterns": [standard.between.join(right)]}
        case Statement(is_true=is_true):
            names = dict(zip(("true", "false"), standard.truth, strict=True))
            return {"type": "true-false", "names": names, "patterns": [names[str(is_true).lower()]]}
        case Number() as number:
            return {"type": "numeric", "patterns": standard.number(number)}
        case Words(accepted=accepted, case_sensitive=case):
            patterns = [standard.accepted([one], case_sensitive=case) for one in accepted[:MOST_PATTERNS]]
            return {"type": "fill-in", "patterns": patterns}
        case Gaps(gaps=gaps, case_sensitive=case):
            together = itertools.islice(itertools.product(*gaps), MOST_PATTERNS)
            patterns = [standard.accepted(one, case_sensitive=case) for one in together]
            return {"type": "fill-in", "patterns": patterns}
        case Order(rows=rows):
            names = standard.names(rows)
            return {"type": "sequencing", "names": names, "patterns": [standard.between.join(names.values())]}
        case Pairs() as pairs:
            names, heads = standard.names(pairs.matches), standard.names(pairs.prompts)
            right = sorted(f"{heads[one]}{standard.pair}{names[pairs.key[one]]}" for one in heads)
            return {
                "type": "matching",
                "names": names,
                "rows": heads,
                "patterns": [standard.between.join(right)],
            }
        case _ as never:
            assert_never(never)


def _described(html: str) -> str:
    return plain(html.replace(GAP, " ____ "))[:LONGEST_DESCRIPTION]


def _plain(text: str) -> str:
    """Write a text so that no part of it is read as a mark of the standard, as the script does it with a learner's."""
    spaced = DELIMITER.sub(r"[ \1 ]", " ".join(text.split()))
    return re.sub(r"^\{", "( ", spaced)[:LONGEST_TEXT]


def _decimal(value: float) -> str:
    """Write a number as both versions take it; nothing where its digits have no room."""
    written = f"{value:.10f}".rstrip("0").rstrip(".")
    fits = abs(value) < 10**10 and math.isclose(float(written), value, rel_tol=1e-9, abs_tol=1e-300)
    return written if fits else ""
