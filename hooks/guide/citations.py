"""Glossary, reference and citation checks, run by the build and, through pyproject.toml, by `selfcheck lint`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide import glossary, references
from guide.datafile import DataFileError

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from pathlib import Path

    from selfcheck.errors import SourceError

RULES = {
    "glossary": "A term in docs/glossary.yml is not written as a term: it needs term, means, and source, and may have short, also "
    "and mark.",
    "references": "A source in docs/references.yml is not written as a source: it needs authors, year, title, and url.",
    references.UNKNOWN: "A page cites by [^id] what docs/references.yml does not have.",
}


def check(folder: Path, name: str, pages: Mapping[str, bytes]) -> Iterator[SourceError]:
    """Find what is wrong with a folder's data files, and with what its pages cite.

    Args:
        folder: of the docs
        name: the folder's in messages
        pages: content by path, as messages show it

    """
    try:
        if (data := folder / glossary.DATA).exists():
            glossary.read_glossary(data, f"{name}/{glossary.DATA}")
    except DataFileError as error:
        yield from error.errors
    if not (data := folder / references.DATA).exists():
        return
    try:
        known = references.read_references(data, f"{name}/{references.DATA}")
    except DataFileError as error:
        # What it has can't be known, so nothing is said of what pages cite.
        yield from error.errors
        return
    for path, content in pages.items():
        yield from references.unknown_citations(content.decode("utf-8", "replace"), known, path)
