"""A stem that asks nothing.

What it does: Finds stems without a question mark, that end with neither a blank nor a colon, and tell the reader to do nothing.

Why it is bad: A reader has to guess from the choices what is asked. A stem stands by itself (Haladyna, Downing and Rodriguez 2002).

Bad:

    /// question | an-id

    Kubernetes places pods on nodes.

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

import re
from typing import TYPE_CHECKING

from selfcheck.lint.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Position, Question

SEVERITY = "warning"

TELLS = re.compile(
    r"(?:^|[.:!?]\s)(?:please )?(?:arrange|choose|compute|calculate|complete|estimate|fill|find|match|name|order|pick|put|select|sort|state|tell|write)\b",
    re.IGNORECASE,
)


def check_question(question: Question) -> Iterator[tuple[Position, str]]:
    """Look for what makes a stem ask."""
    text = plain(question.stem.text)
    asks = (
        "?" in text or "___" in question.stem.text or text.endswith((":", "…", "...")) or TELLS.search(text)
    )
    if not asks and question.kind not in {"cloze", "true-false"}:
        yield question.stem.start, "the stem asks nothing; end it with a question, a blank `___` or a colon"
