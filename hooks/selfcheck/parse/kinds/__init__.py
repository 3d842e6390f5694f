"""The kinds of questions: which one a block is, and who reads it. A kind is a file here, named in `READERS`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.parse.kinds import choice, cloze, matching, numeric, ordering, text
from selfcheck.parse.mistakes import suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

    from selfcheck.parse.kinds.parts import Parts

READERS: Mapping[str, ModuleType] = {
    "cloze": cloze,
    "matching": matching,
    "multiple": choice,
    "numeric": numeric,
    "ordering": ordering,
    "single": choice,
    "text": text,
}
SPECIAL_OPTIONS = tuple(sorted({key for reader in READERS.values() for key in reader.OPTIONS}))


def settle_kind(parts: Parts, *, has_choices: bool) -> str | None:
    """Tell a question's kind from what its author says and what its body is; None where the two disagree."""
    said = parts.said_kind
    if "kind" in parts.values and said not in READERS:
        hint = suggestion(said or "", READERS)
        place = parts.values["kind"].position
        parts.mistakes.add(place, "unknown-kind", f"there is no kind `{said or ''}`; {hint}")
        return None
    kind = said or _from_body(parts, has_choices=has_choices)
    _check_options(parts, kind)
    _check_answer(parts, kind)
    if has_choices and READERS[kind] is not choice:
        place = parts.values["kind"].position if said else parts.values["answer"].position
        message = f"a {kind} question has no choices; take out the list with boxes, or the option"
        parts.mistakes.add(place, "kind-and-body", message)
        return None
    return kind


def _from_body(parts: Parts, *, has_choices: bool) -> str:
    if "answer" in parts.values:
        return "numeric" if numeric.is_number(parts.values["answer"]) else "text"
    if not has_choices and cloze.has_gaps(parts.lines, parts.hidden):
        return "cloze"
    return "single"


def _check_answer(parts: Parts, kind: str) -> None:
    """Note an answer that is almost a number, and gaps beside an answer."""
    if "answer" not in parts.values or kind not in {"numeric", "text"}:
        return
    value = parts.values["answer"]
    if kind == "text" and not parts.said_kind and (better := numeric.mended(value)):
        message = (
            f"`{value.text}` is read as a word; write {better}, or `kind: text` where this very text is asked"
        )
        parts.mistakes.add(value.position, "almost-a-number", message)
    if cloze.has_gaps(parts.lines, parts.hidden):
        message = (
            "the stem has gaps, which have answers of their own; take out `answer`, or the double brackets"
        )
        parts.mistakes.add(value.position, "kind-and-body", message)


def _check_options(parts: Parts, kind: str) -> None:
    """Note the options of other kinds."""
    for key, value in parts.values.items():
        if key in SPECIAL_OPTIONS and key not in READERS[kind].OPTIONS:
            kinds = [f"`{name}`" for name, reader in READERS.items() if key in reader.OPTIONS]
            message = (
                f"`{key}` belongs to questions of the kind {' or '.join(kinds)}, and this one is `{kind}`"
            )
            parts.mistakes.add(value.position, "foreign-option", message)
