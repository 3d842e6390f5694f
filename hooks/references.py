"""References: what pages cite by [^id], from one data file, as footnotes and as a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datafile import field_mistakes, read_entries
from markdown_text import blank_code, place_of
from selfcheck.errors import InvalidPagesError, SourceError
from selfcheck.parse.mistakes import nearest

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

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


class CitationError(InvalidPagesError):
    """Every citation of a page that names no reference."""


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
    def text(self) -> str:
        """The reference as a line of Markdown."""
        archive = f" ([archived]({self.archive}))" if self.archive else ""
        end = "" if self.title.endswith(("?", "!")) else "."
        return f"{self.authors} {self.year}. {self.title}{end} <{self.url}>{archive}."


def archived(url: str, year: int) -> str:
    """Tell where a copy of an address is kept; empty where the address outlives the page behind it."""
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
            yield key, "write authors, year, title and url below it, indented"
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


def add_footnotes(markdown: str, references: Mapping[str, Reference], path: str, skipped: int = 0) -> str:
    """Append what a page's citations stand for.

    Args:
        markdown: a page
        references: by id
        path: the page's, for messages
        skipped: lines of the file above `markdown`, such as its front matter

    Raises:
        CitationError: for each citation that the data file does not have, with line and column.

    """
    if unknown := unknown_citations(markdown, references, path, skipped):
        raise CitationError(unknown)
    defined = set(DEFINED.findall(markdown))
    cited = list(_citations(markdown))
    names = dict.fromkeys(name for name, _, _ in cited if name not in defined)
    notes = [f"[^{name}]: {references[name].text}" for name in names]
    markdown = _separate(markdown)
    return "\n\n".join([markdown.rstrip("\n"), *notes]) + "\n" if notes else markdown


def unknown_citations(
    markdown: str, references: Collection[str], path: str, skipped: int = 0
) -> list[SourceError]:
    """Find the citations that name no reference; the arguments are those of `add_footnotes`."""
    known = {*references, *DEFINED.findall(markdown)}
    return [
        SourceError(
            path, line + skipped, column, UNKNOWN, f"{DATA} has no `{name}`; {nearest(name, known, INSTEAD)}"
        )
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
    """Tell which pages cite each reference: their title and file."""
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
        "---",
        "",
        "# References",
        "",
        f"The {len(ordered)} sources that the parts cite. Where an address may go, a copy is linked beside it.",
        "",
    ]
    for one in ordered:
        pages = ", ".join(f"[{title}]({file})" for title, file in cited_on.get(one.id, ()))
        # The glossary leaves <cite> alone: a title is no use of a term.
        lines.append(f'- <cite id="{one.id}">{one.text}</cite>{f" Cited in {pages}." if pages else ""}')
    return "\n".join([*lines, ""])
