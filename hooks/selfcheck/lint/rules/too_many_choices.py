"""More than five choices.

What it does: Counts the choices of a question.

Why it is bad: Three do: a fourth is seldom picked, and a sixth is read by nobody (Rodriguez 2005).

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
    - [ ] The proxy
        > It passes packets on.
    - [ ] The runtime
        > It starts containers.

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

SEVERITY = "error"

MOST = 5


def check_question(question: Question) -> Iterator[tuple[Position, str]]:
    """Count."""
    found = with_choices(question)
    if found and len(found.choices) > MOST:
        count = len(found.choices)
        yield (
            found.choices[MOST].start,
            f"here are {count} choices; keep the three or four that somebody would pick",
        )
