"""A stem whose last word fits only some of the choices.

What it does: Finds stems that end with `a` or `an`, where the key fits and a distractor does not.

Why it is bad: Grammar gives the key away: after `an` comes a vowel. Write `a or an`, or put the article into the choices (NBME,
s12909-016-0559-7).

Bad:

    /// question | an-id

    The part that adds pods is called an ___

    - [x] autoscaler
    - [ ] router
        > It passes requests on.
    - [ ] registry
        > It serves images.
    - [ ] kubelet
        > It runs pods.

    The autoscaler compares what pods use with a target, and asks for more.
    ///

Good:

    /// question | an-id

    The part that adds pods is called:

    - [x] an autoscaler
    - [ ] a router
        > It passes requests on.
    - [ ] a registry
        > It serves images.
    - [ ] a kubelet
        > It runs pods.

    The autoscaler compares what pods use with a target, and asks for more.
    ///
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfcheck.lint.text import key_and_distractors, plain

if TYPE_CHECKING:
    from collections.abc import Iterator

    from selfcheck.model import Position, Question

SEVERITY = "error"

ARTICLE = re.compile(r"\b(?P<article>an?)[\s:_.…]*$", re.IGNORECASE)
VOWEL = re.compile(r"[aeiou]|h(?:our|onest)", re.IGNORECASE)


def check_question(question: Question) -> Iterator[tuple[Position, str]]:
    """Compare the article with the first sound of each choice."""
    found = key_and_distractors(question)
    match = ARTICLE.search(plain(question.stem.text))
    if found is None or match is None:
        return
    key, distractors = found
    wants_vowel = match["article"].lower() == "an"

    def fits(text: str) -> bool:
        return bool(VOWEL.match(plain(text))) == wants_vowel

    if fits(key.text.text) and not all(fits(choice.text.text) for choice in distractors):
        message = (
            f"`{match['article']}` at the end of the stem rules choices out; put the article into the choices"
        )
        yield question.stem.start, message
