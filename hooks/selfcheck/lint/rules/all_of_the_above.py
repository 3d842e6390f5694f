"""A choice that says all of the above.

What it does: Finds choices such as `All of the above` and `All of these`.

Why it is bad: Who sees that two choices are right knows that this one is, and choices are shuffled: nothing is above
(Haladyna, Downing and Rodriguez 2002).

Bad:

    /// question | an-id

    Which part places pods on nodes?

    - [ ] The scheduler
        > It is not alone.
    - [ ] The registry
        > It serves images.
    - [ ] The kubelet
        > It runs the pods that its node was given.
    - [x] All of the above

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

import re
from typing import TYPE_CHECKING

from selfcheck.lint.text import plain, with_choices

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Position, Question

SEVERITY = "error"

PATTERN = re.compile(
    r"^(?:all|both) (?:of )?(?:the above|the others?|these|those|them)\b|^all (?:choices|answers)\b",
    re.IGNORECASE,
)


def check_question(question: Question) -> Iterator[tuple[Position, str]]:
    """Look at each choice's first words."""
    found = with_choices(question)
    for choice in found.choices if found else ():
        if PATTERN.match(plain(choice.text.text)):
            message = "choices are shuffled, so nothing is above; ask for several keys with `kind: multiple` instead"
            yield choice.start, message
