"""How ids are written, of questions and of objectives."""

from __future__ import annotations

import re

ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
LONGEST_ID = 64


def is_id(text: str) -> bool:
    """Return whether a text is lower-case words joined by hyphens, and not too long."""
    return bool(ID.fullmatch(text)) and len(text) <= LONGEST_ID


def mended_id(text: str) -> str:
    """Make an id of a text that was meant to be one; empty where an id can hold nothing of it."""
    return re.sub(r"[^a-z0-9]+", "-", text.lower())[:LONGEST_ID].strip("-")
