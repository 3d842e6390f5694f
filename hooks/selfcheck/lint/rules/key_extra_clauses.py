"""A key with two clauses more than any distractor.

What it does: Counts what joins clauses (commas, dashes, `because`, `which`, `and`) in each choice.

Why it is bad: The key explains itself, the distractors only state. So readers pick the choice that explains most (Moore 2023).

Bad:

    /// question | an-id

    Which part places pods on nodes?

    - [x] The scheduler: it filters, then scores
    - [ ] The registry of the whole cluster
        > It serves images.
    - [ ] The kubelet on each single node
        > It runs the pods that its node was given.
    - [ ] The router in front of them
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

from selfcheck.lint.text import clauses, key_and_distractors

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Position, Question

SEVERITY = "warning"

MORE = 2


def check_question(question: Question) -> Iterator[tuple[Position, str]]:
    """Compare the key's clauses with those of the distractor that has most."""
    found = key_and_distractors(question)
    if found is None:
        return
    key, distractors = found
    most = max(clauses(choice.text.text) for choice in distractors)
    if clauses(key.text.text) >= most + MORE:
        message = "the key has two clauses more than any distractor; move its reasons into the explanation"
        yield key.start, message
