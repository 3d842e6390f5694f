"""References: what pages cite by [^id], from one data file, as footnotes and as a page."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from datafile import read_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

DATA = "references.yml"
PAGE = "references.md"

CITED = re.compile(r"\[\^([a-z0-9-]+)\](?!:)")
DEFINED = re.compile(r"^\[\^([a-z0-9-]+)\]:", re.MULTILINE)
TWO = re.compile(r"\[\^[a-z0-9-]+\](?=\[\^[a-z0-9-]+\](?!:))")
# Passages skip what has this class, as they skip the numbers beside it.
COMMA = '<sup class="footnote-ref">, </sup>'
FENCE = re.compile(r"^(```|~~~).*?^\1", re.MULTILINE | re.DOTALL)
FIELDS = {"authors", "year", "title", "url"}
# Addresses that outlive the page behind them; for others the Internet Archive keeps a copy.
LASTING = re.compile(r"https://(doi\.org|arxiv\.org/abs|www\.rfc-editor\.org)/")


class CitationError(ValueError):
    """What is wrong with a page's citations, one line for each mistake."""


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
        if not isinstance(entry, dict) or entry.keys() != FIELDS:
            yield key, f"a reference has {', '.join(sorted(FIELDS))}, and nothing else"
            continue
        for field in sorted(FIELDS - {"year"}):
            if not isinstance(entry[field], str):
                yield key, f"{field} is text; put it in quotes"
        if not isinstance(entry["year"], int):
            yield key, "year is a number, such as 2020"
        if not str(entry["url"]).startswith("https://"):
            yield key, "url begins with https://; best is a DOI or an arXiv number"
        first = addresses.setdefault(str(entry["url"]), key)
        if first != key:
            yield key, f"its url is that of {first} already"


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
    cited = list(_citations(markdown))
    defined = set(DEFINED.findall(markdown))
    unknown = [
        f"{path}:{line + skipped}:{column}: [references] no reference “{name}”; add it to {DATA}, or write the id of one that is there"
        for name, line, column in cited
        if name not in references and name not in defined
    ]
    if unknown:
        raise CitationError("\n".join(unknown))
    names = dict.fromkeys(name for name, _, _ in cited if name not in defined)
    notes = [f"[^{name}]: {references[name].text}" for name in names]
    markdown = _separate(markdown)
    return "\n\n".join([markdown.rstrip("\n"), *notes]) + "\n" if notes else markdown


def _separate(markdown: str) -> str:
    """Put a comma between two citations at one place, which would else read as one number."""
    text = _blank_code(markdown)
    pieces: list[str] = []
    end = 0
    for match in TWO.finditer(text):
        pieces += [markdown[end : match.end()], COMMA]
        end = match.end()
    return "".join([*pieces, markdown[end:]])


def _blank_code(markdown: str) -> str:
    """Blank code, so that places stay."""
    return FENCE.sub(lambda match: re.sub(r"[^\n]", " ", match[0]), markdown)


def _citations(markdown: str) -> Iterator[tuple[str, int, int]]:
    text = _blank_code(markdown)
    for match in CITED.finditer(text):
        before = text[: match.start()]
        yield match[1], before.count("\n") + 1, len(before) - before.rfind("\n")


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
