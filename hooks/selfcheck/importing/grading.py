"""Builds the body of a question from weighted answers, as learning platforms store them, and notes what is lost."""

from __future__ import annotations

from dataclasses import dataclass, replace
from decimal import Decimal, InvalidOperation
from typing import TYPE_CHECKING

from selfcheck.importing.plain import one_line
from selfcheck.importing.reading import OmitError, short
from selfcheck.importing.shape import Choice, Choices, Note, Number, Table, Text, Words

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from selfcheck.importing.shape import Body
    from selfcheck.model import Position

FULL = 100.0
# Weights are rounded, such as 33.33333.
NEAR = 0.01
ANY = "*"


@dataclass(frozen=True)
class Answer:
    """One answer with the share of the credit that it gets, in percent."""

    text: Text
    weight: float
    feedback: Text | None = None

    @property
    def is_right(self) -> bool:
        """Whether it gets full credit."""
        return self.weight >= FULL - NEAR


@dataclass(frozen=True)
class Graded:
    """The body of a question, its explanation, and notes about what was lost."""

    body: Body
    explanation: Text | None
    notes: tuple[Note, ...] = ()


def choices_of(
    answers: Sequence[Answer], general: Text | None, start: Position, *, is_single: bool
) -> Graded:
    """Make choices; a right answer's feedback is the explanation where there is no other."""
    is_key = [answer.is_right if is_single else answer.weight > 0 for answer in answers]
    if not any(is_key):
        raise OmitError(start, "no answer is fully correct; mark the correct one")
    found = [
        Choice(one.text, key, one.feedback)
        for one, key in zip(answers, is_key, strict=True)
        if one.text.markdown
    ]
    notes = [
        Note(one.text.start, "an empty answer was dropped; write it, or delete it")
        for one in answers
        if not one.text.markdown
    ]
    several = is_single and sum(is_key) > 1
    if several:
        message = f"any of these {sum(is_key)} correct answers was enough before; now readers have to select all of them"
        notes.append(Note(start, message))
    notes += (
        _partial_credit(answers, "say in its feedback how close it is")
        if is_single
        else _other_weights(answers, start)
    )
    explanation = general
    if not explanation:
        explanation = joined(choice.feedback for choice in found if choice.is_key)
        found = [replace(one, feedback=None) if one.is_key else one for one in found]
    return Graded(Choices(tuple(found), is_multiple=several or not is_single), explanation, tuple(notes))


def words_of(
    answers: Sequence[Answer], general: Text | None, start: Position, *, is_case_sensitive: bool = False
) -> Graded:
    """Make a question for a word; its answers are plain texts."""
    right = [answer for answer in answers if answer.is_right]
    accepted = tuple(dict.fromkeys(filter(None, (_bare(answer) for answer in right))))
    if not accepted:
        raise OmitError(start, "no answer is fully correct; add the correct one")
    notes = [
        Note(
            one.text.start,
            f"`{short(one.text.markdown)}` uses the wildcard `*`, which is not supported; list the accepted answers",
        )
        for one in right
        if ANY in one.text.markdown.replace("\\*", "")
    ]
    notes += _partial_credit(answers, "add it to `answer` if it should count")
    explanation, lost = explained(answers, general)
    return Graded(Words(accepted, is_case_sensitive), explanation, (*notes, *lost))


def number_of(
    answers: Sequence[tuple[Answer, str, str]], general: Text | None, start: Position, unit: str = ""
) -> Graded:
    """Make a question for a number, of answers with their number and tolerance; the first with full credit counts."""
    right = [(value, tolerance) for answer, value, tolerance in answers if answer.is_right and value != ANY]
    if not right:
        raise OmitError(start, "no number is fully correct; add the correct one")
    value, tolerance = right[0]
    notes = [
        Note(
            start,
            f"only one of several correct numbers was imported, {value}; reword the question if others count",
        )
        for other, _ in right[1:2]
    ]
    every = [answer for answer, _, _ in answers]
    notes += _partial_credit(every, "widen `tolerance` if it should count")
    explanation, lost = explained(every, general)
    body = Number(number(value, start), number(tolerance or "0", start).lstrip("-"), unit)
    if body.tolerance == "0":
        body = replace(body, tolerance="")
    return Graded(body, explanation, (*notes, *lost))


def table_of(rows: Sequence[tuple[Text | None, Text]], start: Position, kind: str = "") -> Table:
    """Make pairs, unless the kind is known: where a match repeats and none is a decoy, they are items and their groups."""
    matches = [one_line(match.markdown) for _, match in rows]
    repeats = len(set(matches)) < len(matches) and all(prompt for prompt, _ in rows)
    groups = kind == "categorize" or (repeats and kind != "matching")
    name, first, second = ("categorize", "Item", "Group") if groups else ("matching", "Prompt", "Match")
    return Table(name, (Text(first, start), Text(second, start)), tuple(rows))


def number(said: str, start: Position) -> str:
    """Write a number as our language does, without an exponent or zeros at its end."""
    try:
        value = Decimal(said.strip().replace(",", "."))
    except InvalidOperation:
        value = Decimal("NaN")
    if not value.is_finite() or abs(value.adjusted()) > 300:
        raise OmitError(start, f"`{short(said)}` is not a number; write one such as 12.5")
    written = f"{value:f}" if abs(value.adjusted()) < 20 else f"{value.normalize():e}"
    return written.rstrip("0").rstrip(".") if "." in written and "e" not in written else written


def explained(
    answers: Iterable[Answer], general: Text | None, *, with_wrong: bool = False
) -> tuple[Text | None, list[Note]]:
    """Return the explanation of a question whose answers have no feedback here, and notes on the feedback that is lost.

    Args:
        answers: with their feedback
        general: the feedback that everybody gets
        with_wrong: whether feedback on wrong answers explains the right one, as it does for a statement

    """
    used = [general] if general else [one.feedback for one in answers if one.is_right or with_wrong]
    told = {text.markdown for text in used if text}
    lost = [one.feedback for one in answers if one.feedback and one.feedback.markdown not in told]
    return joined(used), [
        Note(
            one.start,
            f"feedback not imported: “{one_line(one.markdown)}”; add it to the explanation",
        )
        for one in lost
    ]


def joined(texts: Iterable[Text | None]) -> Text | None:
    """Put texts together, each once."""
    found = {text.markdown: text for text in texts if text}
    if not found:
        return None
    return Text("\n\n".join(found), next(iter(found.values())).start)


def _bare(answer: Answer) -> str:
    return one_line(answer.text.markdown).replace("\\*", ANY)


def _partial_credit(answers: Iterable[Answer], advice: str) -> list[Note]:
    return [
        Note(
            one.text.start,
            f"partial credit is not supported: `{short(one.text.markdown)}` ({one.weight:g}%) is now incorrect; {advice}",
        )
        for one in answers
        if 0 < one.weight < FULL - NEAR
    ]


def _other_weights(answers: Sequence[Answer], start: Position) -> list[Note]:
    """Note weights by which a wrong pick costs another share than a right one gains."""
    share = FULL / sum(one.weight > 0 for one in answers)
    if all(abs(abs(one.weight) - share) < NEAR for one in answers):
        return []
    weights = ", ".join(f"{one.weight:g}" for one in answers)
    message = f"the weights {weights} were not imported; each wrong choice now cancels a correct one"
    return [Note(start, message, is_loss=False)]
