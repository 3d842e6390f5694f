"""A choice that says none of the above.

What it does: Finds choices such as `None of the above` and `None of these`.

Why it is bad: It tells that a reader recognizes what is wrong, and not that they know what is right; and nothing is above where
choices are shuffled (Haladyna, Downing and Rodriguez 2002).

Bad:

    /// question | an-id

    Which part places pods on nodes?

    - [x] The scheduler
    - [ ] The registry
        > It serves images.
    - [ ] The kubelet
        > It runs the pods that its node was given.
    - [ ] None of the above
        > One of them does.

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

SEVERITY = "warning"

PATTERN = re.compile(
    r"^(?:none|neither) (?:of )?(?:the above|the others?|these|those|them)\b|^no(?:ne)? (?:choice|answer)s?\b",
    re.IGNORECASE,
)


def check_question(question: Question) -> Iterator[tuple[Position, str]]:
    """Look at each choice's first words."""
    found = with_choices(question)
    for choice in found.choices if found else ():
        if PATTERN.match(plain(choice.text.text)):
            yield (
                choice.start,
                "choices are shuffled, so nothing is above; write a distractor that somebody believes",
            )
