"""Ten thousand mutated pages from seeds that nobody has tried; those that fail are named, to be kept in tests/test_fuzz.py."""

from __future__ import annotations

import secrets
from time import perf_counter

from fuzz import check, mutated

PAGES = 10_000


def bench_mutated_pages() -> None:
    """Hold each page to what the engine promises."""
    first = secrets.randbelow(10**9)
    begin = perf_counter()
    shown = 0
    failed: list[int] = []
    for seed in range(first, first + PAGES):
        try:
            shown += check(mutated(seed))
        except Exception as error:  # noqa: BLE001 - whatever it is, the seed is kept
            failed.append(seed)
            print(f"\nseed {seed}: {type(error).__name__}: {error}")
    print(
        f"\n{PAGES} pages from seed {first} in {perf_counter() - begin:.0f} s: {shown} shown, {len(failed)} failed"
    )
    assert not failed, f"keep these seeds in tests/test_fuzz.py: {failed}"
