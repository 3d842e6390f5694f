"""Items to be put into named groups: `kind: categorize` and a two-column table, item and group."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from selfcheck.kinds.table import TableKind
from selfcheck.model import shuffled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfcheck.kinds.table import Cells, TableQuestion
    from selfcheck.reading.parts import Parts
    from selfcheck.reading.source import Line


class CategorizeKey(TypedDict):
    """The id of the group that each item belongs to, by the item's."""

    groups: dict[str, str]


class Categorize(TableKind):
    """Items to be put into groups, each with as many items as it has."""

    name = "categorize"
    key_type = CategorizeKey
    columns = ("item", "group")
    has_groups = True
    unset = "group_unset"

    def check(self, parts: Parts, rows: Sequence[tuple[Line, Cells]]) -> None:
        """Note empty cells, repeated items, and too few groups."""
        items: set[str] = set()
        for line, (item, group) in rows:
            place = line.position(line.indent)
            if not item.text or not group.text:
                empty = "item" if not item.text else "group"
                parts.mistakes.add(place, "empty-match", f"this row has no {empty}; fill both of its cells")
            if item.text in items:
                parts.mistakes.add(place, "duplicate-rows", "this item repeats another; say something else")
            items.add(item.text)
        if len({group.text for _, (_, group) in rows}) < 2:
            message = "a categorize question has two groups or more; add rows with another group"
            parts.mistakes.add(parts.start, "no-pairs", message)

    def prompts_in_order(self, question: TableQuestion) -> list[str]:
        """Shuffle the items, so that a group's items are not next to each other."""
        return shuffled(question, question.prompts)

    def matches_in_order(self, question: TableQuestion) -> list[str]:
        """Keep the groups in the order in which the table first names them."""
        return list(question.matches)

    def key(self, question: TableQuestion) -> CategorizeKey:
        """Return the group of each item."""
        return {"groups": {row.id: row.match_id for row in question.prompts.values()}}
