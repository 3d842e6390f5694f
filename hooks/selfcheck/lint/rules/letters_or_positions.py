"""A choice named by a letter or a position.

What it does: Finds `both A and C`, `option B`, `the first choice` and the like in choices, feedback, and explanations.

Why it is bad: Choices are shuffled, so the letter or place is another one for each reader.

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

    Option B looks right, and it keeps images and places nothing at all.
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

from selfcheck.kinds import passages

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Position, Question

SEVERITY = "error"

PATTERN = re.compile(
    r"\b(?:(?i:both|either|neither) [A-E],? (?i:and|or|nor) [A-E]\b|(?i:option|choice|answer|distractor) [A-E]\b"
    r"|(?i:the (?:first|second|third|fourth|fifth|last) (?:option|choice|answer|distractor))\b|(?i:(?:option|choice|answer) [1-5])\b)"
)


def check_question(question: Question) -> Iterator[tuple[Position, str]]:
    """Look through all but the stem."""
    for passage in list(passages(question))[1:]:
        for match in PATTERN.finditer(passage.text):
            message = (
                f"choices are shuffled, so `{match[0]}` is another one for each reader; name what it says"
            )
            yield passage.position(match.start()), message
