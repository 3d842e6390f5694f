"""Choices, rows, or matches that a reader cannot tell apart, or sees nothing of.

What it does: Finds choices, rows, items, and matches whose text is the same once marks of emphasis, code, comments and
links are taken out, and those that have no text and no picture.

Why it is bad: A screen reader says the same of both, so a reader has to guess which one is meant. An answer to nothing is
no answer.

Bad:

    /// question | units-of-work

    What does the scheduler place on a node?

    - [x] A pod
    - [ ] A *pod*
        > It says the same.
    - [ ] A container
        > Containers come with their pod.

    The scheduler binds pods to nodes. Containers have no place of their own.
    ///

Good:

    /// question | units-of-work

    What does the scheduler place on a node?

    - [x] A pod
    - [ ] A process
        > The kernel places processes on processors.
    - [ ] A container
        > Containers come with their pod.

    The scheduler binds pods to nodes. Containers have no place of their own.
    ///
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfcheck.kinds import lines_of
from selfcheck.lint.text import plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Passage, Position, Question

SEVERITY = "error"

COMMENT = re.compile(r"<!--.*?-->", re.DOTALL)
TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
PICTURE = re.compile(r"!\[|<(?:img|svg|picture|video|audio|canvas|math)\b|```|~~~")


def check_question(question: Question) -> Iterator[tuple[Position, str]]:
    """Compare what a question has for its reader to tell apart."""
    first: dict[str, Passage] = {}
    for line in lines_of(question):
        if PICTURE.search(line.text):
            continue
        seen = _seen(line.text)
        if not seen:
            yield line.start, "a reader sees nothing of this; write words"
            continue
        other = first.setdefault(seen, line)
        # Several rows of a table may have the same text, as items of one group do.
        if other.text != line.text:
            message = f"this looks like what line {other.start.line} says; write other words"
            yield line.start, message


def _seen(text: str) -> str:
    """Return the words that a reader sees."""
    return " ".join(plain(TAG.sub("", COMMENT.sub("", text))).split())
