"""Numbers that pages state and no figure's model computes."""

from __future__ import annotations

import pytest
import scipy  # whose parts are loaded where they are used

PARAMETERS = 8e9


@pytest.mark.parametrize(
    ("before", "after", "needed"),
    [(0.08, 0.09, 12_200), (0.08, 0.12, 880), (0.02, 0.03, 3800), (0.02, 0.022, 80_700)],
)
def test_how_many_a_canary_has_to_serve(before: float, after: float, needed: int) -> None:
    """What pages state, rounded: two proportions, pooled where they are equal; power .8, two-sided alpha .05.

    This is the sample size of R's power.prop.test, and without a correction for continuity that of Fleiss, Levin and
    Paik 2003 (10.1002/0471445428), chapter 4.
    """
    mean = (before + after) / 2
    equal = scipy.stats.norm.ppf(0.975) * (2 * mean * (1 - mean)) ** 0.5
    unequal = scipy.stats.norm.ppf(0.8) * (before * (1 - before) + after * (1 - after)) ** 0.5

    assert ((equal + unequal) / (before - after)) ** 2 == pytest.approx(needed, rel=0.01)


def test_what_a_re_ranker_takes_and_saves() -> None:
    """Of the question about relief: 2 operations for each parameter and token that a model reads."""
    a_small_re_ranker = 2 * 20e6 * 50 * 330
    five_passages_become_three = 2 * PARAMETERS * (2000 - 1400)

    assert a_small_re_ranker == pytest.approx(7e11, rel=0.06)
    assert five_passages_become_three == pytest.approx(9.6e12)
    # With BERT-large, 340 million parameters, on 100 passages, it would not pay.
    assert five_passages_become_three < 2 * 340e6 * 100 * 330


def test_what_a_ring_all_reduce_sends_and_how_long_it_takes() -> None:
    """What the page on workloads states of 7 billion parameters: in a server of eight, and among many servers."""
    gradients = 7e9 * 2

    in_a_server = 2 * 7 / 8 * gradients
    assert in_a_server == pytest.approx(24.5e9)
    assert in_a_server / 450e9 == pytest.approx(0.054, abs=0.0005)
    assert 2 * gradients / 50e9 == pytest.approx(0.56)


def test_how_long_an_exact_search_takes_in_the_hosts_memory() -> None:
    """10 million vectors of 768 numbers, and two processors with eight channels of DDR5-4800, 8 bytes wide."""
    vectors = 10e6 * 768 * 4
    peak = 2 * 8 * 4800e6 * 8

    assert vectors == pytest.approx(31e9, rel=0.01)
    assert peak == pytest.approx(614e9, rel=0.001)
    assert vectors / peak == pytest.approx(0.050, abs=0.0005)
    assert vectors / (peak / 2) == pytest.approx(0.100, abs=0.001)
