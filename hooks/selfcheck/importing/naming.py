"""Gives each imported question a unique id, made from its own id, its title or its first words."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

from selfcheck.importing.plain import clean, one_line
from selfcheck.model import GAP, short_hash
from selfcheck.reading.ids import LONGEST_ID, is_id, mended_id

if TYPE_CHECKING:
    from collections.abc import Iterable

WORDS_IN_ID = 6
LONGEST_BASE = LONGEST_ID - 4
"""Leaves room for a number behind it."""


class Names:
    """The ids that are taken."""

    def __init__(self, taken: Iterable[str] = ()) -> None:
        self.taken = set(taken)

    def new(self, candidates: Iterable[str]) -> str:
        """Make an id of the first candidate that has something for one."""
        found = [candidate for candidate in candidates if candidate.strip()]
        base = next((one for one in map(_base, found) if one), "")
        base = base or f"question-{short_hash(*found)}"
        name, number = base, 2
        while name in self.taken:
            name, number = f"{base[:LONGEST_BASE].rstrip('-')}-{number}", number + 1
        self.taken.add(name)
        return name


def last_name(path: str) -> str:
    """Return the last name of a category's path, in which two slashes stand for one of a name."""
    names = one_line(clean(path)).rstrip("/").replace("//", "\0").split("/")
    return names[-1].replace("\0", "/").strip() or "Questions"


def _base(candidate: str) -> str:
    candidate = candidate.strip()
    if is_id(candidate):
        return candidate
    ascii_text = unicodedata.normalize("NFKD", candidate.replace(GAP, " ")).encode("ascii", "ignore").decode()
    words = re.findall(r"[A-Za-z0-9]+", ascii_text.replace("'", ""))[:WORDS_IN_ID]
    return mended_id("-".join(words)[:LONGEST_BASE])
