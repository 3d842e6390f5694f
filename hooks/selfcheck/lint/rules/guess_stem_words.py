"""The choice that repeats the stem is the key too often.

What it does: Lets a reader who knows nothing and always picks the choice that shares the most words with the
stem answer the whole bank and each page. It fires where that reader gets more right than chance explains, at
a level that is corrected for the number of such readers and pages.

Why it is bad: A word of the stem that comes again links stem and key for a reader who understands neither.

Bad (times 8):

    /// question | share-{n}

    What do a pod and a node share in cluster {n}?

    - [x] The pod network of the node
    - [ ] The pod network of the user
        > It keeps the number that it was told.
    - [ ] The old network of the node
        > It keeps the number that it was told.

    A node gives each of its pods an address in one network.
    ///

Good (times 8):

    /// question | share-{n}

    What do a pod and a node share in cluster {n}?

    - [x] The same flat network
    - [ ] The one cluster clock
        > It keeps the number that it was told.
    - [ ] The root file systems
        > It keeps the number that it was told.

    A node gives each of its pods an address in one network.
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

BOTS = ["most words of the stem"]


def check_bank(bank: QuestionBank) -> Iterator[Note]:
    """Let the bot play."""
    return check(BOTS, bank)
