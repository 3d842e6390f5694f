"""The widget's modules for tests: a script that hands them over as `inside`, to be evaluated in a page."""

from __future__ import annotations

from pathlib import Path

from selfcheck.assets import KINDS, WIDGET
from selfcheck.bundle import bundle, entry

MODULE = Path(__file__).with_name("inside.js")


def inside() -> str:
    return bundle({"inside.js": entry(MODULE)}, [WIDGET, KINDS, MODULE.parent])["inside.js"]
