"""The pages that are made of the guide's data files, for a host that has no hooks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from guide import glossary, references

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path


def make(docs: Path) -> Mapping[str, str]:
    """Write the glossary and the list of references, by their names in the docs.

    Raises:
        DataFileError: with every mistake in the data files.

    """
    terms = glossary.read_glossary(docs / glossary.DATA, f"{docs.as_posix()}/{glossary.DATA}")
    sources = references.read_references(docs / references.DATA, f"{docs.as_posix()}/{references.DATA}")
    made = {glossary.PAGE, references.PAGE}
    pages = {
        page.relative_to(docs).as_posix(): page.read_text(encoding="utf-8")
        for page in sorted(docs.rglob("*.md"))
        if page.relative_to(docs).as_posix() not in made
    }
    return {
        glossary.PAGE: glossary.render_page(terms),
        references.PAGE: references.render_page(sources.values(), references.cited_on(pages)),
    }
