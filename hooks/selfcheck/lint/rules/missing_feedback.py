"""A distractor without feedback.

What it does: Finds distractors that say nothing of why they are wrong.

Why it is bad: Elaborated feedback has an effect of .49, being told right or wrong alone .05 (Van der Kleij 2015). A reader who picked
this one learns that it is wrong, and nothing else.

Bad:

    /// question | an-id

    Which part places pods on nodes?

    - [x] The scheduler
    - [ ] The registry
        > It serves images.
    - [ ] The kubelet
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

from selfcheck.lint.text import with_choices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Position, Question

SEVERITY = "warning"


def check_question(question: Question) -> Iterator[tuple[Position, str]]:
    """Look at each distractor."""
    found = with_choices(question)
    for choice in found.choices if found else ():
        if not choice.is_key and choice.feedback is None:
            yield (
                choice.start,
                "this distractor has no feedback; say under it, after `> `, what is wrong with it",
            )
