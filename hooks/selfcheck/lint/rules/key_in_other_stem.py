"""A key that another question's stem gives away.

What it does: Finds keys of two words or more whose text stands in the stem of another question, on any page.

Why it is bad: Who reads on finds the answer, and learns to look for it there (Haladyna, Downing and Rodriguez 2002).

Bad:

    /// question | places-pods

    Which part finds a place for work?

    - [x] The pod scheduler
    - [ ] The image registry
        > It serves images.
    - [ ] The node kubelet
        > It runs the pods that its node was given.

    The scheduler filters and scores the nodes, and picks the best of them.
    ///

    /// question | what-it-reads

    What does the pod scheduler read before it decides?

    - [ ] Logs
        > They tell of what was.
    - [x] Requests
    - [ ] Metrics
        > The autoscaler reads them.

    It adds up what the pods of a node request, not what they use.
    ///

Good:

    /// question | places-pods

    Which part finds a place for work?

    - [x] The pod scheduler
    - [ ] The image registry
        > It serves images.
    - [ ] The node kubelet
        > It runs the pods that its node was given.

    The scheduler filters and scores the nodes, and picks the best of them.
    ///

    /// question | what-it-reads

    What is read before a pod gets its node?

    - [ ] Logs
        > They tell of what was.
    - [x] Requests
    - [ ] Metrics
        > The autoscaler reads them.

    What the pods of a node request is added up, not what they use.
    ///
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfcheck.lint.finding import Note
from selfcheck.lint.text import plain, with_choices, words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import QuestionBank

SEVERITY = "info"

FEWEST_WORDS = 2
ARTICLE = re.compile(r"^(?:an?|the) ")


def check_bank(bank: QuestionBank) -> Iterator[Note]:
    """Look for each key, without its article, in the stems of the other questions."""
    by_word = _stems_by_word(bank)
    for page in bank.pages:
        for question in page.questions:
            found = with_choices(question)
            for choice in found.choices if found else ():
                key = ARTICLE.sub("", plain(choice.text.text).lower()).rstrip(".")
                if not choice.is_key or len(key.split()) < FEWEST_WORDS:
                    continue
                # Only stems with the key's rarest word can say it, so that a large bank costs no more a question.
                stems = min((by_word.get(word, []) for word in words(key)), key=len, default=[])
                other = next((name for name, stem in stems if name != question.id and _says(stem, key)), None)
                if other:
                    message = f"the stem of `{other}` says this key; let it ask without the words"
                    yield Note(page.path, choice.start, message)


def _stems_by_word(bank: QuestionBank) -> dict[str, list[tuple[str, str]]]:
    found: dict[str, list[tuple[str, str]]] = {}
    for page in bank.pages:
        for question in page.questions:
            stem = plain(question.stem.text).lower()
            for word in words(stem):
                found.setdefault(word, []).append((question.id, stem))
    return found


def _says(stem: str, key: str) -> bool:
    return key in stem and re.search(rf"\b{re.escape(key)}\b", stem) is not None
