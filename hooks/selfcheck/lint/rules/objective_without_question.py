"""An objective that no question tests.

What it does: Finds objectives that no question of the site names.

Why it is bad: An objective promises what a reader can do afterward. Without a question, neither the reader nor the
author finds out whether the page keeps it.

Bad:

    /// objectives
        place-pods: Tell where a pod will run
        scale-pods: Compute how many pods an autoscaler wants
    ///

    /// question | places-pods
        objective: place-pods

    Which part places pods on nodes?

    - [x] The scheduler
    - [ ] The registry
        > It serves images.
    - [ ] The kubelet
        > It runs the pods that its node was given.

    The scheduler filters and scores the nodes, and picks the best of them.
    ///

Good:

    /// objectives
        place-pods: Tell where a pod will run
    ///

    /// question | places-pods
        objective: place-pods

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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import QuestionBank

SEVERITY = "warning"


def check_bank(bank: QuestionBank) -> Iterator[Note]:
    """Look for each objective among those that questions name."""
    tested = {question.objective for page in bank.pages for question in page.declarations}
    for page in bank.pages:
        for one in page.objectives:
            if one.id not in tested:
                message = f"no question tests this objective; ask one with `objective: {one.id}`"
                yield Note(page.path, one.start, message)
