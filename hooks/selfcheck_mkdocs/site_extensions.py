"""Reads from mkdocs.yml which Markdown extensions a site has, without building it."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from mkdocs.utils.yaml import yaml_load

if TYPE_CHECKING:
    from pathlib import Path

# What MkDocs adds to the extensions that a site names.
BUILT_IN = ("toc", "tables", "fenced_code")


def site_extensions(file: Path) -> dict[str, dict[str, Any]]:
    """Return the settings of each extension of a site, by its name."""
    with file.open(encoding="utf-8") as opened:
        # Of a file and not of its text, it follows INHERIT.
        listed = yaml_load(opened).get("markdown_extensions", [])
    named = dict(next(iter(one.items())) if isinstance(one, dict) else (one, None) for one in listed)
    return {name: dict(named.get(name) or {}) for name in dict.fromkeys([*BUILT_IN, *named])}
