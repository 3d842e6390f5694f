"""The longest choice is the key too often.

What it does: Lets a reader who knows nothing pick the longest choice, over the bank and over each page: 7 of 10, 9 of 15, 11 of 20 or
14 of 30 right, and it beats chance at p < .01.

Why it is bad: It is the commonest flaw there is. Always picking the longest gets .397 of crowd-written items right, where chance gives
.25; of this guide's chapter as first written, 14 of 15 (arXiv 2405.20529).

Bad (times 8):

    /// question | autoscaler-{n}

    Which part adds pods when load {n} grows?

    - [x] The horizontal autoscaler
    - [ ] The controller
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

BOTS = ["longest"]


def check_bank(bank: QuestionBank) -> Iterator[Note]:
    """Let the bot play."""
    return check(BOTS, bank)
