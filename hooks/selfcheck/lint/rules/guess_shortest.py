"""The shortest choice is the key too often.

What it does: Lets a reader who knows nothing and always picks the shortest choice answer the whole bank and
each page. It fires where that reader gets more right than chance explains, at a level that is corrected for
the number of such readers and pages.

Why it is bad: It is what comes of continuing every distractor: the flaw of the longest key, turned round.

Bad (times 8):

    /// question | autoscaler-{n}

    Which part adds pods when load {n} grows?

    - [x] The autoscaler
    - [ ] The replication controller
        > It keeps the number that it was told.
    - [ ] The image registry service
        > It answers requests and starts nothing.

    The autoscaler compares what the pods use with a target, and asks for more.
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

BOTS = ["shortest"]


def check_bank(bank: QuestionBank) -> Iterator[Note]:
    """Let the bot play."""
    return check(BOTS, bank)
