"""An explanation that does not say why.

What it does: Finds explanations of fewer than eight words.

Why it is bad: `B is right` repeats the verdict. The reason is what a reader takes along to a new question (Butler, Godbole and Marsh
2013).

Bad:

    /// question | an-id

    Which part places pods on nodes?

    - [x] The scheduler
    - [ ] The registry
        > It serves images.
    - [ ] The kubelet
        > It runs the pods that its node was given.
    - [ ] The router
        > It passes requests on to pods.

    The scheduler does.
    ///

Good:

    /// question | an-id

    Which part places pods on nodes?

    - [x] The scheduler
    - [ ] The registry
        > It serves images.
    - [ ] The kubelet
        > It runs the pods that its node was given.
    - [ ] The router
        > It passes requests on to pods.

    The scheduler filters and scores the nodes, and picks the best of them.
    ///
"""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Position, Question

SEVERITY = "warning"

FEWEST = 8


def check_question(question: Question) -> Iterator[tuple[Position, str]]:
    """Count the words."""
    count = len(question.explanation.text.split())
    if count < FEWEST:
        yield (
            question.explanation.start,
            f"an explanation of {count} word{'' if count == 1 else 's'} does not say why the key is right; give the reason",
        )
