"""An answer as the store keeps it."""

from __future__ import annotations

from typing import Any

RECORD: dict[str, Any] = {
    "attempt": "0000abcdefgh",
    "question": "an-id",
    "rev": "12345678",
    "phase": "quiz",
    "picked": ["a"],
    "verdict": "correct",
    "day": "2026-11-23",
}
