"""Writes what a host without hooks needs into its docs: the widget, and the bank of the questions on its pages."""

from __future__ import annotations

import posixpath
from dataclasses import dataclass, field
from typing import TYPE_CHECKING
from urllib.parse import urlsplit

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from selfcheck import assets
from selfcheck.errors import InvalidPagesError
from selfcheck.extension import SelfCheckExtension
from selfcheck.hosting import EXTENSIONS, PageFile, title_of, url_of
from selfcheck.parse import build_bank
from selfcheck.render.bank import Location, bank_files, reviews_all, section_of

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from pathlib import Path
    from xml.etree.ElementTree import Element

    from selfcheck.conversion import ConvertedPage, SourceFile
    from selfcheck.errors import SourceError
    from selfcheck.model import Page


@dataclass
class PreparedSite:
    """Gathers the pages of a site that is converted for its bank alone."""

    works: Mapping[str, str] = field(default_factory=dict)
    pages: dict[str, ConvertedPage] = field(default_factory=dict)

    def source(self, found: SourceFile) -> SourceFile:
        """Return a page's file as it is."""
        return found

    def part_number(self, path: str) -> int:  # noqa: ARG002 - as for every page of which nothing is known
        """Return the number of a part without another before it."""
        return 1

    def known(self, path: str) -> Page | None:  # noqa: ARG002 - nothing is parsed before
        """Return nothing: each page is parsed as it is converted."""
        return None

    def add(self, converted: ConvertedPage) -> None:
        """Take a page that has been converted."""
        self.pages[converted.page.path] = converted

    def report(self, errors: Sequence[SourceError]) -> str:  # noqa: ARG002 - `prepare` reports them when all pages are read
        """Return nothing to show: the page's errors stop the command."""
        return ""


class ResolveLinks(Treeprocessor):
    """Leads links to other pages to where the host writes those."""

    def __init__(self, md: Markdown, file: PageFile, *, directory_urls: bool) -> None:
        super().__init__(md)
        self.file = file
        self.directory_urls = directory_urls

    def run(self, root: Element) -> None:
        """Change the address of each link to a page, and of each picture."""
        home = url_of(self.file.src_uri, directory_urls=self.directory_urls)
        for element in root.iter():
            for name in ("href", "src"):
                if value := element.get(name):
                    element.set(name, self._resolved(value, home))

    def _resolved(self, link: str, home: str) -> str:
        parts = urlsplit(link)
        if parts.scheme or parts.netloc or not parts.path or parts.path.startswith("/"):
            return link
        target = posixpath.normpath(posixpath.join(posixpath.dirname(self.file.src_uri), parts.path))
        if target.endswith(".md"):
            target = url_of(target, directory_urls=self.directory_urls)
        path = posixpath.relpath(target or ".", posixpath.dirname(home) or ".")
        path += "/" if target.endswith("/") and not path.endswith("/") else ""
        return parts._replace(path=path).geturl()


class LinkExtension(Extension):
    """Resolves links between pages, as a host does it."""

    def __init__(self, file: PageFile, *, directory_urls: bool) -> None:
        super().__init__()
        self.file = file
        self.directory_urls = directory_urls

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the host's name
        """Register the processor where a host has its own."""
        md.treeprocessors.register(
            ResolveLinks(md, self.file, directory_urls=self.directory_urls), "relpath", 0
        )


def prepare(docs: Path, pages: Mapping[str, Path], *, directory_urls: bool) -> dict[str, str]:
    """Make the files of a site: path in its docs to text.

    Args:
        docs: the folder with the site's pages
        pages: the file of each page, by its path as errors name it
        directory_urls: whether the host writes `page.md` as `page/` rather than as `page.html`

    Raises:
        InvalidPagesError: with every mistake on the pages.

    """
    site = PreparedSite()
    for path in pages.values():
        _convert(path, docs, site, directory_urls=directory_urls)
    bank = build_bank(one.page for one in site.pages.values())
    if bank.errors:
        raise InvalidPagesError(bank.errors)
    locations = {
        path: _location(pages[path], docs, one.page, directory_urls=directory_urls)
        for path, one in site.pages.items()
    }
    sections = [
        section_of(locations[path], one.html, locations)
        for path in pages
        if (one := site.pages.get(path)) and one.page.questions and one.page.in_bank
    ]
    reviews = (
        url_of(file.relative_to(docs).as_posix(), directory_urls=directory_urls)
        for path, file in pages.items()
        if (one := site.pages.get(path)) and reviews_all(one.page)
    )
    bank_scripts = bank_files(sections, next(reviews, None))
    written = {f"{assets.BANK}/{name}": text for name, text in bank_scripts.items()}
    return {**assets.files(), **written}


def _convert(path: Path, docs: Path, site: PreparedSite, *, directory_urls: bool) -> None:
    text = path.read_text(encoding="utf-8")
    file = PageFile(path.relative_to(docs).as_posix(), text, str(path))
    links = LinkExtension(file, directory_urls=directory_urls)
    Markdown(extensions=[*EXTENSIONS, links, SelfCheckExtension(site=site)]).convert(text)


def _location(file: Path, docs: Path, page: Page, *, directory_urls: bool) -> Location:
    """Find where a page will be, and its title: the one in its front matter, or its first heading."""
    uri = file.relative_to(docs).as_posix()
    title = title_of(file.read_text(encoding="utf-8"), page, uri)
    return Location(url_of(uri, directory_urls=directory_urls), title, page)
