"""A package for learning platforms that follow SCORM 1.2, such as Moodle: one page with the questions.

The platform gets each answer, the score of first answers, and completion. This version has no words for choices, so
reports show letters in the author's order. Of gaps and accepted spellings, at most ten correct answers are sent.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from selfcheck.export.scorm.interactions import Standard
from selfcheck.export.scorm.package import package

if TYPE_CHECKING:
    from selfcheck.export.source import Source

SUFFIX = ".zip"


def write(source: Source) -> bytes:
    """Write the package."""
    return package(source, Standard())
