"""Readers who know nothing and follow a rule of thumb, and how far that gets them."""

from __future__ import annotations

import math
from dataclasses import dataclass
from statistics import NormalDist
from typing import TYPE_CHECKING

from selfcheck.lint.finding import Note
from selfcheck.lint.text import (
    ABSOLUTE,
    HEDGE,
    bank_choices,
    clauses,
    first_place,
    length,
    plain,
    single_choices,
    words,
)
from selfcheck.model import in_built_order

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from selfcheck.model import Choice, QuestionBank, SingleChoice

    Scores = Callable[[SingleChoice], list[float]]

EXACT = 500
LIMIT = 0.01
"""How unlikely a bot's result must be by chance alone before it counts against the bank."""


@dataclass(frozen=True)
class Result:
    """How a bot did: right answers (a part where it picks among equals), what chance gives, how likely that is."""

    right: float
    chance: float
    total: int
    probability: float

    @property
    def beats_chance(self) -> bool:
        """Whether chance alone is no explanation."""
        return self.probability < LIMIT


def _each(score: Callable[[Choice], float]) -> Scores:
    """Score each choice by itself."""
    return lambda question: [score(choice) for choice in question.choices]


def _position(place: int) -> Scores:
    """Pick by the order of the built page; where there is no such place, the last."""

    def scores(question: SingleChoice) -> list[float]:
        order = in_built_order(question)
        picked = order[min(place, len(order) - 1)]
        return [float(choice is picked) for choice in question.choices]

    return scores


def _shared_words(question: SingleChoice) -> list[float]:
    stem = words(question.stem.text)
    return [len(words(choice.text.text) & stem) for choice in question.choices]


BOTS: dict[str, Scores] = {
    "longest": _each(length),
    "shortest": _each(lambda choice: -length(choice)),
    "first as built": _position(0),
    "second as built": _position(1),
    "third as built": _position(2),
    "fourth as built": _position(3),
    "most words of the stem": _shared_words,
    "only hedged": _each(lambda choice: bool(HEDGE.search(plain(choice.text.text)))),
    "most clauses": _each(lambda choice: clauses(choice.text.text)),
    "fewest absolutes": _each(lambda choice: -len(ABSOLUTE.findall(plain(choice.text.text)))),
}
"""What each bot thinks of a question's choices; it picks the highest score, and guesses among equals."""


def play(bot: str, questions: Sequence[SingleChoice]) -> Result:
    """Let a bot answer questions."""
    right = 0.0
    for question in questions:
        scores = BOTS[bot](question)
        best = max(scores)
        picked = [
            choice.is_key for choice, score in zip(question.choices, scores, strict=True) if score == best
        ]
        right += sum(picked) / len(picked)
    chances = [1 / len(question.choices) for question in questions]
    return Result(right, sum(chances), len(questions), at_least(math.floor(right + 1e-9), chances))


def at_least(count: int, chances: Sequence[float]) -> float:
    """Tell the probability of `count` successes or more in independent trials (Poisson-binomial tail).

    Exact up to `EXACT` trials. From there on the refined normal approximation, which is right to four places at that
    size and takes time in proportion to the trials (Hong 2013, 10.1016/j.csda.2012.10.006).
    """
    if count <= 0:
        return 1.0
    return _exact(count, chances) if len(chances) <= EXACT else _approximate(count, chances)


def _exact(count: int, chances: Sequence[float]) -> float:
    # Only the mass below `count` is needed, so the row stays as short as that.
    row = [1.0] + [0.0] * (count - 1)
    for chance in chances:
        for successes in range(count - 1, 0, -1):
            row[successes] = row[successes] * (1 - chance) + row[successes - 1] * chance
        row[0] *= 1 - chance
    return max(0.0, 1.0 - math.fsum(row))


def _approximate(count: int, chances: Sequence[float]) -> float:
    normal = NormalDist()
    variance = math.fsum(chance * (1 - chance) for chance in chances)
    skew = math.fsum(chance * (1 - chance) * (1 - 2 * chance) for chance in chances) / math.pow(variance, 1.5)
    x = (count - 0.5 - math.fsum(chances)) / math.sqrt(variance)
    below = normal.cdf(x) + skew * (1 - x * x) * normal.pdf(x) / 6
    return min(1.0, max(0.0, 1.0 - below))


def check(bots: Sequence[str], bank: QuestionBank) -> Iterator[Note]:
    """Note where one of these bots beats chance: over the whole bank, and over a page by itself."""
    everything = bank_choices(bank)
    for bot in bots:
        if everything and (result := play(bot, everything)).beats_chance:
            yield Note(*first_place(bank), _message(bot, "the whole bank", result))
            continue
        for page in bank.pages:
            questions = list(single_choices(page))
            if len(questions) < len(everything) and questions:
                result = play(bot, questions)
                if result.beats_chance:
                    yield Note(page.path, questions[0].start, _message(bot, "this page", result))


def _message(bot: str, where: str, result: Result) -> str:
    return (
        f"a reader who knows nothing and always picks by `{bot}` gets {result.right:g} of "
        f"{result.total} right in {where}, where chance gives {result.chance:.3g}; make key and distractors alike"
    )


def any_beats_chance(bank: QuestionBank) -> bool:
    """Tell whether any bot does better than it should, over the bank or over a page."""
    return any(True for _ in check(list(BOTS), bank))


def table(bank: QuestionBank) -> str:
    """Show each bot's score beside chance: over the whole bank, then for each page."""
    pages = {page.path: list(single_choices(page)) for page in bank.pages}
    groups = {"the whole bank": bank_choices(bank), **{path: found for path, found in pages.items() if found}}
    written: list[str] = []
    for name, questions in groups.items():
        written.append(
            f"{name}: {len(questions)} question{'' if len(questions) == 1 else 's'} with one key\n"
        )
        if questions:
            written.append(f"  {'always picks':<24}{'right':>8}{'chance':>8}{'p':>8}\n")
        for bot in BOTS if questions else ():
            result = play(bot, questions)
            mark = "  beats chance" if result.beats_chance else ""
            written.append(
                f"  {bot:<24}{result.right:>8.4g}{result.chance:>8.4g}{result.probability:>8.3f}{mark}\n"
            )
    return "".join(written)
