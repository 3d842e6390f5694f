"""References: what pages cite by [^id], from one data file, as footnotes and as a page."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

from markdown.extensions import Extension
from markdown.preprocessors import Preprocessor

from guide.datafile import field_mistakes, read_entries
from guide.markdown_text import blank_code, place_of
from guide.notes import FoldNotes
from selfcheck.conversion import source_of
from selfcheck.errors import InvalidPagesError, SourceError
from selfcheck.reading.mistakes import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence

    from markdown import Markdown

    from selfcheck.conversion import Site

DATA = "references.yml"
PAGE = "references.md"
UNKNOWN = "unknown-reference"
INSTEAD = "add it there, or cite one that it has"

CITED = re.compile(r"\[\^([a-z0-9-]+)\](?!:)")
DEFINED = re.compile(r"^\[\^([a-z0-9-]+)\]:", re.MULTILINE)
TWO = re.compile(r"\[\^[a-z0-9-]+\](?=\[\^[a-z0-9-]+\](?!:))")
# Passages skip what has this class, as they skip the numbers beside it.
COMMA = '<sup class="footnote-ref">, </sup>'
FIELDS = {"authors", "year", "title", "url"}
# Addresses that outlive the page behind them; for others the Internet Archive keeps a copy.
LASTING = re.compile(r"https://(doi\.org|arxiv\.org/abs|www\.rfc-editor\.org)/")


@dataclass(frozen=True)
class Reference:
    """A source: who says it, when, where."""

    id: str
    authors: str
    year: int
    title: str
    url: str

    @property
    def archive(self) -> str:
        """A kept copy, for an address that may go; empty for a DOI or an arXiv number."""
        return archived(self.url, self.year)

    @property
    def citation(self) -> str:
        """Authors, year, and title."""
        return f"{self.authors} {self.year}. {self.title}{'' if self.title.endswith(('?', '!')) else '.'}"

    @property
    def links(self) -> str:
        """The address and, where there is one, the archived copy, as Markdown."""
        return f"<{self.url}>{f' ([archived]({self.archive}))' if self.archive else ''}."

    @property
    def text(self) -> str:
        """The reference as a line of Markdown."""
        return f"{self.citation} {self.links}"

    @property
    def note(self) -> str:
        """The reference as a footnote, with its citation apart from its links."""
        return f"<cite>{self.citation}</cite> {self.links}"


def archived(url: str, year: int) -> str:
    """Return the address of a kept copy; empty where the address outlives the page behind it."""
    return "" if LASTING.match(url) else f"https://web.archive.org/web/{year}/{url}"


def read_references(path: Path, name: str) -> dict[str, Reference]:
    """Read the references by id; `name` is the file's in messages.

    Raises:
        DataFileError: with every mistake, each with its line.

    """
    entries = read_entries(path, name, "references", _mistakes)
    return {key: Reference(key, **entry) for key, entry in entries.items()}


def _mistakes(entries: dict[str, Any]) -> Iterator[tuple[str, str]]:
    addresses: dict[str, str] = {}
    for key, entry in entries.items():
        if not isinstance(entry, dict):
            yield key, "write authors, year, title, and url below it, indented"
            continue
        yield from ((key, mistake) for mistake in field_mistakes(entry, FIELDS, FIELDS))
        yield from ((key, mistake) for mistake in _value_mistakes(entry))
        first = addresses.setdefault(str(entry.get("url", key)), key)
        if first != key:
            yield key, f"its url is that of {first}; cite that one"


def _value_mistakes(entry: dict[str, Any]) -> Iterator[str]:
    for field in sorted(FIELDS - {"year"}):
        if not isinstance(entry.get(field, ""), str):
            yield f"{field} is text; put it in quotes"
    if not isinstance(entry.get("year", 0), int):
        yield "year is a number, such as 2020"
    if not str(entry.get("url", "https://")).startswith("https://"):
        yield "url begins with https://; best is a DOI or an arXiv number"


def add_footnotes(markdown: str, references: Mapping[str, Reference]) -> str:
    """Append what a page's citations stand for, where the references have it."""
    defined = set(DEFINED.findall(markdown))
    cited = list(_citations(markdown))
    names = dict.fromkeys(name for name, _, _ in cited if name not in defined and name in references)
    notes = [f"[^{name}]: {references[name].note}" for name in names]
    markdown = _separate(markdown)
    return "\n\n".join([markdown.rstrip("\n"), *notes]) + "\n" if notes else markdown


class AddFootnotes(Preprocessor):
    """Appends to a page what its citations stand for."""

    def __init__(self, md: Markdown, sources: Mapping[str, Reference], site: Site | None) -> None:
        super().__init__(md)
        self.sources = sources
        self.site = site

    def run(self, lines: list[str]) -> list[str]:
        """Append the footnotes; of a citation that no reference has, note an error."""
        text = "\n".join(lines)
        if "[^" not in text:
            return lines
        source = source_of(self.md)
        file = self.site.source(source) if self.site and source else source
        if file and (unknown := unknown_citations(text, self.sources, file.path)):
            in_file = {one.message: one for one in unknown_citations(file.text, self.sources, file.path)}
            errors = [in_file.get(one.message, replace(one, line=1, column=1)) for one in unknown]
            if self.site is None:
                raise InvalidPagesError(errors)
            self.site.report(errors)
        return add_footnotes(text, self.sources).split("\n")


class CitationExtension(Extension):
    """Citations of a site's references, for Python-Markdown."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "sources": [{}, "the references by id; without, those of docs/references.yml"],
            "site": ["", "gathers what is wrong; without, it is raised"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the host's name
        """Register the preprocessor after questions (28) and code fences (25) are taken out, and what folds the footnotes.

        Footnotes are complete after their own processors (15); links are resolved after it (0).
        """
        sources = self.getConfig("sources") or read_references(Path("docs", DATA), f"docs/{DATA}")
        processor = AddFootnotes(md, sources, self.getConfig("site") or None)
        md.preprocessors.register(processor, "citations", 24)
        md.treeprocessors.register(FoldNotes(md), "notes", 2)


def unknown_citations(markdown: str, references: Collection[str], path: str) -> list[SourceError]:
    """Find the citations of a page that name no reference; `path` is the page's in messages."""
    known = {*references, *DEFINED.findall(markdown)}
    return [
        SourceError(path, line, column, UNKNOWN, f"{DATA} has no `{name}`; {nearest(name, known, INSTEAD)}")
        for name, line, column in _citations(markdown)
        if name not in known
    ]


def _separate(markdown: str) -> str:
    """Put a comma between two citations at one place, which would else read as one number."""
    text = blank_code(markdown)
    pieces: list[str] = []
    end = 0
    for match in TWO.finditer(text):
        pieces += [markdown[end : match.end()], COMMA]
        end = match.end()
    return "".join([*pieces, markdown[end:]])


def _citations(markdown: str) -> Iterator[tuple[str, int, int]]:
    text = blank_code(markdown)
    for match in CITED.finditer(text):
        yield match[1], *place_of(text, match.start())


def cited_on(pages: Mapping[str, str]) -> dict[str, list[tuple[str, str]]]:
    """Return the pages that cite each reference: their title and file."""
    found: dict[str, list[tuple[str, str]]] = {}
    for file, markdown in sorted(pages.items()):
        title = re.search(r"^title: *(.+)$|^# +(.+)$", markdown, re.MULTILINE)
        for name in dict.fromkeys(name for name, _, _ in _citations(markdown)):
            found.setdefault(name, []).append(((title[1] or title[2]) if title else file, file))
    return found


def render_page(references: Iterable[Reference], cited_on: Mapping[str, Sequence[tuple[str, str]]]) -> str:
    """Write the references as a page of Markdown, each with the pages that cite it (title and file)."""
    ordered = sorted(references, key=lambda one: (one.authors.lower(), one.year, one.title))
    lines = [
        "---",
        "title: References",
        f"description: The {len(ordered)} sources of this guide, and where each is cited.",
        "search: {boost: 0.001}",  # multiplies a result's score: behind the pages, and behind the glossary
        "---",
        "",
        "# References",
        "",
        f"The {len(ordered)} sources that this guide cites. Addresses that may change have an archived copy.",
        "",
    ]
    for one in ordered:
        pages = ", ".join(f"[{title}]({file})" for title, file in cited_on.get(one.id, ()))
        # The glossary leaves <cite> alone: a title is no use of a term.
        lines.append(f'- <cite id="{one.id}">{one.text}</cite>{f" Cited in {pages}." if pages else ""}')
    return "\n".join([*lines, ""])


def makeExtension(**kwargs: Any) -> CitationExtension:  # noqa: N802 - the host's name
    """Make the extension, as Python-Markdown asks for it by module name."""
    return CitationExtension(**kwargs)
