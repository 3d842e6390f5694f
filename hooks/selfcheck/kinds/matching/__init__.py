"""Pairs to be matched: `kind: matching` and a two-column table, a row per right pair."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypedDict

from selfcheck.kinds.table import TableKind
from selfcheck.model import shuffled

if TYPE_CHECKING:
    from collections.abc import Sequence

    from selfcheck.kinds.table import Cells, TableQuestion
    from selfcheck.reading.parts import Parts
    from selfcheck.reading.source import Line


class MatchingKey(TypedDict):
    """The id of the match that belongs to each prompt, by the prompt's."""

    pairs: dict[str, str]


class Matching(TableKind):
    """Pairs to be matched, each match with one prompt or with none."""

    name = "matching"
    key_type = MatchingKey
    columns = ("prompt", "match")
    has_groups = False
    unset = "match_unset"

    def check(self, parts: Parts, rows: Sequence[tuple[Line, Cells]]) -> None:
        """Note rows without a match, repeated prompts, and too few pairs."""
        prompts: set[str] = set()
        for line, (prompt, match) in rows:
            place = line.position(line.indent)
            if not match.text:
                parts.mistakes.add(place, "empty-match", "this row has no match; fill its second cell")
            if prompt.text and prompt.text in prompts:
                parts.mistakes.add(place, "duplicate-rows", "this prompt repeats another; say something else")
            prompts |= {prompt.text} if prompt.text else set()
        if sum(bool(prompt.text) for _, (prompt, _) in rows) < 2:
            message = "a matching question has two pairs or more; add rows to the table"
            parts.mistakes.add(parts.start, "no-pairs", message)

    def prompts_in_order(self, question: TableQuestion) -> list[str]:
        """Keep the prompts in the order of the source: their matches are shuffled."""
        return list(question.prompts)

    def matches_in_order(self, question: TableQuestion) -> list[str]:
        """Shuffle the matches, decoys and all."""
        return shuffled(question, question.matches)

    def key(self, question: TableQuestion) -> MatchingKey:
        """Return which match belongs to which prompt."""
        return {"pairs": {row.id: row.match_id for row in question.prompts.values()}}
