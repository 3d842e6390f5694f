"""Banks of questions whose keys are drawn at random: whatever a rule of thumb finds there is a false alarm."""

from __future__ import annotations

import random
from typing import TYPE_CHECKING

from selfcheck.parse import build_bank, parse_page

if TYPE_CHECKING:
    from selfcheck.model import QuestionBank

# Their lengths differ by less than the rules for a single question allow, so that those find nothing either.
SUBJECTS = ("the scheduler", "a registry", "one replica", "the gateway", "a controller", "the autoscaler")
VERBS = ("reads", "drops", "copies", "sorts", "queues", "checks", "merges", "counts")
OBJECTS = ("requests", "images", "pods", "logs", "batches", "weights", "metrics", "events")
TAILS = (
    "before the next round",
    "in small groups",
    "and then waits a bit",
    "at the same time",
    "which takes a second",
    "after each change",
    "when it is asked to",
    "in the order of arrival",
)
WHY_WRONG = "A busy part would fall behind, since the work grows faster than it is done."
WHY_RIGHT = (
    "Work that is put off is done when there is room for it, so nothing is lost and nothing is done twice."
)


def random_bank(seed: int, pages: int, questions: int = 10) -> QuestionBank:
    """Make a bank of pages with so many questions each, the same for the same seed."""
    chance = random.Random(seed)  # noqa: S311 - reproducible
    return build_bank(
        [parse_page(random_page(chance, page, questions), f"docs/page-{page}.md") for page in range(pages)]
    )


def random_page(chance: random.Random, page: int, questions: int = 10) -> str:
    """Write a page of questions, each with two to five choices, some of them in a fixed order."""
    return "\n".join(_question(chance, f"page-{page}-{number}") for number in range(questions))


def _question(chance: random.Random, name: str) -> str:
    count = chance.choice([2, 3, 3, 4, 4, 4, 5])
    key = chance.randrange(count)
    texts: list[str] = []
    while len(texts) < count:
        text = " ".join(chance.choice(words) for words in (SUBJECTS, VERBS, OBJECTS, TAILS))
        if text not in texts:
            texts.append(text)
    if count > 2 and chance.random() < 0.3:
        plain = chance.randrange(count)
        texts = [text if number == plain else f"{text}, often" for number, text in enumerate(texts)]
    choices = "".join(
        f"- [{'x' if number == key else ' '}] {text.capitalize()}\n"
        + ("" if number == key else f"    > {WHY_WRONG}\n")
        for number, text in enumerate(texts)
    )
    fixed = "    shuffle: false\n" if chance.random() < 0.1 else ""
    stem = f"What happens to {chance.choice(OBJECTS)} when {chance.choice(SUBJECTS)} is busy in case {name}?"
    return f"/// question | {name}\n{fixed}\n{stem}\n\n{choices}\n{WHY_RIGHT}\n///\n"
