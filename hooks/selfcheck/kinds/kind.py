"""What a kind of question is: each part that one has to have, so that the type checker names those that are missing.

A kind is a folder beside this file: its parts in `__init__.py`, what its inputs do in the browser in `widget.js`, its
styles in `styles.css` if it has any, and its cases in `cases.md`, which document, test and show it.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from typing import TYPE_CHECKING, Any, Generic, TypeVar

from selfcheck.markup import tag, text
from selfcheck.model import Question

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from selfcheck.kinds.response import Both, Response
    from selfcheck.markup import Content
    from selfcheck.model import Passage
    from selfcheck.reading.parts import Parts

Q = TypeVar("Q", bound=Question)


class Kind(ABC, Generic[Q]):
    """One kind of question, with all that the rest of the engine asks of it."""

    @property
    @abstractmethod
    def name(self) -> str:
        """How authors write the kind."""

    @property
    @abstractmethod
    def options(self) -> tuple[str, ...]:
        """The options that this kind has beside those of every question."""

    @property
    @abstractmethod
    def is_typed(self) -> bool:
        """Whether a reader types the answer, which then is nobody else's: files to share leave it out."""

    @property
    @abstractmethod
    def key_type(self) -> type:
        """The typed dictionary of the key, from which the browser's types are written."""

    @abstractmethod
    def read(self, parts: Parts) -> Q:
        """Read a question; what is wrong with it is noted, and nothing raised."""

    @abstractmethod
    def passages(self, question: Q) -> Iterator[Passage]:
        """List the Markdown between stem and explanation, in the order of the source."""

    @abstractmethod
    def lines(self, question: Q) -> Iterator[Passage]:
        """List those of its passages that begin with inline text, such as choices and cells."""

    @abstractmethod
    def asked(self, question: Q) -> object:
        """Return what beside the stem makes an answer one to this wording, as values for JSON."""

    @abstractmethod
    def chance(self, question: Q) -> float:
        """Return the probability that a guesser gets full marks, from 0 to 1; 0 where the answer is typed."""

    @abstractmethod
    def inputs(self, question: Q, name: str, content: Content) -> str:
        """Write what the reader answers with; `name` begins the ids and names of its inputs."""

    @abstractmethod
    def key(self, question: Q) -> Mapping[str, Any]:
        """Return what is right, for the script."""

    @abstractmethod
    def answer(self, question: Q, content: Content) -> str:
        """Write what is right, for readers."""

    @abstractmethod
    def response(self, question: Q, both: Both) -> Response:
        """Return what a reader is given to answer with, and the key, in one of the shapes that exports write."""

    def legend(self, question: Q, content: Content) -> tuple[str, str]:
        """Write what names the group of inputs, and the blocks of the stem below it."""
        return content.first_and_rest(question.stem)

    def on_paper(self, question: Q, content: Content) -> str:
        """Write the stem for a printed key."""
        return content.whole(question.stem)


def labeled(label: str, *inner: str) -> str:
    """Write an answer below its label."""
    return tag("div", tag("p", text(label), class_="sc-key-label"), *inner, class_="sc-correct")
