"""The glossary: terms from one data file, as a page, and as links with their definitions where a page first uses them."""

from __future__ import annotations

import posixpath
import re
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import TYPE_CHECKING, Any
from xml.etree.ElementTree import Element

from markdown.extensions import Extension
from markdown.treeprocessors import Treeprocessor

from guide.datafile import field_mistakes, read_entries
from guide.references import archived
from selfcheck.conversion import source_of

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Sequence

    from markdown import Markdown

DATA = "glossary.yml"
PAGE = "glossary.md"
CLASS = "glossary-term"

# Headings, links, titles of sources and code keep their words to themselves, and so do questions: a definition would be a hint.
LEFT_ALONE = re.compile(r"h[1-6]|a|abbr|cite|code|pre|script|style|svg|summary|self-check.*|.*-visual")
REQUIRED = {"term", "means", "source"}
KNOWN = REQUIRED | {"short", "also", "mark"}
SOURCE = {"name", "year", "url"}


@dataclass(frozen=True)
class Term:
    """A term: how it is called and spelled, what it means, and who says so."""

    id: str
    term: str
    means: str
    source_name: str
    source_year: int
    source_url: str
    short: str = ""
    also: tuple[str, ...] = ()
    mark: bool = True

    @property
    def title(self) -> str:
        """The term with its short form."""
        return f"{self.term} ({self.short})" if self.short else self.term

    @property
    def spellings(self) -> tuple[str, ...]:
        """Every way to write it, as pages may."""
        return tuple(filter(None, (self.short, self.term, *self.also)))


def read_glossary(path: Path, name: str) -> list[Term]:
    """Read the terms in alphabetical order; `name` is the file's in messages.

    Raises:
        DataFileError: with every mistake, each with its line.

    """
    entries = read_entries(path, name, "glossary", _mistakes)
    return sorted((_term(key, entry) for key, entry in entries.items()), key=lambda one: one.term.lower())


def _mistakes(entries: dict[str, Any]) -> Iterator[tuple[str, str]]:
    spelled: dict[str, str] = {}
    for key, entry in entries.items():
        if not isinstance(entry, dict):
            yield key, "write term, means, and source below it, indented"
            continue
        yield from ((key, mistake) for mistake in _entry_mistakes(entry))
        also = entry.get("also")
        others = also if isinstance(also, list) else ()
        for spelling in filter(None, (entry.get("term"), entry.get("short"), *others)):
            first = spelled.setdefault(str(spelling).lower(), key)
            if first != key:
                yield key, f"“{spelling}” is a spelling of {first} already"


def _entry_mistakes(entry: dict[str, Any]) -> Iterator[str]:
    yield from field_mistakes(entry, REQUIRED, KNOWN)
    if not isinstance(entry.get("also") or [], list):
        yield "also is a list, such as [pods]"
    if entry.get("source"):
        yield from _source_mistakes(entry["source"])


def _source_mistakes(source: Any) -> Iterator[str]:
    if not isinstance(source, dict):
        yield "a source is written {name: Who says it, year: 2020, url: 'https://...'}"
        return
    yield from (f"source: {mistake}" for mistake in field_mistakes(source, SOURCE, SOURCE))
    if not isinstance(source.get("year", 0), int):
        yield "a source's year is a number, such as 2020"
    if not str(source.get("url", "https://")).startswith("https://"):
        yield "a source's url begins with https://"


def _term(key: str, entry: dict[str, Any]) -> Term:
    source = entry["source"]
    return Term(
        id=key,
        term=str(entry["term"]),
        means=str(entry["means"]).strip(),
        source_name=str(source["name"]),
        source_year=source["year"],
        source_url=str(source["url"]),
        short=str(entry.get("short") or ""),
        also=tuple(map(str, entry.get("also") or ())),
        mark=bool(entry.get("mark", True)),
    )


def render_page(terms: Sequence[Term]) -> str:
    """Write the glossary as a page of Markdown, with an anchor for each term."""
    lines = [
        "---",
        "title: Glossary",
        f"description: The {len(terms)} terms of this guide, each with a source.",
        "search: {boost: 0.01}",  # multiplies a result's score: behind the pages
        "---",
        "",
        "# Glossary",
        "",
        f"The {len(terms)} terms that this guide uses, each with a source. On a page, select the first use of a term to see its definition. Addresses that may change have an archived copy.",
        "",
    ]
    letter = ""
    for one in terms:
        if one.term[0].upper() != letter:
            letter = one.term[0].upper()
            lines += [f"## {letter}", ""]
        source = f"[{one.source_name}, {one.source_year}]({one.source_url})"
        if copy := archived(one.source_url, one.source_year):
            source += f" ([archived]({copy}))"
        lines += [f'<span id="{one.id}">{escape(one.title)}</span>', f":   {one.means} {source}", ""]
    return "\n".join(lines)


class MarkFirstUses(Treeprocessor):
    """Links the first use of each term on a page to the glossary, and carries the definition for the script that shows it."""

    def __init__(self, md: Markdown, terms: Sequence[Term], page: str, unmarked: Collection[str]) -> None:
        super().__init__(md)
        self.page = page
        self.unmarked = unmarked
        self.by_spelling = {spelling.lower(): one for one in terms if one.mark for spelling in one.spellings}
        # The longest spelling wins where two begin at the same place.
        spellings = sorted(self.by_spelling, key=len, reverse=True)
        self.pattern = re.compile(
            rf"(?<![\w-])({'|'.join(map(re.escape, spellings))})(?![\w-])", re.IGNORECASE
        )
        self.done: set[str] = set()
        self.address = page

    def run(self, root: Element) -> None:
        """Mark the terms in the order of reading."""
        source = source_of(self.md)
        here = source.uri if source else ""
        if here == self.page or here in self.unmarked or not self.by_spelling:
            return
        self.address = posixpath.relpath(self.page, posixpath.dirname(here) or ".")
        self.done = set()
        self._mark(root)

    def _mark(self, element: Element) -> None:
        children = list(element)
        element.text, first = self._split(element.text)
        for at, link in enumerate(first):
            element.insert(at, link)
        for child in children:
            if not LEFT_ALONE.fullmatch(child.tag) and "footnote" not in child.get("class", "").split():
                self._mark(child)
            child.tail, links = self._split(child.tail)
            place = list(element).index(child) + 1
            for at, link in enumerate(links):
                element.insert(place + at, link)

    def _split(self, text: str | None) -> tuple[str | None, list[Element]]:
        """Divide a text at its first uses: what is before the first, and a link for each with what follows it."""
        if not text:
            return text, []
        links: list[Element] = []
        before, end = text, 0
        for match in self.pattern.finditer(text):
            one = self.by_spelling[match[0].lower()]
            # An acronym is one only in its own capitals: "ram" is no RAM.
            if one.id in self.done or (match[0].lower() == one.short.lower() and match[0] != one.short):
                continue
            self.done.add(one.id)
            if links:
                links[-1].tail = text[end : match.start()]
            else:
                before = text[: match.start()]
            links.append(self._link(one, match[0]))
            end = match.end()
        if links:
            links[-1].tail = text[end:]
        return before, links

    def _link(self, one: Term, text: str) -> Element:
        address = f"{self.address}#{one.id}"
        link = Element(
            "a", {"class": CLASS, "href": address, "data-term": one.title, "data-means": one.means}
        )
        link.text = text
        return link


class GlossaryExtension(Extension):
    """Marks of a glossary's terms, for Python-Markdown."""

    def __init__(self, **kwargs: Any) -> None:
        self.config = {
            "terms": [[], "to look for; without, those of docs/glossary.yml"],
            "page": [PAGE, "of the glossary, among the site's files"],
            "unmarked": [[], "pages whose words are no uses of terms"],
        }
        super().__init__(**kwargs)

    def extendMarkdown(self, md: Markdown) -> None:  # noqa: N802 - the host's name
        """Register the processor after headings have their anchors (5), and before links are resolved (0)."""
        terms = self.getConfig("terms") or read_glossary(Path("docs", DATA), f"docs/{DATA}")
        processor = MarkFirstUses(md, terms, self.getConfig("page"), self.getConfig("unmarked"))
        md.treeprocessors.register(processor, "glossary", 3)


def makeExtension(**kwargs: Any) -> GlossaryExtension:  # noqa: N802 - the host's name
    """Make the extension, as Python-Markdown asks for it by module name."""
    return GlossaryExtension(**kwargs)
