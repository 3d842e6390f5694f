"""A heading that no question tests.

What it does: Lists the headings, on pages with questions, to which no question's `learn` points, neither to them nor to a heading
below them. A heading over questions is left out. The report's last line counts the others as coverage.

Why it is bad: It is not: nobody can test everything. The list shows where a reader's result says nothing.

Bad:

    ## Placing pods

    ## Scaling pods

    ## Check yourself

    /// question | places-pods
        learn: "#placing-pods"

    Which part places pods on nodes?

    - [x] The scheduler
    - [ ] The registry
        > It serves images.
    - [ ] The kubelet
        > It runs the pods that its node was given.

    The scheduler filters and scores the nodes, and picks the best of them.
    ///

Good:

    ## Placing pods

    ## Check yourself

    /// question | places-pods
        learn: "#placing-pods"

    Which part places pods on nodes?

    - [x] The scheduler
    - [ ] The registry
        > It serves images.
    - [ ] The kubelet
        > It runs the pods that its node was given.

    The scheduler filters and scores the nodes, and picks the best of them.
    ///
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.lint.coverage import untested
from selfcheck.lint.finding import Note
from selfcheck.model import Position

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import QuestionBank

SEVERITY = "info"


def check_bank(bank: QuestionBank) -> Iterator[Note]:
    """List the headings by page."""
    for page, heading in untested(bank):
        message = f'no question tests "{heading.title}"; ask one with `learn: "#{heading.anchor}"`'
        yield Note(page.path, Position(heading.line, 1), message)
