"""How fast this machine is just now, so that a budget means the same on a slow hour as on a quick one."""

from __future__ import annotations

import statistics
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable

    from playwright.sync_api import Page

QUIET = 28.8
"""How many milliseconds the fixed work takes on the quiet machine that budgets are given for.

That machine opened a page of `bench_widget.py` in 8.1 ms, had the review ready in 144 ms, and the RAG figure in 196 ms, all
at revision 17e563e. A slower machine took 1.58 to 2.20 times as long for the three, 1.86 in the median of eleven runs, while
its fixed work took 53.6 ms in the median, from 46 to 70.
"""
ROUNDS = 5
# The same each time, and of both sorts: objects made and looked up by name, numbers sorted in their array. The first round
# also compiles it, so the median of some is taken.
FIXED_WORK = """
(rounds) => {
  const times = [];
  for (let round = 0; round < rounds; round += 1) {
    const begin = performance.now();
    const known = new Map();
    const drawn = new Float64Array(100_000);
    let state = 1;
    for (let at = 0; at < drawn.length; at += 1) {
      state = (Math.imul(state, 1664525) + 1013904223) | 0;
      drawn[at] = state;
      known.set(`name-${state % 10_000}`, { at });
    }
    drawn.sort();
    times.push(performance.now() - begin);
  }
  return times.sort((one, two) => one - two)[rounds >> 1];
}
"""


@dataclass
class Pace:
    """How long the fixed work took, each time that it was done between the rounds of a benchmark."""

    works: list[float] = field(default_factory=list)

    def take(self, page: Page) -> None:
        """Do the fixed work in a browser."""
        self.works.append(page.evaluate(FIXED_WORK, ROUNDS))

    def quiet(self, times: list[float], choose: Callable[[list[float]], float] = statistics.median) -> float:
        """Return what the quiet machine would take, in milliseconds.

        Args:
            times: what each round took on this one
            choose: what is taken of both: the median, or the least, which is the round that nothing else slowed down

        """
        return choose(times) * QUIET / choose(self.works)

    def __str__(self) -> str:
        return f"fixed work {statistics.median(self.works):.1f} ms"
