"""A stem of fewer than four words.

What it does: Counts the words of a stem.

Why it is bad: A stem that says too little leaves the question to the choices (Haladyna, Downing and Rodriguez 2002).

Bad:

    /// question | an-id

    Who places pods?

    - [x] The scheduler
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

from selfcheck.lint.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Position, Question

SEVERITY = "warning"

FEWEST = 4


def check_question(question: Question) -> Iterator[tuple[Position, str]]:
    """Count the words."""
    count = len(plain(question.stem.text).split())
    if count < FEWEST:
        yield (
            question.stem.start,
            f"a stem of {count} word{'' if count == 1 else 's'} leaves the question to the choices; say what is asked",
        )
