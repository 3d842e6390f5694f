"""The pages that are made of the guide's data files, for a host that has no hooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide import glossary, references

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def make(docs: Path) -> Mapping[str, str]:
    """Write the glossary and the list of references, by their names in the docs, of the data files that there are.

    Raises:
        DataFileError: with every mistake in the data files.

    """
    made: dict[str, str] = {}
    if (data := docs / glossary.DATA).exists():
        made[glossary.PAGE] = glossary.render_page(glossary.read_glossary(data, data.as_posix()))
    if (data := docs / references.DATA).exists():
        sources = references.read_references(data, data.as_posix())
        cited = references.cited_on(_pages(docs))
        made[references.PAGE] = references.render_page(sources.values(), cited)
    return made


def _pages(docs: Path) -> Mapping[str, str]:
    """Read the pages that are written, by their names in the docs."""
    return {
        name: page.read_text(encoding="utf-8")
        for page in sorted(docs.rglob("*.md"))
        if (name := page.relative_to(docs).as_posix()) not in {glossary.PAGE, references.PAGE}
    }
