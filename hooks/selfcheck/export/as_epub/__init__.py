"""A book for e-readers: a chapter a page, with its questions where they are and their answers at its end (EPUB 3).

Interactive figures are their tables, and folded boxes are open. Films and pages in frames are links. Reviews, exams, and the
page of progress are left out. Formulas stay as they are written, unless the site's Markdown makes MathML of them.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selfcheck.errors import SelfCheckError
from selfcheck.export.archive import archive
from selfcheck.export.as_epub.chapter import make_chapter
from selfcheck.export.as_epub.links import settle
from selfcheck.export.as_epub.package import TYPE, Book, files
from selfcheck.model import short_hash

if TYPE_CHECKING:
    from selfcheck.export.source import Source

SUFFIX = ".epub"
WITH_MADE_PAGES = True


def write(source: Source) -> bytes:
    """Write the pages as a book: of a folder those that ask something, and last those that the site made."""
    pages = [page for page in source.pages if page.questions or source.named] + list(source.made)
    if not any(page.questions for page in pages):
        raise SelfCheckError("there is no page with questions to make a book of")
    chapters = [make_chapter(page, _file(page.uri)) for page in pages]
    settle(chapters, source.address)
    return archive(files(Book(source, chapters)), stored=[TYPE])


def _file(uri: str) -> str:
    """Name the file of a page's chapter: by the page's, and by what tells it from a similar one where it can't be the same."""
    page = uri.lower().removesuffix(".md")
    name = re.sub(r"[^a-z0-9.-]", "-", page)
    return f"page-{name}.xhtml" if name == page else f"page-{name}-{short_hash(uri)}.xhtml"
