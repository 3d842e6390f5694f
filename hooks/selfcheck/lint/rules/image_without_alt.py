"""An image without alternative text.

What it does: Finds images in questions whose alternative text is empty.

Why it is bad: A reader who can't see it, or whose browser could not load it, gets a question with a hole (WCAG 2.2, 1.1.1).

Bad:

    /// question | an-id

    Which part of this cluster places pods on nodes? ![](cluster.svg)

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

    Which part of this cluster places pods on nodes? ![Two nodes](cluster.svg)

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

from selfcheck.kinds import passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Position, Question

SEVERITY = "error"

CODE = re.compile(r"`[^`]*`")
IMAGE = re.compile(r"!\[\s*\](?:\(|\[)|<img\b(?![^>]*\balt\s*=)[^>]*>", re.IGNORECASE)


def check_question(question: Question) -> Iterator[tuple[Position, str]]:
    """Look through every part for images, outside code."""
    for passage in passages(question):
        text = CODE.sub(lambda match: " " * len(match[0]), passage.text)
        for match in IMAGE.finditer(text):
            yield (
                passage.position(match.start()),
                "this image has no alternative text; say between `[` and `]` what it shows",
            )
