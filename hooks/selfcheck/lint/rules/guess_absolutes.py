"""The choice with fewest strict words is the key too often.

What it does: Lets a reader who knows nothing pick the choice with the fewest words such as `always`, `never`, `only`, `all` and
`must`; beating chance at p < .01 counts.

Why it is bad: Distractors are made wrong by a strict word, and readers learn to skip them.

Bad (times 8):

    /// question | autoscaler-{n}

    Which part adds pods when load {n} grows?

    - [x] The autoscaler
    - [ ] All schedulers
        > It keeps the number that it was told.

    The autoscaler compares what the pods use with a target, and asks for more.
    ///

Good (times 8):

    /// question | autoscaler-{n}

    Which part adds pods when load {n} grows?

    - [x] The autoscaler
    - [ ] The controller
        > It keeps the number that it was told.

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
