"""One place holds the key too often where the order is kept.

What it does: Lets a reader who knows nothing and always picks the first, second, third, or fourth choice of
those questions that keep their order by `shuffle: false` answer the whole bank and each page. It fires where
that reader gets more right than chance explains, at a level that is corrected for the number of such readers
and pages.

Why it is bad: Readers see these choices as they are written, and writers tend to put the key in the middle. The build shuffles the
choices of all other questions, so their order says nothing (Attali and Bar-Hillel 2003).

Bad (times 8):

    /// question | autoscaler-{n}
        shuffle: false

    Which part adds pods when load {n} grows?

    - [x] The autoscaler
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

from selfcheck.lint.bots import BY_PLACE, check

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.lint.finding import Note
    from selfcheck.model import QuestionBank

SEVERITY = "error"


def check_bank(bank: QuestionBank) -> Iterator[Note]:
    """Let the bot play."""
    return check(BY_PLACE, bank)
