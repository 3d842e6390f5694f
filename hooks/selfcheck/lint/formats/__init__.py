"""How findings are written: a file for each format, found by its name, with `write(report, color=...)`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from selfcheck.format_modules import find_formats

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType


@cache
def all_formats() -> Mapping[str, ModuleType]:
    """Find every format by its name."""
    return find_formats(__name__, __path__, "as_")
