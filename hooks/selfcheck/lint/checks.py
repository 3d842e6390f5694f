"""Finds the checks and the pages that a site adds: Python files that its pyproject.toml names.

    [tool.selfcheck]
    checks = ["hooks/citations.py"]

Such a file has `RULES`, which says of each of its rules what it means, and `check(folder, name, pages)`, which yields
a `SourceError` for each mistake. Each is an error, and is shown as the linter's own findings are.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.settings import setting, site_module

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType


def site_checks(folder: Path) -> list[ModuleType]:
    """Import the files that the settings in a folder name; none without settings."""
    return _modules(folder, "checks")


def site_pages(folder: Path) -> list[ModuleType]:
    """Import the files that make pages of a site, each with `make(docs)`: what `pages` names beside `checks`."""
    return _modules(folder, "pages")


def _modules(folder: Path, name: str) -> list[ModuleType]:
    return [site_module(folder, name, file) for file in setting(folder, name) or ()]


def site_rules(folder: Path) -> dict[str, str]:
    """Return what each rule of a site's own checks means."""
    return {name: meaning for module in site_checks(folder) for name, meaning in module.RULES.items()}
