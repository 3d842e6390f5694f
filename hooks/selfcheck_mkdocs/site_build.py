"""One build of an MkDocs site: its converted pages, what is wrong with them, and the files that ask their questions."""

from __future__ import annotations

import logging
import os
import posixpath
import re
from dataclasses import dataclass, field, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from mkdocs.exceptions import Abort
from mkdocs.structure.files import File, get_files

from selfcheck import assets, words
from selfcheck.errors import SelfCheckError, SourceError
from selfcheck.extension import SelfCheckExtension
from selfcheck.kinds.page import render_kinds
from selfcheck.lint import Finding, Severity
from selfcheck.lint.guide import render_rules
from selfcheck.lint.report import by_place, inspect
from selfcheck.model import QuestionBank, Review
from selfcheck.parse import build_bank, parse_file
from selfcheck.parse.next_steps import part_number
from selfcheck.render.bank import Location, bank_files, read_bank, reviews_all, section_of
from selfcheck.render.mistakes import render_mistakes
from selfcheck_mkdocs.findings import show_findings
from selfcheck_mkdocs.page_html import SearchScreen, with_widget

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

    from mkdocs.config.defaults import MkDocsConfig
    from mkdocs.structure.files import Files
    from mkdocs.structure.nav import Navigation
    from mkdocs.structure.pages import Page

    from selfcheck.conversion import ConvertedPage, SourceFile
    from selfcheck.model import Page as ParsedPage
    from selfcheck.render.bank import Section

log = logging.getLogger("mkdocs.plugins.selfcheck")
LEVELS = {Severity.ERROR: logging.ERROR, Severity.WARNING: logging.WARNING, Severity.INFO: logging.DEBUG}
# What a page has where other plugins put text into it before it is converted.
FILLED_IN = re.compile(r"\{\{|\{%|\{#|-+8<-+")
# Errors that a page which another plugin adds to the site may take back.
ACROSS_PAGES = {"dead-learn-link", "duplicate-id", "unknown-objective"}


class Check(Protocol):
    """What a site adds to the linter's own checks: a module with `check`."""

    def check(self, folder: Path, name: str, pages: Mapping[str, bytes]) -> Iterator[SourceError]:
        """Find what is wrong with the files of a folder."""


@dataclass(frozen=True)
class Settings:
    """What a site says of its questions, as a plugin's options or in mkdocs.yml under `extra`."""

    id: str | None = None
    rules_page: str | None = None
    kinds_page: str | None = None


@dataclass
class SiteBuild:
    """What is known of a site while it is built; each build begins with a new one.

    Args:
        config: of the site
        settings: of its questions
        preview: whether an author is watching: a mistake then shows in its page's place and stops nothing
        checks: modules that check what the site adds
        caller: the module whose events drive the build, which changes no page itself

    """

    config: MkDocsConfig
    settings: Settings = field(default_factory=Settings)
    preview: bool = False
    checks: Sequence[Check] = ()
    caller: str = "selfcheck_mkdocs.plugin"
    works: dict[str, str] = field(default_factory=dict)
    broken: dict[str, list[SourceError]] = field(default_factory=dict)
    known_pages: dict[str, ParsedPage] = field(default_factory=dict)
    converted: dict[str, ConvertedPage] = field(default_factory=dict)
    sections: list[Section] = field(default_factory=list)
    shown: dict[str, list[Finding]] = field(default_factory=dict)
    bank: QuestionBank = field(default_factory=lambda: QuestionBank((), ()))
    bank_folder: str = ""
    review: str | None = None
    """The page with the review, from the site's root."""
    screen: SearchScreen = field(default_factory=SearchScreen)
    _others: list[SourceError] = field(default_factory=list)
    _inspected: list[Finding] = field(default_factory=list)
    _order: dict[str, int] = field(default_factory=dict)
    _instead: set[str] = field(default_factory=set)
    _words_error: list[SourceError] = field(default_factory=list)

    def __post_init__(self) -> None:
        self._read_words()
        self.site_id = self._read_site_id()

    # What the extension asks and tells: see selfcheck.conversion.Site.

    def source(self, found: SourceFile) -> SourceFile:
        """Return a page's file under the name that errors have for it."""
        return replace(found, path=self.named(found.uri))

    def known(self, path: str) -> ParsedPage | None:
        """Return a page as it was parsed from its file."""
        return self.known_pages.get(path)

    def part_number(self, path: str) -> int:
        """Return which of the site's parts a page is, by the next steps that lead from one to another."""
        return part_number(path, self.known_pages)

    def add(self, converted: ConvertedPage) -> None:
        """Take a page that has been converted."""
        self.converted[converted.page.path] = converted

    def report(self, errors: Sequence[SourceError]) -> str:
        """Note what keeps a page from being shown, and say so in its place; a build stops when all pages are read."""
        for error in errors:
            listed = self.broken.setdefault(error.path, [])
            if error not in listed:
                listed.append(error)
        return render_mistakes(errors)

    # The steps of a build.

    def configure(self) -> None:
        """Add the extension."""
        extensions: list[Any] = self.config.markdown_extensions
        ours = {"selfcheck.extension", "selfcheck"}
        kept = [one for one in extensions if one not in ours and not isinstance(one, SelfCheckExtension)]
        extensions[:] = [*kept, SelfCheckExtension(site=self)]

    def check_files(self) -> None:
        """Check the pages as they are on the disk, while those of the last build are still there.

        Raises:
            Abort: with every error, for a build.

        """
        files = get_files(self.config).documentation_pages()
        pages = {self.path(file): file.content_bytes for file in files}
        self.known_pages = {path: parse_file(content, path) for path, content in pages.items()}
        docs, name = Path(self.config.docs_dir), self.named("").rstrip("/")
        self._others = [error for one in self.checks for error in one.check(docs, name, pages)]
        self.bank = build_bank(self.known_pages.values())
        final = [one for one in self.bank.errors if self._is_final(one, pages)]
        for error in sorted([*final, *self._others], key=lambda error: error.place):
            self.broken.setdefault(error.path, []).append(error)
        if self.preview:
            return
        self._inspected = inspect(self.bank, self._others)
        stopping = [
            one for one in self._inspected if one.severity is Severity.ERROR and self._is_final(one, pages)
        ]
        if stopping:
            rest = [one for one in self._inspected if one.severity is Severity.WARNING]
            raise Abort("\n".join(map(str, sorted([*stopping, *rest], key=lambda one: one.place))))

    def add_files(self, files: Files) -> None:
        """Add the scripts and styles, and the pages on kinds and rules where the site has them."""
        try:
            made_files = assets.files(maps=self.preview)
        except SelfCheckError as error:
            raise Abort(f"[missing-asset] {error}") from error
        for path, text in made_files.items():
            files.append(File.generated(self.config, path, content=text))
        made = {self.settings.rules_page: render_rules, self.settings.kinds_page: render_kinds}
        for name, render in made.items():
            if name:
                files.append(File.generated(self.config, name, content=render()))

    def note_order(self, nav: Navigation) -> None:
        """Note the order of the pages, in which a reader is asked across them."""
        self._order = {page.url: place for place, page in enumerate(nav.pages)}

    def shown_instead(self, page: Page) -> str | None:
        """Return what a preview shows in the place of a page that can't be shown."""
        path = self.path(page.file)
        errors = self.broken.get(path)
        if not errors:
            return None
        # What is converted instead of the page says nothing of it: other pages link to its headings.
        self._instead.add(path)
        return render_mistakes(errors)

    def gather(self, files: Files) -> None:
        """Put the bank together from the pages as they were converted, and say what is wrong with them.

        Raises:
            Abort: with every error, for a build.

        """
        pages = [file.page for file in files.documentation_pages() if file.page]
        pages.sort(key=lambda page: self._order.get(page.url, len(self._order)))
        parsed = [one for page in pages if (one := self.parsed(page))]
        before = {page.path: page for page in self.bank.pages}
        if {page.path: page for page in parsed} != before or len(parsed) != len(before):
            self.bank = build_bank(parsed)
            self._inspected = []
        self._tell_findings()
        locations = {
            self.path(page.file): Location(page.url, str(page.title), one)
            for page in pages
            if (one := self.parsed(page))
        }
        reviewing = [one for one in locations.values() if any(isinstance(b, Review) for b in one.page.blocks)]
        self.review = reviewing[0].url if reviewing else None
        self.sections = [section for page in pages if (section := self._section(page, locations))]
        self.bank_folder = posixpath.join(_common_folder([page.url for page in pages]), assets.BANK)
        kept = self._kept_sections([page for page in pages if page.content is None])
        if kept:
            log.warning(
                "A page that was not built again keeps its questions from the last build; build without --dirty to check them."
            )
            self.sections = sorted(
                [*self.sections, *kept], key=lambda one: self._order.get(one.url, len(self._order))
            )
        review = next((page.url for page in pages if (one := self.parsed(page)) and reviews_all(one)), None)
        for path, text in bank_files(self.sections, review).items():
            name = posixpath.join(self.bank_folder, path)
            if known := files.get_file_from_path(name):
                files.remove(known)
            files.append(File.generated(self.config, name, content=text))

    def prepare_page(self, page: Page, more: Sequence[Finding] = (), others: Sequence[object] = ()) -> None:
        """In a preview, show in a page what would stop a build.

        Args:
            page: to be shown
            more: what a site's own checks found on the page
            others: what belongs to no page

        """
        if not self.preview or page.content is None:
            return
        path = self.path(page.file)
        source = self.parsed(page)
        here = by_place(QuestionBank((source,) if source else (), ()), [*self.shown.get(path, ()), *more])
        page.content = show_findings(page.content, here, [*self._belonging_nowhere(), *others])

    def _belonging_nowhere(self) -> list[object]:
        """List what would stop a build and belongs to no page."""
        nowhere = [
            error for name, errors in self.broken.items() if name not in self.known_pages for error in errors
        ]
        return [*self._words_error, *nowhere]

    def with_widget(self, output: str, page: Page) -> str:
        """Put into a built page the script and the styles that it needs."""
        return with_widget(output, page, self.site_id, self.bank_folder, self.review)

    def path(self, file: File) -> str:
        """Name a page as its author would, from the folder of mkdocs.yml."""
        return self.named(file.src_uri)

    def named(self, file: str) -> str:
        """Name a file of the docs as its author would, from the folder of mkdocs.yml."""
        docs = os.path.relpath(self.config.docs_dir, Path(self.config.config_file_path).parent)
        return f"{Path(docs).as_posix()}/{file}"

    def parsed(self, page: Page) -> ParsedPage | None:
        """Return a page as it was parsed in its conversion, or from its file."""
        path = self.path(page.file)
        converted = None if path in self._instead else self.converted.get(path)
        return converted.page if converted else self.known_pages.get(path)

    def _section(self, page: Page, locations: Mapping[str, Location]) -> Section | None:
        converted = self.converted.get(self.path(page.file))
        if not converted or not converted.page.questions or not converted.page.in_bank:
            return None
        return section_of(Location(page.url, str(page.title), converted.page), converted.html, locations)

    def _kept_sections(self, pages: Sequence[Page]) -> list[Section]:
        """Read the questions of pages that a dirty build has left as they were."""
        if not pages:
            return []
        names = {page.url for page in pages}
        return [one for one in read_bank(Path(self.config.site_dir, self.bank_folder)) if one.url in names]

    def _is_final(self, one: SourceError | Finding, pages: Mapping[str, bytes]) -> bool:
        """Return whether a mistake in a file will still be there when other plugins have had the page in their hands."""
        if not self._has_rewriters():
            return True
        text = pages.get(one.path, b"").decode("utf-8", "replace")
        return one.rule not in ACROSS_PAGES and not FILLED_IN.search(text)

    def _has_rewriters(self) -> bool:
        """Return whether plugins or extensions add pages, or change their text."""
        if any("snippets" in str(one) for one in self.config.markdown_extensions):
            return True
        return any(
            getattr(method, "__module__", "") != self.caller
            for name in ("page_markdown", "files")
            for method in self.config.plugins.events[name]
        )

    def _tell_findings(self) -> None:
        """Log what is wrong; stop a build where it is an error."""
        across = [error for errors in self.broken.values() for error in errors]
        own = {str(one) for one in [*self.bank.errors, *self._others]}
        others = [*self._others, *(error for error in across if str(error) not in own)]
        # What was found before the build still holds where pages are as their files are.
        as_before = self._inspected and len(others) == len(self._others)
        found = self._inspected if as_before else inspect(self.bank, others)
        stopping = [one for one in found if one.severity is Severity.ERROR]
        if stopping and not self.preview:
            raise Abort("\n".join(str(one) for one in found if one.severity is not Severity.INFO))
        breaking = {str(error) for error in across}
        for one in found:
            # A strict build counts what is logged as a warning or worse, and ends with status 1.
            log.log(LEVELS[one.severity], "%s", one)
            if one.severity is not Severity.INFO and str(one) not in breaking:
                self.shown.setdefault(one.path, []).append(one)

    def _read_words(self) -> None:
        """Read the interface's words again; a preview goes on with the last ones while their file can't be read."""
        try:
            words.reload(name=Path(os.path.relpath(words.FILE)).as_posix())
        except SourceError as error:
            if not self.preview or not words.loaded():
                raise Abort(str(error)) from error
            self._words_error.append(error)
            log.error("%s", error)  # noqa: TRY400 - a mistake in a file, of which the trace says nothing

    def _read_site_id(self) -> str:
        """Name the site in the keys of the browser's storage."""
        try:
            return assets.site_id(self.settings.id, self.config.site_name)
        except SelfCheckError as error:
            raise Abort(f"{os.path.relpath(self.config.config_file_path)}: [site-id] {error}") from error


def _common_folder(urls: Iterable[str]) -> str:
    """Return the folder that all pages are in: that of a language, where a plugin builds one language at a time."""
    found = os.path.commonpath([posixpath.dirname(url) or "." for url in urls] or ["."])
    return "" if found == "." else found
