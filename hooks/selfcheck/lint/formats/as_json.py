"""Findings for a program: one JSON object."""

from __future__ import annotations

import json
from dataclasses import asdict
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from selfcheck.lint.report import Report


def write(report: Report, *, color: bool = False) -> str:  # noqa: ARG001 - every format takes it
    """Write `findings` (path, line, column, rule, severity, message) and `coverage` (tested, headings)."""
    everything = {
        "findings": [asdict(finding) for finding in report.findings],
        "coverage": {"tested": report.tested, "headings": report.headings},
    }
    return json.dumps(everything, ensure_ascii=False, indent=2) + "\n"
