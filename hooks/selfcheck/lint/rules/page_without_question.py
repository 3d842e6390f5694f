"""A page that teaches and asks nothing.

What it does: Finds pages of a hundred words or more that have no question. It leaves out pages that ask across the site (a review, an
exam, a progress page) and pages with `selfcheck_bank: false` in their front matter, such as pages for authors.

Why it is bad: Testing oneself after reading helps more than reading again (Latimier 2019, PMC6760123). A home page is right without
questions; the finding is a note and stops nothing.

Bad (times 4):

    A pod waits until a node has room for what it requests. The scheduler filters the nodes, scores those that are left,
    and binds the pod to the best of them.

Good (times 4):

    A pod waits until a node has room for what it requests. The scheduler filters the nodes, scores those that are left,
    and binds the pod to the best of them.

    /// question | places-pods-{n}

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

from selfcheck.lint.finding import Note
from selfcheck.model import Exam, Position, Progress, Review

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Page

SEVERITY = "info"

FEWEST_WORDS = 100


def check_page(page: Page) -> Iterator[Note]:
    """Count the words that are no question."""
    asks = page.declarations or any(isinstance(block, Review | Exam | Progress) for block in page.blocks)
    if page.prose_words >= FEWEST_WORDS and page.in_bank and not asks:
        message = f"{page.prose_words} words and no question; ask what a reader should take along"
        yield Note(page.path, Position(1, 1), message)
