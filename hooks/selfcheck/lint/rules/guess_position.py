"""One place holds the key too often as built.

What it does: Lets a reader who knows nothing pick the first, second, third or fourth choice in the order of the built page; beating
chance at p < .01 counts.

Why it is bad: The build shuffles by the question's id, so this comes of `shuffle: false`, or of bad luck that another id mends
(Attali and Bar-Hillel 2003).

Bad (times 8):

    /// question | autoscaler-{n}
        shuffle: false

    Which part adds pods when load {n} grows?

    - [x] The autoscaler
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

BOTS = ["first as built", "second as built", "third as built", "fourth as built"]


def check_bank(bank: QuestionBank) -> Iterator[Note]:
    """Let the bot play."""
    return check(BOTS, bank)
