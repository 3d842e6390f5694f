"""A negative in the stem that is easy to miss.

What it does: Finds stems that ask `which ... not` or `... except` without emphasis on the word.

Why it is bad: A reader who overlooks it gets a question wrong that they know. Ask for what is so, or write `**not**`. Other uses of
`not` are fine: `does not compile` (NBME, s12909-016-0559-7).

Bad:

    /// question | an-id

    Which part does not serve images?

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

    Which part does **not** serve images?

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

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Position, Question

SEVERITY = "warning"

PATTERN = re.compile(
    r"\b(?:which|what|who)\b[^.?!]*?(?<![*_])\b(?P<word>not|except|least|NOT|EXCEPT)\b(?![*_])", re.IGNORECASE
)


def check_question(question: Question) -> Iterator[tuple[Position, str]]:
    """Look for the negative behind a question word; capitals count as emphasis."""
    match = PATTERN.search(question.stem.text)
    if match and not match["word"].isupper():
        word = match["word"]
        yield (
            question.stem.position(match.start("word")),
            f"`{word}` is easy to miss; write `**{word}**`, or ask for what is so",
        )
