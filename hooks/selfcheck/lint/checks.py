"""Finds the checks and the pages that a site adds: Python files that its pyproject.toml names.

    [tool.selfcheck]
    checks = ["hooks/citations.py"]

Such a file has `RULES`, which says of each of its rules what it means, and `check(folder, name, pages)`, which yields
a `SourceError` for each mistake. Each is an error, and is shown as the linter's own findings are.
"""

from __future__ import annotations

import importlib
import sys
import tomllib
from typing import TYPE_CHECKING

from selfcheck.errors import SelfCheckError

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

SETTINGS = "pyproject.toml"


def site_checks(folder: Path) -> list[ModuleType]:
    """Import the files that the settings in a folder name; none without settings."""
    return _modules(folder, "checks")


def site_pages(folder: Path) -> list[ModuleType]:
    """Import the files that make pages of a site, each with `make(docs)`: what `pages` names beside `checks`."""
    return _modules(folder, "pages")


def _modules(folder: Path, setting: str) -> list[ModuleType]:
    path = folder / SETTINGS
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (OSError, ValueError) as error:
        raise SelfCheckError(f"{path}: this can't be read as TOML: {error}") from error
    return [
        _load(folder / name, path, setting)
        for name in settings.get("tool", {}).get("selfcheck", {}).get(setting, [])
    ]


def _load(file: Path, settings: Path, setting: str) -> ModuleType:
    """Import a file, which may be a part of a package and import others beside it."""
    if not file.is_file():
        raise SelfCheckError(f"{settings}: `{setting}` names {file}, and there is no such file")
    folder, name = file.parent, file.stem
    while (folder / "__init__.py").is_file():
        folder, name = folder.parent, f"{folder.name}.{name}"
    if str(folder.resolve()) not in sys.path:
        sys.path.append(str(folder.resolve()))
    return importlib.import_module(name)


def site_rules(folder: Path) -> dict[str, str]:
    """Return what each rule of a site's own checks means."""
    return {name: meaning for module in site_checks(folder) for name, meaning in module.RULES.items()}
