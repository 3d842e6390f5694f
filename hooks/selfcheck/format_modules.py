"""Finds formats by the names of their modules, so that adding one takes one file or folder."""

from __future__ import annotations

import importlib
import pkgutil
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping
    from types import ModuleType


def find_formats(package: str, paths: Iterable[str], prefix: str) -> dict[str, ModuleType]:
    """Import every module of a package whose name has a prefix; return them by the rest, as it is typed in a command."""
    names = sorted(module.name for module in pkgutil.iter_modules(paths) if module.name.startswith(prefix))
    return {
        name.removeprefix(prefix).replace("_", "-"): importlib.import_module(f"{package}.{name}")
        for name in names
    }


def describe_formats(formats: Mapping[str, ModuleType], note: str) -> str:
    """Write a command's list of formats, each with the first line of its documentation, and a note below."""
    width = max(map(len, formats))
    lines = (
        f"  {name:<{width}} {(module.__doc__ or '').partition(chr(10))[0]}"
        for name, module in formats.items()
    )
    return "\n".join(["formats:", *lines, "", note])
