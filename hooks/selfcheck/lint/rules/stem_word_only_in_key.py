"""A word of the stem in the key and in no distractor.

What it does: Finds words of the stem that carry meaning, and that only the key repeats.

Why it is bad: The word links stem and key for a reader who understands neither. It is common also in good items (5 %), so it counts
against a bank only when it pays: see `guess-stem-words` (Haladyna, Downing and Rodriguez 2002).

Bad:

    /// question | an-id

    Which part looks for a node with room?

    - [x] The node scheduler
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

    Which part looks for a node with room?

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

from selfcheck.lint.text import key_and_distractors, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Position, Question

SEVERITY = "info"


def check_question(question: Question) -> Iterator[tuple[Position, str]]:
    """Compare the words of the stem with those of the choices."""
    found = key_and_distractors(question)
    if found is None:
        return
    key, distractors = found
    shared = words(question.stem.text) & words(key.text.text)
    only = shared.difference(*(words(choice.text.text) for choice in distractors))
    if only:
        listed = ", ".join(f"`{word}`" for word in sorted(only))
        yield (
            key.start,
            f"of the choices the key alone repeats {listed} from the stem; use it in a distractor too",
        )
