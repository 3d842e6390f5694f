"""Reads questions of other programs: a file or folder for each format, found by its name, with `read(content, pictures)`."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from selfcheck.format_modules import find_formats

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType


@cache
def all_imports() -> Mapping[str, ModuleType]:
    """Find every format by its name, as it is written on the command line."""
    return find_formats(__name__, __path__, "from_")
