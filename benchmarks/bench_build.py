"""What questions cost in a build, in processor time: against the same text as plain Markdown, and as mkdocs-quiz has it.

Sites are built in turn, in processes of their own, so that a busy machine slows all of them alike. Budgets: at most 1.5
times plain Markdown, HTML at most 1.6 times as long, a bank of 20,000 under 1 GB. How many milliseconds a question takes hangs
on the machine: that is printed, and has no budget.
"""

from __future__ import annotations

import json
import os
import random
import re
import statistics
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from bench_lint import PER_PAGE
from random_bank import random_page

ROOT = Path(__file__).parents[1]
ROUNDS = 5
QUESTIONS = 1_000
MOST_TIMES_PLAIN = 1.5
MOST_HTML = 1.6
MOST_MEMORY = 1024
THEME = "theme: {name: material, font: false}\nmarkdown_extensions: [abbr, admonition, attr_list, def_list, footnotes, md_in_html, tables, toc, pymdownx.superfences]\n"
# Prints the processor's seconds and the largest memory in MB of one build.
RUN = (
    "import json, resource, sys, time; from mkdocs.config import load_config; from mkdocs.commands.build import build;"
    "config = load_config(sys.argv[1]); config.plugins.on_startup(command='build', dirty=False);"
    "begin = time.process_time(); build(config);"
    "print(json.dumps([time.process_time() - begin, resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024]))"
)
# A hundred words with the markup that prose has, so that a page of ten sections has a thousand.
SECTION = """\
A *pod* is the **smallest unit** that the cluster places on a machine, and it holds one container or several that share a
network address. Its manifest says what it `requests`, and the [scheduler](page-0.md) adds these requests up, node by node.

- A pod that asks for too much stays **pending**, until a node has room for it or somebody asks for less.
- A pod that asks for too little is placed *quickly*, and competes with its neighbors for what is left.

Nobody knows in advance what a pod will use. So the request is an estimate, and whoever writes it looks at what was used
before, adds a margin, and looks again after a week: `kubectl top pod` shows the current use of each.
"""
BLOCK = re.compile(r"^/// question \| \S+\n(?:    [^\n]*\n)*(?P<body>.*?)^///\n", re.MULTILINE | re.DOTALL)
BOX = re.compile(r"^- \[(?P<mark>[ x])\]", re.MULTILINE)


@dataclass(frozen=True)
class Cost:
    """What one build took: seconds of a processor, megabytes of memory, and bytes of HTML."""

    seconds: float
    memory: float
    html: int


def as_plain(page: str) -> str:
    """Write a page's questions as text: the stem, a list, and the rest."""
    return BLOCK.sub(lambda match: BOX.sub("-", match["body"]), page)


def as_quiz(page: str) -> str:
    """Write a page's questions as mkdocs-quiz reads them; it has no feedback, which stays a part of the explanation."""

    def quiz(match: re.Match[str]) -> str:
        lines = match["body"].strip().split("\n")
        feedback = [line.strip(" >") for line in lines if line.startswith("    >")]
        asked = [line for line in lines if not line.startswith("    >")]
        return "<quiz>\n" + "\n".join([*asked, "", *feedback]) + "\n</quiz>\n"

    return BLOCK.sub(quiz, page)


def write_site(folder: Path, plugins: str, texts: dict[str, str]) -> Path:
    """Write a site; return its settings."""
    for path, text in texts.items():
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_text(text, encoding="utf-8")
    settings = folder / "mkdocs.yml"
    settings.write_text(f"site_name: {folder.name}\n{THEME}{plugins}", encoding="utf-8")
    return settings


def build(settings: Path) -> Cost:
    """Build a site in a process of its own."""
    done = subprocess.run(
        [sys.executable, "-c", RUN, str(settings)],
        cwd=ROOT,
        env={**os.environ, "NO_MKDOCS_2_WARNING": "1"},
        check=True,
        capture_output=True,
        text=True,
    )
    seconds, memory = json.loads(done.stdout.strip().splitlines()[-1])
    html = sum(path.stat().st_size for path in (settings.parent / "site").rglob("*.html"))
    return Cost(seconds, memory, html)


OURS = "plugins: [search, selfcheck]\n"
THEIRS = "plugins: [search, mkdocs_quiz]\n"
PLAIN = "plugins: [search]\n"


def sites(folder: Path, questions: int) -> dict[str, Path]:
    """Write the same text in three ways."""
    texts = texts_of(questions)
    return {
        "plain Markdown": write_site(
            folder / "plain", PLAIN, {path: as_plain(text) for path, text in texts.items()}
        ),
        "mkdocs-quiz": write_site(
            folder / "quiz", THEIRS, {path: as_quiz(text) for path, text in texts.items()}
        ),
        "selfcheck": write_site(folder / "ours", OURS, texts),
    }


def texts_of(questions: int) -> dict[str, str]:
    """Write pages of ten questions, below ten sections of a hundred words."""
    chance = random.Random(1)  # noqa: S311 - reproducible
    prose = "".join(f"## Section {n}\n\n{SECTION}\n" for n in range(PER_PAGE))
    return {
        f"docs/page-{page}.md": f"# Page {page}\n\n{prose}## Check\n\n{random_page(chance, page, PER_PAGE)}"
        for page in range(questions // PER_PAGE)
    }


def bench_questions_against_plain_text(tmp_path: Path) -> None:
    """Build 100 pages of ten questions five times in each way, in turn."""
    found = sites(tmp_path, QUESTIONS)
    costs: dict[str, list[Cost]] = {name: [] for name in found}
    for _ in range(ROUNDS):
        for name, settings in found.items():
            costs[name].append(build(settings))
    plain = statistics.median(one.seconds for one in costs["plain Markdown"])
    print()
    ratios: dict[str, tuple[float, float]] = {}
    for name, several in costs.items():
        seconds = statistics.median(one.seconds for one in several)
        ratio = statistics.median(
            one.seconds / other.seconds for one, other in zip(several, costs["plain Markdown"], strict=True)
        )
        html = several[0].html / costs["plain Markdown"][0].html
        each = (seconds - plain) / QUESTIONS * 1000
        ratios[name] = (ratio, html)
        print(
            f"{name:<16}{seconds:6.2f} s {ratio:5.2f} times plain, {each:5.2f} ms a question, HTML {html:.2f} times"
        )
    ratio, html = ratios["selfcheck"]
    assert ratio <= MOST_TIMES_PLAIN, f"{ratio:.2f} times plain Markdown is over {MOST_TIMES_PLAIN}"
    assert html <= MOST_HTML, f"HTML of {html:.2f} times plain is over {MOST_HTML}"


@pytest.mark.parametrize("questions", [1_000, 5_000, 20_000])
def bench_growing_banks(tmp_path: Path, questions: int) -> None:
    """A question costs as much in a bank of 20,000 as in one of 1,000."""
    found = sites(tmp_path, questions)
    ours, plain = build(found["selfcheck"]), build(found["plain Markdown"])
    each = (ours.seconds - plain.seconds) / questions * 1000
    print(
        f"\n{questions:>6} questions: {each:.2f} ms each, {ours.seconds / plain.seconds:.2f} times plain, {ours.memory:.0f} MB"
    )
    assert ours.memory < MOST_MEMORY
