"""The glossary: terms from one data file, as a page, and as tooltips where a page first uses them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from html import escape
from html.parser import HTMLParser
from typing import TYPE_CHECKING, Any

from guide.datafile import field_mistakes, read_entries
from guide.references import archived

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

DATA = "glossary.yml"
PAGE = "glossary.md"

# Headings, links, titles of sources and code keep their words to themselves, and so do questions: a tooltip would be a hint.
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
            yield key, "write term, means and source below it, indented"
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
        "---",
        "",
        "# Glossary",
        "",
        f"The {len(terms)} terms that the parts use, each with a source. A page links the first use of each to its place here. Where an address may go, a copy is linked beside it.",
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


def mark_first_uses(html: str, terms: Sequence[Term], address: str) -> str:
    """Link the first use of each term on a page to the glossary, with what it means as a tooltip.

    Args:
        html: a page's content
        terms: those to look for; the longest spelling wins where two begin at the same place
        address: of the glossary, from the page

    """
    by_spelling = {spelling.lower(): one for one in terms if one.mark for spelling in one.spellings}
    if not by_spelling:
        return html
    spellings = sorted(by_spelling, key=len, reverse=True)
    pattern = re.compile(rf"(?<![\w-])({'|'.join(map(re.escape, spellings))})(?![\w-])", re.IGNORECASE)
    reader = _Texts(html)
    pieces: list[str] = []
    done: set[str] = set()
    end = 0
    for start, text in reader.texts:
        for match in pattern.finditer(text):
            one = by_spelling[match[0].lower()]
            # An acronym is one only in its own capitals: "ram" is no RAM.
            if one.id in done or (match[0].lower() == one.short.lower() and match[0] != one.short):
                continue
            done.add(one.id)
            pieces += [html[end : start + match.start()], _link(one, match[0], address)]
            end = start + match.end()
    return "".join([*pieces, html[end:]])


def _link(one: Term, text: str, address: str) -> str:
    means = one.means if text == one.term or not one.short else f"{one.term}: {one.means}"
    return (
        f'<a class="glossary-term" href="{address}#{one.id}"><abbr title="{escape(means)}">{text}</abbr></a>'
    )


class _Texts(HTMLParser):
    """Finds the texts of a page in which terms may be marked, and where each begins."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=False)
        self.texts: list[tuple[int, str]] = []
        self._lines = [0]
        self._left_alone: list[str] = []
        for line in html.split("\n"):
            self._lines.append(self._lines[-1] + len(line) + 1)
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if self._left_alone:
            if tag == self._left_alone[-1]:
                self._left_alone.append(tag)
        elif LEFT_ALONE.fullmatch(tag) or "footnote" in (dict(attrs).get("class") or "").split():
            self._left_alone.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if self._left_alone and tag == self._left_alone[-1]:
            self._left_alone.pop()

    def handle_data(self, data: str) -> None:
        if not self._left_alone:
            line, column = self.getpos()
            self.texts.append((self._lines[line - 1] + column, data))
