"""The longest choice is the key too often.

What it does: Lets a reader who knows nothing and always picks the longest choice answer the whole bank and
each page. It fires where that reader gets more right than chance explains, at a level that is corrected for
the number of such readers and pages. With four choices each, 8 of 10, 10 of 15, 13 of 20 or 16 of 30 right
over a bank of several pages is too many.

Why it is bad: It is the commonest flaw there is. In this guide's chapter as first written, always picking the longest choice got 14 of 15
right.

Bad (times 8):

    /// question | autoscaler-{n}

    Which part adds pods when load {n} grows?

    - [x] The horizontal autoscaler
    - [ ] The controller
        > It keeps the number that it was told.
    - [ ] The API server
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

BOTS = ["longest"]


def check_bank(bank: QuestionBank) -> Iterator[Note]:
    """Let the bot play."""
    return check(BOTS, bank)
