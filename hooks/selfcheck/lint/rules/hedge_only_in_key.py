"""A hedge in the key and in no distractor.

What it does: Finds a key with a word such as `usually`, `often`, `may`, `typically` or `potential`, where no distractor has one.

Why it is bad: What is right in most cases gets a careful word, what is wrong needs none. So readers pick the careful choice (NBME,
s12909-016-0559-7).

Bad:

    /// question | an-id

    Which part places pods on nodes?

    - [x] The scheduler, usually
    - [ ] The registry of images
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

from selfcheck.lint.text import HEDGE, key_and_distractors, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Position, Question

SEVERITY = "warning"


def check_question(question: Question) -> Iterator[tuple[Position, str]]:
    """Look for hedges in the key, then in the distractors."""
    found = key_and_distractors(question)
    if found is None:
        return
    key, distractors = found
    hedge = HEDGE.search(plain(key.text.text))
    if hedge and not any(HEDGE.search(plain(choice.text.text)) for choice in distractors):
        message = f"`{hedge[0]}` is in the key alone; move it into the stem, or say when the key holds"
        yield key.start, message
