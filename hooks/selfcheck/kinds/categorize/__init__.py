"""Items to be put into named groups: `kind: categorize` and a two-column table, item and group."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from selfcheck.kinds.kind import Kind, labeled
from selfcheck.kinds.table import cell, divide, key_row, options_of, read_rows, render_table, select_row
from selfcheck.model import Passage, Question, normalize, short_hash, shuffled
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from selfcheck.kinds.kind import Both
    from selfcheck.markup import Content
    from selfcheck.reading.parts import Parts
    from selfcheck.reading.source import Line


class CategorizeKey(TypedDict):
    """The id of the group that each item belongs to, by the item's."""

    groups: dict[str, str]


@dataclass(frozen=True, slots=True)
class Member:
    """An item, and the group that it belongs to."""

    id: str
    item: Passage
    group_id: str
    group: Passage


@dataclass(frozen=True, slots=True)
class CategorizeQuestion(Question):
    """Items to be put into groups, under the two headers of their table."""

    headers: tuple[Passage, Passage]
    members: tuple[Member, ...]

    @property
    def groups(self) -> list[tuple[str, Passage]]:
        """The groups, each once, in the order in which the table first names them."""
        return list({one.group_id: one.group for one in reversed(self.members)}.items())[::-1]

    @property
    def in_built_order(self) -> list[Member]:
        """The items shuffled, so that those of a group don't stand together."""
        by_id = {one.id: one for one in self.members}
        return [by_id[one] for one in shuffled(self, by_id)]


class Categorize(Kind[CategorizeQuestion]):
    """Items to be put into groups."""

    name = "categorize"
    options = ()
    key_type = CategorizeKey

    def read(self, parts: Parts) -> CategorizeQuestion:
        """Read a stem, a table and an explanation."""
        above, table, below = divide(parts)
        stem = parts.stem(above)
        if not table:
            message = "a categorize question has a table; write `| item | group |`, a row per item"
            parts.mistakes.add(parts.start, "no-table", message)
        headers, members = _members(parts, table)
        explanation = parts.explanation(below, "below the table")
        return CategorizeQuestion(
            self.name, parts.id, parts.start, parts.options, stem, explanation, headers, members
        )

    def passages(self, question: CategorizeQuestion) -> Iterator[Passage]:
        """List the cells, headers first."""
        yield from question.headers
        yield from self.lines(question)

    def lines(self, question: CategorizeQuestion) -> Iterator[Passage]:
        """List the cells below the headers."""
        for one in question.members:
            yield one.item
            yield one.group

    def asked(self, question: CategorizeQuestion) -> object:
        """Return each item with its group, in an order of their own."""
        return sorted((one.id, one.group_id) for one in question.members)

    def chance(self, question: CategorizeQuestion) -> float:
        """Return the share of one way to fill the table among all."""
        return float(1 / len(question.groups) ** len(question.members))

    def inputs(self, question: CategorizeQuestion, name: str, content: Content) -> str:
        """Write the table; each item heads its row and names the row's select of groups."""
        options = options_of(
            word("group_unset"), ((key, content.words(group)) for key, group in question.groups)
        )
        rows = (
            select_row(f"{name}-{one.id}", one.id, cell(one.item, content), options)
            for one in question.in_built_order
        )
        return render_table(question.headers, rows, content)

    def key(self, question: CategorizeQuestion) -> CategorizeKey:
        """Return the group of each item."""
        return {"groups": {one.id: one.group_id for one in question.members}}

    def answer(self, question: CategorizeQuestion, content: Content) -> str:
        """Write the table with the group of each item."""
        rows = (
            key_row(one.id, cell(one.item, content), cell(one.group, content)) for one in question.members
        )
        return labeled(word("correct_answer"), render_table(question.headers, rows, content))

    def exported(self, question: CategorizeQuestion, both: Both) -> Mapping[str, Any]:
        """Return items, groups and which belong together."""
        return {
            "headers": [both(header) for header in question.headers],
            "items": [{"id": one.id, "text": both(one.item)} for one in question.members],
            "groups": [{"id": key, "text": both(group)} for key, group in question.groups],
            "key": {one.id: one.group_id for one in question.members},
        }


def _members(parts: Parts, table: Sequence[Line]) -> tuple[tuple[Passage, Passage], tuple[Member, ...]]:
    rows = read_rows(parts, table, "item and group")
    if not rows:
        nothing = Passage("", (parts.start,))
        return (nothing, nothing), ()
    members: list[Member] = []
    for line, (item, group) in rows[1:]:
        place = line.position(line.indent)
        if not item.text or not group.text:
            empty = "item" if not item.text else "group"
            parts.mistakes.add(place, "empty-match", f"this row has no {empty}; fill both of its cells")
        if any(one.item.text == item.text for one in members):
            parts.mistakes.add(place, "duplicate-rows", "this item repeats another; say something else")
        key = short_hash(normalize(group.text))
        members.append(Member(short_hash(normalize(item.text)), item, key, group))
    if len({one.group_id for one in members}) < 2:
        message = "a categorize question has two groups or more; add rows with another group"
        parts.mistakes.add(parts.start, "no-pairs", message)
    return rows[0][1], tuple(members)
