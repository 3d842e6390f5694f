"""Makes an export's source: each page is converted once, with its questions' passages inside its own conversion."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

from markdown import Markdown
from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from selfcheck.errors import InvalidPagesError, SourceError
from selfcheck.export.html import pictures, resolved, with_notes
from selfcheck.export.source import About, ExportedPage, ExportedQuestion, Picture, Source
from selfcheck.extension import HOLDER, PASSAGE, SelfCheckExtension, block_passages
from selfcheck.hosting import EXTENSIONS, PageFile, title_of, url_of
from selfcheck.kinds import kind_of, passages, revision
from selfcheck.kinds.response import Text
from selfcheck.reading.links import resolve
from selfcheck.reading.source import front_matter

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Mapping, Sequence

    from selfcheck.conversion import ConvertedPage, SourceFile
    from selfcheck.model import Page, Passage, Question, QuestionBank

CONVERTED = re.compile(rf"<{PASSAGE}>(.*?)</{PASSAGE}>", re.DOTALL)
HELD = re.compile(rf'<{HOLDER} block="(?P<block>\d+)">.*?</{HOLDER}>', re.DOTALL)


@dataclass(frozen=True)
class Wanted:
    """What is exported, and for which site.

    Args:
        pages: the paths of the pages
        tags: of which a question has one at least; empty for every question
        title: of the site; empty for that of its home page
        address: where the site is published; empty where nobody said it
        directory_urls: whether the site has `page/` rather than `page.html`
        named: whether the pages were named one by one
        made: the text of pages that the site makes of its data, by their paths
        about: what the site says of itself
        markdown: makes what converts a page, for the folder with the docs

    """

    pages: Collection[str]
    tags: Collection[str] = ()
    title: str = ""
    address: str = ""
    directory_urls: bool = True
    named: bool = False
    made: Mapping[str, str] = field(default_factory=dict)
    about: About = field(default_factory=About)
    markdown: Callable[[Path], Markdown] = lambda _: Markdown(extensions=[*EXTENSIONS])


@dataclass
class GatheringSite:
    """Gathers the pages that are converted, as they were parsed."""

    bank: Mapping[str, Page]
    works: Mapping[str, str] = field(default_factory=dict)
    pages: dict[str, Page] = field(default_factory=dict)
    errors: list[SourceError] = field(default_factory=list)

    def source(self, found: SourceFile) -> SourceFile:
        """Return a page's file as it is."""
        return found

    def known(self, path: str) -> Page | None:
        """Return a page as it was parsed from its file."""
        return self.bank.get(path)

    def part_number(self, path: str) -> int:  # noqa: ARG002 - an export shows no next steps
        """Return the number of a part without another before it."""
        return 1

    def add(self, converted: ConvertedPage) -> None:
        """Take a page that is being converted."""
        self.pages[converted.page.path] = converted.page

    def report(self, errors: Sequence[SourceError]) -> str:
        """Note errors; there is nothing to show in the page's place."""
        self.errors += [error for error in errors if error not in self.errors]
        return ""


def make_source(bank: QuestionBank, docs: Mapping[str, Path], wanted: Wanted) -> Source:
    """Convert the pages that are wanted.

    Args:
        bank: of the whole site
        docs: the folder of the docs that each page is in, by the page's path
        wanted: what of it to export

    Raises:
        InvalidPagesError: with every mistake that the conversion found.

    """
    site = GatheringSite({page.path: page for page in bank.pages})
    address = f"{wanted.address.rstrip('/')}/" if wanted.address else ""
    folders = {**docs, **{path: Path(path).parent for path in wanted.made}}
    conversion = _Conversion(site, folders, address, wanted)
    pages = [conversion.page(path, Path(path).read_text(encoding="utf-8")) for path in wanted.pages]
    made = [conversion.page(path, text) for path, text in wanted.made.items()]
    if site.errors:
        raise InvalidPagesError(sorted(site.errors, key=lambda error: error.place))
    return Source(wanted.title or _title(site, docs), address, pages, wanted.named, made, wanted.about)


def _title(site: GatheringSite, docs: Mapping[str, Path]) -> str:
    """Return the title of the site's home page."""
    for path, page in site.bank.items():
        if Path(path).parent == docs[path] and Path(path).stem in {"index", "README"}:
            return title_of(Path(path).read_text(encoding="utf-8"), page, path)
    return "Questions"


@dataclass
class _Conversion:
    """Converts pages, and notes in `site` what is wrong with them."""

    site: GatheringSite
    docs: Mapping[str, Path]
    address: str
    wanted: Wanted

    def page(self, path: str, text: str) -> ExportedPage:
        """Convert a page's text."""
        docs = self.docs[path]
        uri = Path(path).relative_to(docs).as_posix()
        text = text.removeprefix("\ufeff")
        converter = self.wanted.markdown(docs)
        own = [FileExtension(PageFile(uri, text, path)), SelfCheckExtension(site=self.site, build=False)]
        converter.registerExtensions(own, {})
        html = converter.convert(text.removeprefix(front_matter(text)))
        page = self.site.pages.get(path) or self.site.bank[path]
        found = self._passages(page, html, uri)
        questions = tuple(
            self._question(one, page, found)
            for one in page.questions
            if not self.wanted.tags or set(one.options.tags) & set(self.wanted.tags)
        )
        whole = self._resolved(html, uri, within=True)
        return ExportedPage(
            page=page,
            uri=uri,
            title=title_of(text, page, uri),
            address=self._url(path),
            html=HELD.sub(rf'<{HOLDER} block="\g<block>"></{HOLDER}>', whole),
            questions=questions,
            pictures=self._pictures(whole, page, docs, text),
        )

    def _resolved(self, html: str, uri: str, *, within: bool) -> str:
        directory_urls = self.wanted.directory_urls
        return resolved(html, uri, self.address, directory_urls=directory_urls, within=within)

    def _passages(self, page: Page, html: str, uri: str) -> Mapping[Passage, str]:
        """Pick out what became of each passage; nothing where an error has taken the page's place."""
        wanted = [one for block in page.blocks for one in block_passages(block)]
        found = (with_notes(one, html).strip() for one in CONVERTED.findall(html))
        converted = [self._resolved(one, uri, within=False) for one in found]
        return dict(zip(wanted, converted, strict=not self.site.errors))

    def _question(self, question: Question, page: Page, html: Mapping[Passage, str]) -> ExportedQuestion:
        def both(passage: Passage) -> Text:
            return Text(passage.text, html.get(passage, ""))

        return ExportedQuestion(
            question=question,
            revision=revision(question),
            stem=both(question.stem),
            response=kind_of(question).response(question, both),
            explanation=both(question.explanation),
            hints=tuple(both(hint) for hint in question.options.hints),
            learn=self._learn(question, page.path),
            place=page.place(question.start),
            passages={one: html.get(one, "") for one in passages(question)},
        )

    def _learn(self, question: Question, path: str) -> tuple[str, str] | None:
        """Find the section that teaches an answer."""
        if question.options.learn is None:
            return None
        target, anchor = resolve(question.options.learn, path)
        found = self.site.bank.get(target)
        if found is None:
            return (question.options.learn, question.options.learn)
        titles = {one.anchor: one.title for one in found.headings}
        text = Path(target).read_text(encoding="utf-8")
        url = self._url(target)
        return f"{url}#{anchor}" if url and anchor else url, titles.get(anchor) or title_of(
            text, found, target
        )

    def _url(self, path: str) -> str:
        """Return the address of a page; nothing where that of the site was not given."""
        uri = Path(path).relative_to(self.docs[path]).as_posix()
        return self.address + url_of(uri, directory_urls=self.wanted.directory_urls) if self.address else ""

    def _pictures(self, html: str, page: Page, docs: Path, text: str) -> Mapping[str, Picture]:
        """Read the pictures on a page; what can't be read is reported where the page first names the file."""
        found: dict[str, Picture] = {}
        for path in pictures(html):
            try:
                found[path] = Picture(path, (docs / path).read_bytes())
            except OSError as error:
                name = Path(path).name
                line = next((at for at, one in enumerate(text.split("\n"), start=1) if name in one), 1)
                message = f"`{path}` can't be read: {error.strerror}; mend its path"
                self.site.report([SourceError(page.path, line, 1, "missing-picture", message)])
        return found


class FileExtension(Extension):
    """Tells other extensions which page is converted, as a host does it."""

    def __init__(self, file: PageFile) -> None:
        super().__init__()
        self.file = file

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the host's name
        """Register a processor where a host has its own."""
        md.treeprocessors.register(_Holder(md, self.file), "relpath", 0)


class _Holder(Treeprocessor):
    """Has the page's file, and changes nothing."""

    def __init__(self, md: Markdown, file: PageFile) -> None:
        super().__init__(md)
        self.file = file
