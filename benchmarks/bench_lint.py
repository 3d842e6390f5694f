"""How long the linter takes: 2,000 questions on 200 pages, and the time per question from 100 to 20,000."""

from __future__ import annotations

from time import perf_counter
from typing import TYPE_CHECKING

import pytest

from selfcheck.files import parse_pages
from selfcheck.lint.report import inspect

if TYPE_CHECKING:
    from pytest_benchmark.fixture import BenchmarkFixture

PER_PAGE = 10
QUESTION = """
/// question | part-{n}
    learn: "#section-{section}"
    tags: [example]

Component {n} of a cluster has to place work on machines. Which of its parts decides that?

- [{a}] The scheduler number {n}, which filters the machines and scores those that are left
    > It looks for room and then for the best room.
- [{b}] The registry number {n}, which keeps the images that every machine asks it for
    > It serves images and knows no machine.
- [{c}] The agent number {n}, which runs on every machine and starts what it was given
    > It carries out what was decided elsewhere.
- [{d}] The router number {n}, which passes every request on to one of many copies
    > It knows copies that run already.

Placement is decided once for each piece of work, by the part that sees every machine.
///
"""


def pages(questions: int) -> dict[str, bytes]:
    """Write pages of ten questions each, with prose between."""
    written: dict[str, bytes] = {}
    for page in range(questions // PER_PAGE):
        numbers = range(page * PER_PAGE, (page + 1) * PER_PAGE)
        sections = "".join(
            f"## Section {n}\n\n{'Words that teach something. ' * 20}\n\n" for n in range(PER_PAGE)
        )
        marks = {n: {letter: " x"[n * 7 % 4 == k] for k, letter in enumerate("abcd")} for n in numbers}
        asked = "".join(QUESTION.format(n=n, section=n % PER_PAGE, **marks[n]) for n in numbers)
        written[f"docs/page-{page}.md"] = f"# Page {page}\n\n{sections}## Check\n{asked}".encode()
    return written


@pytest.mark.parametrize("questions", [100, 2_000, 20_000])
def bench_lint(benchmark: BenchmarkFixture, questions: int) -> None:
    """Parse and lint a bank; the time per question stands beside the total."""
    content = pages(questions)

    started: list[float] = []

    def run() -> None:
        started.append(perf_counter())
        inspect(parse_pages(content))
        started[-1] = perf_counter() - started[-1]

    benchmark.pedantic(run, rounds=3 if questions < 20_000 else 1)  # type: ignore[no-untyped-call]
    benchmark.extra_info["microseconds per question"] = round(min(started) / questions * 1e6)
