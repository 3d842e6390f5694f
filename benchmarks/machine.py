"""How fast this machine is just now, so that the figures of two runs can be compared."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from playwright.sync_api import Page

ROUNDS = 5
# The same each time, and of both sorts: objects made and looked up by name, numbers sorted in their array.
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


def fixed_work(page: Page) -> str:
    """Say how many milliseconds some fixed work takes in this browser; the more, the harder are budgets to keep."""
    return f"fixed work {page.evaluate(FIXED_WORK, ROUNDS):.1f} ms"
