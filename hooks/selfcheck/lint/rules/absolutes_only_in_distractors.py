"""Strict words in the distractors and none in the key.

What it does: Finds items where two distractors or more say `always`, `never`, `only`, `all`, `every`, `must` or `none`, and the key
says none of them.

Why it is bad: Readers learn that the strict choice is wrong, and stop reading it (Haladyna, Downing and Rodriguez 2002).

Bad:

    /// question | an-id

    Which part places pods on nodes?

    - [x] The scheduler
    - [ ] Only the registry
        > It serves images.
    - [ ] Always the kubelet
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

from selfcheck.lint.text import ABSOLUTE, key_and_distractors, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Position, Question

SEVERITY = "info"

STRICT = 2


def check_question(question: Question) -> Iterator[tuple[Position, str]]:
    """Count the choices with a strict word."""
    found = key_and_distractors(question)
    if found is None:
        return
    key, distractors = found
    strict = [choice for choice in distractors if ABSOLUTE.search(plain(choice.text.text))]
    if len(strict) >= STRICT and not ABSOLUTE.search(plain(key.text.text)):
        yield (
            strict[0].start,
            f"{len(strict)} distractors have a strict word and the key has none; soften one of them",
        )
