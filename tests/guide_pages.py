"""The guide's pages as they are, and as they are once contributors have added questions to each part."""

from __future__ import annotations

import re
import shutil
from functools import cache
from pathlib import Path

from selfcheck.kinds.page import render_kinds
from selfcheck.model import Quiz
from selfcheck.parse.page import parse_file, parse_page

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PARTS = ("workloads.md", "lifecycle.md", "clusters.md")
FIRST_WRITTEN = ROOT / "tests/cases/chapter-as-first-written.md"
FENCE = re.compile(r"^( *)```markdown\n(.*?)^\1```$\n", re.MULTILINE | re.DOTALL)
QUESTION = re.compile(r"^/// question \| (?P<id>[a-z0-9-]+)\n.*?^///\n", re.MULTILINE | re.DOTALL)
OPTIONS = """\
    learn: "clusters.md#cluster-architecture-and-management"
    objective: place-pods
"""


@cache
def chapters_ids() -> frozenset[str]:
    """Return the ids of the chapter's fifteen questions, which the tests count on."""
    return frozenset(one.id for one in parse_file(FIRST_WRITTEN.read_bytes(), FIRST_WRITTEN.name).questions)


def examples(page: Path) -> list[str]:
    """List the Markdown that a page of the authoring guide shows, without the indent of its list."""
    return examples_in(page.read_text(encoding="utf-8"))


def examples_in(text: str) -> list[str]:
    """List the Markdown that such a text shows."""
    found = FENCE.findall(text)
    return [re.sub(rf"^{indent}", "", text, flags=re.MULTILINE) for indent, text in found]


def contributions(name: str) -> list[str]:
    """Return the guide's own example and one question of each kind, with ids of their own."""
    shown = examples(DOCS / "contribute/write-a-question.md") + examples_in(render_kinds())
    found = [text for text in shown if QUESTION.fullmatch(text)]
    return [
        re.sub(
            r"^/// question \| ([a-z0-9-]+)\n((?:    (?:learn|objective):.*\n)*)",
            rf"/// question | {name}-\1\n{OPTIONS}",
            text,
        )
        for text in found
    ]


def with_contributions(folder: Path) -> Path:
    """Copy the guide's pages into a folder, with questions added to those of each part; return the folder."""
    shutil.copytree(DOCS, folder, ignore=shutil.ignore_patterns("assets"))
    for part in PARTS:
        path = folder / part
        text = path.read_text(encoding="utf-8")
        last = [match for match in QUESTION.finditer(text) if match["id"] in chapters_ids()][-1]
        added = "\n".join(["", *contributions(path.stem)])
        path.write_text(text[: last.end()] + added + text[last.end() :], encoding="utf-8")
    return folder


def without_contributions(text: str) -> str:
    """Take out of a part's quiz what is not of the chapter, so that tests can count on five questions."""
    page = parse_page(text, "page.md")
    for block in page.blocks:
        if isinstance(block, Quiz) and chapters_ids() & {one.id for one in block.questions}:
            lines = text.split("\n")
            before, quiz = lines[: block.first_line - 1], lines[block.first_line - 1 : block.last_line]
            kept = [
                match[0]
                for match in QUESTION.finditer("\n".join([*quiz, ""]))
                if match["id"] in chapters_ids()
            ]
            return "\n".join([*before, "\n".join(kept).rstrip("\n"), *lines[block.last_line :]])
    return text
