"""Reads questions of other programs: a file or folder for each format, found by its name, with `read(content, pictures)`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

PREFIX = "from_"


@cache
def all_imports() -> Mapping[str, ModuleType]:
    """Find every format by its name, as it is written on the command line."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__) if module.name.startswith(PREFIX))
    return {
        name.removeprefix(PREFIX).replace("_", "-"): importlib.import_module(f"{__name__}.{name}")
        for name in names
    }
