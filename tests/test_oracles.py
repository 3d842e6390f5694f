"""What other implementations say stands in files that the scripts' own tests read; here the files are computed again."""

from __future__ import annotations

import json
import random
from datetime import UTC, datetime, timedelta
from pathlib import Path

from fsrs import Card, Rating, Scheduler

FSRS = Path(__file__).parent / "widget/oracles/fsrs.json"
SEED = 20261123
REVIEWS = 10_000
START = datetime(2026, 1, 1, tzinfo=UTC)
AGAIN = "write it again: pytest tests/test_oracles.py --update-goldens"

Review = tuple[int, int]


def histories() -> list[list[Review]]:
    """Make histories of reviews at random: of each review the day and the grade."""
    chance = random.Random(SEED)  # noqa: S311 - reproducible
    found: list[list[Review]] = []
    while sum(map(len, found)) < REVIEWS:
        day, reviews = 0, list[Review]()
        for _ in range(chance.randint(1, 12)):
            reviews.append((day, chance.choice([1, 2, 3, 3, 3, 4])))
            day += chance.choice([0, 0, 1, 2, 5, 11, 40, 365])
        found.append(reviews)
    return found


def followed(scheduler: Scheduler, reviews: list[Review]) -> list[list[float]]:
    """Ask the scheduler about each review of a history in turn."""
    card = Card(due=START)
    found = list[list[float]]()
    for day, grade in reviews:
        card, _ = scheduler.review_card(card, Rating(grade), START + timedelta(days=day))
        assert card.stability is not None
        assert card.difficulty is not None
        # Eight digits: the last ones differ from one machine's logarithms to another's.
        memory = [float(f"{one:.8g}") for one in (card.stability, card.difficulty)]
        found.append([day, grade, *memory, (card.due - START).days - day])
    return found


def layout(found: list[list[list[float]]]) -> str:
    """Write a history in each line."""
    body = ",\n".join(json.dumps(one, separators=(",", ":")) for one in found)
    fields = json.dumps(["day", "grade", "stability", "difficulty", "interval"])
    return f'{{"review": {fields}, "histories": [\n{body}\n]}}\n'


def test_what_fsrs_says_of_histories_is_what_stands_in_its_file(update_goldens: bool) -> None:
    scheduler = Scheduler(learning_steps=(), relearning_steps=(), enable_fuzzing=False)
    text = layout([followed(scheduler, one) for one in histories()])

    if update_goldens:
        FSRS.write_text(text, encoding="utf-8")

    assert FSRS.read_text(encoding="utf-8") == text, AGAIN
