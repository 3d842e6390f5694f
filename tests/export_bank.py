"""The pages that every export is tried with, and what makes a source of them."""

from __future__ import annotations

import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from selfcheck.export.convert import Wanted, make_source
from selfcheck.files import parse_pages, read_pages
from selfcheck.kinds.page import render_kinds

if TYPE_CHECKING:
    from selfcheck.export.source import ExportedQuestion, Source

TESTS = Path(__file__).parent
DOCS = TESTS / "export/docs"
KINDS_PAGE = TESTS / "browser/pages/kinds.md"
SITE = "https://example.org/guide"


def copy_pages(docs: Path) -> Path:
    """Copy the pages: hard ones, each kind as the kinds document it, and as the browser's tests have it."""
    shutil.copytree(DOCS, docs)
    shutil.copy(KINDS_PAGE, docs / "kinds.md")
    (docs / "cases.md").write_text(render_kinds(), encoding="utf-8")
    return docs


def source_of(docs: Path, **wanted: Any) -> Source:
    """Convert every page of a folder."""
    bank = parse_pages(read_pages([docs]))
    assert not bank.errors
    folders = {page.path: docs for page in bank.pages}
    return make_source(bank, folders, Wanted(pages=list(folders), **wanted))


def by_id(source: Source) -> dict[str, ExportedQuestion]:
    """Return the questions by their ids."""
    return {question.id: question for _, question in source.questions}
