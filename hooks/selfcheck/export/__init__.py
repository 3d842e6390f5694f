"""Writes questions for other programs: a file or a folder for each format, found by its name.

A format is `as_NAME.py`, or a folder `as_NAME` with an `__init__.py`. Its docstring begins with a line that
`selfcheck export --help` shows, and says what the format can't carry. It has `SUFFIX`, of the file that it makes, and
`write(source)`, which returns the file's bytes. What it leaves out of a question it says with `source.note`.
`WITH_MADE_PAGES = True` asks for the pages that the site makes of its data, too, such as a glossary.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from selfcheck.format_modules import find_formats

if TYPE_CHECKING:
    from collections.abc import Mapping
    from types import ModuleType


@cache
def all_exports() -> Mapping[str, ModuleType]:
    """Find every format by its name."""
    return find_formats(__name__, __path__, "as_")
