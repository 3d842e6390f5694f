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

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from selfcheck.kinds.choice import ChoiceQuestion
    from selfcheck.kinds.choice.reading import Choice
    from selfcheck.model import Page, QuestionBank

    Scores = Callable[[ChoiceQuestion], list[float]]

EXACT = 500
LIMIT = 0.01
"""How likely a bank whose keys are drawn at random may be to have any finding of any bot at all."""


@dataclass(frozen=True)
class Result:
    """How a bot did: right answers (a part where it picks among equals), what chance gives, how likely that is."""

    right: float
    chance: float
    total: int
    probability: float


@dataclass(frozen=True)
class Game:
    """A bot and the questions that it answers: those of a page, or of the whole bank where `page` is none."""

    bot: str
    page: Page | None
    questions: Sequence[ChoiceQuestion]
    limit: float

    def play(self) -> Result:
        """Let the bot answer."""
        return play(self.bot, self.questions)

    def is_won(self, result: Result) -> bool:
        """Return whether chance is too unlikely an explanation of a result."""
        return result.probability < self.limit


def _each(score: Callable[[Choice], float]) -> Scores:
    """Score each choice by itself."""
    return lambda question: [score(choice) for choice in question.choices]


def _position(place: int) -> Scores:
    """Pick by the order of the choices; where there is no such place, the last."""

    def scores(question: ChoiceQuestion) -> list[float]:
        picked = question.choices[min(place, len(question.choices) - 1)]
        return [float(choice is picked) for choice in question.choices]

    return scores


def _shared_words(question: ChoiceQuestion) -> list[float]:
    stem = words(question.stem.text)
    return [len(words(choice.text.text) & stem) for choice in question.choices]


BOTS: dict[str, Scores] = {
    "longest": _each(length),
    "shortest": _each(lambda choice: -length(choice)),
    "first": _position(0),
    "second": _position(1),
    "third": _position(2),
    "fourth": _position(3),
    "most words of the stem": _shared_words,
    "only hedged": _each(lambda choice: bool(HEDGE.search(plain(choice.text.text)))),
    "most clauses": _each(lambda choice: clauses(choice.text.text)),
    "fewest absolutes": _each(lambda choice: -len(ABSOLUTE.findall(plain(choice.text.text)))),
}
"""What each bot thinks of a question's choices; it picks the highest score, and guesses among equals."""

BY_PLACE = ("first", "second", "third", "fourth")
"""The bots that go by the order of the choices. They meet only questions that keep it: the build shuffles the others."""


def play(bot: str, questions: Sequence[ChoiceQuestion]) -> Result:
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
    """Return the probability of `count` successes or more in independent trials (Poisson-binomial tail).

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


def games(bank: QuestionBank) -> list[Game]:
    """List the games of a bank: each bot with all questions, and with those of each page that is only a part of them.

    Many games are played, so each has to be won by more than one alone would. By Bonferroni's correction half of LIMIT is
    divided among the games with the whole bank and half among those with a page, so that a bank of many pages
    is judged as a whole no less strictly. With at most one page of questions, the games with the whole bank share all of it.
    """
    everything = bank_choices(bank)
    whole = _players(everything)
    parts = [
        (page, bot, questions)
        for page in bank.pages
        if 0 < len(on_page := list(single_choices(page))) < len(everything)
        for bot, questions in _players(on_page)
    ]
    share = LIMIT / 2 if parts else LIMIT
    return [
        *(Game(bot, None, questions, share / len(whole)) for bot, questions in whole),
        *(Game(bot, page, questions, share / len(parts)) for page, bot, questions in parts),
    ]


def _players(questions: Sequence[ChoiceQuestion]) -> list[tuple[str, Sequence[ChoiceQuestion]]]:
    """Pair each bot with those of the questions that it can answer by its rule."""
    in_order = [question for question in questions if not question.options.shuffle]
    pairs = [(bot, in_order if bot in BY_PLACE else questions) for bot in BOTS]
    return [(bot, found) for bot, found in pairs if found]


def check(bots: Sequence[str], bank: QuestionBank) -> Iterator[Note]:
    """Note where one of these bots beats chance: over the whole bank, else over a page by itself."""
    everywhere: set[str] = set()
    for game in games(bank):
        if game.bot not in bots or game.bot in everywhere:
            continue
        result = game.play()
        if not game.is_won(result):
            continue
        if game.page is None:
            everywhere.add(game.bot)
            yield Note(*first_place(bank), _message(game.bot, "the whole bank", result))
        else:
            yield Note(game.page.path, game.questions[0].start, _message(game.bot, "this page", result))


def _message(bot: str, where: str, result: Result) -> str:
    return (
        f"a reader who knows nothing and always picks by `{bot}` gets {result.right:g} of "
        f"{result.total} right in {where}, where chance gives {result.chance:.3g}; make key and distractors alike"
    )


def any_beats_chance(bank: QuestionBank) -> bool:
    """Return whether any bot does better than it should, over the bank or over a page."""
    return any(True for _ in check(list(BOTS), bank))


def table(bank: QuestionBank) -> str:
    """Show each bot's score beside chance: over the whole bank, then for each page."""
    written: list[str] = []
    heading = None
    for game in games(bank):
        name = game.page.path if game.page else "the whole bank"
        if name != heading:
            heading = name
            count = len(list(single_choices(game.page)) if game.page else bank_choices(bank))
            written.append(f"{name}: {count} question{'' if count == 1 else 's'} with one key\n")
            written.append(f"  {'always picks':<24}{'right':>8}{'chance':>8}{'p':>9}{'limit':>9}\n")
        result = game.play()
        mark = "  beats chance" if game.is_won(result) else ""
        written.append(
            f"  {game.bot:<24}{result.right:>8.4g}{result.chance:>8.4g}"
            f"{result.probability:>9.5f}{game.limit:>9.5f}{mark}\n"
        )
    return "".join(written) or "the whole bank: 0 questions with one key\n"
