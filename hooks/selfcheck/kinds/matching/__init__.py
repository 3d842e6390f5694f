"""Pairs to be matched: `kind: matching` and a two-column table, a row per right pair."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, TypedDict

from selfcheck.kinds.kind import Kind, labeled
from selfcheck.kinds.table import cell, divide, key_row, options_of, read_rows, render_table, select_row
from selfcheck.markup import tag, text
from selfcheck.model import Passage, Question, normalize, short_hash, shuffled
from selfcheck.words import word

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence
    from typing import Any

    from selfcheck.kinds.kind import Both
    from selfcheck.markup import Content
    from selfcheck.reading.parts import Parts
    from selfcheck.reading.source import Line


class MatchingKey(TypedDict):
    """The id of the match that belongs to each prompt, by the prompt's."""

    pairs: dict[str, str]


@dataclass(frozen=True, slots=True)
class Pair:
    """A right pair; without a prompt it is a decoy, to be matched with nothing."""

    id: str
    prompt: Passage | None
    match_id: str
    match: Passage


@dataclass(frozen=True, slots=True)
class MatchingQuestion(Question):
    """Prompts to be matched, under the two headers of their table."""

    headers: tuple[Passage, Passage]
    pairs: tuple[Pair, ...]

    @property
    def matches(self) -> list[tuple[str, Passage]]:
        """What can be selected, decoys and all, each once and shuffled."""
        found = {pair.match_id: pair.match for pair in self.pairs}
        return [(one, found[one]) for one in shuffled(self, found)]


class Matching(Kind[MatchingQuestion]):
    """Pairs to be matched."""

    name = "matching"
    options = ()
    key_type = MatchingKey

    def read(self, parts: Parts) -> MatchingQuestion:
        """Read a stem, a table and an explanation."""
        above, table, below = divide(parts)
        stem = parts.stem(above)
        if not table:
            message = "a matching question has a table; write `| prompt | match |`, a row per right pair"
            parts.mistakes.add(parts.start, "no-table", message)
        headers, pairs = _pairs(parts, table)
        explanation = parts.explanation(below, "below the table")
        return MatchingQuestion(
            self.name, parts.id, parts.start, parts.options, stem, explanation, headers, pairs
        )

    def passages(self, question: MatchingQuestion) -> Iterator[Passage]:
        """List the cells, headers first."""
        yield from question.headers
        yield from self.lines(question)

    def lines(self, question: MatchingQuestion) -> Iterator[Passage]:
        """List the cells below the headers."""
        for pair in question.pairs:
            yield from (pair.match,) if pair.prompt is None else (pair.prompt, pair.match)

    def asked(self, question: MatchingQuestion) -> object:
        """Return the pairs, in an order of their own."""
        return sorted((pair.id, pair.match_id) for pair in question.pairs)

    def chance(self, question: MatchingQuestion) -> float:
        """Return the share of one way to fill the table among all."""
        prompts = sum(pair.prompt is not None for pair in question.pairs)
        return float(1 / len(question.matches) ** prompts)

    def inputs(self, question: MatchingQuestion, name: str, content: Content) -> str:
        """Write the table; each prompt heads its row and names the row's select."""
        options = options_of(
            word("match_unset"), ((key, content.words(match)) for key, match in question.matches)
        )
        rows = (
            select_row(f"{name}-{pair.id}", pair.id, cell(pair.prompt, content), options)
            for pair in question.pairs
            if pair.prompt is not None
        )
        return render_table(question.headers, rows, content)

    def key(self, question: MatchingQuestion) -> MatchingKey:
        """Return which match belongs to which prompt."""
        return {"pairs": {pair.id: pair.match_id for pair in question.pairs if pair.prompt is not None}}

    def answer(self, question: MatchingQuestion, content: Content) -> str:
        """Write the table of right pairs, and the decoys below it."""
        rows = (
            key_row(pair.id, cell(pair.prompt, content), cell(pair.match, content))
            for pair in question.pairs
            if pair.prompt is not None
        )
        table = render_table(question.headers, rows, content)
        decoys = (
            tag("p", text(word("decoy")), tag("span", cell(pair.match, content)), class_="sc-decoy")
            for pair in question.pairs
            if pair.prompt is None
        )
        return labeled(word("correct_answer"), table, *decoys)

    def exported(self, question: MatchingQuestion, both: Both) -> Mapping[str, Any]:
        """Return prompts, matches and which belong together."""
        return {
            "headers": [both(header) for header in question.headers],
            "prompts": [{"id": one.id, "text": both(one.prompt)} for one in question.pairs if one.prompt],
            "matches": [{"id": one.match_id, "text": both(one.match)} for one in question.pairs],
            "key": {one.id: one.match_id for one in question.pairs if one.prompt},
        }


def _pairs(parts: Parts, table: Sequence[Line]) -> tuple[tuple[Passage, Passage], tuple[Pair, ...]]:
    rows = read_rows(parts, table, "prompt and match")
    if not rows:
        nothing = Passage("", (parts.start,))
        return (nothing, nothing), ()
    pairs: list[Pair] = []
    for line, (prompt, match) in rows[1:]:
        _check_row(parts, line, prompt, match, pairs)
        pairs.append(_pair(prompt, match))
    if sum(pair.prompt is not None for pair in pairs) < 2:
        message = "a matching question has two pairs or more; add rows to the table"
        parts.mistakes.add(parts.start, "no-pairs", message)
    return rows[0][1], tuple(pairs)


def _check_row(parts: Parts, line: Line, prompt: Passage, match: Passage, before: list[Pair]) -> None:
    place = line.position(line.indent)
    if not match.text:
        parts.mistakes.add(place, "empty-match", "this row has no match; fill its second cell")
    if prompt.text and any(pair.prompt and pair.prompt.text == prompt.text for pair in before):
        parts.mistakes.add(place, "duplicate-rows", "this prompt repeats another; say something else")


def _pair(prompt: Passage, match: Passage) -> Pair:
    match_id = short_hash(normalize(match.text))
    row_id = short_hash(normalize(prompt.text)) if prompt.text else f"decoy-{match_id}"
    return Pair(row_id, prompt if prompt.text else None, match_id, match)
