"""A package of QTI 2.2 items and a test, for platforms such as TAO, Canvas, and Blackboard.

Each page is a section of the test, and tags are categories of its items. QTI has no hints. A picture is a file of the package,
and so is a diagram. HTML that QTI does not allow loses its element and keeps its text. The headers of a table to match, difficulty,
phase, and objective are left out.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.export.qti.dialect import QTI2
from selfcheck.export.qti.package import package

if TYPE_CHECKING:
    from selfcheck.export.source import Source

SUFFIX = ".qti2.zip"


def write(source: Source) -> bytes:
    """Write the package."""
    return package(source, QTI2)
