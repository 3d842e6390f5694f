"""A package for learning platforms that follow SCORM 2004, 3rd edition or later: one page with the questions.

The platform gets each answer in words, the score of first answers, and completion. Of a text with gaps, and of many
accepted spellings, at most ten correct answers are sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.export.scorm.interactions import Standard2004
from selfcheck.export.scorm.package import package

if TYPE_CHECKING:
    from selfcheck.export.source import Source

SUFFIX = ".zip"


def write(source: Source) -> bytes:
    """Write the package."""
    return package(source, Standard2004())
