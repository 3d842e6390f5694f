"""The choice with fewest strict words is the key too often.

What it does: Lets a reader who knows nothing and always picks the choice with the fewest words such as
`always`, `never`, `only`, `all` and `must` answer the whole bank and each page. It fires where that reader
gets more right than chance explains, at a level that is corrected for the number of such readers and pages.

Why it is bad: Distractors are made wrong by a strict word, and readers learn to skip them.

Bad (times 6):

    /// question | autoscaler-{n}

    Which part adds pods when load {n} grows?

    - [x] The autoscaler
    - [ ] All schedulers
        > They place pods and add none.

    The autoscaler compares what the pods use with a target, and asks for more.
    ///

    /// question | controller-{n}

    Which part replaces pods that crash {n} times?

    - [ ] All schedulers
        > They place pods and replace none.
    - [x] The controller

    The controller keeps as many pods as its specification asks for, and starts one for each that is gone.
    ///

Good (times 8):

    /// question | autoscaler-{n}

    Which part adds pods when load {n} grows?

    - [x] The autoscaler
    - [ ] The controller
        > It keeps the number that it was told.
    - [ ] The API server
        > It answers requests and starts nothing.

    The autoscaler compares what the pods use with a target, and asks for more.
    ///
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.lint.bots import check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.lint.finding import Note
    from selfcheck.model import QuestionBank

SEVERITY = "error"

BOTS = ["fewest absolutes"]


def check_bank(bank: QuestionBank) -> Iterator[Note]:
    """Let the bot play."""
    return check(BOTS, bank)
