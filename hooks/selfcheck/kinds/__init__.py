"""The kinds of questions: all there are, and which one a question is of."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from selfcheck.kinds.categorize import Categorize
from selfcheck.kinds.choice import Multiple, Single
from selfcheck.kinds.cloze import Cloze
from selfcheck.kinds.matching import Matching
from selfcheck.kinds.numeric import Numeric
from selfcheck.kinds.ordering import Ordering
from selfcheck.kinds.text import Text
from selfcheck.kinds.true_false import TrueFalse
from selfcheck.model import normalize, short_hash

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from selfcheck.kinds.kind import Kind
    from selfcheck.model import Passage, Question

KINDS: Mapping[str, Kind[Any]] = {
    kind.name: kind
    for kind in (
        Single(),
        Multiple(),
        TrueFalse(),
        Numeric(),
        Text(),
        Cloze(),
        Ordering(),
        Matching(),
        Categorize(),
    )
}
SPECIAL_OPTIONS = tuple(sorted({key for kind in KINDS.values() for key in kind.options}))


def kind_of(question: Question) -> Kind[Any]:
    """Return the kind of a question."""
    return KINDS[question.kind]


def passages(question: Question) -> Iterator[Passage]:
    """List every piece of Markdown in a question, in the order of the source."""
    yield question.stem
    yield from kind_of(question).passages(question)
    yield question.explanation
    yield from question.options.hints


def lines_of(question: Question) -> Iterator[Passage]:
    """List the choices, rows, and cells of a question: what begins with inline text."""
    return kind_of(question).lines(question)


def revision(question: Question) -> str:
    """Hash what is asked (stem, choices, and key), so that an answer to another wording is not taken for one to this.

    An explanation, feedback, or option may change without changing the revision; so may the order of the choices.
    """
    return short_hash(question.kind, normalize(question.stem.text), kind_of(question).asked(question))
