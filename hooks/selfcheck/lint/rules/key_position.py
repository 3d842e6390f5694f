"""One place in the source holds the key too often.

What it does: Counts, over the whole bank from ten items on, how often the key is written first, second, third, and so on: 8 of 10, 10 of
15, 12 of 20, or 16 of 30 in one place count, which is p < .001 with four choices.

Why it is bad: Readers see a shuffle, so it costs them nothing. It tells of a habit, and who copies the source into another tool copies
the habit too (Attali and Bar-Hillel 2003).

Bad (times 10):

    /// question | autoscaler-{n}

    Which part adds pods when load {n} grows?

    - [x] The autoscaler
    - [ ] The controller
        > It keeps the number that it was told.

    The autoscaler compares what the pods use with a target, and asks for more.
    ///

Good (times 5):

    /// question | autoscaler-{n}

    Which part adds pods when load {n} grows?

    - [x] The autoscaler
    - [ ] The controller
        > It keeps the number that it was told.

    The autoscaler compares what the pods use with a target, and asks for more.
    ///

    /// question | controller-{n}

    Which part replaces pods that crash {n} times?

    - [ ] The autoscaler
        > It changes how many there should be.
    - [x] The controller

    The controller keeps as many pods as it was told to, and starts one for each that is gone.
    ///
"""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from selfcheck.lint.bots import at_least
from selfcheck.lint.finding import Note
from selfcheck.lint.text import bank_choices, first_place

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import QuestionBank

SEVERITY = "info"

FEWEST = 10
LIMIT = 0.001


def check_bank(bank: QuestionBank) -> Iterator[Note]:
    """Compare each place's share of the keys with chance."""
    questions = bank_choices(bank)
    if len(questions) < FEWEST:
        return
    places = Counter([choice.is_key for choice in question.choices].index(True) for question in questions)
    for place, count in sorted(places.items()):
        chances = [1 / len(question.choices) for question in questions if len(question.choices) > place]
        if at_least(count, chances) < LIMIT:
            message = f"the key is choice {place + 1} of its list in {count} of {len(questions)} items; write it elsewhere"
            yield Note(*first_place(bank), message)
