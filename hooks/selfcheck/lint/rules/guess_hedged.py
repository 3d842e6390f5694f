"""The hedged choice is the key too often.

What it does: Lets a reader who knows nothing and always picks a choice with a hedge, such as `often` or `may`
answer the whole bank and each page. It fires where that reader gets more right than chance explains, at a
level that is corrected for the number of such readers and pages.

Why it is bad: What is right in most cases gets a careful word (NBME, s12909-016-0559-7). One such item is told by
`hedge-only-in-key`; this rule finds the bank where it pays.

Bad (times 8):

    /// question | autoscaler-{n}
        allow:
            hedge-only-in-key: the bank as a whole is the example here

    Which part adds pods when load {n} grows?

    - [x] Often autoscalers
    - [ ] Older controllers
        > It keeps the number that it was told.
    - [ ] Newer API servers
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

BOTS = ["only hedged"]


def check_bank(bank: QuestionBank) -> Iterator[Note]:
    """Let the bot play."""
    return check(BOTS, bank)
