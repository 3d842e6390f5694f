"""A key that is much longer than every distractor.

What it does: Finds a key that is at least 1.25 times as long as the longest distractor, and 20 characters longer.

Why it is bad: Writers put care into what is right, and readers know it. They pick the choice that stands out (Haladyna, Downing and
Rodriguez 2002).

Bad:

    /// question | an-id

    Which part places pods on nodes?

    - [x] The scheduler of the cluster that everybody shares
    - [ ] The registry
        > It serves images.
    - [ ] The kubelet
        > It runs the pods that its node was given.
    - [ ] The router
        > It passes requests on to pods.

    The scheduler filters and scores the nodes, and picks the best of them.
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

from selfcheck.lint.text import key_and_distractors, length

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Position, Question

SEVERITY = "warning"

RATIO = 1.25
CHARACTERS = 20


def check_question(question: Question) -> Iterator[tuple[Position, str]]:
    """Compare the key with the longest distractor."""
    found = key_and_distractors(question)
    if found is None:
        return
    key, distractors = found
    longest = max(map(length, distractors))
    if length(key) >= RATIO * longest and length(key) >= longest + CHARACTERS:
        message = (
            f"the key has {length(key)} characters and the longest distractor {longest}; "
            "continue a distractor by a plausible clause, or shorten the key"
        )
        yield key.start, message
