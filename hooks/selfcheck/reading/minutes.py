"""How long it takes to read a text."""

WORDS_A_MINUTE = 220


def minutes(words: float) -> int:
    """Return the minutes that it takes to read so many words: one at least."""
    return max(1, round(words / WORDS_A_MINUTE))
