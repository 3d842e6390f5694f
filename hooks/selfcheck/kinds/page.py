"""The page that shows every kind of question live below its source, made of the kinds' own cases."""

from __future__ import annotations

import re
import sys
from pathlib import Path

from selfcheck.kinds import KINDS

HEAD = """\
---
title: Kinds of questions
description: Each kind of question, how it is written and graded, and a live example below its source.
selfcheck_bank: false  # examples, asked here alone
---

# Kinds of questions

The kind of a question follows from its body. Where the body allows two, the option `kind` states it.
"""
CASES = "cases.md"
SHOWN = re.compile(
    r"^# (?P<title>[^\n]+)\n(?P<prose>(?:(?!#|`{4})[^\n]*\n)*)`{4,}markdown\n(?P<source>.*?)^`{4,}$",
    re.MULTILINE | re.DOTALL,
)


def render_kinds() -> str:
    """Write the page in Markdown."""
    return "\n".join([HEAD, *(_section(match) for text in _cases() for match in SHOWN.finditer(text))])


def cases_files() -> list[Path]:
    """List the kinds' files of cases, in the order of the kinds."""
    modules = dict.fromkeys(type(kind).__module__ for kind in KINDS.values())
    return [Path(str(sys.modules[name].__file__)).with_name(CASES) for name in modules]


def _cases() -> list[str]:
    return [file.read_text(encoding="utf-8") for file in cases_files()]


def _section(match: re.Match[str]) -> str:
    return f"## {match['title']}\n{match['prose']}```markdown\n{match['source']}```\n\n{match['source']}"
