"""A book for e-readers: a chapter a page, with its questions where they are and their answers at its end (EPUB 3).

Interactive figures are their tables, and folded boxes are open. Films and pages in frames are links. Reviews, exams and the
page of progress are left out. Formulas stay as they are written, unless the site's Markdown makes MathML of them.
"""

from __future__ import annotations

import io
import re
import zipfile
from typing import TYPE_CHECKING

from selfcheck.errors import SelfCheckError
from selfcheck.export.as_epub.chapter import make_chapter
from selfcheck.export.as_epub.links import settle
from selfcheck.export.as_epub.package import Book, files

if TYPE_CHECKING:
    from selfcheck.export.source import Source

SUFFIX = ".epub"
WITH_MADE_PAGES = True
# The first date that an archive can say: the same content is to give the same bytes.
DATE = (1980, 1, 1, 0, 0, 0)


def write(source: Source) -> bytes:
    """Write the pages as a book, those that ask nothing and that the site made last."""
    pages = [page for page in source.pages if page.questions] + list(source.made)
    if not any(page.questions for page in pages):
        raise SelfCheckError("there is no page with questions to make a book of")
    chapters = [make_chapter(page, _file(page.uri)) for page in pages]
    settle(chapters, source.address)
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w") as archive:
        for name, content in files(Book(source, chapters)).items():
            info = zipfile.ZipInfo(name, DATE)
            info.external_attr = 0o644 << 16
            # Readers look for the type of the file at its place in the first bytes.
            info.compress_type = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            archive.writestr(info, content, compresslevel=9)
    return data.getvalue()


def _file(uri: str) -> str:
    """Name the file of a page's chapter."""
    return f"page-{re.sub(r'[^a-z0-9.-]', '-', uri.lower().removesuffix('.md'))}.xhtml"
