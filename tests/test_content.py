"""The guide's content as a whole: transfer items of each part, sources that are cited, terms that are used."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from guide import glossary, references
from guide_pages import FIRST_WRITTEN, PARTS
from selfcheck.files import parse_pages, read_pages
from selfcheck.kinds.choice import ChoiceQuestion
from selfcheck.lint import Severity, lint
from selfcheck.model import Phase, Question, QuestionBank


@pytest.fixture(scope="module")
def bank(guide_docs: Path) -> QuestionBank:
    found = parse_pages(read_pages([guide_docs]))
    assert [str(error) for error in found.errors] == []
    return found


def readers_questions(bank: QuestionBank) -> dict[str, tuple[Question, ...]]:
    """The questions of the readers' pages, by page: pages for authors have examples of their own."""
    return {Path(page.path).name: page.questions for page in bank.pages if page.in_bank}


def transfer_items(bank: QuestionBank, part: str) -> list[Question]:
    """Those that the part itself asks, and those of other pages that it teaches."""
    return [
        one
        for page, questions in readers_questions(bank).items()
        for one in questions
        if one.options.phase is Phase.POST and part == ((one.options.learn or "").partition("#")[0] or page)
    ]


def readers_pages(docs: Path) -> dict[str, str]:
    return {path.name: path.read_text(encoding="utf-8") for path in docs.glob("*.md")}


def test_the_guides_own_questions_pass_every_rule_without_an_exception(bank: QuestionBank) -> None:
    assert [str(one) for one in lint(bank) if one.severity is not Severity.INFO] == []
    assert [one.id for page in bank.pages for one in page.questions if one.options.allow] == []


@pytest.mark.parametrize("part", PARTS)
def test_each_part_has_transfer_items_of_many_kinds_and_levels(bank: QuestionBank, part: str) -> None:
    items = transfer_items(bank, part)

    assert len(items) >= 8
    assert len({type(one) for one in items}) >= 4
    assert {one.options.difficulty for one in items} >= {1, 2, 3}


@pytest.mark.parametrize("part", PARTS)
def test_each_transfer_item_has_a_source_and_a_place_that_teaches_it(bank: QuestionBank, part: str) -> None:
    found = [one.id for one in transfer_items(bank, part) if not one.options.learn or not one.options.source]

    assert found == [], f"`phase: post` asks for `learn` and `source`; add them to {', '.join(found)}"


def test_each_objective_has_a_transfer_item(bank: QuestionBank) -> None:
    stated = {one.id for page in bank.pages if Path(page.path).name in PARTS for one in page.objectives}
    asked = {one.options.objective for part in PARTS for one in transfer_items(bank, part)}

    assert sorted(stated - asked) == []


def words_of(text: str) -> str:
    return " ".join(text.split())


def test_the_chapters_questions_keep_their_words(bank: QuestionBank) -> None:
    """Stems word for word; choices begin as they were, since distractors have been continued."""
    (first,) = parse_pages({"first.md": FIRST_WRITTEN.read_bytes()}).pages
    now = {one.id: one for questions in readers_questions(bank).values() for one in questions}
    for then in first.questions:
        later = now[then.id]
        assert isinstance(then, ChoiceQuestion)
        assert isinstance(later, ChoiceQuestion)
        assert words_of(later.stem.text) == words_of(then.stem.text)
        for old, new in zip(then.choices, later.choices, strict=True):
            assert words_of(new.text.text).startswith(words_of(old.text.text))


def test_every_reference_is_cited(guide_docs: Path) -> None:
    known = references.read_references(guide_docs / references.DATA, references.DATA)
    unused = sorted(known.keys() - references.cited_on(readers_pages(guide_docs)).keys())

    assert unused == [], (
        f"no page cites {', '.join(unused)}; cite them by [^id], or take them out of references.yml"
    )


def test_the_glossary_has_terms_that_pages_use(guide_docs: Path) -> None:
    terms = glossary.read_glossary(guide_docs / glossary.DATA, glossary.DATA)
    text = "\n".join(readers_pages(guide_docs).values())
    unused = [
        one.id
        for one in terms
        if not re.search(
            rf"(?<![\w-])({'|'.join(map(re.escape, one.spellings))})(?![\w-])", text, re.IGNORECASE
        )
    ]

    assert len(terms) >= 80
    assert unused == []
