"""Converts pages for exports, with the Markdown that the site has: `[tool.selfcheck]` in pyproject.toml names this file."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from markdown import Markdown

from guide import diagram_export, front_door, glossary, references
from selfcheck_mkdocs.site_extensions import site_extensions

if TYPE_CHECKING:
    from pathlib import Path

    from guide.glossary import Term
    from guide.references import Reference

SITE = "mkdocs.yml"


def converter(docs: Path) -> Markdown:
    """Make a converter for one page.

    Raises:
        DataFileError: with every mistake in the data files of the guide.

    """
    settings = _settings(docs.parent / SITE)
    extensions: list[Any] = [*settings]
    if (docs / glossary.DATA).exists():
        terms = _terms(docs)
        extensions.append(
            glossary.GlossaryExtension(terms=terms, unmarked=[references.PAGE, front_door.PAGE])
        )
    if (docs / references.DATA).exists():
        extensions.append(references.CitationExtension(sources=_sources(docs)))
    return Markdown(extensions=extensions, extension_configs=settings)


@cache
def _settings(site: Path) -> dict[str, dict[str, Any]]:
    """Read the site's extensions; diagrams become drawings that need no styles."""
    settings = site_extensions(site)
    settings["toc"]["permalink"] = False
    for fence in settings.get("pymdownx.superfences", {}).get("custom_fences", []):
        if fence["name"] == "mermaid":
            fence["format"] = diagram_export.fence
    return settings


@cache
def _terms(docs: Path) -> list[Term]:
    return glossary.read_glossary(docs / glossary.DATA, (docs / glossary.DATA).as_posix())


@cache
def _sources(docs: Path) -> dict[str, Reference]:
    return references.read_references(docs / references.DATA, (docs / references.DATA).as_posix())
