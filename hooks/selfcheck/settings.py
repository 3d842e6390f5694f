"""Reads what a site says of its questions in its pyproject.toml, and imports the Python files that it names there."""

from __future__ import annotations

import importlib
import sys
import tomllib
from typing import TYPE_CHECKING, Any

from selfcheck.errors import SelfCheckError

if TYPE_CHECKING:
    from pathlib import Path
    from types import ModuleType

FILE = "pyproject.toml"
FUNCTIONS = {"checks": "check", "pages": "make", "markdown": "converter"}
"""What a file has, by the setting that names it."""


def setting(folder: Path, name: str) -> Any:
    """Return a setting under `[tool.selfcheck]` in a folder's file; None without one."""
    path = folder / FILE
    try:
        settings = tomllib.loads(path.read_text(encoding="utf-8")) if path.is_file() else {}
    except (OSError, ValueError) as error:
        raise SelfCheckError(f"{path}: this can't be read as TOML: {error}") from error
    return settings.get("tool", {}).get("selfcheck", {}).get(name)


def site_module(folder: Path, name: str, file: str) -> ModuleType:
    """Import a file that a setting names, which may be a part of a package and import others beside it."""
    path = folder / file
    said = f"{folder / FILE}: `{name}` names {path}"
    if not path.is_file():
        raise SelfCheckError(f"{said}, and there is no such file")
    parent, module = path.parent, path.stem
    while (parent / "__init__.py").is_file():
        parent, module = parent.parent, f"{parent.name}.{module}"
    if str(parent.resolve()) not in sys.path:
        sys.path.append(str(parent.resolve()))
    try:
        imported = importlib.import_module(module)
    except (ImportError, SyntaxError) as error:
        raise SelfCheckError(f"{said}, which can't be imported: {error}") from error
    if not callable(getattr(imported, FUNCTIONS[name], None)):
        raise SelfCheckError(f"{said}, which has no function `{FUNCTIONS[name]}`")
    return imported
