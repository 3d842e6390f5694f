"""The guide's content as a whole: transfer items of each part, sources that are cited, terms that are used, counts told."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

import glossary
import references
from selfcheck.files import parse_pages, read_pages
from selfcheck.model import Phase, Question, SingleChoice

ROOT = Path(__file__).parents[1]
DOCS = ROOT / "docs"
PARTS = ("workloads.md", "lifecycle.md", "clusters.md")
FIRST_WRITTEN = ROOT / "tests/cases/chapter-as-first-written.md"
WORDS = ["no", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve"]  # fmt: skip


def of_the_guide() -> dict[str, tuple[Question, ...]]:
    """The questions of the readers' pages, by page: what contributors read has examples of its own."""
    bank = parse_pages(read_pages([DOCS]))
    assert not bank.errors
    return {
        Path(page.path).name: page.questions
        for page in bank.pages
        if Path(page.path).parent.name == DOCS.name
    }


def transfer_items(part: str) -> list[Question]:
    """Those that the part itself asks, and those of other pages that it teaches."""
    return [
        one
        for page, questions in of_the_guide().items()
        for one in questions
        if one.options.phase is Phase.POST and part == ((one.options.learn or "").partition("#")[0] or page)
    ]


def readers_pages() -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in DOCS.glob("*.md")}


@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_transfer_items_of_many_kinds_and_levels(part: str) -> None:
    items = transfer_items(part)

    assert len(items) >= 8
    assert len({type(one) for one in items}) >= 4
    assert {one.options.difficulty for one in items} == {1, 2, 3}


@pytest.mark.parametrize("part", PARTS)
def test_each_transfer_item_has_a_source_and_a_place_that_teaches_it(part: str) -> None:
    assert [one.id for one in transfer_items(part) if not one.options.learn or not one.options.source] == []


def test_each_objective_has_a_transfer_item() -> None:
    bank = parse_pages(read_pages([DOCS]))
    stated = {one.id for page in bank.pages if Path(page.path).name in PARTS for one in page.objectives}
    asked = {one.options.objective for part in PARTS for one in transfer_items(part)}

    assert sorted(stated - asked) == []


def words_of(text: str) -> str:
    return " ".join(text.split())


def test_the_chapters_questions_keep_their_words() -> None:
    """Stems word for word; choices begin as they were, since distractors have been continued."""
    (first,) = parse_pages({"first.md": FIRST_WRITTEN.read_bytes()}).pages
    now = {one.id: one for questions in of_the_guide().values() for one in questions}
    for then in first.questions:
        later = now[then.id]
        assert isinstance(then, SingleChoice)
        assert isinstance(later, SingleChoice)
        assert words_of(later.stem.text) == words_of(then.stem.text)
        for old, new in zip(then.choices, later.choices, strict=True):
            assert words_of(new.text.text).startswith(words_of(old.text.text))


def test_every_reference_is_cited() -> None:
    known = references.read_references(DOCS / references.DATA, references.DATA)

    assert sorted(known.keys() - references.cited_on(readers_pages()).keys()) == []


def test_the_glossary_has_terms_that_pages_use() -> None:
    terms = glossary.read_glossary(DOCS / glossary.DATA, glossary.DATA)
    text = "\n".join(readers_pages().values())
    unused = [
        one.id
        for one in terms
        if not re.search(
            rf"(?<![\w-])({'|'.join(map(re.escape, one.spellings))})(?![\w-])", text, re.IGNORECASE
        )
    ]

    assert len(terms) >= 80
    assert unused == []


def test_counts_that_pages_tell_are_true() -> None:
    cases = of_the_guide()["apply.md"]
    kinds = len({type(one) for one in cases})
    each = {part: sum((one.options.learn or "").startswith(part) for one in cases) for part in PARTS}
    (number,) = set(each.values())
    pages = readers_pages()
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    terms = len(glossary.read_glossary(DOCS / glossary.DATA, glossary.DATA))

    assert f"{WORDS[number]} for each part" in pages["apply.md"]
    assert f"{WORDS[number]} for each part" in pages["index.md"]
    assert f"{len(cases)} new cases in {WORDS[kinds]} kinds" in changelog
    assert f"A glossary of {terms} terms" in changelog
