"""Finds the kind of a question block from what its author says and what its body shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.kinds import KINDS, SPECIAL_OPTIONS
from selfcheck.kinds.choice import ChoiceKind
from selfcheck.kinds.numeric import is_number, mended
from selfcheck.kinds.true_false import is_true_or_false
from selfcheck.reading.gaps import has_brackets
from selfcheck.reading.mistakes import suggestion

if TYPE_CHECKING:
    from selfcheck.reading.parts import Parts

TYPED = {"numeric", "text", "true-false"}


def settle_kind(parts: Parts, *, has_choices: bool) -> str | None:
    """Return a question's kind; None where author and body disagree, which is noted."""
    said = parts.said_kind
    if "kind" in parts.values and said not in KINDS:
        hint = suggestion(said or "", KINDS)
        place = parts.values["kind"].position
        parts.mistakes.add(place, "unknown-kind", f"there is no kind `{said or ''}`; {hint}")
        return None
    kind = said or _from_body(parts, has_choices=has_choices)
    _check_options(parts, kind)
    _check_answer(parts, kind)
    if has_choices and not isinstance(KINDS[kind], ChoiceKind):
        place = parts.values["kind"].position if said else parts.values["answer"].position
        message = f"a {kind} question has no choices; take out the list with boxes, or the option"
        parts.mistakes.add(place, "kind-and-body", message)
        return None
    return kind


def _from_body(parts: Parts, *, has_choices: bool) -> str:
    if value := parts.values.get("answer"):
        return "numeric" if is_number(value) else "true-false" if is_true_or_false(value) else "text"
    if not has_choices and has_brackets(parts.lines, parts.hidden):
        return "cloze"
    return "single"


def _check_answer(parts: Parts, kind: str) -> None:
    """Note an answer that is almost a number, and gaps beside an answer."""
    if "answer" not in parts.values or kind not in TYPED:
        return
    value = parts.values["answer"]
    if kind == "text" and not parts.said_kind and (better := mended(value)):
        message = (
            f"`{value.text}` is read as a word; write {better}, or `kind: text` where this very text is asked"
        )
        parts.mistakes.add(value.position, "almost-a-number", message)
    if has_brackets(parts.lines, parts.hidden):
        message = (
            "the stem has gaps, which have answers of their own; take out `answer`, or the double brackets"
        )
        parts.mistakes.add(value.position, "kind-and-body", message)


def _check_options(parts: Parts, kind: str) -> None:
    """Note the options of other kinds."""
    for key, value in parts.values.items():
        if key in SPECIAL_OPTIONS and key not in KINDS[kind].options:
            kinds = [f"`{name}`" for name, other in KINDS.items() if key in other.options]
            message = (
                f"`{key}` belongs to questions of the kind {' or '.join(kinds)}, and this one is `{kind}`"
            )
            parts.mistakes.add(value.position, "foreign-option", message)
