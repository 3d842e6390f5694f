"""Finds the checks that a site adds to the linter's own: modules that its pyproject.toml names.

    [tool.selfcheck]
    checks = ["citations"]

Such a module has `RULES`, which says of each of its rules what it means, and `check(folder, name, pages)`, which yields
a `SourceError` for each mistake. Each is an error, and is shown as the linter's own findings are.
"""

from __future__ import annotations

import importlib
import tomllib
from typing import TYPE_CHECKING

from selfcheck.errors import SelfCheckError

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

SETTINGS = "pyproject.toml"


def site_checks(folder: Path) -> list[ModuleType]:
    """Import the modules that the settings in a folder name; none without settings."""
    path = folder / SETTINGS
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (OSError, ValueError) as error:
        raise SelfCheckError(f"{path}: this can't be read as TOML: {error}") from error
    names = settings.get("tool", {}).get("selfcheck", {}).get("checks", [])
    try:
        return [importlib.import_module(name) for name in names]
    except ImportError as error:
        raise SelfCheckError(
            f"{path}: `checks` names `{error.name}`, and there is no such module to import"
        ) from error


def site_rules(folder: Path) -> dict[str, str]:
    """Return what each rule of a site's own checks means."""
    return {name: meaning for module in site_checks(folder) for name, meaning in module.RULES.items()}
