"""How findings are written: a file for each format, found by its name, with `write(report, color=...)`."""

from __future__ import annotations

import importlib
import pkgutil
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType

PREFIX = "as_"


@cache
def all_formats() -> Mapping[str, ModuleType]:
    """Find every format by its name."""
    names = sorted(module.name for module in pkgutil.iter_modules(__path__))
    return {name.removeprefix(PREFIX): importlib.import_module(f"{__name__}.{name}") for name in names}
