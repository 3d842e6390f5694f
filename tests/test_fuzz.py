"""A thousand mutated pages: each is shown whole, or its mistakes have a place."""

from __future__ import annotations

import pytest

from fuzz import check, mutated

PAGES = 1000
# Pages that once lost text, or told of a line that was not there.
KEPT = (22, 326, 12514, 18570)


@pytest.mark.parametrize("first", range(0, PAGES, 100))
def test_a_mutated_page_is_shown_whole_or_not_at_all(first: int) -> None:
    for seed in range(first, first + 100):
        text = mutated(seed)
        try:
            check(text)
        except Exception as error:
            error.add_note(f"the page of seed {seed}:\n{text}")
            raise


@pytest.mark.parametrize("seed", KEPT)
def test_a_page_that_was_mended_once_stays_whole(seed: int) -> None:
    check(mutated(seed))


def test_mutations_leave_pages_that_can_be_shown() -> None:
    """Otherwise nothing would be said of lost text."""
    assert sum(check(mutated(seed)) for seed in range(PAGES)) > PAGES / 20
