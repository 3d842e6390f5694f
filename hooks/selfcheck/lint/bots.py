"""Readers who know nothing and follow a rule of thumb, and how far that gets them."""

from __future__ import annotations

import math
from dataclasses import dataclass
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

    Score = Callable[[Choice, SingleChoice], float]

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


def _position(place: int) -> Score:
    def score(choice: Choice, question: SingleChoice) -> float:
        order = in_built_order(question)
        return float(order.index(choice) == min(place, len(order) - 1))

    return score


BOTS: dict[str, Score] = {
    "longest": lambda choice, _: length(choice),
    "shortest": lambda choice, _: -length(choice),
    "first as built": _position(0),
    "second as built": _position(1),
    "third as built": _position(2),
    "fourth as built": _position(3),
    "most words of the stem": lambda choice, question: len(
        words(choice.text.text) & words(question.stem.text)
    ),
    "only hedged": lambda choice, _: bool(HEDGE.search(plain(choice.text.text))),
    "most clauses": lambda choice, _: clauses(choice.text.text),
    "fewest absolutes": lambda choice, _: -len(ABSOLUTE.findall(plain(choice.text.text))),
}


def play(score: Score, questions: Sequence[SingleChoice]) -> Result:
    """Let a bot answer questions; it guesses among the choices that its rule of thumb can't tell apart."""
    right = 0.0
    for question in questions:
        scores = [score(choice, question) for choice in question.choices]
        best = max(scores)
        picked = [
            choice.is_key for choice, value in zip(question.choices, scores, strict=True) if value == best
        ]
        right += sum(picked) / len(picked)
    chances = [1 / len(question.choices) for question in questions]
    return Result(right, sum(chances), len(questions), at_least(math.floor(right + 1e-9), chances))


def at_least(count: int, chances: Sequence[float]) -> float:
    """Tell the probability of `count` successes or more in independent trials (Poisson-binomial tail)."""
    if count <= 0:
        return 1.0
    # Only the mass below `count` is needed, so the row stays as short as that.
    row = [1.0] + [0.0] * (count - 1)
    for chance in chances:
        for successes in range(count - 1, 0, -1):
            row[successes] = row[successes] * (1 - chance) + row[successes - 1] * chance
        row[0] *= 1 - chance
    return max(0.0, 1.0 - math.fsum(row))


def check(bots: Sequence[str], bank: QuestionBank) -> Iterator[Note]:
    """Note where one of these bots beats chance: over the whole bank, and over a page by itself."""
    everything = bank_choices(bank)
    for bot in bots:
        if everything and (result := play(BOTS[bot], everything)).beats_chance:
            yield Note(*first_place(bank), _message(bot, "the whole bank", result))
            continue
        for page in bank.pages:
            questions = list(single_choices(page))
            if len(questions) < len(everything) and questions:
                result = play(BOTS[bot], questions)
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
        written.append(f"{name}: {len(questions)} questions with one key\n")
        if questions:
            written.append(f"  {'always picks':<24}{'right':>8}{'chance':>8}{'p':>8}\n")
        for bot, score in BOTS.items() if questions else ():
            result = play(score, questions)
            mark = "  beats chance" if result.beats_chance else ""
            written.append(
                f"  {bot:<24}{result.right:>8.4g}{result.chance:>8.4g}{result.probability:>8.3f}{mark}\n"
            )
    return "".join(written)
