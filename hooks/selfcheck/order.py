"""The order in which a question's choices are first shown: the same as `widget/core/order.js` makes of its first round."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

BITS = 0xFFFFFFFF
FNV_START = 0x811C9DC5
FNV_PRIME = 0x01000193


def first_order(ids: Iterable[str], question: str, phase: str) -> list[str]:
    """Order the ids of a question's choices, so that the script moves nothing when it comes.

    Args:
        ids: of the choices
        question: the question's id
        phase: "pretest" or "quiz", whose first orders differ

    """
    ids = list(ids)
    begun = _mixed(f"{question} {phase} 0 ", FNV_START)
    order = sorted(ids, key=lambda one: (_hash(one, begun), one))
    if phase != "pretest" and len(order) > 1 and order == first_order(ids, question, "pretest"):
        order = [*order[1:], order[0]]
    return order


def _mixed(text: str, begun: int) -> int:
    """Mix ASCII text in, as FNV-1a does."""
    value = begun
    for code in text.encode("ascii"):
        value = (value ^ code) * FNV_PRIME & BITS
    return value


def _hash(text: str, begun: int) -> int:
    """Finish FNV-1a with the final mix of MurmurHash3."""
    value = _mixed(text, begun)
    value = (value ^ value >> 16) * 0x85EBCA6B & BITS
    value = (value ^ value >> 13) * 0xC2B2AE35 & BITS
    return value ^ value >> 16
