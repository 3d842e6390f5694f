"""What a question asks for, in the few shapes that all kinds share: exports write shapes, and know no kind."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Protocol, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Mapping, Sequence

    from selfcheck.model import Passage

    Both = Callable[[Passage], "Text"]
    """Gives a passage as Markdown and as HTML."""


@dataclass(frozen=True, slots=True)
class Text:
    """A passage as its author wrote it and as HTML."""

    markdown: str
    html: str


@dataclass(frozen=True, slots=True)
class Option:
    """A choice: its text, its weight as a share of full marks, and its feedback."""

    id: str
    text: Text
    weight: float
    feedback: Text | None

    @property
    def is_key(self) -> bool:
        """Whether it is right."""
        return self.weight > 0


@dataclass(frozen=True, slots=True)
class Choices:
    """Choices in the author's order. The weights of those picked add up to the score, which is 0 at the least."""

    options: tuple[Option, ...]
    shown: tuple[str, ...]
    """The ids as readers see them."""
    several: bool
    """Whether more than one may be picked."""

    @property
    def in_shown_order(self) -> list[Option]:
        """The choices as readers see them."""
        return in_order(self.options, self.shown)


@dataclass(frozen=True, slots=True)
class Statement:
    """A statement that is true or false."""

    is_true: bool


@dataclass(frozen=True, slots=True)
class Number:
    """A number, how far from it is right, and its unit."""

    value: float
    tolerance: float
    unit: str | None


@dataclass(frozen=True, slots=True)
class Words:
    """A word or a phrase in any of the accepted spellings."""

    accepted: tuple[str, ...]
    case_sensitive: bool


@dataclass(frozen=True, slots=True)
class Gaps:
    """What each gap of the stem accepts; each is an equal share of the score. `model.GAP` marks them in the stem."""

    gaps: tuple[tuple[str, ...], ...]
    case_sensitive: bool


@dataclass(frozen=True, slots=True)
class Item:
    """A row, a prompt, a match, or a group."""

    id: str
    text: Text


@dataclass(frozen=True, slots=True)
class Order:
    """Rows in the right order; the score is the share of neighbors in order."""

    rows: tuple[Item, ...]
    shown: tuple[str, ...]
    """The ids as readers see them first."""

    @property
    def in_shown_order(self) -> list[Item]:
        """The rows as readers see them first."""
        return in_order(self.rows, self.shown)


@dataclass(frozen=True, slots=True)
class Pairs:
    """Prompts, and the match of each; the score is the share of prompts with theirs. Each match is listed once."""

    headers: tuple[Text, Text]
    prompts: tuple[Item, ...]
    matches: tuple[Item, ...]
    key: Mapping[str, str]
    """The id of the match of each prompt, by the prompt's."""
    shown_prompts: tuple[str, ...]
    shown_matches: tuple[str, ...]
    groups: bool
    """Whether matches are groups, which take any number of prompts."""

    @property
    def prompts_in_shown_order(self) -> list[Item]:
        """The prompts as readers see them."""
        return in_order(self.prompts, self.shown_prompts)

    @property
    def matches_in_shown_order(self) -> list[Item]:
        """The matches as readers see them."""
        return in_order(self.matches, self.shown_matches)


Response = Choices | Statement | Number | Words | Gaps | Order | Pairs


class HasId(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """The id."""


One = TypeVar("One", bound=HasId)


def in_order(items: Iterable[One], ids: Sequence[str]) -> list[One]:
    """Put items into the order of these ids."""
    by_id = {item.id: item for item in items}
    return [by_id[one] for one in ids]
