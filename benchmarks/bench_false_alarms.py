"""How often the guess-bots stop a bank whose keys are drawn at random: 100 banks of 200 pages with ten questions each."""

from __future__ import annotations

from random_bank import random_bank
from selfcheck.lint import Severity, lint

BANKS = 100
PAGES = 200


def bench_false_alarms_of_random_banks() -> None:
    stopped = [
        seed
        for seed in range(BANKS)
        if any(one.severity is not Severity.INFO for one in lint(random_bank(seed, PAGES)))
    ]

    print(f"\nrandom banks that would stop a strict build: {len(stopped)} of {BANKS}")
    assert len(stopped) < BANKS / 100
